"""The stage's door through Slack: what is done goes out as Slack's payloads, what is seen is read from the wire."""

from collections.abc import Awaitable, Callable, Mapping

from bot.chat.card import Button, Card, Choice, File
from bot.chat.form import Form
from bot.chat.inbound import Origin, Profile
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.clock import MovableClock
from bot.model.people import Address
from bot.stage import BOT, Actor, Kind, Shown, Stage, controls
from tests.adapters.slack.filling import Sheet
from tests.adapters.slack.folding import Seen, folded, with_texts, words_alone
from tests.adapters.slack.people import SlackPerson, elements
from tests.adapters.slack.running import Running
from tests.adapters.slack.unrender import (
    card_of,
    card_of_view,
    form_of,
    key_of,
    offered,
    problems_of,
)
from tests.adapters.slack.world import Message, News, View
from tests.dialogs.dialog import Dialog

PLATFORM = "slack"
KINDS = {"ics": "text/calendar", "csv": "text/csv", "txt": "text/plain"}


class SlackActor(Actor):
    """A person on the stage who sits in front of Slack."""

    def __init__(self, stage: "SlackStage", name: str, profile: Profile, *, coach: bool, person: SlackPerson) -> None:
        self.person = person
        self.changed = False
        """Whether their profile is another than Slack has told of."""
        super().__init__(stage, name, profile, coach=coach)
        self.changed = False

    @property
    def profile(self) -> Profile:
        """What the platform knows about them: at Slack, what stands in their profile there."""
        return self._profile

    @profile.setter
    def profile(self, profile: Profile) -> None:
        user = self.person.user
        user.real_name, user.tz, user.locale = profile.name, profile.zone, profile.locale
        self._profile = profile
        self.changed = True

    @property
    def address(self) -> Address:
        """Where the bot reaches them."""
        return Address(PLATFORM, self.person.team, user=self.person.user.id, room=self.person.dm.id)


class SlackStage(Stage):
    """A stage whose people are at Slack, in front of the adapter that runs."""

    def __init__(self, here: Running, clock: MovableClock) -> None:
        super().__init__(here.bot, clock)
        self.slack = here.slack
        self._here = here
        self._read = len(here.slack.world.news)
        self._wire: dict[int, Message | View] = {}
        self._shown_as: dict[str, int] = {}
        self._texts: dict[int, list[Message]] = {}
        """The texts that stand alone beside what was shown."""
        self._pressed: Message | View | None = None
        """What a press was on, or opened the form that was sent."""
        self._channels: dict[str, str] = {}

    # who and where

    def actor(self, name: str, *, display: str = "", zone: str | None = None, locale: str | None = "en-US",
              coach: bool = False) -> Actor:  # fmt: skip
        """The person of this name, in the one workspace."""
        if name not in self.people:
            profile = Profile(name=display or name.capitalize(), zone=zone, locale=locale)
            person = self.slack.person(name, tz=zone, locale=locale, real_name=profile.name)
            self.people[name] = SlackActor(self, name, profile, coach=coach, person=person)
        return self.people[name]

    def origin(self, actor: Actor, room: str | None) -> Origin:
        """Who speaks, for what goes straight through the door."""
        self._presses += 1
        where = Address(PLATFORM, actor.address.tenant, room=self._channel(room)) if room else None
        return Origin(key=f"door-{self._presses}", who=actor.address, where=where, profile=actor.profile)

    def _channel(self, room: str) -> str:
        name = self.room(room)
        if name not in self._channels:
            made = self.slack.world.channel(name.removeprefix("#"), self.slack.world.team("acme").id)
            self._channels[name] = made.id
        channel = self.slack.world.channels[self._channels[name]]
        channel.members |= {_person(actor).user.id for actor in self.people.values()}
        return channel.id

    def _name(self, id: str) -> str:
        """What Slack shows for an id."""
        for actor in self.people.values():
            if _person(actor).user.id == id:
                return actor.profile.name
        return next((name for name, channel in self._channels.items() if channel == id), id)

    # what people do

    async def typed(self, actor: Actor, text: str, room: str | None) -> Reply | None:
        """A line typed in the DM or in a room: a command when it starts with a slash."""
        place = self.room(room) if room else actor.name
        slash = text.startswith("/")
        self._show(place=place, by=actor.name, kind=Kind.TYPED, to=actor.name if slash else None, text=text)
        if not slash:
            if room:
                return None
            return await self._opened(actor, await self._through(actor, lambda person: person.says(text)))
        self._behind_form.pop(actor.name, None)
        channel = self._channel(room) if room else None
        return await self._through(actor, lambda person: person.types(text, channel=channel))

    async def dropped(self, actor: Actor, file: File) -> Reply:
        """A file dropped in the DM."""
        self._show(place=actor.name, by=actor.name, kind=Kind.TYPED, text=file.name)
        kind = file.kind or KINDS.get(file.name.rpartition(".")[2], "application/octet-stream")
        reply = await self._through(actor, lambda person: person.drops(file.name, file.content, kind=kind))
        reply = await self._opened(actor, reply)
        assert reply is not None
        return reply

    async def _opened(self, actor: Actor, reply: Reply | None) -> Reply | None:
        """The same reply; a form that answers a message opens at Slack by one more press, which is made here."""
        before = self.open_forms.get(actor.name)
        if isinstance(reply, Form) and (before is None or before.form is None or before.form.id != reply.id):
            shown = self.log[-1]
            assert shown.card is not None
            opens = ("form.open", reply.id)
            button = next(
                each
                for each in controls(shown.card)
                if isinstance(each, Button) and (each.action, each.value) == opens
            )
            await self.acted(actor, shown, button, None)
        return reply

    async def acted(self, actor: Actor, shown: Shown, control: Button | Choice, picked: str | None) -> Reply:
        """A press on a control of a message or of a view."""
        on = self._wire[shown.id]
        block, element, option = next(
            (block, element, option)
            for block, element in elements(on)
            for each, option in offered(element)
            if each == control
        )
        if isinstance(control, Choice):
            index = [each.value for each in control.options].index(picked or "")
            option = element["options"][index]
        drawn = _drawn(on)
        self._pressed = on
        reply = await self._through(actor, lambda person: person.press(on, block, element, option))
        assert reply is not None
        if isinstance(reply, Amend):
            assert _drawn(on) != drawn, "the message that was pressed was not redrawn"
        if isinstance(reply, Form):
            self._behind_form[actor.name] = shown
        return reply

    async def filled(self, actor: Actor, values: Mapping[str, str]) -> Reply:
        """The open form, sent; a client that keeps to no limit sends it, so that the core's own are seen to hold.

        Raises LookupError when no form is open or a field does not exist.
        """
        person = _person(actor)
        if self.open_forms.get(actor.name) is None or not person.modals:
            raise LookupError(f"{actor.name} has no form open")
        for name in values:
            Sheet(person.modal).block(name)
        behind = self._behind_form.get(actor.name)
        on = self._wire[behind.id] if behind is not None else None
        drawn = _drawn(on)
        self._pressed = on
        reply = await self._through(actor, lambda each: each.fills(strict=False, **dict(values)))
        assert reply is not None
        if isinstance(reply, Amend):
            assert on is None or _drawn(on) != drawn, "the message behind the form was not redrawn"
        return reply

    def dismissed(self, actor: Actor) -> None:
        """The open form, closed without sending it."""
        _person(actor).modals.pop()
        super().dismissed(actor)

    async def _through(self, actor: Actor, do: Callable[[SlackPerson], Awaitable[object]]) -> Reply | None:
        """What the core answered to this; what is shown of it is in the log."""
        assert isinstance(actor, SlackActor)
        if actor.changed:
            actor.changed = False
            await actor.person.changes()
            self._take_in()
        self._here.overheard.replies.clear()
        before = len(self.log)
        await do(_person(actor))
        await self._here.settled()
        redrawn = any(
            each.what == "changed" and self._is_answer(each) for each in self.slack.world.news[self._read :]
        )
        self._take_in()
        self._pressed = None
        self._changed(None)
        replies = self._here.overheard.replies
        for reply in replies:
            self._shown_whole(reply, before, redrawn=redrawn)
        return replies[0] if replies else None

    def _shown_whole(self, reply: Reply, before: int, *, redrawn: bool) -> None:
        """Every word of what the core has answered is before somebody's eyes."""
        cards = [reply] if isinstance(reply, Card) else []
        if isinstance(reply, Amend):
            # Where there is no message to redraw the aside is said alone.
            alone = reply.aside is not None and not redrawn
            cards = [each for each in (None if alone else reply.card, reply.aside) if each is not None]
        fresh = [each.words for each in self.log[before:]] + [each.words for each in self.log if each.redrawn]
        seen = "".join("".join(fresh).split())
        for card in cards:
            for line in words_alone(card):
                assert line in seen, f"Slack does not show {line!r} of:\n{shown_words(card)}"

    # what people are shown

    def _take_in(self) -> None:
        """Writes down what Slack has shown since."""
        news, self._read = self.slack.world.news[self._read :], len(self.slack.world.news)
        for seen in folded((each for each in news if each.by != "person"), self._name):
            self._written(seen)

    def _written(self, seen: Seen) -> None:
        news, actor = seen.news, self._whose(seen.news)
        match news.what:
            case "posted":
                assert news.message is not None
                key = key_of(news.message)
                shown = self._show(
                    place=self._place(news), by=BOT, kind=Kind.DELIVERY if key else Kind.REPLY,
                    to=actor.name if actor is not None else None, card=seen.card, key=key,
                )  # fmt: skip
                self._wire[shown.id] = news.message
                self._stands(shown.id, news.message, *seen.texts)
            case "changed" | "deleted":
                self._redrawn(seen)
            case "opened" | "pushed" | "updated" | "wrong":
                assert news.view is not None
                assert actor is not None
                self._view(actor, news.view, wrong=news.what == "wrong")
            case "closed":
                assert actor is not None
                if not _person(actor).modals:
                    self.open_forms.pop(actor.name, None)

    def _stands(self, id: int, message: Message, *texts: Message) -> None:
        for each in (message, *texts):
            self._shown_as[f"{each.channel}/{each.ts}"] = id
        self._texts.setdefault(id, []).extend(texts)

    def _is_answer(self, news: News) -> bool:
        """Whether it is what was pressed that is redrawn, and not something beside it."""
        return news.by in ("response_url", "ack") or news.message is self._pressed

    def _redrawn(self, seen: Seen) -> None:
        message = seen.news.message
        assert message is not None
        id = self._shown_as[f"{message.channel}/{message.ts}"]
        before, on = next(each for each in self.log if each.id == id), self._wire[id]
        assert before.card is not None
        assert isinstance(on, Message)
        self._stands(id, on, *seen.texts)
        if on.deleted:
            self._redraw(before, before.card, retired=True)
            return
        card = with_texts(card_of(on, self._name), self._texts[id])
        if controls(before.card) and words_alone(card) == words_alone(before.card) and not controls(card):
            # A stage keeps what a card was when its controls cease to count.
            self._redraw(before, before.card, retired=True)
            return
        heard = self.heard
        if not self._is_answer(seen.news):
            # It is before their eyes, and nothing that was said to them.
            self.heard = None
        try:
            self._redraw(before, card)
        finally:
            self.heard = heard

    def _view(self, actor: Actor, view: View, *, wrong: bool) -> None:
        if view.body["callback_id"] == "card":
            self.open_forms.pop(actor.name, None)
            shown = self._show(
                place=actor.name, by=BOT, kind=Kind.REPLY, to=actor.name, card=card_of_view(view, self._name)
            )
        else:
            form: Form = form_of(view, self._name)
            shown = self._show(
                place=actor.name, by=BOT, kind=Kind.INVALID if wrong else Kind.FORM, to=actor.name, form=form,
                problems=problems_of(view) if wrong else None,
            )  # fmt: skip
            self.open_forms[actor.name] = shown
        self._wire[shown.id] = view

    def _whose(self, news: News) -> Actor | None:
        """The one person who sees it; None: everybody in the room."""
        return next((each for each in self.people.values() if _person(each).user.id == news.to), None)

    def _place(self, news: News) -> str:
        assert news.message is not None
        room = next((name for name, id in self._channels.items() if id == news.message.channel), None)
        actor = self._whose(news)
        return room or (actor.name if actor is not None else "")

    # the clock

    async def settle(self) -> None:
        """Delivers what is due now."""
        await super().settle()
        await self._here.settled()
        self._take_in()


def _drawn(on: Message | View | None) -> object:
    """What changes when it is drawn anew."""
    return on.edited if isinstance(on, Message) else None if on is None else on.hash


def _person(actor: Actor) -> SlackPerson:
    assert isinstance(actor, SlackActor)
    return actor.person


class SlackDialog(Dialog):
    """A dialog whose stage is Slack's."""

    def __init__(self, here: Running, clock: MovableClock, database: str) -> None:
        super().__init__(here.bot, clock, database)
        # The plain stage has made itself a courier: what it hears now is Slack's.
        self.stage = SlackStage(here, clock)
        self.stage.heard = self.shown.append
