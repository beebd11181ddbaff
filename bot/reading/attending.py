"""Who of an invite is its reader, and whom they meet."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.invite import Event, Invitee
from bot.reading.word_list import words

_ANYBODYS = frozenset(words("""
    gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol proton protonmail pm gmx web mail fastmail
    zoho hey yandex qq 163 126 naver
"""))
"""Second-level names where people have mail of their own."""
_SCHEDULERS = frozenset(words("""
    calendly google goodtime greenhouse lever ashbyhq ashby gem modernloop workable smartrecruiters icims workday
    myworkday breezy recruitee teamtailor cal zoom microsoft hirevue savvycal doodle
"""))
"""Who sends invites for others."""
_NOBODY = re.compile(
    r"^(?:no-?reply|do-?not-?reply|notifications?|calendar|scheduling|scheduler|invites?|meetings?|events?|mailer.*"
    r"|[a-z0-9_]{20,})(?:[+.].*)?$",
    re.IGNORECASE,
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"})


class Sure(StrEnum):
    """How sure it is that somebody of an invite is its reader."""

    YES = "yes"
    LIKELY = "likely"
    """Taken for them, and told."""
    PERHAPS = "perhaps"
    """Left in, and asked about."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Me:
    """The reader, as far as they are known."""

    names: tuple[str, ...]
    emails: tuple[str, ...]

    def is_sure(self, each: Invitee, inviting: Collection[str]) -> Sure:
        """How sure it is that this is the reader; `inviting` are the companies of those who invite."""
        if each.email and each.email.casefold() in self.emails:
            return Sure.YES
        said = each.name.split()
        best = Sure.NO
        for name in self.names:
            mine = name.split()
            if len(mine) > 1 and squashed(each.name) in (squashed(name), squashed(" ".join((mine[-1], *mine[:-1])))):
                return Sure.YES
            best = max(best, _like(mine, said, each.email, inviting), key=_ORDER.index)
        return best


_ORDER = (Sure.NO, Sure.PERHAPS, Sure.LIKELY, Sure.YES)


def _like(mine: list[str], said: list[str], email: str, inviting: Collection[str]) -> Sure:
    """How like the names and the address are: the first name, and an address that is made of it."""
    first, last = squashed(mine[0]), squashed(mine[-1]) if len(mine) > 1 else ""
    if not first:
        return Sure.NO
    if len(said) > 1 and (squashed(said[0]) != first or (last and squashed(said[-1]) != last)):
        return Sure.NO
    if len(said) == 1 and squashed(said[0]) != first:
        return Sure.NO
    local, _, domain = email.casefold().partition("@")
    local = squashed(local.partition("+")[0])
    made = bool(local) and (local.startswith(first) or (bool(last) and local in (first[0] + last, last + first)))
    theirs = company_label(email) in inviting if email else False
    if last and made and not theirs and (last in local or last in squashed(domain)):
        return Sure.LIKELY
    if made and not theirs and len(said) < 2:
        return Sure.LIKELY
    return Sure.PERHAPS if said or (made and not theirs) else Sure.NO


def attending(event: Event, me: Me) -> tuple[list[Invitee], tuple[str, ...], tuple[Invitee, ...]]:
    """Whom the reader meets, which addresses are taken for their own, and who of those met may be they."""
    every: dict[str, Invitee] = {}
    for each in (event.organizer, *event.attendees):
        if each is None or _NOBODY.match(each.email.partition("@")[0]) or "calendar.google" in each.email:
            continue
        key = each.email.casefold() or each.name.casefold()
        before = every.get(key)
        every[key] = each if before is None or not before.name else before
    host = event.organizer.email.casefold() if event.organizer is not None else ""
    labels = [label for key in every if (label := company_label(key)) is not None]
    inviting = {label for label in labels if labels.count(label) > 1 or label == company_label(host)}
    sure = {key: me.is_sure(each, inviting) for key, each in every.items()}
    # Whoever invites is somebody else, unless it is surely the reader's own calendar.
    likely = {key for key, how in sure.items() if how is Sure.LIKELY and key != host}
    mine = {key for key, how in sure.items() if how is Sure.YES} or (likely if len(likely) == 1 else set())
    others = {key: each for key, each in every.items() if key not in mine}
    maybe = [] if mine else [key for key in others if sure[key] is not Sure.NO and key != host]
    if not mine and not maybe and any(company_label(each.email) for each in others.values()):
        # The one with a private address among colleagues is most likely whoever was invited.
        private = [
            key for key, each in others.items() if each.email and company_label(each.email) is None and key != host
        ]
        maybe = private if len(private) == 1 else []
    own = tuple(every[key].email for key in every if key in mine and sure[key] is not Sure.YES and every[key].email)
    return [each for key, each in every.items() if key not in mine], own, tuple(every[key] for key in maybe)


def company_label(email: str) -> str | None:
    """The company's part of an address; None for private mail and for who sends invites for others."""
    parts = email.rpartition("@")[2].casefold().split(".")
    if len(parts) < 2:
        return None
    label = parts[-3] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2]
    return None if label in _ANYBODYS or label in _SCHEDULERS or label.isdecimal() else label


def squashed(text: str) -> str:
    """The letters and digits of a text, small and side by side."""
    return re.sub(r"\W+", "", text.casefold())
