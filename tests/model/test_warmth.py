"""A word to keep in touch counts from when the two were last in touch, whatever that was about."""

from dataclasses import replace

from bot.model.cadence import Case, plan
from bot.model.case import Touch
from bot.model.identity import alike
from bot.model.ids import MemberId, PersonId
from bot.model.nudge import NudgeKind
from bot.model.opportunity import ContactKind, Meeting, Person
from bot.model.owed import in_touch
from bot.model.policy import DEFAULT
from tests.model.cases import DAY, at, case, contact, delivered, of_kind

TALK = contact(at("2026-03-02", "15:00"), kind=ContactKind.NETWORKING)
NOW = TALK.ended_at + DAY
LENA = PersonId("p0")


def touched(*touches: Touch, of: Case | None = None) -> Case:
    return replace(of or case(TALK, notes=[]), touched={LENA: touches})


def words(of: Case, now=NOW) -> list[str]:
    return [f"{each.due_at:%Y-%m-%d}" for each in of_kind(plan(of, DEFAULT, now), NudgeKind.KEEP_WARM)]


def test_it_waits_its_months_from_an_interview_with_the_same_person():
    assert words(touched()) == ["2026-07-02"]
    assert words(touched(Touch(at("2026-07-20", "12:00")))) == ["2026-11-20"]
    # What was before the talk moves nothing.
    assert words(touched(Touch(at("2026-01-20", "12:00")))) == ["2026-07-02"]


def test_it_keeps_its_name_when_it_moves_so_that_nothing_is_planned_twice():
    (before,) = of_kind(plan(touched(), DEFAULT, NOW), NudgeKind.KEEP_WARM)
    later = touched(Touch(at("2026-07-20", "12:00")), of=case(TALK, notes=[], history=[before]))
    (after,) = of_kind(plan(later, DEFAULT, before.due_at), NudgeKind.KEEP_WARM)
    assert after.id == before.id
    assert after.due_at > before.due_at


def test_who_is_kept_warm_by_a_later_talk_elsewhere_has_the_words_of_that_one():
    june = Touch(at("2026-06-01", "12:00"), warm=True)
    assert words(touched(june)) == []
    # Also when they have met for another reason since.
    assert words(touched(june, Touch(at("2026-06-20", "12:00")))) == []


def test_of_several_people_it_comes_for_the_first_whose_months_have_passed():
    two = replace(TALK, meetings=(*TALK.meetings, Meeting(PersonId("q"))))
    both = touched(Touch(at("2026-05-20", "12:00")), of=case(two, notes=[]))
    assert words(both) == ["2026-07-02"]
    assert in_touch(both, two) == {LENA: at("2026-05-20", "12:00"), PersonId("q"): two.ended_at}


def test_what_was_said_before_counts_beside_it():
    (first,) = of_kind(plan(touched(), DEFAULT, NOW), NudgeKind.KEEP_WARM)
    after = touched(Touch(at("2026-05-20", "12:00")), of=case(TALK, notes=[], history=[delivered(first)]))
    assert words(after, first.due_at + DAY) == ["2026-11-02"]


def person(id: str, name: str, email: str = "") -> Person:
    return Person(PersonId(id), MemberId("m"), name, name.split()[0], email)


def test_two_rows_are_one_person_by_address_else_by_whole_name():
    lena = person("a", "Lena Maier", "lena@one.example")
    met = [
        lena, person("b", "L. Maier", "LENA@one.example"), person("c", "lena  maier"),
        person("d", "Lena Maier", "lena@two.example"), person("e", "Lena"),
    ]  # fmt: skip
    assert alike([lena], met) == {"a": {"a", "b", "c"}}
    assert alike([met[4]], [*met, person("f", "Lena")]) == {"e": {"e"}}
