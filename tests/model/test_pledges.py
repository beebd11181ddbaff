"""What a member said and did: their record, kept from facts alone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, ContactKind, Opportunity, Outcome
from bot.model.pledges import AROUND, ENOUGH, SETTLED, Compared, Rate, Record, record

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANA = MemberId("ana")


def contact(n, days_ago=30, *, of=None, kind=ContactKind.INTERVIEW):
    at = NOW - timedelta(days=days_ago)
    id = ContactId(f"c{n}")
    return Contact(id, ANA, OpportunityId(f"o{of if of is not None else n}"), kind, at, at + HOUR, "UTC", at)


def opportunity(n, outcome=Outcome.OPEN):
    return Opportunity(OpportunityId(f"o{n}"), ANA, "Acme", "Engineer", NOW, outcome=outcome)


def note(n, status=NoteStatus.DRAFTED, **known):
    of = NoteId(f"n{n}")
    return Note(of, ANA, OpportunityId(f"o{n}"), ContactId(f"c{n}"), PersonId(f"p{n}"), NoteKind.THANK_YOU, NOW,
                status=status, **known)  # fmt: skip


def test_of_nothing_there_is_nothing_to_tell():
    assert record([], [], [], NOW) == Record()
    assert record([], [], [], NOW).empty


@pytest.mark.parametrize(("after", "kept"), [(-HOUR, 1), (AROUND, 1), (AROUND + timedelta(minutes=1), 0)])
def test_around_the_hour_that_was_named_is_by_it(after, kept):
    at = NOW - timedelta(days=2)
    found = record([note(1, NoteStatus.SENT, pledged_for=at, done_at=at + after)], [contact(1)], [], NOW)
    assert (found.pledged, found.kept) == (1, kept)


def test_what_waits_counts_once_its_hour_is_over_and_what_was_skipped_never():
    hour_ago = NOW - AROUND
    waiting, ahead = note(1, pledged_for=hour_ago), note(2, pledged_for=NOW)
    skipped = note(3, NoteStatus.SKIPPED, pledged_for=hour_ago, done_at=NOW)
    overtaken = note(4, NoteStatus.DROPPED, pledged_for=hour_ago, done_at=NOW)
    found = record([waiting, ahead, skipped, overtaken], [], [], NOW)
    assert (found.pledged, found.kept) == (1, 0)


def test_the_hours_are_the_middle_ones_and_of_one_note_none_are_told():
    held = [contact(n) for n in range(3)]
    sent = [note(n, NoteStatus.SENT, done_at=held[n].ended_at + hours * HOUR) for n, hours in enumerate((2, 30, 5))]
    assert record(sent, held, [], NOW).hours == 5
    assert record(sent[:1], held, [], NOW).hours is None
    assert record(sent, held, [], NOW).thanked == 3


def side(first, count, went_on, *, noted):
    """Interviews, a note each or none, of which some led on."""
    numbers = range(first, first + count)
    held = [contact(n) for n in numbers]
    notes = [note(n, NoteStatus.SENT, done_at=each.ended_at + HOUR) for n, each in zip(numbers, held, strict=True)]
    known = [opportunity(n, Outcome.OFFER if n < first + went_on else Outcome.REJECTED) for n in numbers]
    return notes if noted else [], held, known


def test_with_and_without_are_told_only_of_five_each():
    (notes, held, known), (_, more, others) = side(0, 6, 3, noted=True), side(10, ENOUGH, 2, noted=False)
    found = record(notes, [*held, *more], [*known, *others], NOW)
    assert found.with_note == Compared(Rate(6, 3), Rate(5, 2))
    assert record(notes, [*held, *more[1:]], [*known, *others], NOW).with_note is None
    assert Rate(5, 2).share == 0.4
    assert Rate(0, 0).share == 0


def test_before_and_after_divide_at_the_first_note_that_went_out():
    (notes, held, known), (_, more, others) = side(0, 5, 4, noted=True), side(10, 5, 1, noted=False)
    earlier = [contact(10 + n, 90) for n in range(5)]
    found = record(notes, [*held, *earlier], [*known, *others], NOW)
    assert found.since == Compared(Rate(5, 1), Rate(5, 4))
    assert len(more) == 5


def test_a_second_interview_leads_on_and_what_is_too_young_to_tell_is_left_out():
    (notes, held, known), (_, more, others) = side(0, 5, 0, noted=True), side(10, 5, 0, noted=False)
    again = contact(99, 1, of=0)
    young = contact(50, SETTLED.days - 1)
    applied = contact(51, kind=ContactKind.APPLICATION)
    every = [*held, *more, again, young, applied]
    found = record(notes, every, [*known, *others, opportunity(50), opportunity(51)], NOW)
    assert found.with_note == Compared(Rate(5, 1), Rate(5, 0))
