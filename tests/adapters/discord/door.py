"""The stage's door through Discord: what is done goes out as interactions, what is seen is read from the wire."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from simcord import GuildHandle
from simcord.builders import ChannelHandle

from adapters.discord import coding
from adapters.discord.parse import HOME
from bot.chat.card import Button, Card, Choice, File
from bot.chat.form import Form
from bot.chat.inbound import Origin, Profile
from bot.chat.reply import Amend, Invalid, Reply
from bot.chat.spec import OptionKind, split
from bot.chat.words import shown_words
from bot.clock import MovableClock
from bot.model.people import Address
from bot.stage import BOT, Actor, Kind, Shown, Stage, controls
from tests.adapters.discord.filling import answers
from tests.adapters.discord.folding import Seen, folded, in_their_order, with_texts, words_alone
from tests.adapters.discord.people import DiscordPerson
from tests.adapters.discord.running import Running
from tests.adapters.discord.simulated import Message
from tests.adapters.discord.unrender import card_of, form_of, key_of, offered
from tests.dialogs.dialog import Dialog

PLATFORM = "discord"


class NotAtDiscord(AssertionError):
    """What is done here is done nowhere at Discord."""


class DiscordActor(Actor):
    """A person on the stage who sits in front of Discord."""

    def __init__(
        self, stage: "DiscordStage", name: str, profile: Profile, *, coach: bool, person: DiscordPerson
    ) -> None:
        self.person = person
        super().__init__(stage, name, profile, coach=coach)

    @property
    def profile(self) -> Profile:
        """What the platform knows about them: at Discord, the name they go by and their language."""
        return self._profile

    @profile.setter
    def profile(self, profile: Profile) -> None:
        self.person.calls_themselves(profile.name, locale=profile.locale)
        self._profile = profile

    @property
    def address(self) -> Address:
        """Where the bot reaches them."""
        return Address(PLATFORM, HOME, user=str(self.person.user.id), room=str(self.person.dm))


class DiscordStage(Stage):
    """A stage whose people are at Discord, in front of the adapter that runs."""

    def __init__(self, here: Running, clock: MovableClock) -> None:
        super().__init__(here.bot, clock)
        # The plain stage has made itself a courier, under a name of its own: what goes out goes to Discord.
        self.here = here
        self._read = len(here.world.news)
        self._wire: dict[int, Message] = {}
        """The message in which each thing was shown, as it stands."""
        self._shown_as: dict[int, int] = {}
        self._texts: dict[int, list[int]] = {}
        """The texts that stand alone beside what was shown."""
        self._guild: GuildHandle | None = None
        self._channels: dict[str, ChannelHandle] = {}

    # who and where

    def actor(self, name: str, *, display: str = "", zone: str | None = None, locale: str | None = "en-US",
              coach: bool = False) -> Actor:  # fmt: skip
        """The person of this name."""
        if name not in self.people:
            profile = Profile(name=display or name.capitalize(), zone=zone, locale=locale)
            person = DiscordPerson(self.here.world, name)
            self.here.overheard.zones[str(person.user.id)] = zone
            self.people[name] = DiscordActor(self, name, profile, coach=coach, person=person)
        return self.people[name]

    def origin(self, actor: Actor, room: str | None) -> Origin:
        """Who speaks, for what goes straight through the door."""
        self._presses += 1
        where = None
        if room is not None:
            channel = self._channel(room)
            where = Address(PLATFORM, str(channel._channel.guild_id), room=str(channel.id))
        return Origin(key=f"door-{self._presses}", who=actor.address, where=where, profile=actor.profile)

    def _channel(self, room: str) -> ChannelHandle:
        name = self.room(room)
        if name not in self._channels:
            if self._guild is None:
                self._guild = self.here.world.env.create_guild("Cohort")
            self._channels[name] = self._guild.create_text_channel(name.removeprefix("#"))
        return self._channels[name]

    def _name(self, id: str) -> str:
        """What Discord shows for an id."""
        for actor in self.people.values():
            if str(_person(actor).user.id) == id:
                return actor.profile.name
        return next((name for name, channel in self._channels.items() if str(channel.id) == id), id)

    # what people do

    async def typed(self, actor: Actor, text: str, room: str | None) -> Reply | None:
        """A line in the DM or in a room: a command when it starts with a slash, and nothing that is heard otherwise."""
        place = self.room(room) if room else actor.name
        slash = text.startswith("/")
        self._show(place=place, by=actor.name, kind=Kind.TYPED, to=actor.name if slash else None, text=text)
        if not slash:
            if room:
                return None
            await _person(actor).says(text)
            await self.here.settled()
            assert len(self.here.world.news) == self._read, "a line in the DM was answered"
            raise NotAtDiscord("the bot does not read what is typed in its DM")
        path, rest = self.bot.routes.path(text)
        spec = self.bot.routes.spec(path)
        if spec is None:
            assert room is None
            return await self._through(actor, lambda person: person.slash_of_old(path, rest))
        options = split(spec, rest)
        if rest.strip() and not options:
            raise NotAtDiscord("Discord's client takes nothing beside the options of a command")
        return await self._commands(actor, path, options, room)

    async def commanded(
        self, actor: Actor, path: str, given: Mapping[str, str], *, room: str | None = None
    ) -> Reply:
        """A command with typed options."""
        place = self.room(room) if room else actor.name
        shown = " ".join([f"/{path}", *(f"{name}: {value}" for name, value in given.items())])
        self._show(place=place, by=actor.name, kind=Kind.TYPED, to=actor.name, text=shown)
        return await self._commands(actor, path, given, room, strict=False)

    async def dropped(self, actor: Actor, file: File) -> Reply:
        """A file, given to the command that takes one."""
        self._show(place=actor.name, by=actor.name, kind=Kind.TYPED, text=file.name)
        spec = self.bot.routes.spec("interview import")
        assert spec is not None
        option = next(each.name for each in spec.options if each.kind is OptionKind.FILE)
        return await self._commands(actor, spec.path, {option: file}, None)

    async def _commands(
        self, actor: Actor, path: str, given: Mapping[str, Any], room: str | None, *, strict: bool = True
    ) -> Reply:
        channel = self._channel(room) if room else None
        self._behind_form.pop(actor.name, None)
        return await self._through(actor, lambda person: person.slash(path, given, channel=channel, strict=strict))

    async def acted(self, actor: Actor, shown: Shown, control: Button | Choice, picked: str | None) -> Reply:
        """A press on a control of a message."""
        on = self._wire[shown.id]
        custom_id = next(custom_id for each, custom_id in offered(on.components) if each == control)
        drawn = len(self.here.world.news)
        if isinstance(control, Choice):
            value = coding.option_value(picked or "")
            reply = await self._through(actor, lambda person: person.picks(on, custom_id, value))
        else:
            reply = await self._through(actor, lambda person: person.presses(on, custom_id))
        if isinstance(reply, Amend):
            assert self._was_redrawn(on, drawn), "the message that was pressed was not redrawn"
        if isinstance(reply, Form):
            self._behind_form[actor.name] = shown
        return reply

    async def filled(self, actor: Actor, values: Mapping[str, str | File]) -> Reply:
        """The open form, sent; a client that keeps to no limit sends it, so that the core's own are seen to hold.

        Raises LookupError when no form is open or a field does not exist.
        """
        person = _person(actor)
        if self.open_forms.get(actor.name) is None or person.modal is None:
            raise LookupError(f"{actor.name} has no form open")
        given: dict[str, str | File] = {}
        for name, value in values.items():
            given |= answers(person.form, name, value)
        behind = self._behind_form.get(actor.name)
        on = self._wire[behind.id] if behind is not None else None
        drawn = len(self.here.world.news)
        reply = await self._through(actor, lambda each: each.fills(given, strict=False), sent=True)
        if isinstance(reply, Amend) and on is not None:
            assert self._was_redrawn(on, drawn), "the message behind the form was not redrawn"
        return reply

    def dismissed(self, actor: Actor) -> None:
        """The open form, closed without sending it."""
        _person(actor).dismisses()
        super().dismissed(actor)

    def _was_redrawn(self, on: Message, since: int) -> bool:
        """Whether this message is not as it was, or is there no more."""
        return any(each.message.id == on.id for each in self.here.world.news[since:])

    async def _through(
        self, actor: Actor, do: Callable[[DiscordPerson], Awaitable[object]], *, sent: bool = False
    ) -> Reply:
        """What the core answered to this; what is shown of it is in the log. `sent`: it is a form that is sent."""
        person, before = _person(actor), len(self.log)
        reply = await self._answered(person, do)
        if isinstance(reply, Invalid) or (isinstance(reply, Form) and person.modal is None):
            await self._opened(actor, reply, sent=sent)
        else:
            redrawn = any(
                each.what == "changed" and each.answers for each in self.here.world.news[self._read :]
            )
            self._take_in()
            self._form(actor)
            self._shown_whole(reply, before, redrawn=redrawn)
        self._changed(None)
        return reply

    async def _answered(self, person: DiscordPerson, do: Callable[[DiscordPerson], Awaitable[object]]) -> Reply:
        self.here.overheard.replies.clear()
        await do(person)
        await self.here.settled()
        # A form that needs another look is asked for once more, by the adapter itself.
        return self.here.overheard.replies[0]

    async def _opened(self, actor: Actor, reply: Form | Invalid, *, sent: bool) -> None:
        """Opens a form that waits behind a button, as after a sent form and after a file; the press is made here."""
        before, heard = {each.id: each.redrawn for each in self.log}, self.heard
        form = self.open_forms[actor.name].form if sent else None
        if sent:
            # A dialog is told of the form alone.
            self.heard = None
        try:
            self._take_in()
        finally:
            self.heard = heard
        shown = next(each for each in reversed(self.log) if before.get(each.id) != each.redrawn)
        assert shown.card is not None
        opens = ("form.open", reply.id if isinstance(reply, Form) else form.id if form is not None else "")
        problems = reply.problems if isinstance(reply, Invalid) else None
        said = "".join(words_alone(shown.card))
        for sentence in (problems or {}).values():
            assert "".join(sentence.split()) in said, f"{sentence!r} is not said in:\n{shown.words}"
        on = self._wire[shown.id]
        custom_id = next(
            custom_id for each, custom_id in offered(on.components)
            if isinstance(each, Button) and (each.action, each.value) == opens
        )  # fmt: skip
        again = await self._answered(_person(actor), lambda person: person.presses(on, custom_id))
        assert isinstance(again, Form)
        self._behind_form[actor.name] = shown
        self._take_in()
        self._form(actor, problems=problems)

    def _form(self, actor: Actor, *, problems: Mapping[str, str] | None = None) -> None:
        """Writes down the form that is open now."""
        opened = _person(actor).modal
        if opened is None:
            self.open_forms.pop(actor.name, None)
            return
        place = next(
            (name for name, each in self._channels.items() if each.id == opened._interaction.channel_id), actor.name
        )
        kind = Kind.FORM if problems is None else Kind.INVALID
        form = form_of(_person(actor).form)
        self.open_forms[actor.name] = self._show(
            place=place, by=BOT, kind=kind, to=actor.name, form=form, problems=problems
        )

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
                assert line in seen, "\n".join([f"Discord hides {line!r} of:", shown_words(card), "but:", *fresh])

    # what people are shown

    def _take_in(self) -> None:
        """Writes down what Discord has shown since."""
        every = self.here.world.news
        news, self._read = every[self._read :], len(every)
        for seen in folded(news, self._name):
            if seen.what == "posted":
                self._posted(seen)
            else:
                self._redrawn(seen)

    def _posted(self, seen: Seen) -> None:
        actor, key = self._whose(seen.message), key_of(seen.message)
        assert seen.card is not None
        shown = self._show(
            place=self._place(seen.message, actor), by=BOT, kind=Kind.DELIVERY if key else Kind.REPLY,
            to=actor.name if actor is not None else None, card=in_their_order(seen.card, self.here.overheard.cards),
            key=key,
        )  # fmt: skip
        self._wire[shown.id] = seen.message
        self._stands(shown.id, seen)

    def _stands(self, id: int, seen: Seen) -> None:
        for each in (seen.message, *seen.texts):
            self._shown_as[each.id] = id
        self._texts.setdefault(id, []).extend(each.id for each in seen.texts)

    def _redrawn(self, seen: Seen) -> None:
        """A message is drawn anew or gone; a text that stands alone is read with the card it belongs to."""
        id = self._shown_as[seen.message.id]
        before, on = next(each for each in self.log if each.id == id), self._wire[id]
        assert before.card is not None
        self._texts[id].extend(each.id for each in seen.texts)
        self._shown_as |= dict.fromkeys((each.id for each in seen.texts), id)
        main = self.here.world.message(on.channel, on.id)
        if main is None:
            if not before.retired:
                self._redraw(before, before.card, retired=True)
            return
        self._wire[id] = main
        standing = [self.here.world.message(main.channel, each) for each in self._texts[id]]
        card = with_texts(card_of(main, self._name), [each for each in standing if each is not None])
        card = in_their_order(card, self.here.overheard.cards)
        if controls(before.card) and words_alone(card) == words_alone(before.card) and not controls(card):
            # A stage keeps what a card was when its controls cease to count.
            self._redraw(before, before.card, retired=True)
            return
        heard = self.heard
        if not seen.answers:
            # It is before their eyes, and nothing that was said to them.
            self.heard = None
        try:
            self._redraw(before, card)
        finally:
            self.heard = heard

    def _whose(self, message: Message) -> Actor | None:
        """The one person who sees it; None: everybody in the room."""
        return next((each for each in self.people.values() if _person(each).user.id == message.to), None)

    def _place(self, message: Message, actor: Actor | None) -> str:
        room = next((name for name, each in self._channels.items() if each.id == message.channel), None)
        return room or (actor.name if actor is not None else "")

    # the clock

    async def settle(self) -> None:
        """Delivers what is due now."""
        with self.here.world.env.time_context():
            await super().settle()
        await self.here.settled()
        self._take_in()


def _person(actor: Actor) -> DiscordPerson:
    assert isinstance(actor, DiscordActor)
    return actor.person


class DiscordDialog(Dialog):
    """A dialog whose stage is Discord's."""

    def __init__(self, here: Running, clock: MovableClock, database: str) -> None:
        super().__init__(here.bot, clock, database)
        self.stage = DiscordStage(here, clock)
        self.stage.heard = self.shown.append
