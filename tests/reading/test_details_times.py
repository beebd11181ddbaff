"""The one-line log: the moments that people type, and what they may mean."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.opportunity import InterviewFormat
from bot.reading.details import Details, lines
from bot.reading.names import DoubtKind
from bot.reading.when import Flag, Grain, Trouble
from tests.reading.test_details import ZONE, Line, makes_the_obvious_record, names, start, told
from tests.reading.work import steps
from tests.rows import each_of


def test_what_lies_ahead_is_a_scheduled_interview():
    assert Flag.FUTURE_IN_LOG in told("Acme, SRE, tomorrow 3pm").when.flags
    assert Flag.FUTURE_IN_LOG in told("Acme, SRE, next tue 3pm").when.flags
    assert Flag.FUTURE_IN_LOG in told("Acme, SRE, 3/4 at 2").when.flags
    assert Flag.FUTURE_IN_LOG not in told("Acme, SRE, tue 3pm").when.flags


def test_a_part_of_the_day_and_an_end_are_kept():
    assert told("phone screen with Globex tomorrow morning").when.grain is Grain.PART
    span = told("stripe - PM - today 10-11am").when
    assert (span.end - span.start).total_seconds() == 3600
    lasting = told("Acme, SRE, today 2pm, 45 minutes, with Bob").when
    assert (lasting.end - lasting.start).total_seconds() == 2700
    assert told("Acme, SRE, next tue 14:00 Europe/London").when.zone == "Europe/London"


@each_of(
    ("text", "by"),
    [
        ("Acme, SRE, today 2pm; they'll decide by Friday", "2026-03-06"),
        ("Acme, SRE, today 2pm with Bob, they decide in two weeks", "2026-03-16"),
        ("Acme, SRE, today 2pm, they will let me know within a week", "2026-03-09"),
        ("Acme; SRE; today 2pm; decision by: Friday", "2026-03-06"),
        ("Acme, SRE, today 2pm, answer expected Mar 20", "2026-03-20"),
    ],
)
def test_a_promised_day_is_in_the_future_and_no_time_of_the_interview(text, by):
    found = told(text)
    assert found.decides_by.start.astimezone(ZoneInfo(ZONE)).date().isoformat() == by
    assert start(found) == "2026-03-02 14:00"


@each_of(
    ("text", "trouble"),
    [("Acme, 25:99", Trouble.NO_SUCH_TIME), ("Acme, Eng, 30 February 2pm", Trouble.NO_SUCH_DATE),
     ("Acme, Eng, next week", Trouble.REFUSED), ("Acme, Eng, 5 March 2031 2pm", Trouble.TOO_FAR)],
)  # fmt: skip
def test_a_time_that_cannot_be_is_told_apart_from_none(text, trouble):
    found = told(text)
    assert (found.company, found.when) == ("Acme", None)
    assert found.when_trouble.trouble is trouble
    assert told("Acme, Eng").when_trouble is None


@each_of(
    ("text", "typed", "trouble"),
    [
        ("Acme, Eng, 30 February 2pm with Bob", "30 February 2pm", Trouble.NO_SUCH_DATE),
        ("Acme, Eng, 31/02 3pm, Bob", "31/02 3pm", Trouble.NO_SUCH_DATE),
        ("Acme; Eng; 25:99; Bob", "25:99", Trouble.NO_SUCH_TIME),
        ("Acme, Eng, yesterday 27:00 with Bob", "yesterday 27:00", Trouble.NO_SUCH_TIME),
        ("Acme, Eng, next thurdsay 3pm with Bob", "next thurdsay 3pm", Trouble.UNREADABLE),
        ("Acme, Eng, next blursday 3pm with Bob", "next blursday 3pm", Trouble.UNREADABLE),
        ("Acme, Eng, tomrow at 10, Bob", "tomrow at 10", Trouble.UNREADABLE),
        ("Acme, Eng, 2pm tmorrow, Bob", "2pm tmorrow", Trouble.UNREADABLE),
        ("Acme, Eng, with Bob, thurdsay 3pm", "thurdsay 3pm", Trouble.UNREADABLE),
        ("Acme, Eng, febuary 30 2pm, Bob", "febuary 30 2pm", Trouble.UNREADABLE),
        ("Acme, Eng, 30th febuary 2pm, Bob", "30th febuary 2pm", Trouble.UNREADABLE),
        ("Acme, Eng, next week with Bob", "next week", Trouble.REFUSED),
        ("Acme, Eng, every tuesday 3pm, Bob", "every tuesday 3pm", Trouble.REFUSED),
        ("Acme, Eng, 5 March 2031 2pm with Bob", "5 March 2031 2pm", Trouble.TOO_FAR),
        ("Acme Eng 30 February 2pm Bob", "30 February 2pm", Trouble.NO_SUCH_DATE),
        ("Acme Eng with Bob on 30 February 2pm", "30 February 2pm", Trouble.NO_SUCH_DATE),
        ("Acme Eng next week with Bob", "next week", Trouble.REFUSED),
    ],
)
def test_a_time_beyond_reading_is_kept_whole_and_stands_nowhere_else(text, typed, trouble):
    found = told(text)
    assert (found.when, found.when_trouble.trouble, found.when_text) == (None, trouble, typed)
    assert (found.company, found.role, names(found), found.left) == ("Acme", "Eng", ("Bob",), "")


def test_a_name_like_a_misspelt_day_is_a_name():
    found = told("Sundar, SRE, today 1pm with Sundar Pichai and Frida")
    assert (found.company, start(found), names(found)) == ("Sundar", "2026-03-02 13:00", ("Sundar Pichai", "Frida"))
    assert found.when_text == ""
    assert told("Acme, tomorow at 10").when_text == ""
    assert start(told("Acme, tomorow at 10")) == "2026-03-03 10:00"


def local(at) -> str:
    return at.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M")


@each_of(
    ("text", "past", "coming"),
    [
        ("Acme, onsite, fri 10-12", "2026-02-27 10:00", "2026-03-06 10:00"),
        ("Acme, SRE, friday", "2026-02-27 00:00", "2026-03-06 00:00"),
        ("Acme SRE sunday morning Jane Doe", "2026-03-01 09:00", "2026-03-08 09:00"),
        ("Acme, SRE with Bob tue 3pm", "2026-02-24 15:00", "2026-03-03 15:00"),
        ("Acme, SRE, mon 3pm", "2026-02-23 15:00", "2026-03-02 15:00"),
    ],
)
def test_a_bare_weekday_may_be_the_coming_one(text, past, coming):
    found = told(text)
    assert start(found) == past
    assert Flag.WEEK in found.when.flags
    assert local(found.when.alternatives[0]) == coming


@each_of(
    "text",
    ["Acme, SRE, last friday 3pm", "Acme, SRE, yesterday 3pm", "Acme, SRE, fri 27 feb 3pm", "Acme, SRE, feb 27 3pm",
     "Acme, SRE, 2/27 3pm", "Acme, SRE, 3pm", "Acme, SRE, 3 days ago 3pm", "Acme, SRE, friday last week 3pm",
     "Had a call with Acme friday 3pm", "Interviewed with Acme on friday"],
)  # fmt: skip
def test_what_fixes_the_week_leaves_no_other(text):
    assert Flag.WEEK not in told(text).when.flags


def test_the_verb_tells_whether_a_weekday_was_or_will_be():
    assert start(told("Had an interview with Stripe friday 3pm")) == "2026-02-27 15:00"
    for text in ("I have an interview with Stripe friday 3pm", "Scheduled: Stripe, SRE, friday 3pm"):
        found = told(text)
        assert (found.company, start(found)) == ("Stripe", "2026-03-06 15:00")
        assert Flag.FUTURE_IN_LOG in found.when.flags
        assert Flag.WEEK not in found.when.flags


def test_roles_that_close_a_name_are_that_persons():
    for text in ("Jane Doe CTO", "Jane Doe (CTO)", "Jane Doe, CTO"):
        (jane,) = told(f"Acme SRE tomorrow 3pm {text}").people
        assert (jane.name, jane.role) == ("Jane Doe", "CTO")


def test_a_promise_in_a_sentence_of_its_own_is_heard():
    found = told("Acme, SRE, today 2pm with Bob. They'll decide by Friday")
    assert (names(found), found.left) == (("Bob",), "")
    assert local(found.decides_by.start) == "2026-03-06 00:00"


def test_another_script_is_foreign_and_nothing_of_it_is_lost():
    text = "与阿里巴巴 明天下午三点"
    assert told(text) == Details(left=text, foreign=True)
    assert not told("Société Générale, développeur, yesterday").foreign


MAIL = (
    "Hi Ana,\n\nThank you for taking the time to speak with us on Monday at 3pm. We enjoyed the conversation and would "
    "like to invite you to a second interview with Grace Hopper (CTO) and Bob at our office.\n\nBest,\nJane\n"
)


def test_a_pasted_mail_is_left_alone():
    text = (MAIL * 20)[:3000]
    found = told(text)
    assert (found.company, found.role, found.when, found.people) == (None, None, None, ())
    assert found.left == text.strip()
    assert len(lines(text)) == 1


def test_a_pasted_mail_costs_nothing():
    assert steps(lambda: told((MAIL * 20)[:3000])) < LITTLE


def test_a_mention_is_doubted():
    found = told("Acme, Engineer, today 2pm with Grace Hopper and <@U123>")
    assert names(found) == ("Grace Hopper",)
    assert [(doubt.kind, doubt.text) for doubt in found.doubts] == [(DoubtKind.MENTION, "<@U123>")]


def test_the_country_orders_a_numeric_date():
    assert start(told("Acme, SRE, 4/3 9am", country="GB")) == "2026-03-04 09:00"
    assert start(told("Acme, SRE, 3/4 9am", country="US")) == "2026-03-04 09:00"


def test_several_logs_are_one_a_line():
    text = "Acme, SRE, yesterday 3pm with Bob\n\n Globex, PM, today 10am with Jo \n"
    assert lines(text) == ("Acme, SRE, yesterday 3pm with Bob", "Globex, PM, today 10am with Jo")
    assert lines("Acme, SRE, yesterday") == ("Acme, SRE, yesterday",)
    assert lines("Acme, SRE, yesterday with:\n- Bob\n- Jo") == ("Acme, SRE, yesterday with:\n- Bob\n- Jo",)
    assert lines("  ") == ()


def test_people_on_lines_of_their_own_are_people():
    found = told("Acme, SRE, yesterday with:\n- Bob Ray\n- Jo Fry")
    assert (found.company, found.role, names(found)) == ("Acme", "SRE", ("Bob Ray", "Jo Fry"))


WORDS = ["Acme", "with", "at", "for", " - ", ", ", "; ", "3pm", "tomorrow", "May", "Sun", "<@U1>", "<a@b.co>",
         "they'll",
         "decide", "by", "round", "video", "(", ")", "'s", "recruiter", "25:99", "30", "feb", ":", "\n", "/", "\u202e",
         "had a", "interview", "\"", "<", "w/", "与", "thurdsay", "next", "coffee", "Jane Doe", "yesterday", "fri",
         "SRE"]  # fmt: skip


LITTLE, MUCH = 80_000, 200_000
"""Steps: an ordinary line takes about 1,000, a mail of 3,000 characters 39,000, the worst of these 84,000."""
HOSTILE = ["25:99 Jane ", "of for , ", "next ", "1 ", "weeks and at 25:99; ", "thurdsay, for, ", "tomorrow at 10 May ",
           "30 feb, ", "last the Sun 3pm ", "at 1 to 2 ", "- SRE ( 30 feb ", "Will and Jane. It went; "]  # fmt: skip


@pytest.mark.parametrize("length", [190, 890, 4000])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_little_work(piece, length):
    assert steps(lambda: told((piece * length)[:length])) < MUCH


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map(" ".join))
@settings(deadline=None, derandomize=True, max_examples=400)
def test_no_text_raises(text):
    found = told(text)
    assert isinstance(found, Details)
    assert found.company != ""
    assert found.role != ""
    assert found.when is None or (found.when_trouble is None and not found.when_text)
    assert bool(found.when_text) == (found.when_trouble is not None)
    assert all(lines(line) == (line,) for line in lines(text))


PHONE, VIDEO, ONSITE = InterviewFormat.PHONE, InterviewFormat.VIDEO, InterviewFormat.ONSITE


@each_of("line", [
    Line("I had a phone screen with Stripe this morning at 10 with Dana (recruiter)", "Stripe", None,
         "2026-03-02 10:00", ("Dana",), PHONE, "phone screen"),
    Line("just got off the phone with Maria Lopez from Globex", "Globex", None, None, ("Maria Lopez",), PHONE),
    Line("Just got off a call with Maria Lopez at Globex", "Globex", None, None, ("Maria Lopez",),
         InterviewFormat.PHONE),
    Line("got off a zoom with Acme", "Acme", format=VIDEO),
    Line("the interview at Iota went great!", "Iota", left="went great!"),
    Line("The interview with Iota went really well", "Iota", left="went really well"),
    Line("The interview at Iota was yesterday at 3pm with Bob", "Iota", None, "2026-03-01 15:00", ("Bob",)),
    Line("finished my onsite at Hooli, met Gavin and Denpok", "Hooli", None, None, ("Gavin", "Denpok"), ONSITE),
    Line("Had a great chat with Bob at Initech today", "Initech", None, "2026-03-02 00:00", ("Bob",)),
    Line("had my second interview with Acme today at 2pm, spoke with Jane Doe and Bob Li", "Acme", None,
         "2026-03-02 14:00", ("Jane Doe", "Bob Li"), None, "second interview"),
    Line("Acme, SRE, today 1pm with HR", "Acme", "SRE", "2026-03-02 13:00", left="HR"),
    Line("call with HR", None, format=InterviewFormat.PHONE, left="HR"),
    Line("Acme, SRE, today 1pm with Sara O'Neill-García, Jr. and 2 others", "Acme", "SRE", "2026-03-02 13:00",
         ("Sara O'Neill-García, Jr.",), left="2 others"),
    Line("Just Eat, SRE, today 1pm", "Just Eat", "SRE", "2026-03-02 13:00"),
])  # fmt: skip
def test_a_natural_sentence_makes_the_obvious_record(line):
    makes_the_obvious_record(line)


@each_of("text", [
    "it went great!", "went great at Acme!", "nailed it!", "just finished", "I think I bombed the Acme interview",
    "Just got off!", "I just had it", "!", "!!!",
])  # fmt: skip
def test_a_sentence_is_no_company(text):
    assert told(text).company is None


def test_no_company_shouts():
    assert told("Yahoo!, SRE, yesterday 3pm").company == "Yahoo"


@each_of("text", [
    "Acme, yesteday 3pm with Bob", "Acme yesteday 3pm with Bob", "Acme, the yesteday 3pm role with Bob",
    "Acme, Yesteday 3pm", "Acme, thrusday at 3pm with Bob", "Acme, on yesteday 3pm",
])  # fmt: skip
def test_a_time_is_no_role(text):
    found = told(text)
    assert (found.company, found.role) == ("Acme", None)
    assert found.when_trouble is not None or found.when is not None
