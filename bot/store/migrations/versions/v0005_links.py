"""Links: what is asked of whoever made a code, once somebody has typed it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("member_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text, nullable=False),
        sa.Column("cohort_id", sa.Text, nullable=True),
        sa.Column("agreed_at", sa.BigInteger, nullable=True),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="links_pk"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="links_member_id_fk", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["members.id"], name="links_other_id_fk", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="links_cohort_id_fk", ondelete="CASCADE"),
    )
    op.create_index("links_member_ix", "links", ["member_id"])
    op.create_index("links_other_ix", "links", ["other_id"])
    op.create_index("links_expires_ix", "links", ["expires_at"])


def downgrade() -> None:
    op.execute("DELETE FROM nudges WHERE kind = 'linking'")
    op.drop_table("links")
