"""The English of promised answers, as tables; weekdays, months and lengths are those of `when_english`."""

import re

from bot.reading.language import PromiseWords

SILENT = frozenset({
    "no", "nope", "none", "nothing", "n/a", "na", "unknown", "unsure", "tbd", "tba", "soon", "asap", "later",
    "eventually", "at some point", "idk", "dunno", "no idea", "no date", "no clue", "not yet",
})  # fmt: skip
"""Answers that name no day."""

SILENT_WORDS = re.compile(
    r"\b(?:\w{2,8}n['’]t|did\s?nt|dont|not\s+(?:sure|clear|certain|said|say|before)|did\s+not|do(?:es)?\s+not|no\s+idea"
    r"|unclear|nobody|never|every|each)\b",
    re.IGNORECASE,
)
"""Words that leave a day open, whatever stands beside them."""

LEADS = re.compile(
    r"^(?:and|but|so|probably|hopefully|maybe|likely|definitely|i\s+think|i\s+guess|ideally|around|about|roughly"
    r"|(?:at\s+)?(?:the\s+)?latest(?:\s+by)?|no\s+later\s+than|not\s+later\s+than|sometime|some\s+time|on\s+or\s+before"
    r"|(?:(?:they|she|he|we|i|it|the\s+\w+|\w+er)(?:['’](?:ll|d|re|s)|\s+(?:will|would|should|are|is|said|says|told\s+me"
    r"|promised|expects?|hopes?|plans?))*\s+)?(?:to\s+|going\s+to\s+)?"
    r"(?:let\s+me\s+know|get\s+back(?:\s+to\s+me)?|decide|decision|answer|reply|respond|hear(?:\s+back)?|tell\s+me"
    r"|be\s+in\s+touch|make\s+a\s+decision|follow\s+up|said|says|promised|i['’]?ll\s+know|know)"
    r"|by|until|till|on|expected|due|over|during)(?=[\s:,]|$)[\s:,]*",
    re.IGNORECASE,
)
"""What stands before the day, taken off again and again."""

TAILS = re.compile(
    r"[\s,(]+(?:or\s+so|or\s+sooner|or\s+earlier|at\s+(?:the\s+)?latest|latest|max|maximum|at\s+most|tops|hopefully"
    r"|probably|i\s+think|i\s+guess|sometime|ish|from\s+now|from\s+today|time|they\s+said|she\s+said|he\s+said)\)?$",
    re.IGNORECASE,
)
"""What stands behind it."""

ENDS = re.compile(r"^(?:the\s+)?(?:very\s+)?(?:end\s+of|close\s+of|eo(?=[wmy]\b))\s*", re.IGNORECASE)

BEFORE = re.compile(r"^(?:before|prior\s+to|ahead\s+of)\s+", re.IGNORECASE)

WEEKS = {
    "this week": 0, "the week": 0, "week": 0, "w": 0, "current week": 0, "next week": 1, "the next week": 1,
    "following week": 1, "the following week": 1, "coming week": 0, "week after next": 2, "the week after next": 2,
}  # fmt: skip
"""Which week, counted from this one; in short after "EO"."""

IN_A_WEEK = {
    "": 4, "in": 4, "within": 4, "later": 4, "late": 4, "late in": 4, "end of": 4, "the end of": 4, "early": 2,
    "early in": 2, "earlier": 2, "start of": 2, "the start of": 2, "beginning of": 2, "the beginning of": 2,
    "first half of": 2, "mid": 2, "the middle of": 2, "middle of": 2, "second half of": 4,
}  # fmt: skip
"""The last weekday meant by a place in a week, Monday being 0."""

MONTHS = {"this month": 0, "the month": 0, "month": 0, "m": 0, "next month": 1, "the next month": 1,
          "following month": 1, "the following month": 1}  # fmt: skip
"""Which month, counted from this one."""

IN_A_MONTH = {
    "": 31, "in": 31, "within": 31, "during": 31, "later": 31, "late": 31, "late in": 31, "end of": 31,
    "the end of": 31, "last week of": 31, "the last week of": 31, "second half of": 31, "mid": 15, "in mid": 15,
    "middle of": 15, "the middle of": 15, "first half of": 15, "the first half of": 15, "early": 10, "in early": 10,
    "early in": 10, "in late": 31, "start of": 10, "the start of": 10, "beginning of": 10, "the beginning of": 10,
    "first week of": 7, "the first week of": 7, "second week of": 14, "the second week of": 14,
    "third week of": 21, "the third week of": 21,
}  # fmt: skip
"""The last day meant by a place in a month."""

YEARS = frozenset({"year", "the year", "this year", "y"})

FEASTS = {"christmas": (12, 24), "xmas": (12, 24), "christmas eve": (12, 24), "the holidays": (12, 24),
          "christmas break": (12, 24), "the christmas break": (12, 24), "new year": (12, 31), "the new year": (12, 31),
          "new year's": (12, 31), "new years": (12, 31), "new year's eve": (12, 31)}  # fmt: skip
"""The last day before a feast."""

COUNTS = {"a": 1, "an": 1, "the": 1, "a couple of": 2, "a couple": 2, "couple of": 2, "the next couple of": 2,
          "next couple of": 2, "few": 3, "a few": 3, "the next few": 3, "next few": 3, "the coming": 3,
          "a few more": 3, "several": 5}  # fmt: skip
"""How many, where no number says it."""

LENGTH = re.compile(
    r"^(?:in|within|after)?\s*(?:(?:the\s+)?(?:next|coming)\s+)?(?:another\s+|about\s+|around\s+|like\s+)?"
    r"(?:(?P<low>[a-z]+|\d{1,3})\s?(?:-|–|—|to|or)\s?)?(?P<count>[a-z][a-z\s]{0,20}?|\d{1,3})\s?"
    r"(?P<business>(?:business|working|work)\s)?(?P<unit>[a-z]+)['’]?(?:\s+or\s+(?P<more>[a-z]+))?$",
    re.IGNORECASE,
)
"""A length of time, perhaps from so many to so many: "in 2-3 days", "a week or two"."""

EITHER = re.compile(r"\s+(?:or|and|to|through|thru)\s+|\s*/\s*", re.IGNORECASE)
"""What parts two days either of which was meant."""

GLUE = """
    by on at in within until till before prior to ahead of around about roughly approximately the a an this next coming
    following end close start beginning early earlier mid middle late later latest no than or so and sometime some time
    couple few several another more business working work first second third last half whole from now today's max most
    tops is week's between through thru over during possibly maybe probably eod cob noon very either
"""
"""What may stand beside a word of time within a day; a run of nothing else is none."""

ENGLISH = PromiseWords(
    silent=SILENT,
    silent_words=SILENT_WORDS,
    leads=LEADS,
    tails=TAILS,
    ends=ENDS,
    before=BEFORE,
    week_of=re.compile(r"^(?:(?:in|within)\s+)?(?:the\s+)?week\s+(?:of|starting|beginning)\s+"),
    weeks=WEEKS,
    in_a_week=IN_A_WEEK,
    bare_weeks=frozenset({"week", "w"}),
    months=MONTHS,
    in_a_month=IN_A_MONTH,
    bare_months=frozenset({"month", "the month", "m"}),
    month_lengths=frozenset({"month"}),
    end_of="end of",
    years=YEARS,
    feasts=FEASTS,
    counts=COUNTS,
    length=LENGTH,
    either=EITHER,
    one_of=("between ", "either "),
    glue=frozenset(GLUE.split()),
    core=frozenset({"eow", "eom", "eoy", "holidays", "christmas", "xmas"}),
    openers=frozenset({"after", "since", "from", "not", "past"}),
    counted=frozenset({"round", "stage", "interview", "part", "step", "phase", "panel", "level", "team"}),
    leaning=frozenset({
        "by", "on", "at", "in", "within", "until", "till", "before", "around", "about", "for", "is", "are", "be", "due",
        "expected", "sometime", "maybe", "probably", "hopefully", "likely", "and", "or", "latest",
    }),
    stranded=frozenset({"in", "on"}),
    lasting=frozenset({"of", "for", "takes", "lasts"}),
    unless_heard=re.compile(
        r"\b(?:if|unless)\s+(?:i|we|you)\s+(?:don['’]?t|haven['’]?t|do\s+not|have\s+not|hear\s+nothing)\s+"
        r"(?:\w+\s+)?(?:hear|heard|get|got)\b|\b(?:don['’]?t|do\s+not)\s+(?:hesitate|worry)\b|\bcan['’]?t\s+wait\b",
        re.IGNORECASE,
    ),
)
