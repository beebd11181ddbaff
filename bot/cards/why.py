"""What is known about notes, said with its source: a line for a nudge, and pages for who asks."""

from collections.abc import Mapping
from zlib import crc32

from bot.cards.countries import country_name
from bot.cards.words import N_, Reader, say, short
from bot.chat.card import Block, Button, Card, Choice, Line, Mood, Option, Strong
from bot.model.evidence import CARDS, ODDS, Asked, Evidence, Topic
from bot.model.norms import Custom, Norm, norm

SAYS: Mapping[str, str] = {
    "matters": N_("{a} % of interviewers said a thank-you note matters to their decision; {b} % have dismissed a "
                  "candidate who sent none."),
    "counted": N_("{a} % of HR managers take notes into account. How helpful? {b} % said very, {c} % somewhat, {d} % "
                  "not very, {e} % not at all."),
    "contested": N_("HR managers in Canada were asked the same, and answered otherwise: {a} % very helpful, {b} % "
                    "somewhat, {c} % not very, {d} % not at all."),
    "less likely": N_("{a} % of employers were less likely to hire somebody who sent none. Of those {a} %, {b} % took "
                      "it for a lack of follow-through and {c} % for not being serious."),
    "would not": N_("Nearly {a} % of hiring managers would not hire somebody who sent none."),
    "ladders": N_("More than {a} % of interviewers said a note affects their decision."),
    "favour": N_("{a} % of recruiting staff favour who asks for slightly more pay and sends a note over who asks for "
                 "slightly less and sends none. {b} college seniors were asked as well."),
    "received": N_("HR managers received notes from {a} % of applicants, {b} % in 2007."),
    "entry level": N_("{a} % of entry-level applicants followed up, by employers' account; so {b} % did not."),
    "own word": N_("{a} % do not send one after every interview; {b} % never do."),
    "each person": N_("Nearly {a} % of those who send notes write to each person they met."),
    "how soon": N_("{a} % of hiring managers expect the note within two days, {b} % within three to five."),
    "by mail": N_("E-mail is fitting, say {a} % of HR managers; a handwritten note, say {b} %."),
    "mail is fine": N_("{a} % of hiring managers are fine with e-mail."),
}  # fmt: skip
"""What a figure says, by the key of its card; never in the form in which it is often misquoted."""

CAUTIONS: Mapping[str, str] = {
    "matters": N_("The source sells résumés."),
    "counted": N_("US edition; the Canadian figures differ much."),
    "contested": N_("Reported at second hand: the evidence is contested."),
    "less likely": N_("The second figures are shares of the first, not of all."),
    "ladders": N_("A job board asked its members."),
    "favour": N_("Entry level only; asked by a seller of recruiting software."),
    "received": N_("Employers' estimates."),
    "entry level": N_("Entry level only; employers' estimates."),
    "own word": N_("What people say of themselves."),
    "each person": N_("What people say of themselves."),
}

_LINES: tuple[tuple[str, str], ...] = (
    ("matters", N_("It matters to the decision, said {a} % of interviewers ({source}, {country}, {year}; n = {n}).")),
    ("counted", N_("Courtesy counts: {a} % of HR managers take notes into account ({source}, {country}, {year}; "
                   "{asked}).")),
    ("received", N_("It sets you apart: HR managers get notes from {a} % of applicants ({source}, {country}, {year}; "
                    "{asked}).")),
    ("favour", N_("Between close candidates: {a} % of recruiters favour the one who wrote, at slightly more pay "
                  "({source}, {country}, {year}; n = {n}).")),
    ("entry level", N_("Most openings have rivals, and {a} % of entry-level applicants write ({source}, {country}, "
                       "{year}; n = {n}).")),
)  # fmt: skip
_TRADE = N_("In jobs that write to clients, the follow-up is read as a sample of the work (one US recruiter, "
            "HuffPost 2018; n = 1).")  # fmt: skip
_WHERE: Mapping[str, str] = {"US": N_("US"), "CA": N_("Canada")}

TOPICS: Mapping[Topic, str] = {
    Topic.HELPS: N_("Does it help"),
    Topic.SENDERS: N_("Who sends one"),
    Topic.OLDER: N_("Older surveys"),
    Topic.WHEN: N_("When and how"),
    Topic.COMMUNICATIONS: N_("Communications jobs"),
    Topic.ODDS: N_("Odds"),
    Topic.COUNTRIES: N_("Other countries"),
    Topic.CONFLICTS: N_("Where sources differ"),
}
_ASKED: Mapping[Asked, str] = {
    Asked.EMPLOYERS: N_("Asked of employers"),
    Asked.APPLICANTS: N_("Asked of applicants, about themselves"),
}


def why_line(reader: Reader, *, country: str | None, communications: bool, seed: str) -> str:
    """One short sentence for a nudge with source, year, n and country; empty where notes are no custom.

    `seed`, such as a nudge's id, chooses among several; the same seed says the same.
    """
    known = norm(country)
    if known.custom is Custom.WELCOME:
        return _welcome(reader, known)
    if known.optional:
        return ""
    lines = [*_LINES, ("", _TRADE)] if communications else list(_LINES)
    number = crc32(seed.encode())
    # Where writing is the trade, every second line says so.
    key, text = lines[-1] if communications and number % 2 else lines[number // 2 % len(lines)]
    if not key:
        return say(reader, text)
    found = card(key)
    return say(
        reader, text, **_figures(found), source=found.source, country=say(reader, _WHERE[found.country]),
        year=found.year, n=found.n, asked=say(reader, "n not stated"),
    )  # fmt: skip


def card(key: str) -> Evidence:
    """The card of this key.

    Raises StopIteration for one that is not there.
    """
    return next(each for each in CARDS if each.key == key)


def _figures(known: Evidence) -> dict[str, int]:
    return dict(zip("abcde", known.figures, strict=False))


def _welcome(reader: Reader, known: Norm) -> str:
    """Notes are uncommon there, and well received; by whose word."""
    return say(reader, "Uncommon in {country}, and well received ({source}).",
               country=country_name(reader, known.country), source=known.source)  # fmt: skip


def optional_line(reader: Reader, known: Norm) -> str:
    """Why a note is optional in the reader's country, in a nudge."""
    country = country_name(reader, known.country)
    match known.custom:
        case Custom.WELCOME:
            return say(reader, "A thank-you note is uncommon in {country} and well received, so count this one as "
                               "optional.", country=country)  # fmt: skip
        case Custom.UNKNOWN if not country:
            return say(reader, "I don't know your country, so count this one as optional.")
        case Custom.UNKNOWN:
            return say(reader, "I don't know the custom in {country}, so count this one as optional.", country=country)
        case Custom.NOT_CUSTOMARY | Custom.CUSTOMARY:
            return say(reader, "A thank-you note is no custom in {country}, so count this one as optional.",
                       country=country)  # fmt: skip


def custom_line(reader: Reader, known: Norm) -> str:
    """What a note is in the reader's country, and who says so."""
    country = country_name(reader, known.country)
    match known.custom:
        case Custom.CUSTOMARY:
            return say(reader, "In {country} a note is expected.", country=country)
        case Custom.WELCOME:
            text = _welcome(reader, known) + " " + say(reader, "So it's optional.")
            if not known.lead_only:
                return text
            return text + " " + say(reader, "One note, to who led the interview, is the usual advice.")
        case Custom.NOT_CUSTOMARY:
            return say(reader, "In {country} a note is no custom; the employer writes next ({source}). So it's "
                               "optional.", country=country, source=known.source)  # fmt: skip
        case Custom.UNKNOWN:
            if not country:
                return say(reader, "Until I know your country, I count a note as optional.")
            return say(reader, "I have no source for {country}, so I count a note as optional.", country=country)


FIRST = "matters"
"""The key of the figure on the first page."""


def first(reader: Reader, *, country: str | None, year: int) -> Card:
    """What is known in a minute, and a button for each page of the rest."""
    known = card(FIRST)
    blocks: list[Block] = [
        _line(said(reader, known)),
        _quiet(source_line(reader, known, year)),
        _line(say(reader, "The evidence is mixed, mostly from the US. A note costs five minutes.")),
    ]
    if norm(country).optional:
        blocks.append(_optional(reader, country))
    return Card(title=say(reader, "Why write at all?"), blocks=tuple(blocks), controls=_topics(reader))


def no_such_topic(reader: Reader, typed: str) -> Card:
    """Nothing is known on what was asked about; what there is."""
    text = say(reader, "I have nothing on \"{typed}\". These I know something about:", typed=short(typed, 60))
    return Card(title="", blocks=(_line(text),), controls=_topics(reader))


def _topics(reader: Reader) -> tuple[Button, ...]:
    return tuple(Button(say(reader, label), "why", each.value) for each, label in TOPICS.items())


def _optional(reader: Reader, country: str | None) -> Line:
    """Where notes are no custom, that they are optional."""
    if country:
        return _quiet(say(reader, "Where you are, I count a note as optional."))
    return _quiet(say(reader, "Until I know your country, I count a note as optional."))


def why(reader: Reader, topic: Topic, *, country: str | None, year: int) -> Card:
    """One page of what is known; `year` is this year, by which a figure is called old."""
    blocks: list[Block] = []
    match topic:
        case Topic.HELPS:
            blocks += _groups(reader, topic, year)
            blocks.append(_line(say(reader, "The evidence is mixed, mostly from the US, and much of it from sellers of "
                                            "career services. A note costs five minutes.")))  # fmt: skip
            if norm(country).optional:
                blocks.append(_optional(reader, country))
        case Topic.SENDERS:
            blocks += _groups(reader, topic, year)
            blocks.append(_line(say(reader, "Employers count what reaches them; applicants count what they mean to do. "
                                            "The two don't compare.")))  # fmt: skip
        case Topic.OLDER:
            blocks += _groups(reader, topic, year)
            blocks.append(_line(say(reader, "Figures of that age say how it was.")))
        case Topic.WHEN:
            blocks += _groups(reader, topic, year)
            blocks.append(_line(say(reader, "Career offices say within a day, the same day after a morning interview, "
                                            "and not within minutes of leaving.")))  # fmt: skip
        case Topic.COMMUNICATIONS:
            blocks.append(_line(say(reader, "Sales, marketing, public relations, customer success, journalism: in jobs "
                                            "that write to clients or the public, the follow-up is read as a sample "
                                            "of the work.")))  # fmt: skip
            blocks.append(_quiet(say(reader, "One US recruiter of sales and marketing people, HuffPost, 2018; n = 1. "
                                             "An opinion, no survey.")))  # fmt: skip
            blocks.append(_line(say(reader, "For such a role I check the writing more strictly, and say when somebody "
                                            "of a panel has no note yet.")))  # fmt: skip
        case Topic.ODDS:
            applied, fit, wrote = ODDS
            blocks.append(_line(say(reader, "Made-up arithmetic, to show the idea and nothing more: {applied} apply, "
                                            "{fit} qualify, {wrote} write. Among those who wrote, {rivals} are left "
                                            "beside you.", applied=applied, fit=fit, wrote=wrote,
                                    rivals=wrote - 1)))  # fmt: skip
            blocks.append(_quiet(say(reader, "After a blog article of 2020. No survey has these numbers, and a note "
                                             "does not choose who is hired.")))  # fmt: skip
        case Topic.COUNTRIES:
            blocks.append(_line(custom_line(reader, norm(country))))
            blocks.append(_line(say(reader, "The US and Canada: expected. The UK, Australia and New Zealand: uncommon, "
                                            "and well received. Germany, Portugal, Japan, most of Europe: no custom. "
                                            "Elsewhere I don't know, which means optional.")))  # fmt: skip
            blocks.append(_quiet(say(reader, "Robert Half, CVCircuit, Calibrated Career, Do Good Jobs, Monster. Nearly "
                                             "every survey is from the US.")))  # fmt: skip
        case Topic.CONFLICTS:
            blocks += [_line(text) for text in _settled(reader)]
    others = tuple(Option(say(reader, label), each.value) for each, label in TOPICS.items() if each is not topic)
    more = Choice(say(reader, "More"), "why", "", others)
    return Card(title=say(reader, TOPICS[topic]), blocks=tuple(blocks), controls=(more,))


def _settled(reader: Reader) -> tuple[str, ...]:
    """Where sources contradict each other, and what Afternote makes of it."""
    return (
        say(reader, "Call or e-mail? An older article and a recruiter like calls, recent sources prefer e-mail. I "
                    "offer both, e-mail first."),
        say(reader, "Follow up how often? One source says regularly, another once and never again. I ask once after an "
                    "application, twice after an interview, an agency every fortnight at most. Then I stop."),
        say(reader, "How many send one? Employers see a quarter; {a} % of applicants say they don't after every "
                    "interview, and {b} % never. Those are different questions to different people.", **_own_word()),
        say(reader, "Friday afternoon? Some say at once, some say Monday. A coach may choose; I say the next morning."),
        say(reader, "One note for a panel? Most say one each; in the UK, one to the lead."),
    )  # fmt: skip


def _own_word() -> dict[str, int]:
    return _figures(card("own word"))


def _groups(reader: Reader, topic: Topic, year: int) -> list[Block]:
    """The figures of a page, those of employers and those of applicants apart, each with its source."""
    blocks: list[Block] = []
    for asked, label in _ASKED.items():
        found = [each for each in CARDS if each.topic is topic and each.asked is asked]
        if found:
            blocks.append(Line((Strong(say(reader, label)),)))
        for each in found:
            blocks.append(_line(said(reader, each)))
            blocks.append(_quiet(source_line(reader, each, year)))
    return blocks


def said(reader: Reader, known: Evidence) -> str:
    """What a figure says.

    Raises KeyError for a card that has no sentence.
    """
    return say(reader, SAYS[known.key], **_figures(known))


def source_line(reader: Reader, known: Evidence, year: int) -> str:
    """Source, year, n and country of a figure, what to be careful about, and its age once that is long."""
    if known.n is None:
        n = say(reader, "n not stated")
    else:
        count = f"{known.n:,}"
        n = say(reader, "n > {n}", n=count) if known.over else say(reader, "n = {n}", n=count)
    parts = [say(reader, "{source}, {year}; {n}; {country}.", source=known.source, year=known.year, n=n,
                 country=say(reader, _WHERE[known.country]))]  # fmt: skip
    if known.key in CAUTIONS:
        parts.append(say(reader, CAUTIONS[known.key]))
    age = known.age(year)
    if age is not None:
        parts.append(say(reader, "{years} years old.", years=age))
    return " ".join(parts)


def _line(text: str) -> Line:
    return Line((text,))


def _quiet(text: str) -> Line:
    return Line((text,), Mood.QUIET)
