"""What the cards are shown with, by type, but for those that came later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.cards import (
    before,
    followups,
    forgetting,
    forms,
    handover,
    imports,
    interviews,
    notes,
    nudges,
    nudges_list,
    references,
    said,
    waiting,
    weekly,
)
from bot.cards import tables as table_cards
from bot.cards.opened import Beside, Mail
from bot.cards.words import Reader
from bot.chat.card import Card, File, Line, Option
from bot.chat.form import Form
from bot.chat.spec import CommandSpec
from bot.handlers import EVERY
from bot.model.asked import Asked
from bot.model.evidence import CARDS, Evidence
from bot.model.explain import Explanation, Silence
from bot.model.finding import Finding
from bot.model.ids import ContactId, OpportunityId
from bot.model.moment import Flag, Grain, Trouble, Unread, When
from bot.model.norms import Norm, norm
from bot.model.note import Channel, Note, NoteStatus, SkipReason
from bot.model.notebook import Entry
from bot.model.nudge import Because, Nudge, NudgeKind, Shift
from bot.model.opportunity import (
    Before,
    Contact,
    InterviewFormat,
    Opportunity,
    Outcome,
    Person,
)
from bot.model.people import Member
from bot.model.pledges import Record
from bot.model.sight import Page
from tests.contract.exhibited import HOUR, ID, NOW, Values


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of the core are shown with, by type."""
    return {
        bool: [False, True],
        int: [0, 1, 2],
        str: [values.text],
        datetime: [NOW],
        timedelta: [timedelta(days=7), timedelta(days=1), timedelta(0)],
        Member: values.member(),
        Opportunity: [values.opportunity, replace(values.opportunity, role=""),
                      *(replace(values.opportunity, outcome=each) for each in Outcome),
                      *(replace(values.opportunity, before=Before(NOW - HOUR, each, None)) for each in Outcome)],
        Contact: [values.contact, replace(values.contact, debrief=None, length_said=True, format=None, round="",
                                        ended_at=NOW - 60 * HOUR)],
        Person: list(values.people),
        Note: [values.note(n) for n in range(4)] + [values.note(status=each) for each in NoteStatus]
        + [values.note(polished=True, plain_body=f"Dear you,\n\nplainly, of {values.text}.\n\nAna Silva")],
        Nudge: [
            *(values.nudge(kind) for kind in NudgeKind), *(values.nudge(because=each) for each in Because),
            *(values.nudge(shift=each) for each in Shift),
        ],
        Explanation: [
            Explanation(values.nudge()),
            *(Explanation(None, each, sentence=values.text) for each in Silence),
            *(Explanation(values.nudge(), each, NOW + 30 * HOUR, date(2026, 3, 9)) for each in Silence),
        ],
        Outcome: list(Outcome),
        InterviewFormat: [*InterviewFormat],
        NudgeKind: list(NudgeKind),
        SkipReason: list(SkipReason),
        Flag: list(Flag),
        When: [When(NOW, NOW + HOUR, zone="Europe/Berlin"), When(NOW, zone="UTC"), When(NOW, grain=Grain.DAY)],
        Unread: [Unread(trouble, values.text[:80]) for trouble in Trouble],
        Finding: values.findings(),
        Evidence: list(CARDS),
        Norm: [norm(each) for each in ("US", "GB", "AU", "DE", "XX", None)],
        Entry: values.entries(),
        before.Ahead: values.ahead(),
        weekly.Week: [weekly.Week(n, Record(4, 3, 6, 14.0), waiting) for n in range(42) for waiting in (0, 1, 3)]
        + [weekly.Week(1, Record())],
        CommandSpec: list(EVERY.specs),
        Option: [Option(values.text[:70], ID)],
        Card: [Card("", (Line(("Kept.",)),))],
        notes.Opened: values.opened(),
        Beside: values.beside(),
        Mail: values.mails(),
        handover.Ways: values.other_ways(),
        waiting.Waits: [
            waiting.Waits(values.ready()[0], values.opportunity),
            waiting.Waits(values.ready()[1], values.opportunity, NOW + HOUR, 1, 4, NOW - 5 * HOUR),
            waiting.Waits(values.ready()[0], replace(values.opportunity, company=""), NOW + HOUR, 3, 4, NOW + HOUR),
        ],
        Record: values.records(),
        Channel: list(Channel),
        File: [File("card.pdf", "application/pdf", b"%PDF")],
        date: [NOW.date()],
        OpportunityId: [OpportunityId(ID)],
        ContactId: [ContactId(ID)],
        notes.Ready: values.ready(),
        handover.PassOn: values.passed_on(),
        interviews.Saved: values.saved(),
        followups.Followed: values.followed(),
        interviews.Listed: [
            interviews.Listed(values.opportunity, values.contact, 2, 1, values.nudge()),
            interviews.Listed(values.opportunity, replace(values.contact, debrief=None), 1, 0, None),
            interviews.Listed(replace(values.opportunity, outcome=Outcome.REJECTED), values.contact, 0, 1, None),
        ],
        nudges.Live: [
            nudges.Live(values.opportunity, values.contact, tuple(values.ready())),
            nudges.Live(values.opportunity, values.contact, tuple(values.ready()[:1])),
            nudges.Live(
                values.opportunity, replace(values.contact, ended_at=NOW - 60 * HOUR), tuple(values.ready()[:2])
            ),
            nudges.Live(values.opportunity, values.contact, tuple(values.ready()[2:])),
        ],
        Asked: values.asked(),
        Page: values.pages(),
        imports.Listed: values.listed(),
        table_cards.DryRun: values.dry_runs(),
        table_cards.Follows: [
            values.dry_runs()[0].follows, table_cards.Follows(1, NOW + HOUR), table_cards.Follows(0, None),
        ],
        Form: [replace(forms.snooze(Reader(), f"note {ID}"), id=ID)],
        said.Waits: values.waits(),
        references.Told: [
            references.Told(values.note(status=each), values.people[0], values.opportunity, values.contact)
            for each in NoteStatus
        ],
        references.Unwritten: [
            references.Unwritten(
                values.opportunity, values.contact, tuple(values.people), Explanation(values.nudge(kind))
            )
            for kind in (NudgeKind.FOLLOW_UP, NudgeKind.DEBRIEF)
        ],
        forgetting.Held: [
            forgetting.Held(1, 4, 6), forgetting.Held(0, 0, 0), forgetting.Held(1, 1, 1, ("slack", "discord")),
            forgetting.Held(12, 1, 1),
        ],
        nudges_list.Held: [nudges_list.Held("Show", "interview.show", ID, f"Reminder: notes for {values.company}")],
    }  # fmt: skip
