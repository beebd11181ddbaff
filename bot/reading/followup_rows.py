"""Several contacts in one paste: a row each, a heading that says what they are, several companies in one line."""

import re
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.model.moment import When
from bot.model.opportunity import ContactKind
from bot.reading import addresses
from bot.reading.details import is_mail
from bot.reading.followup_english import ENGLISH
from bot.reading.followup_line import FollowUpRead, followup
from bot.reading.followup_spanish import THROUGH_ROW
from bot.reading.followup_words import FollowUpWords
from bot.reading.names import PersonRead, is_role
from bot.reading.profiles import links_apart, with_links
from bot.reading.spoken import crowd

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was typed, and what it says."""

    text: str
    read: FollowUpRead


def rows(
    text: str, *, now: Instant, zone: str, country: str | None = None, kind: ContactKind | None = None,
    words: FollowUpWords = ENGLISH, locale: str = "en",
) -> tuple[Row, ...]:  # fmt: skip
    """What each row of the text says; a text of one row or of one letter is one."""
    found = [row.strip() for row in addresses.seen(text[:_LONGEST]).split("\n") if row.strip()]
    if not found:
        return ()
    if is_mail(text):
        found = [" ".join(found)]
    when: When | None = None
    heading = words.heading.match(found[0]) if len(found) > 1 else None
    if heading is not None:
        # "Applied today:" says what the rows under it are, and of which day.
        said = followup(f"{heading['said']} x", now=now, zone=zone, country=country, words=words, locale=locale)
        kind, when = kind or said.kind, said.details.when
        found = found[1:]
    out: list[Row] = []
    for row in (each for one in found for each in _apart(one, words)):
        read = followup(row, now=now, zone=zone, country=country, kind=kind, words=words, locale=locale)
        if read.details.when is None and read.details.when_trouble is None and when is not None:
            read = replace(read, details=replace(read.details, when=when))
        out.append(Row(row, read))
    return tuple(out)


def _apart(row: str, words: FollowUpWords) -> list[str]:
    """The row, or one for each of the three or more companies that it names: "Acme, Globex and Initech"."""
    counted = words.counted.match(row)
    if counted is not None and (named := _named(counted["every"], words)):
        head, when = words.opens_last.sub("", counted["head"].strip()), counted["when"].strip()
        return [f"{head} {words.to}{each}{f', {when}' if when else ''}" for each in named]
    match = words.several.match(row)
    if match is None:
        return [row]
    every = [each.strip() for each in re.split(rf",\s*(?:{words.both}\s+)?|\s+{words.both}\s+", match["every"])]
    every = [each for each in every if each]
    if len(every) < 3 or any(is_role(each) for each in every):
        return [row]
    return [f"{match['head']}{each}{match['tail']}" for each in every]


def _named(said: str, words: FollowUpWords) -> list[str]:
    """The companies of a list, each with the position that stands behind it; none where one stands alone."""
    out: list[str] = []
    for each in re.split(rf"\s*[,;]\s*(?:{words.both}\s+)?|\s+(?:{words.both}|&)\s+", said.strip(" .!")):
        if out and each and is_role(each):
            out[-1] = f"{out[-1]}, {each}"
        elif each:
            out.append(each)
    return out if len(out) > 1 else []


def people_of(text: str, locale: str) -> tuple[tuple[PersonRead, ...], PersonRead | None]:
    """The people of a field, one a row, and who handed a résumé on: "through Sam Lee", in any language."""
    bare, links = links_apart(text)
    kept: list[str] = []
    through: PersonRead | None = None
    for row in bare.split("\n"):
        match = ENGLISH.through_row.match(row) or THROUGH_ROW.match(row)
        found = crowd(match["who"], locale).people if match is not None else ()
        if through is None and len(found) == 1:
            through = found[0]
        else:
            kept.append(row)
    people = crowd("\n".join(kept), locale).people
    every = with_links([*people, *([through] if through is not None else [])], links)
    return (every, None) if through is None else (every[:-1], every[-1])
