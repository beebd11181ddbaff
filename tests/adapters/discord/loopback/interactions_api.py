"""Answers to interactions: the callback, and the webhook of its token."""

from tests.adapters.discord.loopback.posted import Files, attached, redrawn
from tests.adapters.discord.loopback.refusals import Refused, malformed
from tests.adapters.discord.loopback.shown import shown_message
from tests.adapters.discord.loopback.world import (
    EPHEMERAL,
    FIRST_ANSWER,
    LOADING,
    TOKEN_LIVES,
    Interaction,
    Json,
    Message,
    World,
)

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5
FOLLOWUPS_WITHOUT_GUILD = 5

ALLOWED = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    SUBMISSION: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}
"""The responses that each kind of interaction takes; a submission's update needs the message it came from."""


class InteractionsApi:
    """What may be said with an interaction's token."""

    def __init__(self, world: World) -> None:
        self.world = world

    def callback(self, id: str, token: str, body: Json, files: Files, *, with_response: bool) -> Json | None:
        """The one response.

        Raises Refused: unknown or too late (10062), a second one (40060), or one of a kind it does not take.
        """
        interaction = self.world.interactions.get(id)
        if interaction is None or interaction.token != token:
            raise Refused(404, 10062)
        if interaction.answered is not None:
            raise Refused(400, 40060)
        if self.world.clock.now() - interaction.at > FIRST_ANSWER:
            raise Refused(404, 10062)
        kind, data = int(body["type"]), dict(body.get("data") or {})
        takes = set(ALLOWED[interaction.kind])
        if interaction.kind == SUBMISSION and interaction.message is None:
            takes -= {DEFERRED_UPDATE, UPDATE}
        if kind not in takes:
            raise malformed([f"/type: {kind} does not answer an interaction of type {interaction.kind}"])
        message = self._done(interaction, kind, data, files)
        interaction.answered, interaction.body = kind, data
        interaction.seen.set()
        if not with_response:
            return None
        told: Json = {"id": id, "type": interaction.kind}
        if message is None:
            return {"interaction": told}
        told |= {
            "response_message_id": message.id, "response_message_loading": bool(message.flags & LOADING),
            "response_message_ephemeral": bool(message.flags & EPHEMERAL),
        }  # fmt: skip
        return {"interaction": told, "resource": {"type": kind, "message": shown_message(self.world, message)}}

    def _done(self, interaction: Interaction, kind: int, data: Json, files: Files) -> Message | None:
        if kind in (MESSAGE, DEFERRED):
            made = self._message(interaction, data, files, loading=kind == DEFERRED)
            interaction.original, interaction.waiting = made, kind == DEFERRED
            return self.world.post(made, by="callback")
        if kind in (DEFERRED_UPDATE, UPDATE):
            message = interaction.original = interaction.message
            assert message is not None
            if message.deleted:
                raise Refused(404, 10008)
            if kind == UPDATE:
                redrawn(self.world, message, data, files)
                self.world.changed(message, by="callback")
            return message
        if kind == MODAL:
            self.world.modals[interaction.user] = (data, interaction)
            self.world.tell("opened", interaction.user, modal=data, by="callback")
        return None

    def _message(self, interaction: Interaction, data: Json, files: Files, *, loading: bool = False) -> Message:
        flags = int(data.get("flags") or 0)
        return Message(
            self.world.new(), interaction.channel, self.world.bot.id, self.world.clock.now(),
            content=str(data.get("content") or ""), components=list(data.get("components") or ()),
            embeds=list(data.get("embeds") or ()), flags=flags | (LOADING if loading else 0),
            to=interaction.user if flags & EPHEMERAL else None, allowed_mentions=data.get("allowed_mentions"),
            attachments=attached(self.world, data, files), interaction=interaction,
        )  # fmt: skip

    # the webhook of a token

    def _of(self, token: str) -> Interaction:
        found = self.world.tokens.get(token)
        if found is None or self.world.clock.now() - found.at > TOKEN_LIVES:
            raise Refused(401, 50027)
        if found.answered is None or found.answered == CHOICES:
            raise Refused(404, 10015)
        return found

    def followup(self, token: str, body: Json, files: Files) -> Json:
        """One more message; the first after a deferral stands where its placeholder did, and is as secret as it."""
        interaction = self._of(token)
        if interaction.waiting:
            assert interaction.original is not None
            return self._over(interaction, interaction.original, body, files, "followup")
        if "0" not in interaction.owners and len(interaction.followups) >= FOLLOWUPS_WITHOUT_GUILD:
            raise Refused(400, 40094)
        made = self._message(interaction, body, files)
        interaction.followups.append(made)
        return shown_message(self.world, self.world.post(made, by="followup"))

    def _over(self, interaction: Interaction, message: Message, body: Json, files: Files, by: str) -> Json:
        redrawn(self.world, message, body, files)
        if message is interaction.original:
            interaction.waiting = False
        self.world.changed(message, by=by)
        return shown_message(self.world, message)

    def message(self, token: str, id: str) -> Message | None:
        """The message of this token, as long as it may be had."""
        try:
            return self._message_of(token, id)[1]
        except Refused:
            return None

    def _message_of(self, token: str, id: str) -> tuple[Interaction, Message]:
        interaction = self._of(token)
        every = [each for each in (interaction.original, interaction.message, *interaction.followups) if each]
        found = interaction.original if id == "@original" else next((each for each in every if each.id == id), None)
        if found is None or found.deleted:
            raise Refused(404, 10008)
        return interaction, found

    def get(self, token: str, id: str) -> Json:
        """A message of this token: @original, or by id."""
        return shown_message(self.world, self._message_of(token, id)[1])

    def edit(self, token: str, id: str, body: Json, files: Files) -> Json:
        """Redraws a message of this token."""
        interaction, message = self._message_of(token, id)
        return self._over(interaction, message, body, files, "webhook")

    def delete(self, token: str, id: str) -> None:
        """Takes a message of this token away."""
        interaction, message = self._message_of(token, id)
        interaction.waiting = False
        self.world.delete(message, by="webhook")
