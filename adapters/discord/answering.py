"""One interaction as it is answered: what may still be said, where, and what its answer costs once its time is up."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, assert_never

import aiohttp
import discord
import structlog

from adapters.discord import wire
from adapters.discord.faults import code
from adapters.discord.parse import Heard, Surface
from adapters.discord.render import Message
from adapters.discord.uploads import Uploads, with_uploads
from adapters.discord.wire import Asked, WireModal

log = structlog.get_logger("afternote.discord")

FOLLOWUPS = 5
"""Messages after the first where the bot itself was not added: Discord takes no more."""


class Lost(StrEnum):
    """Why something was not said, or may not have been."""

    OVER = "over"
    """The interaction is no longer to be answered: it took too long."""
    TAKEN = "taken"
    """Somebody has answered it: another process, or we whose word of it was lost."""
    GONE = "gone"
    """The message to redraw is not there any more."""
    REFUSED = "refused"
    """Discord does not take it in this form."""
    PERHAPS = "perhaps"
    """Nobody knows."""
    FULL = "full"
    """There is no room for more messages here."""
    NOT = "not"
    """It surely was not, for another reason."""


_OVER = frozenset({10062, 10015, 50027})
_TAKEN = 40060
_FULL = 40094
_GONE = frozenset({10008, 30046})
_REFUSED = frozenset({50035, 50006})


def lost(error: Exception) -> Lost | None:
    """What an error of the kit says of what was to be said; None for one that is ours."""
    if isinstance(error, discord.HTTPException):
        if error.code in _OVER:
            return Lost.OVER
        if error.code == _TAKEN:
            return Lost.TAKEN
        if error.code == _FULL:
            return Lost.FULL
        if error.code in _GONE:
            return Lost.GONE
        if error.code in _REFUSED or error.status == 400:
            return Lost.REFUSED
        return Lost.PERHAPS if error.status >= 500 else Lost.NOT
    if isinstance(error, discord.RateLimited):
        return Lost.NOT
    return Lost.PERHAPS if isinstance(error, OSError | aiohttp.ClientError | TimeoutError) else None


class _Stage(StrEnum):
    FRESH = "fresh"
    THINKING = "thinking"
    """A message stands there that says that we think: the answer takes its place."""
    UPDATING = "updating"
    """The press was taken, and its message may still be redrawn."""
    DONE = "done"
    SETTLED = "settled"
    """Somebody has answered, so nothing more is said."""
    OVER = "over"


class Answering:
    """An interaction and how far it was answered; raises the kit's exceptions, `lost` sorts them.

    `answered`: whether Discord has had its first answer already.
    """

    def __init__(self, asked: Asked, heard: Heard | None, *, answered: bool = False) -> None:
        self.asked = asked
        self.dm = heard is not None and heard.dm
        self.pressed = None if heard is None or not heard.redraws else heard.message
        """The message that may be redrawn."""
        self._modals = heard is not None and heard.surface is not Surface.FORM
        # A form may have been opened from a message, which then is updated; without one there is nothing to update.
        self._updates = heard is not None and heard.message is not None and heard.surface is not Surface.COMMAND
        self._stage = _Stage.DONE if answered else _Stage.FRESH
        self._left = FOLLOWUPS if heard is not None and heard.guest else None
        self.said = 0
        """How many messages were shown."""

    @property
    def private(self) -> bool:
        """Whether only the asker sees what is said: everywhere but in their DM with the bot, where it is to stay."""
        return not self.dm

    def is_over(self) -> bool:
        """Whether nothing can be said here any more."""
        return self._stage is _Stage.OVER

    @property
    def fresh(self) -> bool:
        """Whether nothing was said yet."""
        return self._stage is _Stage.FRESH

    @property
    def opens(self) -> bool:
        """Whether a form may open: as the first answer, and not to a form."""
        return self.fresh and self._modals

    @property
    def goes_on(self) -> bool:
        """Whether something more may be said here."""
        return self._stage not in (_Stage.SETTLED, _Stage.OVER)

    def room(self, *, redraws: bool = False) -> int | None:
        """How many messages may be said here, of which the first redraws one or not; None: as many as there are."""
        if self._left is None:
            return None
        first = self._stage in (_Stage.FRESH, _Stage.THINKING) or (redraws and self._may_redraw)
        return self._left + first

    @property
    def _may_redraw(self) -> bool:
        return self.pressed is not None and self._stage in (_Stage.FRESH, _Stage.UPDATING)

    def lose(self, why: Lost) -> None:
        """Nothing more is said here; somewhere else it may be, if it surely was not said."""
        if why is Lost.FULL:
            self._left = 0
            return
        # Saying it twice is worse than asking again.
        self._stage = _Stage.SETTLED if why in (Lost.TAKEN, Lost.PERHAPS) else _Stage.OVER

    async def defer(self) -> None:
        """Tells Discord that the answer takes a moment: from then on there are fifteen minutes."""
        if not self.fresh:
            return
        try:
            await self.asked.response.defer(ephemeral=self.private, thinking=not self._updates)
        except Exception as error:
            why = lost(error)
            if why is None:
                raise
            # The work is done all the same, and said where something can still be said.
            log.info("a delay was not taken", why=why.value, code=code(error), error=type(error).__name__)
            if why is not Lost.PERHAPS:
                self.lose(why)
                return
            # If it was not, the answer will be refused, and is said elsewhere.
        self._stage = _Stage.UPDATING if self._updates else _Stage.THINKING

    async def open(self, modal: Mapping[str, Any]) -> None:
        """Opens a form."""
        await self.asked.response.send_modal(WireModal(modal))
        self._stage = _Stage.DONE

    async def say(self, message: Message) -> str | None:
        """Says it in the first place that is free; the message's id, where Discord says it."""
        uploads = await self._uploads(message)
        match self._stage:
            case _Stage.FRESH:
                said = await self.asked.response.send_message(**wire.fresh(message, uploads), ephemeral=self.private)
                self._stage = _Stage.DONE
                self.said += 1
                return None if said.message_id is None else str(said.message_id)
            case _Stage.THINKING:
                drawn = await self.asked.edit_original_response(**wire.anew(message, uploads))
                self._stage = _Stage.DONE
                self.said += 1
                return str(drawn.id)
            case _Stage.UPDATING | _Stage.DONE:
                given = wire.fresh(message, uploads)
                followed = await self.asked.followup.send(**given, ephemeral=self.private, wait=True)
                self.said += 1
                if self._left is not None:
                    self._left -= 1
                return str(followed.id)
            case _Stage.SETTLED | _Stage.OVER:
                return None
        assert_never(self._stage)

    async def redraw(self, message: Message) -> str | None:
        """Puts it in the place of the message that was pressed, where that may be; else says it."""
        uploads = await self._uploads(message)
        if not self._may_redraw:
            return await self.say(message)
        if self.fresh:
            await self.asked.response.edit_message(**wire.anew(message, uploads))
        else:
            await self.asked.edit_original_response(**wire.anew(message, uploads))
        self._stage = _Stage.DONE
        self.said += 1
        return self.pressed

    async def _uploads(self, message: Message) -> Uploads:
        if message.pictures:
            # They are drawn first, which takes its time.
            await self.defer()
        return await with_uploads(message)

    def leave(self) -> None:
        """The message that was pressed is not redrawn."""
        self.pressed = None

    async def choices(self, choices: list[discord.app_commands.Choice[str]]) -> None:
        """Shows what a line that is being typed may become."""
        await self.asked.response.autocomplete(choices)
        self._stage = _Stage.DONE
