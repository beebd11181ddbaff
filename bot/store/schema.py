"""The schema: what the tables are collected in, and what many of them have in common."""

from sqlalchemy import Column, ForeignKey, MetaData, Text

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "uq": "%(table_name)s_%(column_0_name)s_uq",
        "ck": "%(table_name)s_%(constraint_name)s_ck",
        "ix": "%(table_name)s_%(column_0_name)s_ix",
    }
)


def of_member() -> Column[str]:
    """Whose row it is; it goes with them."""
    return Column("member_id", Text, ForeignKey("members.id", ondelete="CASCADE"), nullable=False)


def of_cohort() -> Column[str]:
    """Which cohort it belongs to; it goes with it."""
    return Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False)
