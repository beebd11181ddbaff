"""Several nudges as one list, and what each will be, for a time line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.nudges import fewer, preview
from bot.cards.words import Reader, listed, say, say_n
from bot.chat.card import Button, Card, Line, Row
from bot.model.nudge import NudgeKind


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a full day put off."""

    label: str
    action: str
    value: str
    line: str
    closes: bool = False
    """Whether it only says that nothing is left to do."""


_SAYS_LEAST = ("interview.debrief", "note.of", "interview.show")
"""Of several rows about one interview the last of these stays: drafts ask for a detail, a follow-up thanks too."""


def _says(held: Held) -> int:
    return _SAYS_LEAST.index(held.action) if held.action in _SAYS_LEAST else -1


def held(
    reader: Reader, kind: NudgeKind, company: str, subject: str, names: Sequence[str], *, interview: bool = True
) -> Held:
    """One of several, as a row: whom it is about, and the button that goes there.

    `interview`: the subject of a follow-up is an interview, which shows it among the rest; else the opportunity.
    """
    who = listed(reader, names)
    show = "interview.show" if interview else "following.show"
    match kind:
        case NudgeKind.DEBRIEF:
            line = say(reader, "{company}: how did it go?", company=company)
            return Held(say(reader, "Debrief"), "interview.debrief", subject, line)
        case NudgeKind.FOLLOW_UP:
            line = say(reader, "{company}: have they written?", company=company)
            return Held(say(reader, "Show"), show, subject, line)
        case NudgeKind.CLOSE:
            line = say(reader, "{company}: nothing more to do.", company=company)
            return Held(say(reader, "Show"), show, subject, line, closes=True)
        case NudgeKind.OWED:
            line = (
                say(reader, "A note to {who} is ready.", who=who)
                if company in names
                else say(reader, "{company}: a note to {who} is ready.", company=company, who=who)
            )
            return Held(say(reader, "Open"), "note.open", subject, line)
        case NudgeKind.KEEP_WARM:
            line = say(reader, "{who}: a word to keep in touch is ready.", who=who)
            return Held(say(reader, "Show"), "warm.show", subject, line)
        case NudgeKind.BEFORE:
            line = say(reader, "{company}: what to have in mind.", company=company)
            return Held(say(reader, "Show"), "interview.show", subject, line)
        case NudgeKind.DRAFT | NudgeKind.THANK | NudgeKind.SNOOZED | NudgeKind.GATHERED | NudgeKind.WELCOME | \
                NudgeKind.ASKED | NudgeKind.ROUND | NudgeKind.PLEDGE | NudgeKind.POLISH | NudgeKind.WEEKLY | \
                NudgeKind.LINKING | \
                NudgeKind.JOINING | NudgeKind.DIGEST | NudgeKind.PARTING | NudgeKind.CADENCE | NudgeKind.INVITED | \
                NudgeKind.TIP | NudgeKind.QUEUE | NudgeKind.READ_SOON | NudgeKind.REVIEWED | NudgeKind.MAY_I | \
                NudgeKind.CLOSING | NudgeKind.COACHED:
            if company in names and len(names) == 1:
                # Of somebody met without a company the name is all there is.
                line = say(reader, "A note to {who} is ready.", who=who)
            else:
                line = say_n(reader, "{company}: {who}'s note is ready.", "{company}: notes to {who} are ready.",
                             max(1, len(names)), company=company, who=who)  # fmt: skip
            return Held(say(reader, "Open notes"), "note.of", subject, line)


def gathered(reader: Reader, held: Sequence[Held], *, discreet: bool, together: bool = False) -> Card:
    """What waited because yesterday already brought three messages, or fell due `together`: a row an interview."""
    lead = say(reader, "From yesterday, as you'd had three messages from me:")
    kept: dict[str, Held] = {}
    for each in held:
        before = kept.get(each.value)
        if before is None or _says(each) > _says(before):
            kept[each.value] = each
    # What is over stands last, and is not counted as due.
    shown = sorted(kept.values(), key=lambda each: each.closes)
    due = sum(not each.closes for each in shown)
    if not due:
        lead = say(reader, "Here I stay quiet from now on. If one of them writes, Show has They replied:")
    elif together:
        lead = say_n(reader, "One thing is due now:", "{n} things are due now:", due)
    rows = [Row((each.line,), (Button(each.label, each.action, each.value),)) for each in shown]
    return Card(
        title="",
        blocks=(Line((lead,)), *rows),
        controls=(fewer(reader),),
        preview=preview(reader, lead if together else say(reader, "A short list for this morning."), discreet=discreet),
    )


def coming_line(reader: Reader, kind: str, company: str) -> str:
    """What a nudge will be, for a time line."""
    words = {
        "debrief": "Asks how {company} went",
        "draft": "First drafts for {company}",
        "thank": "Reminder: notes for {company}",
        "snoozed": "Snoozed: {company}",
        "follow_up": "Asks whether {company} wrote",
        "close": "Last word on {company}",
        "gathered": "Morning list",
        "asked": "A nudge you asked for",
        "welcome": "A welcome",
        "before": "The evening before {company}",
        "owed": "A note is due: {company}",
        "keep_warm": "A word to keep in touch: {company}",
        "round": "The week's follow-ups",
        "pledge": "The time you named: {company}",
        "polish": "A reworded draft: {company}",
        "weekly": "Your week",
        "linking": "A question about a code",
        "joining": "The card to join a group",
        "digest": "The group's week",
        "parting": "A group ends",
        "cadence": "A changed policy takes effect",
        "invited": "An invitation to a group",
        "tip": "A tip of the group",
        "queue": "Drafts that wait for a coach",
        "read_soon": "A draft that is needed soon",
        "reviewed": "What a coach said",
        "may_i": "A coach asks to read a draft",
        "closing": "A group's closing page",
        "coached": "A word to a coach",
    }
    return say(reader, words[kind], company=company)
