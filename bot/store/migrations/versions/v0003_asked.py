"""What members asked to be nudged about, and the audit of what was reached for in vain."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _big(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "asked",
        _text("id"),
        _text("member_id"),
        _big("created_at"),
        _big("due_at"),
        _big("done_at", nullable=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="asked_pk"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="asked_member_id_fk", ondelete="CASCADE"),
    )
    op.create_index("asked_member_ix", "asked", ["member_id"])
    op.create_index("asked_done_ix", "asked", ["done_at"])
    op.create_table(
        "audit",
        _text("member_id"),
        _text("action"),
        _text("thing"),
        sa.Column("theirs", sa.Integer, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        _big("first_at"),
        _big("last_at"),
        sa.PrimaryKeyConstraint("member_id", "action", "thing", name="audit_pk"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="audit_member_id_fk", ondelete="CASCADE"),
    )
    op.create_index("audit_last_ix", "audit", ["last_at"])


def downgrade() -> None:
    op.execute("DELETE FROM nudges WHERE kind = 'asked'")
    for table in ("audit", "asked"):
        op.drop_table(table)
