"""Cohorts: their rooms, who is in them, what is asked of coaches, and nudges that go to rooms."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WAITING = "status IN ('due', 'claimed', 'uncertain', 'postponed')"
_NEW = (
    "sessions", "codes", "views", "digests", "celebrations", "reviews", "templates", "memberships", "rooms", "cohorts",
)  # fmt: skip


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _big(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _sealed() -> "sa.Column[bytes]":
    return sa.Column("sealed", sa.LargeBinary, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=f"{table}_pk")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"{table}_{column}_fk", ondelete="CASCADE")


def _member(table: str) -> sa.ForeignKeyConstraint:
    return _refers(table, "member_id", "members")


def _cohort(table: str) -> sa.ForeignKeyConstraint:
    return _refers(table, "cohort_id", "cohorts")


def upgrade() -> None:
    op.create_table(
        "cohorts",
        _text("id"),
        _text("platform"),
        _text("tenant"),
        _big("created_at"),
        _text("status"),
        _big("ended_at", nullable=True),
        _sealed(),
        _key("cohorts"),
        sa.CheckConstraint("status IN ('open', 'ended', 'archived')", name="cohorts_status_ck"),
    )
    op.create_index("cohorts_home_ix", "cohorts", ["platform", "tenant"])
    op.create_table(
        "rooms",
        _text("id"),
        _text("cohort_id"),
        _text("platform"),
        _text("tenant"),
        _text("room"),
        sa.Column("gone", sa.Integer, nullable=False),
        _big("opened_at"),
        _sealed(),
        _key("rooms"),
        _cohort("rooms"),
    )
    op.create_index("rooms_cohort_ix", "rooms", ["cohort_id"])
    op.create_index("rooms_place_ix", "rooms", ["platform", "tenant", "room"])
    op.create_table(
        "memberships",
        _text("id"),
        _text("member_id"),
        _text("cohort_id"),
        _text("role"),
        _text("consent"),
        _big("joined_at"),
        _big("counted_since", nullable=True),
        _sealed(),
        _key("memberships"),
        _member("memberships"),
        _cohort("memberships"),
        sa.UniqueConstraint("cohort_id", "member_id", name="memberships_cohort_id_uq"),
        sa.CheckConstraint("role IN ('member', 'coach', 'sponsor')", name="memberships_role_ck"),
        sa.CheckConstraint(
            "consent IN ('private', 'counts', 'progress', 'drafts')", name="memberships_consent_ck"
        ),
    )
    op.create_index("memberships_member_ix", "memberships", ["member_id"])
    op.create_table(
        "templates",
        _text("id"),
        _text("cohort_id"),
        _big("created_at"),
        _sealed(),
        _key("templates"),
        _cohort("templates"),
    )
    op.create_index("templates_cohort_ix", "templates", ["cohort_id"])
    op.create_table(
        "reviews",
        _text("id"),
        _text("member_id"),
        _text("cohort_id"),
        _text("note_id"),
        _big("asked_at"),
        _big("needed_by", nullable=True),
        _text("status"),
        _big("answered_at", nullable=True),
        _text("answered_by", nullable=True),
        _sealed(),
        _key("reviews"),
        _member("reviews"),
        _cohort("reviews"),
        sa.CheckConstraint(
            "status IN ('waiting', 'answered', 'withdrawn', 'closed')", name="reviews_status_ck"
        ),
    )
    op.create_index("reviews_member_ix", "reviews", ["member_id"])
    op.create_index("reviews_cohort_ix", "reviews", ["cohort_id", "status"])
    op.create_index("reviews_note_ix", "reviews", ["note_id"])
    op.create_table(
        "celebrations",
        _text("id"),
        _text("member_id"),
        _text("cohort_id"),
        _big("created_at"),
        _big("shown_at", nullable=True),
        _sealed(),
        _key("celebrations"),
        _member("celebrations"),
        _cohort("celebrations"),
    )
    op.create_index("celebrations_member_ix", "celebrations", ["member_id"])
    op.create_index("celebrations_cohort_ix", "celebrations", ["cohort_id"])
    op.create_table(
        "digests",
        _text("cohort_id"),
        _text("week"),
        _big("shown_at"),
        _sealed(),
        _key("digests", "cohort_id", "week"),
        _cohort("digests"),
    )
    op.create_table(
        "views",
        _text("member_id"),
        _text("cohort_id"),
        _text("coach_id"),
        _text("what"),
        _text("day"),
        sa.Column("times", sa.Integer, nullable=False),
        _big("last_at"),
        _sealed(),
        _key("views", "member_id", "cohort_id", "coach_id", "what", "day"),
        _member("views"),
        _cohort("views"),
    )
    op.create_index("views_last_ix", "views", ["last_at"])
    op.create_table(
        "codes",
        _text("purpose"),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        _text("member_id"),
        _text("cohort_id", nullable=True),
        _big("expires_at"),
        _key("codes", "purpose", "hash"),
        _member("codes"),
        _cohort("codes"),
    )
    op.create_index("codes_expires_ix", "codes", ["expires_at"])
    op.create_table(
        "sessions",
        sa.Column("hash", sa.LargeBinary, nullable=False),
        _text("member_id"),
        _text("cohort_id"),
        _big("opened_at"),
        _big("used_at"),
        _key("sessions", "hash"),
        _member("sessions"),
        _cohort("sessions"),
    )
    op.create_index("sessions_used_ix", "sessions", ["used_at"])
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("nudges", "member_id", nullable=True)
        op.add_column("nudges", _text("room_id", nullable=True))
        op.create_foreign_key(op.f("nudges_room_id_fk"), "nudges", "rooms", ["room_id"], ["id"], ondelete="CASCADE")
        op.create_check_constraint(op.f("nudges_to_ck"), "nudges", "(member_id IS NULL) <> (room_id IS NULL)")
    else:
        _rebuilt(to_rooms=True)
    op.create_index(
        "nudges_room_ix", "nudges", ["room_id"],
        sqlite_where=sa.text("room_id IS NOT NULL"), postgresql_where=sa.text("room_id IS NOT NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.execute("DELETE FROM nudges WHERE room_id IS NOT NULL")
    op.drop_index("nudges_room_ix", "nudges")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("nudges_to_ck"), "nudges")
        op.drop_constraint(op.f("nudges_room_id_fk"), "nudges")
        op.drop_column("nudges", "room_id")
        op.alter_column("nudges", "member_id", nullable=False)
    else:
        _rebuilt(to_rooms=False)
    for table in _NEW:
        op.drop_table(table)


_KEPT = (
    "id", "member_id", "tenant", "kind", "subject", "ordinal", "opportunity_id", "due_at", "next_at", "because",
    "ruled_at", "shift", "last", "status", "before", "attempts", "token", "revision", "delivered_at", "into_id",
    "message", "message_platform", "message_tenant", "message_account", "message_room",
)  # fmt: skip
_NUMBERS = frozenset({"due_at", "next_at", "ruled_at", "delivered_at"})
_SMALL = frozenset({"last", "attempts", "revision"})
_MAY_BE_NULL = frozenset({
    "opportunity_id", "shift", "token", "delivered_at", "into_id", "message", "message_platform", "message_tenant",
    "message_account", "message_room",
})  # fmt: skip


def _column(name: str, *, to_rooms: bool) -> "sa.Column[str] | sa.Column[int]":
    nullable = name in _MAY_BE_NULL or (to_rooms and name == "member_id")
    if name in _NUMBERS:
        return _big(name, nullable=nullable)
    if name in _SMALL:
        return sa.Column(name, sa.Integer, nullable=False)
    return _text(name, nullable=nullable)


def _rebuilt(*, to_rooms: bool) -> None:
    """The table anew, as SQLite changes no column in place."""
    columns = [_column(name, to_rooms=to_rooms) for name in _KEPT]
    if to_rooms:
        columns.insert(2, _text("room_id", nullable=True))
    for index in ("nudges_waiting_ix", "nudges_member_ix", "nudges_into_ix"):
        op.drop_index(index, "nudges")
    op.rename_table("nudges", "nudges_before")
    op.create_table(
        "nudges",
        *columns,
        _key("nudges"),
        _member("nudges"),
        *((_refers("nudges", "room_id", "rooms"),) if to_rooms else ()),
        sa.ForeignKeyConstraint(
            ["opportunity_id", "member_id"],
            ["opportunities.id", "opportunities.member_id"],
            name="nudges_opportunity_id_fk",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint(
            "status IN ('due', 'claimed', 'delivered', 'uncertain', 'postponed', 'parked', 'cancelled')",
            name="nudges_status_ck",
        ),
        *((sa.CheckConstraint("(member_id IS NULL) <> (room_id IS NULL)", name="nudges_to_ck"),) if to_rooms else ()),
    )
    names = ", ".join(_KEPT)
    op.execute(f"INSERT INTO nudges ({names}) SELECT {names} FROM nudges_before")  # noqa: S608  our own names
    op.drop_table("nudges_before")
    op.create_index("nudges_waiting_ix", "nudges", ["next_at", "id"], sqlite_where=sa.text(WAITING))
    op.create_index("nudges_member_ix", "nudges", ["member_id", "opportunity_id"])
    op.create_index("nudges_into_ix", "nudges", ["into_id"], sqlite_where=sa.text("into_id IS NOT NULL"))
