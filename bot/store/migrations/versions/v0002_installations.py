"""Installations of the bot, tickets that work once, tenants that left, lanes that a platform shut, cards drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _big(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _bytes(name: str) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    op.create_table(
        "installations",
        _text("platform"),
        _text("tenant"),
        _big("expires_at", nullable=True),
        _big("leased_until", nullable=True),
        _bytes("sealed"),
        sa.PrimaryKeyConstraint("platform", "tenant", name="installations_pk"),
    )
    op.create_table(
        "tickets",
        _text("platform"),
        _bytes("hash"),
        _big("expires_at"),
        sa.PrimaryKeyConstraint("platform", "hash", name="tickets_pk"),
    )
    op.create_index("tickets_expires_ix", "tickets", ["expires_at"])
    op.create_table(
        "departures",
        _text("platform"),
        _text("tenant"),
        _big("left_at"),
        _big("purge_at"),
        sa.PrimaryKeyConstraint("platform", "tenant", name="departures_pk"),
    )
    op.create_table(
        "lanes",
        _text("tenant"),
        _big("until"),
        sa.PrimaryKeyConstraint("tenant", name="lanes_pk"),
    )
    op.create_table(
        "drawn",
        _text("member_id"),
        _text("platform"),
        _text("about"),
        _text("tenant"),
        _text("room"),
        _text("messages"),
        _big("at"),
        _bytes("sealed"),
        sa.PrimaryKeyConstraint("member_id", "platform", "about", name="drawn_pk"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="drawn_member_id_fk", ondelete="CASCADE"),
    )
    op.create_index("drawn_at_ix", "drawn", ["at"])


def downgrade() -> None:
    for table in ("drawn", "lanes", "departures", "tickets", "installations"):
        op.drop_table(table)
