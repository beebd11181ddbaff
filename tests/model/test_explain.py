"""What a plan says of itself: the next nudge and why, or why there is none."""

from dataclasses import replace
from datetime import date

import pytest

from bot.cards.reasons import explained, silence
from bot.cards.words import Reader
from bot.model.cadence import plan
from bot.model.explain import Explanation, Silence, explain
from bot.model.note import NoteKind, NoteStatus, SkipReason
from bot.model.nudge import Because, NudgeKind
from bot.model.opportunity import ContactKind, Outcome
from bot.model.policy import DEFAULT
from bot.model.posting import Posting
from tests.model.cases import (
    DAY,
    HOUR,
    at,
    case,
    contact,
    delivered,
    handed_in,
    member,
    snoozed,
    status,
    thanks,
    wall,
)

NOW = at("2026-03-02", "12:00")
MET = contact(at("2026-03-02", "10:00"), logged=NOW)
APPLIED = handed_in("2026-03-02")
US = member(country="US")
READER = Reader(locale="en-US", zone="America/New_York", country="US")


def said(of: Explanation) -> str:
    return " ".join(explained(READER, of, NOW))


def test_the_next_nudge_and_its_rule():
    found = explain(case(MET, who=US), DEFAULT, NOW)
    assert found.next is not None
    assert (found.next.kind, found.silence) == (NudgeKind.THANK, None)
    assert said(found) == "Reminder at 6:30 pm: the same evening."


def test_nothing_is_planned_before_the_zone_is_known():
    found = explain(case(MET, who=member(zone=None)), DEFAULT, NOW)
    assert found == Explanation(silence=Silence.ZONE_UNKNOWN)
    assert said(found) == "Nothing is planned until I know your time zone."


def test_a_pause_says_until_when():
    away = case(MET, who=member(country="US", paused_until=NOW + 3 * DAY))
    found = explain(away, DEFAULT, NOW)
    assert (found.silence, found.until) == (Silence.PAUSED, NOW + 3 * DAY)
    assert found.next is not None
    assert "You paused me; I'm back on Thu 5 Mar at 12 pm." in said(found)


def test_a_posting_that_forbids_is_quoted():
    found = explain(case(APPLIED, posting=Posting(no_contact="No calls, please.")), DEFAULT, NOW)
    assert (found.next, found.silence) == (None, Silence.HELD_FOR_GOOD)
    assert said(found) == 'No follow-up, as the posting says: "No calls, please."'


def test_a_window_says_its_day_and_its_sentence_beside_the_follow_up():
    window = Posting(window="We reply by 20 March.", window_ends=date(2026, 3, 20))
    found = explain(case(APPLIED, posting=window), DEFAULT, NOW)
    assert found.next is not None
    assert wall(found.next.due_at) == "Mon 23 09:30"
    assert (found.silence, found.day) == (Silence.HELD_UNTIL, date(2026, 3, 20))
    assert 'Not before Fri 20 Mar, as the posting says: "We reply by 20 March."' in said(found)


def test_told_not_to_closed_fewer_and_nothing_more():
    (note,) = thanks(MET, status=NoteStatus.SKIPPED, done=NOW)
    told = case(MET, notes=[replace(note, reason=SkipReason.TOLD_NOT_TO)])
    assert explain(told, DEFAULT, NOW).silence is Silence.TOLD_NOT_TO
    assert explain(case(MET, outcome=Outcome.REJECTED), DEFAULT, NOW).silence is Silence.CLOSED
    talk = contact(at("2026-03-02", "10:00"), logged=NOW, kind=ContactKind.INTRO)
    assert explain(case(talk, who=member(nudges=0)), DEFAULT, NOW).silence is Silence.FEWER
    off = replace(talk, keep_warm=False)
    sent = thanks(off, status=NoteStatus.SENT, done=NOW)
    assert explain(case(off, notes=sent), DEFAULT, NOW).silence is Silence.ALL_SENT
    skipped = thanks(off, status=NoteStatus.SKIPPED, done=NOW)
    assert explain(case(off, notes=skipped), DEFAULT, NOW).silence is Silence.NOTHING_MORE


def test_where_notes_are_no_custom_the_nudge_is_optional_and_an_interview_ahead_is_waited_for():
    assert explain(case(MET, who=member(country="DE")), DEFAULT, NOW).silence is Silence.OPTIONAL
    ahead = contact(at("2026-03-05", "10:00"), logged=NOW)
    found = explain(case(ahead, who=US), DEFAULT, NOW)
    assert (found.silence, found.until) == (Silence.WAITS, ahead.ended_at)


def test_what_was_put_off_is_the_next_and_what_was_given_is_not():
    off = snoozed(MET, NOW + 5 * HOUR)
    found = explain(case(MET, who=US, history=[off]), DEFAULT, NOW)
    assert found.next == off
    first = plan(case(MET), DEFAULT, NOW)[0]
    later = explain(case(MET, who=US, history=[delivered(first)]), DEFAULT, first.due_at)
    assert later.next is not None
    assert later.next.reason.because is Because.FORTY_HOURS


def test_of_one_contact_what_is_about_it_comes_before_what_follows():
    again = contact(at("2026-02-20", "10:00"), id="d", logged=at("2026-02-20", "09:00"))
    both = case(MET, mine=[again], who=US, notes=[*thanks(MET), *thanks(again, status=NoteStatus.SENT, done=NOW)])
    mine = explain(both, DEFAULT, NOW, contact=MET.id)
    assert mine.next is not None
    assert mine.next.subject == MET.id
    assert explain(both, DEFAULT, NOW, contact=again.id).next is None
    done = case(MET, who=US, notes=thanks(MET, status=NoteStatus.SENT, done=NOW))
    follows = explain(done, DEFAULT, NOW, contact=MET.id)
    assert follows.next is not None
    assert follows.next.kind is NudgeKind.FOLLOW_UP


def test_a_follow_up_in_a_week_s_list_says_so():
    (plain, _) = plan(case(APPLIED), DEFAULT, NOW)
    listed = replace(case(APPLIED), rounds={plain.id: at("2026-03-10", "10:00")})
    found = explain(listed, DEFAULT, NOW)
    assert found.next is not None
    assert (found.next.reason.because, found.next.reason.ruled_at) == (Because.WEEKLY_ROUND, plain.due_at)
    # The last word is counted from the list, not from when it would have come by itself.
    assert wall(plan(listed, DEFAULT, NOW)[1].due_at) == "Tue 17 09:30"


def test_after_the_last_follow_up_the_last_word_is_next():
    sent = status(APPLIED, 1, NoteStatus.SENT, NOW, NoteKind.APPLICATION)
    found = explain(case(APPLIED, notes=[sent]), DEFAULT, NOW)
    assert found.next is not None
    assert found.next.kind is NudgeKind.CLOSE


@pytest.mark.parametrize("why", Silence)
def test_every_silence_has_a_sentence(why):
    for day, sentence in ((date(2026, 3, 20), "No calls."), (None, "")):
        told = silence(READER, Explanation(None, why, NOW, day, sentence), NOW)
        assert told.endswith(('.', '."', '"'))
        assert len(told.split()) <= 25
    assert silence(READER, Explanation(), NOW) == ""
