"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WAITING = "status IN ('due', 'claimed', 'uncertain', 'postponed')"


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _big(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _int(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _sealed(name: str = "sealed") -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=f"{table}_member_id_fk", ondelete="CASCADE")


def _of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "member_id"],
        [f"{parent}.id", f"{parent}.member_id"],
        name=f"{table}_{column}_fk",
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns or ("id",), name=f"{table}_pk")


def _pair(table: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint("id", "member_id", name=f"{table}_id_uq")


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table("meta", _text("key"), _sealed("value"), _key("meta", "key"))
    op.create_table(
        "members",
        _text("id"),
        _text("platform"),
        _text("tenant"),
        _big("created_at"),
        _text("zone", nullable=True),
        _text("locale"),
        _big("paused_until", nullable=True),
        _sealed(),
        _key("members"),
    )
    op.create_index("members_home_ix", "members", ["platform", "tenant"])
    op.create_table(
        "addresses",
        _text("platform"),
        _text("tenant"),
        _text("account"),
        _text("room", nullable=True),
        _int("place"),
        _text("member_id"),
        _key("addresses", "platform", "tenant", "account"),
        _member("addresses"),
    )
    op.create_index("addresses_member_ix", "addresses", ["member_id"])
    op.create_table(
        "opportunities",
        _text("id"),
        _text("member_id"),
        _big("created_at"),
        _text("outcome"),
        _big("replied_at", nullable=True),
        _text("status_to", nullable=True),
        _sealed(),
        _key("opportunities"),
        _pair("opportunities"),
        _member("opportunities"),
    )
    op.create_index("opportunities_member_ix", "opportunities", ["member_id"])
    op.create_table(
        "people",
        _text("id"),
        _text("member_id"),
        _sealed(),
        _key("people"),
        _pair("people"),
        _member("people"),
    )
    op.create_index("people_member_ix", "people", ["member_id"])
    op.create_table(
        "contacts",
        _text("id"),
        _text("member_id"),
        _text("opportunity_id"),
        _text("kind"),
        _big("starts_at"),
        _big("ended_at"),
        _text("zone"),
        _big("logged_at"),
        _sealed(),
        _key("contacts"),
        _pair("contacts"),
        _member("contacts"),
        _of("contacts", "opportunity_id", "opportunities"),
    )
    op.create_index("contacts_member_ix", "contacts", ["member_id"])
    op.create_index("contacts_opportunity_ix", "contacts", ["opportunity_id"])
    op.create_table(
        "notes",
        _text("id"),
        _text("member_id"),
        _text("opportunity_id"),
        _text("contact_id"),
        _text("person_id"),
        _text("kind"),
        _big("created_at"),
        _int("ordinal"),
        _text("status"),
        _text("was"),
        _big("done_at", nullable=True),
        _sealed(),
        _key("notes"),
        _member("notes"),
        _of("notes", "opportunity_id", "opportunities"),
        _of("notes", "contact_id", "contacts"),
        _of("notes", "person_id", "people"),
        sa.CheckConstraint("status IN ('planned', 'drafted', 'sent', 'skipped', 'dropped')", name="notes_status_ck"),
    )
    op.create_index("notes_member_ix", "notes", ["member_id"])
    op.create_index("notes_opportunity_ix", "notes", ["opportunity_id"])
    op.create_index("notes_contact_ix", "notes", ["contact_id"])
    op.create_index("notes_person_ix", "notes", ["person_id"])
    op.create_table(
        "nudges",
        _text("id"),
        _text("member_id"),
        _text("tenant"),
        _text("kind"),
        _text("subject"),
        _text("ordinal"),
        _text("opportunity_id", nullable=True),
        _big("due_at"),
        _big("next_at"),
        _text("because"),
        _big("ruled_at"),
        _text("shift", nullable=True),
        _int("last"),
        _text("status"),
        _text("before"),
        _int("attempts"),
        _text("token", nullable=True),
        _int("revision"),
        _big("delivered_at", nullable=True),
        _text("into_id", nullable=True),
        _text("message", nullable=True),
        _text("message_platform", nullable=True),
        _text("message_tenant", nullable=True),
        _text("message_account", nullable=True),
        _text("message_room", nullable=True),
        _key("nudges"),
        _member("nudges"),
        _of("nudges", "opportunity_id", "opportunities"),
        sa.CheckConstraint(
            "status IN ('due', 'claimed', 'delivered', 'uncertain', 'postponed', 'parked', 'cancelled')",
            name="nudges_status_ck",
        ),
    )
    op.create_index(
        "nudges_waiting_ix",
        "nudges",
        ["next_at", "id"],
        sqlite_where=sa.text(WAITING),
        postgresql_where=sa.text(WAITING),
    )
    op.create_index("nudges_member_ix", "nudges", ["member_id", "opportunity_id"])
    op.create_index(
        "nudges_into_ix",
        "nudges",
        ["into_id"],
        sqlite_where=sa.text("into_id IS NOT NULL"),
        postgresql_where=sa.text("into_id IS NOT NULL"),
    )
    if postgresql:
        # Every nudge is updated twice: room beside it, and the dead ones cleared away early.
        op.execute(
            "ALTER TABLE nudges SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02,"
            " autovacuum_vacuum_threshold = 1000)"
        )
    op.create_table(
        "forms",
        _text("id"),
        _text("member_id"),
        _text("action"),
        _text("value"),
        _int("step"),
        _big("expires_at"),
        _text("done_action", nullable=True),
        _text("done_value", nullable=True),
        _sealed(),
        _key("forms"),
        _member("forms"),
    )
    op.create_index("forms_member_ix", "forms", ["member_id"])
    op.create_index("forms_expires_ix", "forms", ["expires_at"])
    op.create_table(
        "turns_seen",
        _text("platform"),
        _text("tenant"),
        _text("key"),
        _big("at"),
        _text("action"),
        _text("value"),
        _key("turns_seen", "platform", "tenant", "key"),
    )
    op.create_index("turns_seen_at_ix", "turns_seen", ["at"])
    op.create_table(
        "stages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), sa.Identity(), nullable=False),
        _text("stage"),
        _sealed(),
        _key("stages"),
    )
    op.create_index("stages_stage_ix", "stages", ["stage", "id"])
    op.create_table("stage_marks", _text("stage"), _text("key"), _sealed(), _key("stage_marks", "stage", "key"))


def downgrade() -> None:
    for table in (
        "stage_marks",
        "stages",
        "turns_seen",
        "forms",
        "nudges",
        "notes",
        "contacts",
        "people",
        "opportunities",
        "addresses",
        "members",
        "meta",
    ):
        op.drop_table(table)
