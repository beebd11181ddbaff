"""The tables of cohorts: who is in them, where they live, and what coaches and members do there."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.schema import metadata, of_cohort, of_member

cohorts = Table(
    "cohorts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("ended_at", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    CheckConstraint("status IN ('open', 'ended', 'archived')", name="status"),
    Index("cohorts_home_ix", "platform", "tenant"),
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    of_cohort(),
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("rooms_cohort_ix", "cohort_id"),
    Index("rooms_place_ix", "platform", "tenant", "room"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    of_cohort(),
    Column("role", Text, nullable=False),
    Column("consent", Text, nullable=False),
    Column("joined_at", BigInteger, nullable=False),
    Column("counted_since", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("cohort_id", "member_id"),
    CheckConstraint("role IN ('member', 'coach', 'sponsor')", name="role"),
    CheckConstraint("consent IN ('private', 'counts', 'progress', 'drafts')", name="consent"),
    Index("memberships_member_ix", "member_id"),
)

templates = Table(
    "templates",
    metadata,
    Column("id", Text, primary_key=True),
    of_cohort(),
    Column("created_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("templates_cohort_ix", "cohort_id"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    of_cohort(),
    Column("note_id", Text, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("needed_by", BigInteger),
    Column("status", Text, nullable=False),
    Column("answered_at", BigInteger),
    Column("answered_by", Text),
    Column("sealed", LargeBinary, nullable=False),
    CheckConstraint("status IN ('waiting', 'answered', 'withdrawn', 'closed')", name="status"),
    Index("reviews_member_ix", "member_id"),
    Index("reviews_cohort_ix", "cohort_id", "status"),
    Index("reviews_note_ix", "note_id"),
)

celebrations = Table(
    "celebrations",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    of_cohort(),
    Column("created_at", BigInteger, nullable=False),
    Column("shown_at", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    Index("celebrations_member_ix", "member_id"),
    Index("celebrations_cohort_ix", "cohort_id"),
)

digests = Table(
    "digests",
    metadata,
    of_cohort(),
    Column("week", Text, nullable=False),
    Column("shown_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("cohort_id", "week"),
)

views = Table(
    "views",
    metadata,
    of_member(),
    of_cohort(),
    Column("coach_id", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("member_id", "cohort_id", "coach_id", "what", "day"),
    Index("views_last_ix", "last_at"),
)

codes = Table(
    "codes",
    metadata,
    Column("purpose", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    of_member(),
    Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE")),
    Column("expires_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("purpose", "hash"),
    Index("codes_expires_ix", "expires_at"),
)

links = Table(
    "links",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("other_id", Text, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE")),
    Column("agreed_at", BigInteger),
    Column("expires_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("links_member_ix", "member_id"),
    Index("links_other_ix", "other_id"),
    Index("links_expires_ix", "expires_at"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    of_member(),
    of_cohort(),
    Column("opened_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Index("sessions_used_ix", "used_at"),
)
