"""What is said about what the checks found, each in a sentence."""

from collections.abc import Mapping, Sequence

from bot.cards.words import Reader, say, short, units
from bot.chat.card import Block, Button, Line, Mood, Row
from bot.model.finding import Finding, Rule, Severity, fingerprint
from bot.model.note import Note


def sentences(reader: Reader, findings: Sequence[Finding], *, info: bool) -> dict[str, Finding]:
    """What was found, in words: the same sentence once, however many findings say it."""
    said: dict[str, Finding] = {}
    for each in findings:
        if (each.severity is Severity.INFO) == info:
            said.setdefault(finding(reader, each), each)
    return said


def finding(reader: Reader, each: Finding) -> str:
    """What was found, where, and what would mend it, in a sentence."""
    words = _LACKING.get((each.rule, str(each.detail.get("lacks", "")))) or _FINDINGS[each.rule]
    if each.rule is Rule.LEN_BODY:
        words = _length(each)
    if each.rule is Rule.BALANCE and "me" in each.detail:
        words = "It speaks of you {me} times and of them {you} times; a line more about them would balance it."
    values: Mapping[str, object] = {"found": short(each.found, 60), **each.detail}
    text = say(reader, words, **{**_BLANKS, **values})
    if each.found and "{found}" not in words:
        text += " " + say(reader, "Here: \"{found}\".", found=short(each.found, 60))
    if each.suggestion:
        text += " " + say(reader, "Perhaps \"{suggestion}\".", suggestion=short(each.suggestion, 60))
    return text


def _length(each: Finding) -> str:
    if "characters" in each.detail:
        return "{characters} characters; LinkedIn takes {most}."
    if not each.detail.get("low"):
        return _FINDINGS[Rule.LEN_BODY]
    if int(each.detail.get("words", 0)) < int(each.detail["low"]):
        return "{words} words; from {low} on it says something."
    return "{words} words; up to {high} are read to the end."


def found_line(reader: Reader, note: Note, each: Finding, text: str, n: int, *, mood: Mood) -> Block:
    """What was found, with its source, and the button that mends it where one replacement does."""
    source = " " + say(reader, "(Source: {source}.)", source=each.sources[0]) if each.sources else ""
    button = fix_button(reader, note, each, n)
    return Line((text + source,), mood) if button is None else Row((text + source,), (button,))


def fix_button(reader: Reader, note: Note, finding: Finding, n: int) -> Button | None:
    """The button that mends this finding in the body; None where one replacement is not all it takes.

    `n` is its place in the list: two buttons of one card never say the same to the platform.
    """
    if not note.open or finding.mended(note.body) is None:
        return None
    suggestion = short(finding.suggestion or "", MEND_ON_A_BUTTON)
    if not finding.found:
        label = say(reader, "Add \"{suggestion}\"", suggestion=suggestion)
    else:
        label = say(reader, "Use \"{suggestion}\"", suggestion=suggestion)
    return Button(label, "note.fix", f"{note.id} {finding.key} {n}")


MEND_ON_A_BUTTON = 40
"""Characters of what a button says that it puts in."""
KEPT_IN_A_BUTTON = 44
"""UTF-16 units of replaced text that Undo can bring back: a button carries at most 96."""


def undoable(found: str) -> bool:
    """Whether a button can hold what was replaced, to bring it back."""
    return units(found) <= KEPT_IN_A_BUTTON and "\n" not in found


def mended(reader: Reader, note: Note, finding: Finding) -> tuple[Line, tuple[Button, ...]]:
    """One replacement was made: what it was, and Undo while a button can hold it."""
    found, now = short(finding.found, 60), short(finding.suggestion or "", 60)
    if not finding.found:
        text = say(reader, "Added: \"{now}\".", now=now)
    else:
        text = say(reader, "\"{found}\" is now \"{now}\".", found=found, now=now)
    controls: tuple[Button, ...] = ()
    if undoable(finding.found) and finding.start is not None:
        length = len(finding.suggestion or "")
        value = f"{note.id} {fingerprint(note.body)} {finding.start} {length} {finding.found}"
        controls = (Button(say(reader, "Undo"), "note.unfix", value),)
    return Line((text,), Mood.GOOD), controls


def unmended(reader: Reader) -> Line:
    """That one replacement was taken back."""
    return Line((say(reader, "It's back as it was."),))


def stale(reader: Reader) -> Line:
    """The text is not what was checked any more: nothing was changed by this press."""
    return Line((say(reader, "The note has changed since, so I left it alone. This is how it stands now."),), Mood.LOOK)


def spelling_unchecked(reader: Reader) -> Line:
    """There is no dictionary for the note's language: what of its spelling was looked at."""
    text = say(reader, "Its spelling isn't checked in this language: only names, doubled words and leftovers are.")
    return Line((text,), Mood.QUIET)


_BLANKS: Mapping[str, object] = {"expected": ""}
_FINDINGS: Mapping[Rule, str] = {
    Rule.LEN_BODY: "Its length is outside what reads well.",
    Rule.PARAS: "Two to four short paragraphs read best.",
    Rule.SUBJECT: "The subject should name the role or the company, in three to ten words.",
    Rule.RECIPIENT_EXACT: "The greeting should name them as you logged it.",
    Rule.NAMES_BODY: "A name is close to one you logged, but not the same.",
    Rule.ROLE_COMPANY: "It should name the role and the company.",
    Rule.THANKS: "Thanks belong in the first sentence.",
    Rule.SPECIFIC: "One detail of your conversation would make it yours.",
    Rule.UNIQUE_PANEL: "It is too much like the note to a colleague, and they may compare.",
    Rule.ONE_EACH: "One note to each person is best.",
    Rule.INTEREST: "Say once that the role interests you; once is enough.",
    Rule.FIT: "A line on your own related work would fit here, if you have one.",
    Rule.SIGNOFF: "Close with your full name and an e-mail or phone.",
    Rule.TYPOS: "A word to look at.",
    Rule.NO_LEFTOVER: "Something of a template is left in it.",
    Rule.NO_SALARY: "Pay and benefits are for another talk.",
    Rule.NO_APOLOGY: "It need not apologise for anything.",
    Rule.NO_PRESSURE: "This may read as pressure.",
    Rule.TONE: "The tone slips.",
    Rule.POSITIVE: "A sentence turns negative.",
    Rule.NEXT_STEP: "An offer of more information or a word on next steps would close it well.",
    Rule.ASK_RECEIVED: "Ask whether it arrived, and whether they would like anything more.",
    Rule.POSTING_CHECK: "Their posting asks for no contact now: \"{found}\".",
    Rule.NO_RECONSIDER: "After a no, thanks are heard; an argument is not.",
    Rule.FEEDBACK_OK: "You may ask once for feedback, or to be kept in mind.",
    Rule.NO_INVENTED: "This isn't in what you logged.",
    Rule.OPENS_WITH_THEM: "Opening with them rather than \"I\" reads warmer.",
    Rule.BALANCE: "It speaks more of you than of them; a line about them would balance it.",
    Rule.DEFERENCE: "You can write as an equal; this bows a little low.",
    Rule.ASKS_NICELY: "As a question this would read kinder than as an order.",
    Rule.CLAIMS: "Show it instead of claiming it: one thing you did says more.",
    Rule.ATTACHES: "They have your résumé, or didn't ask for it; it can stay out.",
    Rule.WORK_ADDRESS: "If this is your present employer's address, a private one is safer.",
    Rule.CRISP: "In this field the writing is read as a sample. This could be shorter.",
}
_LACKING: Mapping[tuple[Rule, str], str] = {
    (Rule.ROLE_COMPANY, "company"): "It should name the company, {expected}.",
    (Rule.ROLE_COMPANY, "either"): "It should name the company or the role.",
    (Rule.THANKS, "thanks"): "It doesn't say thank you.",
    (Rule.THANKS, "time"): "Thanks for their time would round it off.",
    (Rule.THANKS, "considering"): "Thanks for considering you would round it off.",
    (Rule.SIGNOFF, "closing"): "A closing is missing, such as \"Kind regards\".",
    (Rule.SIGNOFF, "name"): "Your full name is missing at the end.",
    (Rule.SIGNOFF, "contact"): "A way to reach you is missing at the end.",
    (Rule.ASK_RECEIVED, "why"): "The opening doesn't say why you write: what you sent, and for which position.",
    (Rule.ASK_RECEIVED, "arrived"): "Ask whether it arrived.",
    (Rule.ASK_RECEIVED, "more"): "Offer more, should they want it.",
    (Rule.FEEDBACK_OK, "once"): "Asking for feedback once is enough.",
}
