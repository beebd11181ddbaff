"""Joining: two members who turn out to be one person, as one; the settings of whoever has chosen them."""

from dataclasses import fields, replace

from bot.model.people import Member, Signature

_BY_RULE = frozenset({
    "id", "home", "addresses", "created_at", "name", "names", "zone", "zone_chosen", "zone_moved", "wakes", "sleeps",
    "paused_until", "nudges", "signature", "country", "locale", "unreachable", "missed",
})  # fmt: skip
"""What two have each in a way of their own; of everything else the default yields to what was chosen."""


def joined(keeps: Member, other: Member, *, last: Member) -> Member:
    """The one whom both are: `keeps` as it goes on, reached last where `last`, one of the two, is.

    A zone that was named wins over one that a platform gave. Fewer nudges win over more, the longer pause over the
    shorter, what was switched on over what was not. Of two choices that differ, that of the account in use at this
    moment holds.
    """
    first, second = last, (keeps if last.id == other.id else other)
    plain = Member(id=keeps.id, home=keeps.home, addresses=(), created_at=keeps.created_at)
    chosen = {
        each.name: getattr(first if getattr(first, each.name) != getattr(plain, each.name) else second, each.name)
        for each in fields(Member)
        if each.name not in _BY_RULE
    }
    hours = first if (first.wakes, first.sleeps) != (plain.wakes, plain.sleeps) else second
    placed = _placed(first, second)
    pauses = [each.paused_until for each in (first, second) if each.paused_until is not None]
    return replace(
        keeps,
        **chosen,
        name=keeps.name or other.name,
        names=(*_names(second), *_names(first)),
        wakes=hours.wakes,
        sleeps=hours.sleeps,
        zone=placed.zone,
        zone_chosen=placed.zone_chosen,
        zone_moved=False,
        country=placed.country or first.country or second.country,
        locale=first.locale,
        nudges=min(keeps.nudges, other.nudges),
        paused_until=max(pauses, default=None),
        signature=_signed(first.signature, second.signature),
        created_at=min(keeps.created_at, other.created_at),
        unreachable=keeps.unreachable or other.unreachable,
        missed=keeps.missed + other.missed,
        addresses=(*second.addresses, *first.addresses),
    )


def _names(member: Member) -> tuple[tuple[str, str], ...]:
    """What each of their platforms calls them."""
    here = dict.fromkeys(each.platform for each in member.addresses)
    return tuple((platform, member.called_at(platform)) for platform in here)


def _placed(first: Member, second: Member) -> Member:
    """Whose zone holds: one that was named, else one that is known."""
    for each in (first, second):
        if each.zone_chosen and each.zone is not None:
            return each
    return first if first.zone is not None else second


def _signed(first: Signature, second: Signature) -> Signature:
    """One signature of two: line by line, as the first has it where it has one."""
    return Signature(*(getattr(first, each.name) or getattr(second, each.name) for each in fields(Signature)))
