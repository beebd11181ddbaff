"""A reply of the core as what Slack is answered: the ack, and what follows it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, assert_never

import structlog

from adapters.slack import coding
from adapters.slack.calls import Calls
from adapters.slack.clients import code
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view
from adapters.slack.parse import Heard, Surface
from adapters.slack.people import Person
from adapters.slack.posting import Place, Posting
from adapters.slack.render import card_view, messages
from adapters.slack.text import Json, clip
from bot.cards import doors
from bot.chat.card import Card, Copy
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
        place = self._place(heard, person)
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
                return Answer(EMPTY, lambda: self._posting.say(place, card))
            case Invalid() | tuple():
                return Answer(EMPTY)
        assert_never(reply)

    def _in_ack(self, place: Place, card: Card) -> Answer:
        """A command's answer is its ack: nothing is quicker."""
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
                card = reply if isinstance(reply, Card) else reply.aside or reply.card
                return Answer(EMPTY, lambda: self._open_card(heard, card, behind, place, person))
            case Card() | Amend():
                card = reply if isinstance(reply, Card) else _with_aside(reply)
                return Answer(EMPTY, lambda: self._update(heard.view or "", card, behind, place))
            case Invalid() | tuple():
                return Answer(EMPTY)
        assert_never(reply)

    async def _open_form(self, heard: Heard, form: Form, behind: Behind, place: Place, person: Person) -> None:
        view, trigger = form_view(form, behind=behind), heard.trigger or ""
        why = await self._opened(heard, view, trigger, push=behind.view is not None)
        if why is None:
            return
        await self._posting.say(place, doors.opened_too_late(person.reader, form))

    async def _open_card(self, heard: Heard, card: Card, behind: Behind, place: Place, person: Person) -> None:
        view = card_view(card, behind=behind)
        if await self._opened(heard, view, heard.trigger or "", push=False) is not None:
            await self._posting.say(place, card)
            return
        await self._apart(place, card)

    async def _opened(self, heard: Heard, view: Json, trigger: str, *, push: bool) -> str | None:
        """Opens the view at once; the reason where Slack would not: a press is good for three seconds, and once."""
        try:
            if push:
                await self._calls.send(heard.who.tenant, lambda slack: slack.views_push(trigger_id=trigger, view=view))
            else:
                await self._calls.send(heard.who.tenant, lambda slack: slack.views_open(trigger_id=trigger, view=view))
        except Exception as error:
            log.warning("a view did not open", code=code(error), error=traced(error))
            return code(error) or "lost"
        return None

    async def _update(self, view_id: str, card: Card, behind: Behind, place: Place) -> None:
        view = card_view(card, behind=behind)
        try:
            await self._calls.send(place.who.tenant, lambda slack: slack.views_update(view_id=view_id, view=view))
        except Exception as error:
            # The person may have closed it: then it is said in the DM.
            log.info("a view was not updated", code=code(error))
            await self._posting.say(place, card)
            return
        await self._apart(place, card)

    async def _apart(self, place: Place, card: Card) -> None:
        """What is to be copied alone comes in the DM too: in a view nothing can be long-pressed as one text."""
        if any(isinstance(each, Copy) and each.alone for each in card.blocks):
            first, *rest = messages(card)
            await self._posting.add(place, replace(first, files=(), pictures=()), rest)

    # forms

    def _to_submission(self, heard: Heard, reply: Reply, person: Person) -> Answer:
        behind = heard.behind or Behind()
        place = self._place(heard, person)
        match reply:
            case Invalid(problems):
                return Answer({"response_action": "errors", "errors": _beside_fields(heard, problems)})
            case Form():
                return Answer({"response_action": "update", "view": form_view(reply, behind=behind)})
            case Card() | Amend() if behind.view is not None:
                view, card = behind.view, reply if isinstance(reply, Card) else _with_aside(reply)
                shown = replace(behind, form="", step=0, view=None)
                # The form closes, and the view that it lay on shows what came of it.
                return Answer(EMPTY, lambda: self._update(view, card, shown, place))
            case Card() | Amend() if behind.home:
                card = reply if isinstance(reply, Card) else reply.aside or reply.card
                view_ = card_view(card, behind=replace(behind, form="", step=0))
                return Answer({"response_action": "update", "view": view_}, lambda: self._apart(place, card))
            case Amend(card, aside) if behind.redraw and self._usable(behind):
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
        if heard.surface is Surface.FORM and behind is not None and not self._usable(behind):
            return Place(person.speaker.who, None, dm=True)
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
        )

    def _seconds(self) -> int:
        return micros(self._clock.now()) // 1_000_000


_CLEAR: Mapping[str, Any] = {"response_action": "clear"}


def _with_aside(amend: Amend) -> Card:
    """The card as it is now, with what is said beside it on top."""
    if amend.aside is None:
        return amend.card
    return replace(
        amend.card,
        blocks=(*amend.aside.blocks, *amend.card.blocks),
        controls=(*amend.aside.controls, *amend.card.controls),
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
