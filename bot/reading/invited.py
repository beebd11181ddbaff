"""What an event of a calendar says of an interview: company, role, time, how, and who is there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Instant
from bot.model.calendar import on_the_line
from bot.model.moment import Grain, Trouble, Unread, When
from bot.model.opportunity import InterviewFormat
from bot.reading.attending import Me, Sure, attending, company_label, squashed
from bot.reading.details import Details
from bot.reading.details_english import FORMATS, KINDS
from bot.reading.invite import Event, Invitee, at_time, on_day
from bot.reading.line_english import ENGLISH as ENGLISH_LINE
from bot.reading.line_how import take_how, without_how
from bot.reading.line_sheet import Sheet
from bot.reading.names import Doubt, PersonRead, crowd, is_role
from bot.reading.word_list import words

_SENT_AS = re.compile(
    r"^(?:(?:updated\s+)?invitation|cancell?ed(?:\s+event)?|accepted|declined|tentative|fwd?|re|confirmed)\s*:\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:<+-*>+|[|()\[\]:;,•·]|\s/{1,2}\s|(?<=\s)[-–—+&x×](?=\s))\s*", re.IGNORECASE)
_INTRODUCED = re.compile(r"\b(?:with|at|from)\s+|@\s*", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|about|re)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_NO_COMPANY = frozenset(words("""
    virtual video phone zoom google meet microsoft teams online remote in person in-person on site on-site onsite job
    intro introductory introduction quick initial follow up follow-up followup final first second third round minute
    minutes min mins a an your our the interview interviews interviewer interviewing call chat meeting conversation
    screen screening session discussion talk catch catch-up candidate role position loop panel and of to with event
    appointment busy calendar hold tbd invitation let's lets
"""))
"""Words of a title that name no company, however many of them it has."""
_JOINS = re.compile(r"^(?:and|x)\s+|\s+(?:and|x)$", re.IGNORECASE)
_OPENS = re.compile(r"^interviews?\s+", re.IGNORECASE)
_POSITION = re.compile(r"\s+(?:role|position|job|opening|interview)$", re.IGNORECASE)
_PHONE = re.compile(r"^\s*(?:tel:|phone\b|call\b)|^[\s+\d().-]{7,}$", re.IGNORECASE)
_VIDEO = re.compile(
    r"https?://|zoom|meet\.google|google\s*meet|teams|webex|skype|video|virtual|online|remote|hangouts|facetime",
    re.IGNORECASE,
)
_NOWHERE = re.compile(r"^\s*(?:tb[cda]|n/?a|-|none|see\s.*)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Invited:
    """What was understood of an event; `own` are addresses that were taken for the reader's, `maybe` names."""

    details: Details
    own: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    """Who is among the people and may be the reader all the same."""


def invited(
    event: Event, *, names: Sequence[str], emails: Sequence[str] = (), now: Instant, zone: str
) -> Invited:
    """What this event says to the person of these names and addresses, in whose `zone` it is where it names none."""
    me = Me(tuple(name for name in names if name.strip()), tuple(email.casefold() for email in emails if email))
    there, own, maybe = attending(event, me)
    when, trouble = _when(event, now, zone)
    pieces = _pieces(event, me, there)
    sheet = Sheet(now, zone, None)
    inviter = [event.organizer] if event.organizer and me.is_sure(event.organizer, ()) is not Sure.YES else []
    senders = [each for each in (*inviter, *there) if each.email not in {one.email for one in maybe}]
    company = _company(event.title, senders, pieces)
    left = [piece for piece in pieces if piece != company]
    for piece in left:
        take_how(sheet, piece)
    met = _people(there)
    return Invited(
        Details(
            company=company,
            role=next((role for piece in left if (role := _role(piece)) is not None), None),
            when=when,
            when_trouble=trouble,
            format=sheet.format or _format(event),
            round=sheet.round or next((piece for piece in left if piece.casefold() in KINDS), None),
            people=met[0],
            doubts=met[1],
        ),
        own,
        tuple(found.people[0].name for each in maybe if (found := crowd(_typed(each))).people),
    )


def _when(event: Event, now: Instant, zone: str) -> tuple[When | None, Unread | None]:
    """The moment, or why it cannot be taken."""
    day, at, meant = on_day(event.starts), at_time(event.starts), event.zone or zone
    if abs(day.year - now.year) > 2:
        return None, Unread(Trouble.TOO_FAR, day.isoformat())
    if at is None:
        start = on_the_line(day, datetime.min.time(), zone).instant
        return When(start, grain=Grain.DAY, zone=zone), None
    start = on_the_line(day, at, meant).instant
    end = None
    if event.ends is not None:
        # Counted on the wall, where the file has it.
        length = event.ends - datetime.combine(day, at)
        end = start + length if length > timedelta(0) else None
    return When(start, end, zone=meant), None


def starts_at(event: Event, zone: str) -> Instant | None:
    """The instant at which it starts, for a reader in this zone; None for a whole day and for a year out of reach."""
    if not isinstance(event.starts, datetime) or not 1970 < event.starts.year < 2100:
        return None
    return on_the_line(event.starts.date(), event.starts.time(), event.zone or zone).instant


# who is there


def _typed(each: Invitee) -> str:
    named = re.sub(r"[<>\";|]", " ", each.name)
    return f"{named} <{each.email}>" if each.email else named


def _people(there: list[Invitee]) -> tuple[tuple[PersonRead, ...], tuple[Doubt, ...]]:
    """The people as the line reader would have them: of what they do, only what their own name says."""
    out: list[PersonRead] = []
    doubts: list[Doubt] = []
    for each in there:
        found = crowd(_typed(each))
        if found.people:
            out.append(found.people[0])
            doubts.extend(found.doubts[:1])
    return tuple(out), tuple(doubts)


# what it is about


def _pieces(event: Event, me: Me, there: list[Invitee]) -> list[str]:
    """The pieces of the title that name nobody."""
    title = _SENT_AS.sub("", _SENT_AS.sub("", event.title))
    names = {squashed(said) for name in me.names for said in (name, name.split(" ")[0])}
    for each in there:
        names |= {squashed(each.name), squashed(each.name.split(" ")[0]), squashed(each.name.split(" ")[-1])}
    names.discard("")
    out: list[str] = []
    for piece in _PIECES.split(title):
        parts = [part for half in _INTRODUCED.split(piece) for part in _FOR.split(half)]
        out.extend(bare for bare in (_bare(each, me) for each in parts) if bare and not _named(bare, names))
    return out


def _bare(piece: str, me: Me) -> str:
    text = piece
    for name in me.names:
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE) if len(name.split()) > 1 else text
    text = re.sub(r"\s+", " ", text).strip(" -–—<>.,&+/")
    return _JOINS.sub("", text)


def _named(piece: str, names: set[str]) -> bool:
    """Whether a piece is nothing but people: "Jane Doe and Ana"."""
    return all(squashed(part) in names for part in re.split(r"\s+(?:and|x|&)\s+|\s*/\s*", piece) if part.strip())


def _company(title: str, senders: list[Invitee], pieces: list[str]) -> str | None:
    """The company: by whose addresses invite, in the title's own spelling; else what the title is left with."""
    label = next((found for each in senders if (found := company_label(each.email)) is not None), None)
    if label is not None:
        spelt = _spelt(label, [*pieces, *(each.name for each in senders)])
        if spelt is not None:
            return spelt
    after = [match.end() for match in _INTRODUCED.finditer(title)]
    for piece in pieces:
        bare = _without_how(piece)
        introduced = any(title[at:].casefold().startswith(bare.casefold()) for at in after)
        if bare and not is_role(bare) and (label is None or introduced):
            return bare[:120]
    if label is None:
        return None
    return label.upper() if len(label) <= 3 else label.replace("-", " ").title()


def _without_how(piece: str) -> str:
    """What a piece says beyond which interview it is, and how."""
    bare = _core(piece)
    low = bare.casefold()
    return "" if _is_no_company(bare) or low in FORMATS or not without_how(bare) else bare


def _core(piece: str) -> str:
    """A piece without the words that say it is an interview."""
    return _POSITION.sub("", ENGLISH_LINE.how_closes.sub("", f" {_OPENS.sub('', piece)}").strip())


def _role(piece: str) -> str | None:
    bare = _core(piece)
    return bare[:120] if not _is_no_company(bare) and without_how(bare) == bare and is_role(bare) else None


def _is_no_company(bare: str) -> bool:
    """Whether these words, if there are any, name no company at all."""
    return all(word in _NO_COMPANY or word.isdecimal() for word in bare.casefold().split())


def _spelt(label: str, texts: list[str]) -> str | None:
    """The label as one of these texts spells it: "Northwind Traders" for northwind-traders."""
    wanted = squashed(label)
    for text in texts:
        said = text.split(" ")
        for count in range(1, min(5, len(said)) + 1):
            for at in range(len(said) - count + 1):
                found = " ".join(said[at : at + count]).strip(" .,()'\"")
                if squashed(found) == wanted:
                    return found
    return None


def _format(event: Event) -> InterviewFormat | None:
    """How it is held, by where it is."""
    where = event.location
    if _PHONE.search(where) and not _VIDEO.search(where):
        return InterviewFormat.PHONE
    if _VIDEO.search(where):
        return InterviewFormat.VIDEO
    if not _NOWHERE.match(where):
        return InterviewFormat.ONSITE
    return InterviewFormat.VIDEO if event.online else None
