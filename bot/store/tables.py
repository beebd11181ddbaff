"""The tables: keys, states and instants in plain columns, everything private in `sealed`."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.schema import metadata, of_member
from bot.store.tables_cohort import (
    celebrations,
    codes,
    cohorts,
    digests,
    links,
    memberships,
    reviews,
    rooms,
    sessions,
    templates,
    views,
)

__all__ = [
    "WAITING",
    "addresses",
    "asked",
    "audit",
    "celebrations",
    "codes",
    "cohorts",
    "contacts",
    "departures",
    "digests",
    "drawn",
    "forms",
    "installations",
    "lanes",
    "links",
    "members",
    "memberships",
    "meta",
    "metadata",
    "notes",
    "nudges",
    "opportunities",
    "people",
    "reviews",
    "rooms",
    "sessions",
    "stage_marks",
    "stages",
    "templates",
    "tickets",
    "turns_seen",
    "views",
]

WAITING = "status IN ('due', 'claimed', 'uncertain', 'postponed')"
"""Literal, word for word as the partial indexes have it: a bound status would pass them by."""

def _of(table: str, column: str) -> ForeignKeyConstraint:
    """A row belongs to the same member as the row it refers to; asked at the commit."""
    return ForeignKeyConstraint(
        [column, "member_id"],
        [f"{table}.id", f"{table}.member_id"],
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )


meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("id", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("zone", Text),
    Column("locale", Text, nullable=False),
    Column("paused_until", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    Index("members_home_ix", "platform", "tenant"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("room", Text),
    Column("place", Integer, nullable=False),
    of_member(),
    PrimaryKeyConstraint("platform", "tenant", "account"),
    Index("addresses_member_ix", "member_id"),
)

opportunities = Table(
    "opportunities",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("created_at", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("replied_at", BigInteger),
    Column("status_to", Text),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("id", "member_id"),
    Index("opportunities_member_ix", "member_id"),
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("id", "member_id"),
    Index("people_member_ix", "member_id"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("opportunity_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("logged_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("id", "member_id"),
    _of("opportunities", "opportunity_id"),
    Index("contacts_member_ix", "member_id"),
    Index("contacts_opportunity_ix", "opportunity_id"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("opportunity_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("was", Text, nullable=False),
    Column("done_at", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    _of("opportunities", "opportunity_id"),
    _of("contacts", "contact_id"),
    _of("people", "person_id"),
    CheckConstraint("status IN ('planned', 'drafted', 'sent', 'skipped', 'dropped')", name="status"),
    Index("notes_member_ix", "member_id"),
    Index("notes_opportunity_ix", "opportunity_id"),
    Index("notes_contact_ix", "contact_id"),
    Index("notes_person_ix", "person_id"),
)

nudges = Table(
    "nudges",
    metadata,
    Column("id", Text, primary_key=True),
    Column("member_id", Text, ForeignKey("members.id", ondelete="CASCADE")),
    Column("room_id", Text, ForeignKey("rooms.id", ondelete="CASCADE")),
    Column("tenant", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("ordinal", Text, nullable=False),
    Column("opportunity_id", Text),
    Column("due_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("because", Text, nullable=False),
    Column("ruled_at", BigInteger, nullable=False),
    Column("shift", Text),
    Column("last", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("token", Text),
    Column("revision", Integer, nullable=False),
    Column("delivered_at", BigInteger),
    Column("into_id", Text),
    Column("message", Text),
    Column("message_platform", Text),
    Column("message_tenant", Text),
    Column("message_account", Text),
    Column("message_room", Text),
    _of("opportunities", "opportunity_id"),
    CheckConstraint(
        "status IN ('due', 'claimed', 'delivered', 'uncertain', 'postponed', 'parked', 'cancelled')",
        name="status",
    ),
    CheckConstraint("(member_id IS NULL) <> (room_id IS NULL)", name="to"),
    Index(
        "nudges_room_ix", "room_id",
        sqlite_where=text("room_id IS NOT NULL"), postgresql_where=text("room_id IS NOT NULL"),
    ),
    Index("nudges_waiting_ix", "next_at", "id", sqlite_where=text(WAITING), postgresql_where=text(WAITING)),
    # One index for both, since on PostgreSQL every claim and settlement writes to each of them.
    Index("nudges_member_ix", "member_id", "opportunity_id"),
    Index(
        "nudges_into_ix",
        "into_id",
        sqlite_where=text("into_id IS NOT NULL"),
        postgresql_where=text("into_id IS NOT NULL"),
    ),
)

forms = Table(
    "forms",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("action", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("done_action", Text),
    Column("done_value", Text),
    Column("sealed", LargeBinary, nullable=False),
    Index("forms_member_ix", "member_id"),
    Index("forms_expires_ix", "expires_at"),
)

asked = Table(
    "asked",
    metadata,
    Column("id", Text, primary_key=True),
    of_member(),
    Column("created_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    Index("asked_member_ix", "member_id"),
    Index("asked_done_ix", "done_at"),
)

audit = Table(
    "audit",
    metadata,
    of_member(),
    Column("action", Text, nullable=False),
    Column("thing", Text, nullable=False),
    Column("theirs", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("member_id", "action", "thing"),
    Index("audit_last_ix", "last_at"),
)

turns_seen = Table(
    "turns_seen",
    metadata,
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("action", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("platform", "tenant", "key"),
    Index("turns_seen_at_ix", "at"),
)

stages = Table(
    "stages",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True),
    Column("stage", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("stages_stage_ix", "stage", "id"),
)

stage_marks = Table(
    "stage_marks",
    metadata,
    Column("stage", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("stage", "key"),
)

installations = Table(
    "installations",
    metadata,
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("expires_at", BigInteger),
    Column("leased_until", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("platform", "tenant"),
)

drawn = Table(
    "drawn",
    metadata,
    of_member(),
    Column("platform", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("messages", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("member_id", "platform", "about"),
    Index("drawn_at_ix", "at"),
)

tickets = Table(
    "tickets",
    metadata,
    Column("platform", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("platform", "hash"),
    Index("tickets_expires_ix", "expires_at"),
)

departures = Table(
    "departures",
    metadata,
    Column("platform", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("left_at", BigInteger, nullable=False),
    Column("purge_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("platform", "tenant"),
)

lanes = Table(
    "lanes",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("until", BigInteger, nullable=False),
)
