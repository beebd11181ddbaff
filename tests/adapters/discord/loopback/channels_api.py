"""The bot token's own doings: DMs opened, messages posted, edited, deleted and read."""

from collections.abc import Mapping
from datetime import timedelta

from tests.adapters.discord.loopback.posted import Files, attached, redrawn
from tests.adapters.discord.loopback.refusals import Refused, late_edit
from tests.adapters.discord.loopback.shown import shown_channel, shown_guild, shown_message, shown_user
from tests.adapters.discord.loopback.world import (
    HISTORY,
    OLD,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Channel,
    Json,
    Message,
    User,
    World,
)


class ChannelsApi:
    """Channels and messages, as the bot token may have them."""

    def __init__(self, world: World) -> None:
        self.world = world

    # DMs, people, guilds

    def open(self, body: Json) -> Json:
        """Opens a DM; it succeeds for those whose DMs are closed, as at Discord.

        Raises Refused: nobody of this id, oneself, or too many DMs opened.
        """
        user = self.person(str(body.get("recipient_id", "")))
        if user.bot:
            raise Refused(400, 50033)
        if not self.world.has_dm(user.id):
            if self.world.new_dms is not None:
                if self.world.new_dms <= 0:
                    raise Refused(403, 40003)
                self.world.new_dms -= 1
            self.world.opened.append(user.id)
        return shown_channel(self.world, self.world.dm(user.id))

    def person(self, id: str) -> User:
        """The person of this id.

        Raises Refused when there is none.
        """
        found = self.world.users.get(id)
        if found is None:
            raise Refused(404, 10013)
        return found

    def user(self, id: str) -> Json:
        """A user by id, or oneself."""
        return shown_user(self.world.bot if id == "@me" else self.person(id))

    def guild(self, id: str) -> Json:
        """A guild where the bot is."""
        found = self.world.guilds.get(id)
        if found is None or not found.bot:
            raise Refused(404, 10004)
        return shown_guild(self.world, found)

    def guilds(self, query: Mapping[str, str]) -> list[Json]:
        """The guilds where the bot is, by id, a page of them."""
        after, most = int(query.get("after", 0)), int(query.get("limit", 200))
        there = sorted((each for each in self.world.guilds.values() if each.bot), key=lambda each: int(each.id))
        return [
            {"id": each.id, "name": each.name, "icon": None, "owner": False, "permissions": "0", "features": []}
            for each in there if int(each.id) > after
        ][:most]  # fmt: skip

    def channel(self, id: str, *, needs: int = VIEW_CHANNEL) -> Channel:
        """The channel of this id, where the bot may do what is needed.

        Raises Refused when it is not there, or may not.
        """
        found = self.world.channels.get(id)
        if found is None or found.deleted:
            raise Refused(404, 10003)
        if found.private:
            raise Refused(403, 50001)
        if found.guild is not None:
            if not self.world.guilds[found.guild].bot or not found.permissions & VIEW_CHANNEL:
                raise Refused(403, 50001)
            if found.permissions & needs != needs:
                raise Refused(403, 50013)
        return found

    def look(self, id: str) -> Json:
        """A channel object."""
        return shown_channel(self.world, self.channel(id))

    # messages

    def post(self, channel_id: str, body: Json, files: Files) -> Json:
        """Posts; a nonce that was there within the last minutes posts nothing and returns the first message."""
        channel = self.channel(channel_id, needs=VIEW_CHANNEL | SEND_MESSAGES)
        if channel.user is not None:
            self._reached(self.world.users[channel.user])
        nonce = str(body["nonce"]) if body.get("nonce") is not None else None
        bot = self.world.bot.id
        if nonce is not None and body.get("enforce_nonce"):
            first = self.world.repeated(bot, nonce)
            if first is not None:
                if first.deleted:
                    raise Refused(404, 10008)
                return shown_message(self.world, first)
        message = Message(
            self.world.new(), channel.id, bot, self.world.clock.now(), nonce=nonce,
            content=str(body.get("content") or ""), components=list(body.get("components") or ()),
            embeds=list(body.get("embeds") or ()), flags=int(body.get("flags") or 0),
            allowed_mentions=body.get("allowed_mentions"), attachments=attached(self.world, body, files),
        )  # fmt: skip
        if nonce is not None:
            self.world.remember(nonce, message)
        return shown_message(self.world, self.world.post(message, by="message.post"))

    def _reached(self, user: User) -> None:
        if user.gone:
            raise Refused(403, 50007)
        if not self.world.mutual(user.id):
            raise Refused(403, 50278)
        if user.closed:
            raise Refused(403, 50007)

    def _found(self, channel_id: str, id: str) -> Message:
        message = self.world.find(self.channel(channel_id).id, id)
        if message is None:
            raise Refused(404, 10008)
        return message

    def edit(self, channel_id: str, id: str, body: Json, files: Files) -> Json:
        """Redraws a message of the bot's own."""
        message = self._found(channel_id, id)
        if message.author != self.world.bot.id:
            raise Refused(403, 50005)
        channel = self.world.channels[message.channel]
        if channel.user is not None:
            self._reached(self.world.users[channel.user])
        if self.world.clock.now() - message.at > OLD and self.world.old_edits is not None:
            if self.world.old_edits <= 0:
                raise late_edit(timedelta(minutes=5).total_seconds())
            self.world.old_edits -= 1
        redrawn(self.world, message, body, files)
        self.world.changed(message, by="message.edit")
        return shown_message(self.world, message)

    def delete(self, channel_id: str, id: str) -> None:
        """Takes a message of the bot's own away."""
        message = self._found(channel_id, id)
        if message.author != self.world.bot.id:
            dm = self.world.channels[message.channel].user is not None
            raise Refused(403, 50003 if dm else 50013)
        self.world.delete(message, by="message.delete")

    def get(self, channel_id: str, id: str) -> Json:
        """One message."""
        return shown_message(self.world, self._found(channel_id, id))

    def history(self, channel_id: str, query: Mapping[str, str]) -> list[Json]:
        """A page of messages, the newest first, as `before`, `after` or `around` say.

        Who may not read what was said before is refused nothing: the page is empty, as at Discord.
        """
        channel = self.channel(channel_id)
        most = int(query.get("limit", 50))
        if not 1 <= most <= 100:
            raise Refused(400, 50035)
        if channel.guild is not None and not channel.permissions & HISTORY:
            return []
        every = [
            each for each in self.world.messages
            if each.channel == channel.id and not each.deleted and each.to is None
        ]  # fmt: skip
        every.sort(key=lambda each: int(each.id))
        if "after" in query:
            page = [each for each in every if int(each.id) > int(query["after"])][:most]
        elif "before" in query:
            page = [each for each in every if int(each.id) < int(query["before"])][-most:]
        elif "around" in query:
            before = [each for each in every if int(each.id) <= int(query["around"])][-(most // 2 + 1) :]
            page = before + [each for each in every if int(each.id) > int(query["around"])][: most - len(before)]
        else:
            page = every[-most:]
        return [shown_message(self.world, each) for each in reversed(page)]
