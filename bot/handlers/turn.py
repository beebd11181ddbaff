"""A turn: someone is waiting. What a handler is given, and what it may ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.cards.words import Reader
from bot.chat.form import Form
from bot.chat.inbound import House
from bot.clock import Instant
from bot.drafting.polish import speaks
from bot.drafting.spelling import Spelling
from bot.model.ids import FormId
from bot.model.note import Channel, Note
from bot.model.people import Address, Member
from bot.model.policy import Policy
from bot.ports import Ids
from bot.reading.files import Dropped
from bot.reading.rows import RowsRead
from bot.store import forms
from bot.store.tx import Tx

FORM_LIVES = timedelta(hours=24)


@dataclass(slots=True)
class Trace:
    """What a turn leaves behind: which card shows its effect, should the same press come again."""

    action: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who asks, where, when, in which transaction; `tx` sees and writes only what is the member's."""

    member: Member
    where: Address | None
    now: Instant
    reader: Reader
    tx: Tx
    ids: Ids
    policy: Policy
    spelling: Spelling
    trace: Trace = field(default_factory=Trace)
    dropped: Dropped | RowsRead | None = None
    """The file that came with a command or in a form, read before the turn began."""
    attaches: bool = False
    """Whether commands and forms take a file along where this comes from."""
    house: House = House.WORKSPACE
    """What kind of place it comes from."""
    room_name: str = ""
    """What the channel is called where this comes from; empty where that is not said."""
    platform: str = ""
    """The name of the platform it comes from, as it is said to people."""
    fresh: bool = False
    """Whether this very turn is the member's first contact."""
    rewords: str = ""
    """Where the language model is that may reword drafts; empty where the operator has set none."""
    site: str = ""
    """Where the coach page is, without a slash at the end; empty where it has no address that a browser trusts."""

    @property
    def zone(self) -> str | None:
        """The member's zone, when it is known."""
        return self.member.zone

    @property
    def expires(self) -> Instant:
        """Until when what is opened now may be sent."""
        return self.now + FORM_LIVES

    def may_reword(self, note: Note, language: str) -> bool:
        """Whether a language model may be asked to reword this note: operator and member both want it.

        The member's own words are never handed to one, nor what is not a mail, nor a language that is not guarded.
        """
        wanted = bool(self.rewords) and self.member.polish and speaks(language)
        return wanted and note.open and bool(note.body) and not note.own and note.medium is Channel.EMAIL

    def new_id(self) -> str:
        """A fresh id."""
        return self.ids.new(self.now)

    def leaves(self, action: str, value: str) -> None:
        """Notes which action shows what this turn did."""
        self.trace.action, self.trace.value = action, value

    def as_member(self, member: Member, reader: Reader) -> "Turn":
        """The same turn after the member changed."""
        return replace(self, member=member, reader=replace(reader, typed_options=self.reader.typed_options))

    async def opened(self, form: Form) -> Form:
        """The form with an id of its own, kept so that it can be sent once and opened again."""
        id = FormId(self.new_id())
        await forms.put(
            self.tx,
            forms.FormRow(
                id=id,
                member_id=self.member.id,
                action=form.action,
                value=form.value,
                step=form.step,
                filled=dict(form.filled),
                origin="",
                expires_at=self.expires,
            ),
        )
        return replace(form, id=id)


Values = Mapping[str, str]
