"""A person on the stage: what they see, and what they do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.chat.card import Button, Choice, File
from bot.chat.form import Form
from bot.chat.inbound import Lookup, Profile
from bot.chat.reply import Reply, ToLookup
from bot.model.people import Address
from bot.stage.shown import TENANT, Shown, controls

if TYPE_CHECKING:
    from bot.stage.stage import Stage


class Actor:
    """A person on the stage."""

    def __init__(self, stage: "Stage", name: str, profile: Profile, *, coach: bool) -> None:
        self.stage = stage
        self.name = name
        self.profile = profile
        self.coach = coach
        self.closed = False
        """Whether the DM with the bot is closed."""

    @property
    def address(self) -> Address:
        """Where the bot reaches them."""
        return Address(self.stage.platform, TENANT, user=self.name, room=f"dm-{self.name}")

    def sees(self) -> tuple[Shown, ...]:
        """Every message they can see, oldest first."""
        return tuple(each for each in self.stage.log if self.can_see(each))

    def can_see(self, shown: Shown) -> bool:
        """Whether this message is before their eyes."""
        if shown.to is not None:
            return shown.to == self.name
        return shown.place.startswith("#") or shown.place == self.name

    @property
    def form(self) -> Form | None:
        """The form that is open before them."""
        last = self.stage.open_forms.get(self.name)
        return last.form if last is not None else None

    async def types(self, text: str, *, room: str | None = None) -> Reply | None:
        """Types a line in the DM or in a room; what is no command is only said."""
        return await self.stage.typed(self, text, room)

    async def completes(self, path: str, option: str, typed: str) -> ToLookup:
        """The completions offered for an option."""
        reply = await self.stage.bot.handle(Lookup(self.stage.origin(self, None), path, option, typed))
        return reply if isinstance(reply, tuple) else ()

    async def fills(self, values: Mapping[str, str | File]) -> Reply:
        """Submits the open form: these fields changed, the others as they were prefilled.

        Raises LookupError when no form is open or a field does not exist.
        """
        return await self.stage.filled(self, values)

    async def drops(self, file: File) -> Reply:
        """Drops a file in the DM."""
        return await self.stage.dropped(self, file)

    async def presses(self, label: str) -> Reply:
        """Presses the newest button with this label that they can see.

        Raises LookupError when there is none.
        """
        shown, control = self._newest(label, Button)
        return await self.stage.acted(self, shown, control, None)

    async def picks(self, label: str, answer: str) -> Reply:
        """Picks an answer of the newest choice with this label.

        Raises LookupError when there is none.
        """
        shown, control = self._newest(label, Choice)
        assert isinstance(control, Choice)
        wanted = answer.casefold()
        for option in control.options:
            if wanted in (option.label.casefold(), option.value.casefold()):
                return await self.stage.acted(self, shown, control, option.value)
        offered = ", ".join(option.label for option in control.options)
        raise LookupError(f"{label} offers {offered}; there is no {answer}")

    def _newest(self, label: str, kind: type[Button] | type[Choice]) -> tuple[Shown, Button | Choice]:
        wanted = label.casefold()
        seen: list[str] = []
        for shown in reversed(self.sees()):
            if shown.card is None or shown.retired:
                continue
            for control in controls(shown.card):
                if not isinstance(control, Button | Choice):
                    continue
                if isinstance(control, kind) and control.label.casefold() == wanted:
                    return shown, control
                seen.append(control.label)
        offered = ", ".join(dict.fromkeys(seen)) or "nothing to press"
        raise LookupError(f"{self.name} sees no {kind.__name__.lower()} {label!r}; there is {offered}")
