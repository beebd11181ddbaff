"""What is said about what the checks found, each in a sentence."""

from collections.abc import Mapping, Sequence

from bot.cards.words import Reader, say, short
from bot.model.finding import Finding, Rule, Severity


def sentences(reader: Reader, findings: Sequence[Finding], *, info: bool) -> dict[str, Finding]:
    """What was found, in words: the same sentence once, however many findings say it."""
    said: dict[str, Finding] = {}
    for each in findings:
        if (each.severity is Severity.INFO) == info:
            said.setdefault(finding(reader, each), each)
    return said


def finding(reader: Reader, each: Finding) -> str:
    """What was found, where, and what would mend it, in a sentence."""
    words = _FINDINGS[each.rule]
    values: Mapping[str, object] = {"found": short(each.found, 60), **each.detail}
    text = say(reader, words, **{**_BLANKS, **values})
    if each.found and "{found}" not in words:
        text += " " + say(reader, "Here: \"{found}\".", found=short(each.found, 60))
    if each.suggestion:
        text += " " + say(reader, "Perhaps \"{suggestion}\".", suggestion=short(each.suggestion, 60))
    return text


_BLANKS: Mapping[str, object] = {"words": "", "low": "", "high": ""}
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
    Rule.NO_INVENTED: "This isn't in what you logged.",
    Rule.OPENS_WITH_THEM: "Opening with them rather than \"I\" reads warmer.",
    Rule.DEFERENCE: "You can write as an equal; this bows a little low.",
}
