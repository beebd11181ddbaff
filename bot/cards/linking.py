"""What is said where two accounts become one person: the code, both questions, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.nudges import preview
from bot.cards.words import Reader, listed, say, say_n, short
from bot.chat.card import Block, Button, Card, CommandName, Copy, Line, Mood, Style
from bot.model.link import Party

NAMED = 40
"""Characters of a stranger's name that are shown."""


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody would share: their own, counted."""

    interviews: int
    """Open ones."""
    notes: int
    """Still to be sent."""
    coaches: bool = False
    """Whether they look after a group that goes on."""


def place(platform: str) -> str:
    """A platform as people call it."""
    return platform.capitalize()


def code(reader: Reader, code: str, *, own: bool = False) -> Card:
    """A fresh code, and what it does; `own`: they typed their own where it was made."""
    blocks: list[Block] = []
    if own:
        blocks.append(Line((say(reader, "That's your own code, typed where it was made. Here's a fresh one."),)))
    else:
        blocks.append(Line((say(reader, "Linking makes two accounts of yours one: one list, reminders where you were "
                                        "last active. Erasing one erases both."),)))  # fmt: skip
    within = say(reader, " with this code in your own other account, within 10 minutes. Give it to nobody:")
    blocks.append(Line((say(reader, "Type "), CommandName("afternote link"), within)))
    return Card(
        title=say(reader, "Link your accounts"),
        blocks=(*blocks, Copy(say(reader, "Code"), code)),
    )


def shown_once(reader: Reader) -> Card:
    """A code was shown, and is not shown again."""
    text = say(reader, "A code is shown once. A fresh one comes with ")
    return Card(title="", blocks=(Line((text, CommandName("afternote link"), ".")),))


def typed(reader: Reader, who: Party, held: Held, id: str) -> Card:
    """Asks whoever typed a code whether its maker is they."""
    return _question(
        reader, held, id, "link.agree",
        asks=say(reader, "{name} on {platform} made this code. Is that you?", name=_name(reader, who),
                 platform=_places(reader, who)),
        else_=say(reader, "If somebody gave you the code, tap No."),
    )  # fmt: skip


def asked(reader: Reader, who: Party, held: Held, id: str, *, discreet: bool = False) -> Card:
    """Asks whoever made a code whether the account that typed it is theirs."""
    card = _question(
        reader, held, id, "link.join",
        asks=say(reader, "{name} on {platform} typed your code. Is that you?", name=_name(reader, who),
                 platform=_places(reader, who)),
        else_=say(reader, "If not, tap No: nothing is shared."),
    )  # fmt: skip
    said = say(reader, "A question about your account.")
    return Card(card.title, card.blocks, card.controls, preview(reader, said, discreet=discreet))


def _question(
    reader: Reader, held: Held, id: str, action: str, *, asks: str, else_: str
) -> Card:
    blocks: list[Block] = [Line((asks,)), Line((_shared(reader, held),)), Line((else_,), Mood.LOOK)]
    return Card(
        title=say(reader, "Link your accounts"),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Yes, link them"), action, id, Style.GRAVE),
            Button(say(reader, "No"), "link.no", id),
        ),
    )


def _shared(reader: Reader, held: Held) -> str:
    """What the other account could read, change and erase."""
    parts: list[str] = []
    if held.interviews:
        parts.append(say_n(reader, "one open interview", "{n} open interviews", held.interviews))
    if held.notes:
        parts.append(say_n(reader, "one note", "{n} notes", held.notes))
    if held.coaches:
        parts.append(say(reader, "the group you coach"))
    what = listed(reader, parts) if parts else say(reader, "your settings")
    return say(reader, "If so, that account can read, change and erase all of yours: {what}.", what=what)


def _name(reader: Reader, who: Party) -> str:
    return short(who.name, NAMED) if who.name.strip() else say(reader, "An account")


def _places(reader: Reader, who: Party) -> str:
    return listed(reader, [place(each) for each in who.platforms])


def agreed(reader: Reader, who: Party) -> Card:
    """One side has said yes; the other is asked."""
    text = say(reader, "Nothing is joined yet: I've asked the same in {platform}. Say yes there within the hour.",
               platform=_places(reader, who))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def linked(reader: Reader, platforms: Sequence[str], lowered: Sequence[str] = (), twice: Sequence[str] = ()) -> Card:
    """Two accounts are one; groups in which the lower of two levels holds, and what both had logged."""
    where = listed(reader, [place(each) for each in platforms])
    blocks: list[Block] = [
        Line((say(reader, "{places} are one now. Reminders come where you were last active; ", places=where),
              CommandName("afternote link"), say(reader, " unlinks."))),
    ]  # fmt: skip
    if lowered:
        groups = listed(reader, [short(each, NAMED) for each in lowered[:2]])
        blocks.append(Line((say(reader, "In {groups} the lower of your two levels holds.", groups=groups),)))
    if twice:
        what = listed(reader, [short(each, NAMED) for each in twice[:2]])
        blocks.append(Line((say(reader, "{what}: logged in both. If it's the same, delete one.", what=what),)))
    return Card(title="", blocks=tuple(blocks), controls=(Button(say(reader, "What waits now"), "home"),))


def not_yet(reader: Reader, id: str) -> Card:
    """A message is on its way at this moment, and the two can only be joined between messages."""
    text = say(reader, "A message to you is on its way at this very moment, so nothing is joined yet. In a minute it "
                       "works.")  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),), controls=(Button(say(reader, "Try again"), "link.join", id, Style.PRIMARY),)
    )


def no_such_code(reader: Reader) -> Card:
    """A code that is wrong, expired or used: the same words for all."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That code doesn't work: it may be mistyped, expired or used. Nothing was joined."),)),
            Line((CommandName("afternote link"), say(reader, " in your other account makes a fresh one."))),
        ),
    )


def too_many(reader: Reader) -> Card:
    """So many codes did not work that no more are looked at for a while."""
    text = say(reader, "Five codes didn't work, so I look at no more for an hour. Nothing was joined.")
    return Card(title="", blocks=(Line((text,)),))


def same_platform(reader: Reader, platform: str) -> Card:
    """Both accounts are on one platform, where a person has one."""
    text = say(reader, "That account is on {platform} as well, and I join one account a platform. Nothing was joined; "
                       "the code is used up.", platform=place(platform))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def declined(reader: Reader, *, made_it: bool) -> Card:
    """One side has said no."""
    text = say(reader, "Nothing was joined, and the code is void.")
    blocks: list[Block] = [Line((text,))]
    if made_it:
        blocks.append(Line((say(reader, "If it wasn't you who typed it, somebody saw it. It opens nothing now."),)))
    return Card(title="", blocks=tuple(blocks))


def status(reader: Reader, platforms: Sequence[str]) -> Card:
    """Which accounts are one, and the way out."""
    where = listed(reader, [place(each) for each in platforms])
    text = say(reader, "Your accounts on {places} are one: one list, reminders where you were last active.",
               places=where)  # fmt: skip
    return Card(
        title=say(reader, "Linked accounts"),
        blocks=(Line((text,)),),
        controls=tuple(
            Button(say(reader, "Unlink {platform}", platform=place(each)), "link.unlink", each) for each in platforms
        ),
    )


def unlinking(reader: Reader, platform: str, others: Sequence[str]) -> Card:
    """Asks before an account is a stranger's again."""
    where = listed(reader, [place(each) for each in others])
    text = say(reader, "Your {platform} account begins anew, with nothing. Everything so far stays with {others}.",
               platform=place(platform), others=where)  # fmt: skip
    return Card(
        title=say(reader, "Unlink {platform}?", platform=place(platform)),
        blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Unlink"), "link.part", platform, Style.GRAVE),
            Button(say(reader, "No"), "kept"),
        ),
    )


def unlinked(reader: Reader, platform: str, others: Sequence[str]) -> Card:
    """The account is a stranger's again."""
    where = listed(reader, [place(each) for each in others])
    text = say(reader, "Unlinked. Your {platform} account begins anew; everything stays with {others}.",
               platform=place(platform), others=where)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))
