"""A person at Slack: what they do becomes genuine payloads, and what they see is what the app has shown."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tests.adapters.slack.filling import Sheet, options
from tests.adapters.slack.lines import Ack, Line
from tests.adapters.slack.payloads import Payloads, as_said
from tests.adapters.slack.world import Channel, Json, Message, User, View, World

if TYPE_CHECKING:
    from tests.adapters.slack.loopback import LoopbackSlack

PRESSED = ("button", "overflow", "static_select", "radio_buttons")


class SlackPerson:
    """One person of one workspace, in front of Slack."""

    def __init__(self, slack: "LoopbackSlack", user: User, line: Line | None = None) -> None:
        self.slack = slack
        self.user = user
        self.line = line
        self.acks: list[Ack] = []

    # where they are, and what they see

    @property
    def world(self) -> World:
        return self.slack.world

    @property
    def team(self) -> str:
        return self.user.team

    @property
    def dm(self) -> Channel:
        """Their DM with the bot."""
        return self.world.dm(self.team, self.user.id)

    @property
    def messages(self) -> list[Message]:
        """Every message before their eyes, oldest first."""
        return self.world.visible(self.team, self.user.id)

    @property
    def modals(self) -> list[View]:
        """Their open modals, the lowest first."""
        return self.world.stack(self.team, self.user.id)

    @property
    def modal(self) -> View:
        """The modal that is open before them."""
        assert self.modals, f"{self.user.name} has no modal open"
        return self.modals[-1]

    @property
    def home(self) -> View | None:
        """Their home tab, once published."""
        return self.world.homes.get(self.world.key(self.team, self.user.id))

    def surfaces(self) -> Iterator[Message | View]:
        """Everything that has controls, the nearest first: the modal, messages from the newest, the home tab."""
        if self.modals:
            yield self.modal
        yield from reversed(self.messages)
        if self.home is not None:
            yield self.home

    # what they do

    async def types(self, text: str, *, channel: str | None = None, mentions: Mapping[str, User] | None = None) -> Ack:
        """A slash command, in the DM or in a channel."""
        command, _, rest = text.partition(" ")
        if "\n" in command:
            command, _, rest = text.partition("\n")
        where = channel or self.dm.id
        payload = self._payloads.command(self.user, where, command, as_said(rest.strip(), mentions))
        ack = await self._send("slash_commands", payload)
        if ack.body is not None or ack.text:
            shown = self.slack.answered(
                self.team, self.user.id, where, ack.body or {"text": ack.text}, original=None, by="ack"
            )
            assert shown["ok"], shown
        await self._settled()
        return ack

    async def says(self, text: str, *, files: list[Json] | None = None) -> Ack:
        """Something in the DM that is no slash command."""
        message = Message(
            ts=self.world.ts(), team=self.team, channel=self.dm.id, user=self.user.id, text=as_said(text),
            files=files or [],
        )  # fmt: skip
        return await self.event(self._payloads.said(self.world.post(message, by="person")))

    async def drops(self, name: str, content: bytes, *, kind: str = "text/calendar", text: str = "") -> Ack:
        """A file, dropped in the DM."""
        id = self.world.new("F")
        self.world.contents[id] = content
        address = f"{self.slack.address}/files/{id}/{name}"
        self.world.files[id] = {
            "id": id, "name": name, "title": name, "mimetype": kind, "filetype": name.rpartition(".")[2],
            "size": len(content), "mode": "hosted", "user": self.user.id, "user_team": self.team, "is_external": False,
            "url_private": address, "url_private_download": address, "file_access": "visible",
        }  # fmt: skip
        return await self.says(text, files=[self.world.files[id]])

    async def event(self, event: Json) -> Ack:
        """An event that this person caused."""
        return await self.tells(self._payloads.event(self.team, event))

    async def tells(self, payload: Json) -> Ack:
        """An event in its envelope, told again at once and twice later where it was not acknowledged, as Slack does."""
        line = self.line or self.slack.line
        assert line is not None, "the loopback has no line to the app"
        for _ in range(4):
            ack = await line.send("events_api", payload)
            self.acks.append(ack)
            await self._settled()
            if ack.status == 200:
                break
        return ack

    async def opens_home(self, tab: str = "home") -> Ack:
        """Opens the home tab, or the messages tab of it."""
        event = {"type": "app_home_opened", "user": self.user.id, "channel": self.dm.id, "tab": tab}
        if tab == "home" and self.home is not None:
            event["view"] = self.slack.api.shown_view(self.home)
        return await self.event(event)

    async def changes(self) -> Ack:
        """Their profile is as it is now; Slack tells of it."""
        return await self.event({"type": "user_change", "user": self.slack.api.profile(self.user), "cache_ts": 1})

    async def presses(self, label: str) -> Ack:
        """The nearest button with this label, or the nearest option of a menu of buttons.

        Raises LookupError when there is none.
        """
        for on in self.surfaces():
            for block, element in elements(on):
                if element["type"] == "button" and words(element.get("text")) == label:
                    return await self.press(on, block, element)
                for option in options(element) if element["type"] == "overflow" else ():
                    if words(option["text"]) == label:
                        return await self.press(on, block, element, option)
        raise LookupError(f"{self.user.name} sees no button {label!r}")

    async def picks(self, label: str, option: str) -> Ack:
        """An option of the nearest select with this label or placeholder.

        Raises LookupError when there is none.
        """
        for on in self.surfaces():
            for block, element in elements(on):
                if element["type"] in ("static_select", "radio_buttons") and label in (
                    words(element.get("placeholder")), words(block.get("label")), words(block.get("text")),
                ):  # fmt: skip
                    for each in options(element):
                        if option in (words(each["text"]), each["value"]):
                            return await self.press(on, block, element, each)
        raise LookupError(f"{self.user.name} sees no {option!r} of {label!r}")

    async def press(self, on: Message | View, block: Json, element: Json, option: Json | None = None) -> Ack:
        """This very element."""
        shown = self.slack.api.shown_view(on) if isinstance(on, View) else self.slack.api.shown(on)
        payload = self._payloads.press(self.user, on, block, element, option, shown)
        ack = await self._send("interactive", payload)
        await self._settled()
        return ack

    async def fills(self, *, strict: bool = True, **values: Any) -> Ack:
        """Fills fields of the open modal, by label or by name, and sends it; the others stay as they are.

        Strict: as Slack's own client, which keeps to lengths, options and what is required. Raises LookupError for
        a field or an option that is not there.
        """
        view = self.modal
        sheet = Sheet(view, strict=strict)
        for name, value in values.items():
            await sheet.fill(name, value, lambda block, element, typed: self.options(view, block, element, typed))
        view.typed, state = sheet.answers, sheet.state()
        return await self.submits(view, state)

    async def submits(self, view: View, state: Json) -> Ack:
        """Sends the modal with this state."""
        payload = self._payloads.submission(self.user, self.slack.api.shown_view(view, state))
        ack = await self._send("interactive", payload)
        self._applied(view, ack.body or {})
        await self._settled()
        return ack

    async def options(self, view: View, block: Json, element: Json, typed: str) -> list[Json]:
        """What the app offers for what was typed so far in a select."""
        shown = self.slack.api.shown_view(view)
        payload = self._payloads.suggestion(self.user, view, block["block_id"], element["action_id"], typed, shown)
        ack = await self._send("interactive", payload)
        return options(ack.body or {})

    async def dismisses(self) -> None:
        """Closes the open modal without sending it."""
        view = self.modals.pop()
        self.world.tell("closed", self.user.id, view=view, by="person")
        if view.body.get("notify_on_close"):
            shown = self.slack.api.shown_view(view)
            await self._send("interactive", self._payloads.closed(self.user, shown, cleared=False))
            await self._settled()

    async def shortcut(self, callback_id: str, *, on: Message | None = None) -> Ack:
        """A global shortcut, or one from the menu of a message."""
        if on is None:
            payload = self._payloads.shortcut(self.user, callback_id)
        else:
            payload = self._payloads.message_shortcut(self.user, callback_id, on, self.slack.api.shown(on))
        ack = await self._send("interactive", payload)
        await self._settled()
        return ack

    # how it goes out, and what the ack does

    @property
    def _payloads(self) -> Payloads:
        return self.slack.payloads

    async def _send(self, kind: str, payload: Json) -> Ack:
        line = self.line or self.slack.line
        assert line is not None, "the loopback has no line to the app"
        ack = await line.send(kind, payload)
        self.acks.append(ack)
        assert ack.status != 0, f"{kind} was not acknowledged within three seconds"
        assert ack.status == 200, f"{kind} was answered with {ack.status}"
        return ack

    async def _settled(self) -> None:
        if self.slack.settled is not None:
            await self.slack.settled()

    def _applied(self, view: View, body: Json) -> None:
        """What the answer to a sent modal does to it."""
        stack, api = self.modals, self.slack.api
        match body.get("response_action"):
            case None:
                if view in stack:
                    stack.remove(view)
                self.world.tell("closed", self.user.id, view=view, by="ack")
            case "clear":
                stack.clear()
                self.world.tell("closed", self.user.id, view=view, by="ack")
            case "errors":
                there = {block.get("block_id") for block in view.body["blocks"] if block["type"] == "input"}
                assert body["errors"], "errors without an error"
                assert set(body["errors"]) <= there, f"errors beside no field: {set(body['errors']) - there}"
                view.problems = dict(body["errors"])
                self.world.tell("wrong", self.user.id, view=view, by="ack")
            case "update":
                api.redraw(view, self._good(body), by="ack")
            case "push":
                assert len(stack) < 3, "a fourth view on the stack"
                pushed = api.new_view(self.team, self.user.id, self._good(body))
                self.world.tell("pushed", self.user.id, view=pushed, by="ack")
            case other:
                raise AssertionError(f"no such response_action: {other}")

    def _good(self, body: Json) -> Json:
        return self.slack.api.good_view({"view": body.get("view")})


def elements(on: Message | View) -> Iterator[tuple[Json, Json]]:
    """Every control of a message or a view, with the block it stands in; inputs of a modal are none."""
    blocks = on.body.get("blocks", []) if isinstance(on, View) else on.blocks
    for block in blocks:
        inside = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory")]
        for element in inside:
            if isinstance(element, dict) and element.get("type") in PRESSED:
                yield block, element


def words(text: Json | None) -> str:
    """The words of a text object."""
    return str(text.get("text", "")) if isinstance(text, dict) else ""
