"""A reply of the core as what Slack is answered: the ack, and what follows it."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, assert_never

import structlog

from adapters.ground.lengths import clip
from adapters.slack import coding
from adapters.slack.calls import Calls
from adapters.slack.clients import code
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view
from adapters.slack.parse import Heard, Surface
from adapters.slack.people import Person
from adapters.slack.plainer import plainer
from adapters.slack.posting import Place, Posting, has_text_alone
from adapters.slack.render import card_view, messages
from adapters.slack.text import Json
from bot.cards import afternote as cards
from bot.cards import doors
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, Reply
from bot.clock import Clock, micros
from bot.errors import traced

log = structlog.get_logger("afternote.slack")

Then = Callable[[], Awaitable[None]]

USABLE = timedelta(minutes=25)
"""How long a response_url is used: Slack closes it after thirty."""
PROBLEM = 1000
"""Characters of a sentence beside a field."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The ack's body, empty where there is nothing to say at once, and what is done after it."""

    ack: Mapping[str, Any]
    then: Then | None = None


EMPTY: Mapping[str, Any] = {}


class Replying:
    """Puts replies where they belong: in the ack, in the message that was pressed, in a view, or in the DM."""

    def __init__(self, calls: Calls, posting: Posting, clock: Clock) -> None:
        self._calls = calls
        self._posting = posting
        self._clock = clock

    def answer(self, heard: Heard, reply: Reply, person: Person, *, acked: bool = False) -> Answer:
        """What to answer; `acked`: Slack has its ack already, so that everything follows."""
        match heard.surface:
            case Surface.FORM:
                return self._to_submission(heard, reply, person)
            case Surface.CARD | Surface.HOME:
                return self._in_view(heard, reply, person)
            case Surface.COMMAND | Surface.MESSAGE | Surface.SHORTCUT | Surface.DM:
                return self._in_messages(heard, reply, person, acked=acked)
        assert_never(heard.surface)

    # what was said or pressed among messages

    def _in_messages(self, heard: Heard, reply: Reply, person: Person, *, acked: bool) -> Answer:
        place = replace(self._place(heard, person), away=heard.surface is Surface.SHORTCUT)
        match reply:
            case Form() if heard.trigger is None:
                return Answer(EMPTY, lambda: self._posting.say(place, doors.waits(person.reader, reply)))
            case Form():
                behind = self._behind(heard)
                return Answer(EMPTY, lambda: self._open_form(heard, reply, behind, place, person))
            case Amend(card, aside) if heard.redraws:
                return Answer(EMPTY, lambda: self._posting.redraw(place, card, aside))
            case Card() | Amend():
                card = reply if isinstance(reply, Card) else reply.aside or reply.card
                if heard.surface is Surface.COMMAND and not acked:
                    return self._in_ack(place, card)
                return Answer(EMPTY, lambda: self._say(heard, card, place))
            case Invalid() | tuple():
                return Answer(EMPTY)
        assert_never(reply)

    def _in_ack(self, place: Place, card: Card) -> Answer:
        """A command's answer is its ack: nothing is quicker. What is drawn anew later is posted: an ack has no id."""
        if self._posting.goes_to_dm(place, card):
            said = messages(self._posting.pointer(place.who))[0].body()
            return Answer(
                {**said, "response_type": place.response_type},
                lambda: self._posting.say(Place(place.who, None, dm=True), card),
            )
        if place.dm and card.about:
            return Answer(EMPTY, lambda: self._posting.say(place, card))
        first, *rest = messages(card)
        body = first.body()
        body["response_type"] = place.response_type
        if not rest and not first.pictures and not first.files:
            return Answer(body)
        return Answer(body, lambda: self._posting.add(place, first, rest))

    # views

    def _in_view(self, heard: Heard, reply: Reply, person: Person) -> Answer:
        """What was pressed on Home or in a view that shows a card."""
        home = heard.surface is Surface.HOME
        behind = replace(heard.behind or Behind(), form="", step=0)
        behind = replace(behind, home=home or behind.home)
        place = self._place(heard, person)
        match reply:
            case Form():
                behind = replace(behind, view=None if home else heard.view)
                return Answer(EMPTY, lambda: self._open_form(heard, reply, behind, place, person))
            case Card() | Amend() if home:
                card = reply if isinstance(reply, Card) else _aside(reply)
                return Answer(EMPTY, lambda: self._open_card(heard, card, behind, place, person))
            case Card() | Amend():
                card = reply if isinstance(reply, Card) else _with_aside(reply)
                return Answer(EMPTY, lambda: self._update(heard.view or "", card, behind, place, person.reader))
            case Invalid() | tuple():
                return Answer(EMPTY)
        assert_never(reply)

    async def begin(self, heard: Heard, reader: Reader) -> str | None:
        """The view that is opened at once for a form that comes a moment later; None where Slack would not."""
        view = card_view(doors.coming(reader), behind=Behind())
        trigger = heard.trigger or ""
        try:
            answer = await self._calls.send(
                heard.who.tenant, lambda slack: slack.views_open(trigger_id=trigger, view=view)
            )
        except Exception as error:
            log.warning("a view did not open", code=code(error), error=traced(error))
            return None
        shown = answer.get("view")
        return str(shown["id"]) if isinstance(shown, Mapping) and shown.get("id") else None

    async def show(self, heard: Heard, card: Card) -> None:
        """Has the view that was opened at once show the card, if the person has not closed it."""
        if heard.opened is not None:
            await self._opened(heard, card_view(card, behind=self._behind(heard)), push=False)

    async def _say(self, heard: Heard, card: Card, place: Place) -> None:
        """Posts the card; what was opened for a form shows it too, since no view can be closed from here."""
        await self.show(heard, card)
        await self._posting.say(place, card)

    async def _open_form(self, heard: Heard, form: Form, behind: Behind, place: Place, person: Person) -> None:
        view, push = form_view(form, behind=behind, reader=person.reader), behind.view is not None
        why = await self._opened(heard, view, push=push)
        if why in _REFUSED:
            why = await self._opened(heard, plainer(view), push=push)
        if why is None:
            return
        if why in _TOO_LATE:
            await self._posting.say(place, doors.opened_too_late(person.reader, form))
        elif why in _REFUSED:
            reference = secrets.token_hex(4)
            log.error("a form could not be shown", code=why, reference=reference)
            await self._say(heard, cards.our_fault(person.reader, reference), place)
        elif why == "not_found":
            # They have closed what was opened at once.
            await self._posting.say(place, doors.waits(person.reader, form))
        else:
            await self._posting.say(place, doors.not_opened(person.reader, form))

    async def _open_card(self, heard: Heard, card: Card, behind: Behind, place: Place, person: Person) -> None:
        view = card_view(_pointing(card, person.reader), behind=behind, reader=person.reader)
        if await self._opened(heard, view, push=False) is not None:
            await self._posting.say(place, card)
            return
        await self._posting.add_alone(place, card, anew=True)

    async def _opened(self, heard: Heard, view: Json, *, push: bool) -> str | None:
        """Opens the view at once; the reason where Slack would not: a press is good for three seconds, and once.

        Where a view was opened already, it shows this one now.
        """
        trigger, there = heard.trigger or "", heard.opened
        try:
            if there is not None:
                await self._calls.send(heard.who.tenant, lambda slack: slack.views_update(view_id=there, view=view))
            elif push:
                await self._calls.send(heard.who.tenant, lambda slack: slack.views_push(trigger_id=trigger, view=view))
            else:
                await self._calls.send(heard.who.tenant, lambda slack: slack.views_open(trigger_id=trigger, view=view))
        except Exception as error:
            log.warning("a view did not open", code=code(error), error=traced(error))
            return code(error) or "lost"
        return None

    async def _update(self, view_id: str, card: Card, behind: Behind, place: Place, reader: Reader) -> None:
        view = card_view(_pointing(card, reader), behind=behind, reader=reader)
        try:
            await self._calls.send(place.who.tenant, lambda slack: slack.views_update(view_id=view_id, view=view))
        except Exception as error:
            # The person may have closed it: then it is said in the DM.
            log.info("a view was not updated", code=code(error))
            await self._posting.say(place, card)
            return
        # In a view nothing can be long-pressed as one text.
        await self._posting.add_alone(place, card, anew=False)

    # forms

    def _to_submission(self, heard: Heard, reply: Reply, person: Person) -> Answer:
        behind = heard.behind or Behind()
        place = self._place(heard, person)
        match reply:
            case Invalid(problems):
                return Answer({"response_action": "errors", "errors": _beside_fields(heard, problems)})
            case Form():
                return Answer(
                    {"response_action": "update", "view": form_view(reply, behind=behind, reader=person.reader)}
                )
            case Card() | Amend() if behind.view is not None:
                view, card = behind.view, reply if isinstance(reply, Card) else _with_aside(reply)
                shown = replace(behind, form="", step=0, view=None)
                # The form closes, and the view that it lay on shows what came of it.
                return Answer(EMPTY, lambda: self._update(view, card, shown, place, person.reader))
            case Card() | Amend() if behind.home:
                card = reply if isinstance(reply, Card) else _aside(reply)
                shown = replace(behind, form="", step=0)
                view_ = card_view(_pointing(card, person.reader), behind=shown, reader=person.reader)
                return Answer(
                    {"response_action": "update", "view": view_},
                    lambda: self._posting.add_alone(place, card, anew=True),
                )
            case Amend(card, aside) if behind.redraw and (self._usable(behind) or place.pressed is not None):
                return Answer(_CLEAR, lambda: self._posting.redraw(place, card, aside))
            case Card() | Amend():
                card = reply if isinstance(reply, Card) else reply.aside or reply.card
                return Answer(_CLEAR, lambda: self._posting.say(place, card))
            case tuple():
                return Answer(_CLEAR)
        assert_never(reply)

    # where

    def _place(self, heard: Heard, person: Person) -> Place:
        """Where the answer goes: beside what was said while Slack lets us, else to the DM."""
        behind = heard.behind
        if heard.surface is Surface.FORM and behind is not None:
            there = None if behind.channel is None or behind.ts is None else (behind.channel, behind.ts)
            if not self._usable(behind):
                return Place(person.speaker.who, None, dm=True, pressed=there)
            return Place(person.speaker.who, heard.url, dm=heard.dm, pressed=there, away=behind.away)
        pressed = None if heard.ts is None or heard.channel is None else (heard.channel, heard.ts)
        return Place(person.speaker.who, heard.url, dm=heard.dm, pressed=pressed)

    def _usable(self, behind: Behind) -> bool:
        return behind.url is not None and 0 <= self._seconds() - behind.at < USABLE.total_seconds()

    def _behind(self, heard: Heard) -> Behind:
        return Behind(
            url=heard.url,
            at=self._seconds(),
            channel=heard.channel,
            dm=heard.dm,
            redraw=heard.redraws,
            ts=heard.ts,
            away=heard.surface is Surface.SHORTCUT,
        )

    def _seconds(self) -> int:
        return micros(self._clock.now()) // 1_000_000


_TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id"})
_REFUSED = frozenset({
    "invalid_arguments", "invalid_blocks", "invalid_blocks_format", "view_too_large", "duplicate_external_id",
})  # fmt: skip
"""Errors that say that the view itself was no good."""
_CLEAR: Mapping[str, Any] = {"response_action": "clear"}


def _pointing(card: Card, reader: Reader) -> Card:
    """The card as a view shows it: where its text to copy stands alone is said under it."""
    return replace(card, blocks=(*card.blocks, doors.in_messages(reader))) if has_text_alone(card) else card


def _aside(amend: Amend) -> Card:
    """What is said beside the card, under its title, where a view has room for no more; else the card."""
    if amend.aside is None:
        return amend.card
    return replace(amend.aside, title=amend.aside.title or amend.card.title)


def _with_aside(amend: Amend) -> Card:
    """The card as it is now, with what is said beside it on top."""
    if amend.aside is None:
        return amend.card
    return replace(
        amend.card,
        blocks=(*amend.aside.blocks, *amend.card.blocks),
        controls=(*amend.aside.controls, *amend.card.controls),
        about=amend.aside.about or amend.card.about,
    )


def _beside_fields(heard: Heard, problems: Mapping[str, str]) -> dict[str, str]:
    """Each problem at its field; what is wrong with a field that is not shown stands at the first."""
    step = heard.behind.step if heard.behind is not None else 0
    shown = getattr(heard.inbound, "values", {})
    errors: dict[str, str] = {}
    for name, sentence in problems.items():
        at = coding.input_id(step, name) if name in shown else heard.first_input
        errors[at] = clip(f"{errors[at]} {sentence}" if at in errors else sentence, PROBLEM)
    return errors
