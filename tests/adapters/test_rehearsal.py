"""A rehearsal plays a script, and knows what each person and room was shown since when."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.cli.rehearsal import Did, Heard, Rehearsal
from adapters.cli.script import parse
from adapters.cli.transcript import Transcript, failure_lines
from bot.chat.card import Button, Card, Choice, Line, Option
from bot.chat.form import Field, Form, Step
from bot.chat.inbound import Action, Command, Submission
from bot.chat.reply import Amend, Invalid
from bot.clock import MovableClock
from bot.model.people import Address
from bot.stage import Kind

FIRST = "at 2026-03-02 14:00 America/New_York\n"


def says(words):
    return Card(title="", blocks=(Line((words,)),))


class Parrot:
    """A bot that says what it is told to, at once or later: enough to see windows and the clock by."""

    def __init__(self, clock):
        self.clock = clock
        self.couriers = {}
        self.queue = []
        self.routes = self
        self.worker = self

    def path(self, text):
        path, _, rest = text.removeprefix("/").partition(" ")
        return path, rest

    def said(self, origin, text):
        return says(f"only commands, not {text}")

    async def handle(self, inbound):
        match inbound:
            case Command(path="say", text=text):
                return says(text)
            case Command(path="later", text=text, origin=origin):
                hours, words = text.split(" ", 1)
                self.queue.append((self.clock.now() + timedelta(hours=float(hours)), origin.who, words))
                return says("planned")
            case Command(path="post", text=text, origin=origin):
                self.queue.append((self.clock.now(), origin.where, text))
                return says("posting")
            case Command(path="card"):
                snooze = Choice("Snooze", "snooze", "", (Option("tomorrow 9am", "t9"), Option("1 hour", "h1")))
                return Card("a card", controls=(Button("Sent", "sent"), Button("Ask", "ask"), snooze))
            case Command(path="form") | Action(action="ask"):
                fields = (Field("company", "Company"), Field("stuck", "What stuck"))
                step = Step(fields)
                return Form("f1", "A form", "fill", "", (step,), "Save", filled={"company": "Acme"})
            case Action(action="sent"):
                return Amend(says("it is sent"), aside=says("and noted"))
            case Action(action="snooze", picked=picked):
                return says(f"snoozed {picked}")
            case Submission(values={"company": ""}):
                return Invalid({"company": "which company?"})
            case Submission(values=values):
                return says(f"saved {values['company']}, {values['stuck']}")
        raise AssertionError(inbound)

    async def next_due(self):
        return min((at for at, _, _ in self.queue), default=None)

    async def tick(self):
        due = [each for each in self.queue if each[0] <= self.clock.now()]
        for at, to, words in sorted(due, key=lambda each: each[0]):
            self.queue.remove((at, to, words))
            await self.couriers["stage"].deliver(to, says(words), key=f"{len(words)}-{at}-{words}")
        return len(due)


async def play(text):
    events = []
    clock = MovableClock(datetime(2026, 3, 2, 19, 0, tzinfo=UTC))
    rehearsal = Rehearsal(parse(FIRST + text), Parrot(clock), clock, events.append)
    return await rehearsal.play(), events, rehearsal


@pytest.mark.parametrize(
    "story",
    [
        # case and white space are ignored
        "ana: /say Saved:  Acme\nexpect ana: saved: acme\n",
        "ana: /say a b\nexpect ana: AB",
        # a run of lines shares one window
        "ana: /say one two\nexpect ana: one\nexpect ana: two\nrefuse ana: three\nexpect ana: one",
        # other people's lines and comments do not end it
        "ana: /say one\ncleo: /say two\nexpect ana: one\nexpect cleo: two\n\n# x\nexpect ana: one",
        # a window begins after the last run that expected something
        "ana: /say one\nexpect ana: one\nana: /say two\nrefuse ana: one\nexpect ana: two",
        # a refusal alone closes none
        "ana: /say one\nrefuse ana: two\nana: /say three\nexpect ana: one\nexpect ana: three",
        # each person has a window of their own, whoever acted last
        "ana: /say one\nben: /say two\nexpect ben: two\nrefuse ben: one\nexpect ana: one",
        "expect nothing for ana\nana: /say one\nexpect ana: one\nben: /say x\nexpect nothing for ana",
        # what she typed was not shown to her, nor what was only said in a room
        "ana in #spring: hello\nexpect nothing for ana\nexpect nothing for #spring",
        "ana: /later 1 tea\nexpect ana: planned\nrefuse ana: tea",
        # a private reply in a room is hers; a post is the room's
        "ana in #spring: /say one\nexpect ana: one\nexpect nothing for #spring\nrefuse #spring: one",
        "ana in #spring: /post news\nexpect #spring: news\nexpect ana: posting\nrefuse ana: news",
        # what is said in the DM is answered
        "ana: hello\nexpect ana: not hello",
        # forms, what is wrong with them, redrawn cards and what is said beside them
        'ana: /form\nexpect ana: Company: Acme\nana fills stuck="a b"\nexpect ana: saved Acme, a b',
        'ana: /form\nana fills "what stuck"=x COMPANY=Globex\nexpect ana: saved Globex, x',
        'ana: /form\nana fills company=""\nexpect ana: which company?\nana fills company=B\nexpect ana: saved B,',
        'ana: /card\nexpect ana: a card\nana presses "Sent"\nexpect ana: it is sent\nexpect ana: and noted',
        'ana: /card\nana presses "ask"\nexpect ana: A form\nana fills\nexpect ana: saved Acme',
        'ana: /card\nana picks "Snooze" "tomorrow 9am"\nexpect ana: snoozed t9',
        "ana: /card\nana picks snooze h1\nexpect ana: snoozed h1",
        # one person, however the name is written
        "Ana: /say one\nexpect ana: one\nANA: /say two\nexpect Ana: two",
        # the clock
        "ana: /later 3 tea\nexpect ana: planned\n+179m\nexpect nothing for ana\n+1m\nexpect ana: tea",
        "ana: /later 3 tea\n+2h\nto next nudge\nexpect ana: tea",
        "ana: /say one\nexpect ana: one\nto next nudge\nexpect nothing for ana",
        "ana: /later 3 tea\nat 2026-03-02 17:30\nexpect ana: tea",
        "ana: /later 0 at once\nexpect ana: at once",
        "coach cleo\ncoach cleo: /say one\ncleo: /say two\nexpect cleo: one\nexpect cleo: two",
    ],
)
async def test_a_story_holds(story):
    failure, _, _ = await play(story)
    assert failure is None, failure_lines("story", failure)


@pytest.mark.parametrize(
    ("story", "line", "why", "seen"),
    [
        ("ana: /say one\nexpect ana: two", 3, "nothing that was shown to ana holds 'two'", ["one"]),
        ("expect ana: two\nana: /say one", 2, "nothing that was shown to ana holds 'two'", []),
        ("ana: /say one\nrefuse ana: ONE", 3, "a message that was shown to ana holds 'ONE'", ["one"]),
        ("ana: /say one\nexpect nothing for ana", 3, "something was shown to ana", ["one"]),
        ("ana in #spring: /post one\nexpect #spring: two", 3, "was shown in #spring", ["one"]),
        ("ana: /say one\nexpect ana: one\nana: /say two\nexpect ana: one", 5, "holds 'one'", ["two"]),
        ("ana: /say one\nexpect ana: one\n+1h\nexpect ana: one", 5, "holds 'one'", []),
        ("ana: /card\nexpect ana: card\nana presses Sent\nrefuse ana: sent", 5, "holds 'sent'", ["it is sent"]),
        ('ana: /card\nana presses "Skip"', 3, "'Skip'; there is Sent, Ask, Snooze", []),
        ('ben: /card\nana presses "Sent"', 3, "there is nothing to press", []),
        ('ana: /card\nana picks "Snooze" "never"', 3, "tomorrow 9am, 1 hour; there is no never", []),
        ("ana: /form\nana fills firm=x", 3, "no field 'firm'; there are company, stuck", []),
        ("ana fills company=x", 2, "no form open", []),
        ("+1d\nat 2026-03-02 15:00", 3, "forward only, and it is 2026-03-03 14:00", []),
    ],
)
async def test_a_story_fails_at_its_line_and_says_what_was_seen(story, line, why, seen):
    failure, _, _ = await play(story)
    assert failure is not None
    assert failure.step.line == line
    assert why in failure.why
    assert [each.shown.words for each in failure.seen] == seen
    told = "\n".join(failure_lines("story.txt", failure))
    assert told.startswith(f"story.txt, line {line}: {failure.step.text}\n")
    assert all(words in told for words in seen)


@pytest.mark.parametrize("check", ["expect {}: one", "refuse {}: Saved", "expect nothing for {}"])
@pytest.mark.parametrize(
    ("story", "about", "why"),
    [
        ("Ana: /say one\nben: /say one\n", "anna",
         "nobody called anna is on the stage; there are Ana, ben"),
        ("coach cleo\nANA in #spring: /say one\nana presses x\n", "anna",
         "nobody called anna is on the stage; there are cleo, ANA"),
        ("ana: /say one\n", "anna", "nobody called anna is on the stage; there is ana"),
        ("", "anna", "nobody called anna is on the stage; there is nobody"),
        ("ana in #spring: /say one\nana in #autumn: x\n", "#sprung",
         "nobody types in a room called #sprung; there are #spring, #autumn"),
        ("ana: /say one\n", "#spring", "nobody types in a room called #spring; there is none"),
    ],
)  # fmt: skip
async def test_a_name_that_nobody_on_the_stage_has_fails(story, check, about, why):
    checked = check.format(about)
    # Who comes on later is on the stage too.
    failure, _, _ = await play(f"{checked}\n{story}")
    assert failure is not None
    assert (failure.step.text, failure.why) == (checked, why)
    assert failure_lines("story.txt", failure) == [f"story.txt, line 2: {checked}", f"  {why}"]


async def test_a_name_may_be_written_with_other_capitals_where_it_is_expected():
    failure, _, _ = await play("ana in #spring: /post one\nexpect ANA: posting\nexpect #Spring: one\nrefuse Ana: two")
    assert failure is None


async def test_a_window_that_was_closed_is_named_when_the_next_one_fails():
    failure, _, _ = await play("ana: /say one\nexpect ana: one\nexpect ana: one\nana: /say two\nexpect ana: one")
    told = failure_lines("story.txt", failure)
    assert "  seen since line 4:" in told
    failure, _, _ = await play("ana: /say one\nexpect ana: one\n+1h\nexpect ana: one")
    assert failure_lines("story.txt", failure)[-1] == "  nothing was shown since line 3"


async def test_everything_due_on_the_way_is_delivered_at_its_own_time():
    _, events, _ = await play("ana: /later 1 tea\nana: /later 26 supper\n+3d")
    heard = [(each.at.isoformat(), each.shown.words) for each in events if isinstance(each, Heard)]
    assert heard[-2:] == [("2026-03-02T15:00:00-05:00", "tea"), ("2026-03-03T16:00:00-05:00", "supper")]


async def test_days_are_counted_on_the_wall_and_hours_on_the_line():
    _, _, days = await play("+7d")
    assert days.clock.now() == datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
    _, _, hours = await play("+168h")
    assert hours.clock.now() == datetime(2026, 3, 9, 19, 0, tzinfo=UTC)


async def test_a_later_zone_is_that_of_people_who_appear_after_it():
    _, _, rehearsal = await play("ana: /say x\nat 2026-03-02 21:00 Europe/Berlin\nben: /say y\nana: /say z")
    zones = {name: actor.profile.zone for name, actor in rehearsal.stage.people.items()}
    assert zones == {"ana": "America/New_York", "ben": "Europe/Berlin"}
    assert rehearsal.clock.now() == datetime(2026, 3, 2, 20, 0, tzinfo=UTC)


async def test_a_coach_is_one_from_the_first_line_on():
    _, _, rehearsal = await play("coach cleo: /say x\nana: /say y")
    assert {name: actor.coach for name, actor in rehearsal.stage.people.items()} == {"cleo": True, "ana": False}


async def test_a_message_whose_controls_are_taken_away_is_not_shown_again():
    events = []
    clock = MovableClock(datetime(2026, 3, 2, 19, 0, tzinfo=UTC))
    rehearsal = Rehearsal(parse(FIRST), Parrot(clock), clock, events.append)
    ana = Address("stage", "stage", user="ana")
    first = await rehearsal.stage.deliver(ana, says("one"), key="1")
    await rehearsal.stage.deliver(ana, says("two"), key="2", replaces=first)
    assert [each.shown.words for each in events] == ["one", "two"]


async def test_the_kinds_are_those_of_the_platform():
    _, events, _ = await play(
        'ana: /card\nana presses Ask\nana fills company=""\nana fills company=B\nana: /card\nana presses Sent\n'
        "ana: /later 1 tea\n+1h"
    )
    kinds = [each.kind for each in events if isinstance(each, Heard)]
    assert kinds == [
        Kind.REPLY, Kind.FORM, Kind.INVALID, Kind.REPLY, Kind.REPLY, Kind.AMEND, Kind.REPLY, Kind.REPLY,
        Kind.DELIVERY,
    ]  # fmt: skip


async def test_a_clock_that_has_nowhere_to_go_says_so():
    _, events, rehearsal = await play("to next nudge")
    assert Transcript().lines(events[0])[-1] == "14:00  Nothing is planned: the clock stands where it was."
    assert rehearsal.clock.now() == datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


async def test_a_transcript_is_read_like_a_conversation():
    transcript = Transcript()
    _, events, _ = await play("ana in #spring: /say one\n+1d\nana: /form\nana fills company=B")
    lines = [line for event in events for line in transcript.lines(event)]
    assert lines == [
        "",
        "Monday 2 March 2026, EST",
        "",
        "14:00  ana in #spring: /say one",
        "",
        "14:00  Afternote to ana",
        "       one",
        "",
        "Tuesday 3 March 2026, EST",
        "",
        "14:00  ana: /form",
        "",
        "14:00  Afternote to ana, a form",
        "       A form",
        "       Company: Acme",
        "       What stuck: ___",
        "       [Save]",
        "",
        "14:00  ana: (sends the form; company: B)",
        "",
        "14:00  Afternote to ana",
        "       saved B,",
    ]
    assert isinstance(events[0], Did)
