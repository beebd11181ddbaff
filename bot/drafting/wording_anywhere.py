"""Wording of notes in any language: leftovers of a template, emoji, rows of exclamation marks."""

from bot.drafting.harm import Wording, row
from bot.model.finding import Rule, Severity

_B, _W = Severity.BLOCK, Severity.WARN
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u2934\u2935\u203c\u2049]\ufe0f?"

ANYWHERE: tuple[Wording, ...] = (
    row(Rule.NO_LEFTOVER, _B, r"(?<!\w)\[(?=[^\[\]\n]*[^\W\d])[^\[\]\n]*\]",
        "Thank you for the [role] interview.", "We talked about rows[0] and rows[i]."),
    row(Rule.NO_LEFTOVER, _B, r"\{\{?[^{}\n]*\}?\}", "Dear {name},", "We talked about curly brackets."),
    row(Rule.NO_LEFTOVER, _B, r"<[A-Za-z][^<>\n]{0,40}>", "Dear <first name>,",
        "We aimed for latency < 50 ms and > 99%."),
    row(Rule.NO_LEFTOVER, _B, r"_{2,}", "the ____ role", "the user_id column"),
    row(Rule.NO_LEFTOVER, _B,
        r"\b(?:Your|Company|Interviewer|Recipient|Candidate|Manager|First|Last|Full|Position|Job|"
        r"Role) (?:Full |Company )?(?:Name|Title|Here)\b|\bYour (?:Phone|Email|Signature)\b",
        "Kind regards, Your Name", "Thank you for asking about your name and company name tools.",
        exact=True),
    row(Rule.NO_LEFTOVER, _B, r"\b(?:X{2,}Y?Z?|XYZ|TODO|TBD|TBC|FIXME)\b", "at XYZ Corp", "a size XL shirt",
        exact=True),
    row(Rule.NO_LEFTOVER, _B,
        r"\blorem ipsum\b|\binsert (?:your |the |a )?(?:name|company|role|title|topic|date|detail)s?\b",
        "insert company here", "We talked about insert queries."),
    row(Rule.TONE, _W, _EMOJI + r"|(?<!\w)[:;]-?[)(DP](?!\w)|(?<!\w)<3(?!\w)", "Thank you 🙂",
        "The options (a; b) were good: (1) and (2)."),
    row(Rule.TONE, _W, r"!(?:\s*!)+", "Thank you!!", "Thank you! It was good.",
        mends={"!!": "!", "!!!": "!", "!!!!": "!", "! !": "!"}),
)  # fmt: skip
