"""People, messages, channels and guilds as the API and the gateway tell of them."""

import itertools

from tests.adapters.discord.loopback.world import Channel, Guild, Interaction, Json, Message, User, World, walked


def shown_user(user: User) -> Json:
    """A user object."""
    return {
        "id": user.id, "username": user.name, "global_name": user.global_name, "discriminator": "0", "avatar": None,
        "public_flags": 0, **({"bot": True} if user.bot else {}),
    }  # fmt: skip


def shown_member(user: User, permissions: int) -> Json:
    """A guild member as an interaction brings it."""
    return {
        "user": shown_user(user), "nick": None, "avatar": None, "roles": [], "joined_at": "2025-01-01T00:00:00+00:00",
        "deaf": False, "mute": False, "flags": 0, "pending": False, "permissions": str(permissions),
        "premium_since": None, "communication_disabled_until": None,
    }  # fmt: skip


def shown_channel(world: World, channel: Channel, user: str | None = None) -> Json:
    """A channel; a DM with the other one in it."""
    if channel.guild is not None:
        return {
            "id": channel.id, "type": 0, "name": channel.name, "guild_id": channel.guild, "position": 0,
            "permission_overwrites": [], "nsfw": False, "topic": None, "last_message_id": None, "parent_id": None,
            "rate_limit_per_user": 0, "flags": 0, "permissions": str(channel.permissions),
        }  # fmt: skip
    if channel.private:
        others = [shown_user(world.users[each]) for each in sorted(channel.private) if each != user]
        if len(channel.private) == 2:
            return {"id": channel.id, "type": 1, "last_message_id": None, "recipients": others, "flags": 0}
        return {"id": channel.id, "type": 3, "last_message_id": None, "recipients": others, "flags": 0, "name": None,
                "icon": None, "owner_id": min(channel.private)}  # fmt: skip
    assert channel.user is not None
    return {"id": channel.id, "type": 1, "last_message_id": None, "flags": 0,
            "recipients": [shown_user(world.users[channel.user])]}  # fmt: skip


def shown_message(world: World, message: Message) -> Json:
    """A message object."""
    answers = message.interaction
    return {
        "id": message.id, "channel_id": message.channel, "author": shown_user(world.users[message.author]),
        "content": message.content, "timestamp": message.at.isoformat(), "tts": False, "mention_everyone": False,
        "edited_timestamp": message.edited_at.isoformat() if message.edited_at else None, "mentions": [],
        "mention_roles": [], "attachments": message.attachments, "embeds": message.embeds, "pinned": False,
        "type": 20 if answers is not None and answers.kind == 2 else 0, "flags": message.flags,
        "components": numbered(message.components),
        **({"nonce": message.nonce} if message.nonce is not None else {}),
        **({"webhook_id": world.application, "application_id": world.application,
            "interaction_metadata": shown_metadata(world, answers)} if answers is not None else {}),
    }  # fmt: skip


def numbered(components: list[Json]) -> list[Json]:
    """Components as the API tells of them: those that came without an id have the next that is free."""
    taken = {each["id"] for each in walked(components) if each.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)

    def told(component: Json) -> Json:
        made: Json = {**component, "id": component.get("id") or next(free)}
        if isinstance(component.get("components"), list):
            made["components"] = [told(each) for each in component["components"]]
        if isinstance(component.get("accessory"), dict):
            made["accessory"] = told(component["accessory"])
        return made

    return [told(each) for each in components]


def shown_metadata(world: World, interaction: Interaction) -> Json:
    """What a message says of the interaction that it answers."""
    more: Json = {}
    if interaction.kind == 3 and interaction.message is not None:
        more["interacted_message_id"] = interaction.message.id
    return {
        "id": interaction.id, "type": interaction.kind, "user": shown_user(world.users[interaction.user]),
        "authorizing_integration_owners": interaction.owners, **more,
    }  # fmt: skip


def shown_guild(world: World, guild: Guild) -> Json:
    """A guild as GUILD_CREATE brings it."""
    bot = shown_member(world.bot, 0)
    return {
        "id": guild.id, "name": guild.name, "icon": None, "splash": None, "discovery_splash": None,
        "owner_id": world.owner.id, "region": "deprecated", "afk_channel_id": None, "afk_timeout": 300,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "roles": [{"id": guild.id, "name": "@everyone", "color": 0, "colors": {"primary_color": 0}, "hoist": False,
                   "position": 0, "permissions": "1071698660929", "managed": False, "mentionable": False, "flags": 0}],
        "emojis": [], "stickers": [], "features": [], "application_id": None, "system_channel_id": None,
        "system_channel_flags": 0, "rules_channel_id": None, "max_members": 500000, "vanity_url_code": None,
        "description": None, "banner": None, "premium_tier": 0, "premium_subscription_count": 0,
        "preferred_locale": guild.locale, "public_updates_channel_id": None, "nsfw_level": 0, "nsfw": False,
        "premium_progress_bar_enabled": False, "joined_at": "2025-01-01T00:00:00+00:00", "large": False,
        "unavailable": False, "member_count": len(guild.members) + 1, "members": [bot], "threads": [],
        "channels": [shown_channel(world, each) for each in world.channels.values()
                     if each.guild == guild.id and not each.deleted],
        "voice_states": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }  # fmt: skip


def shown_application(world: World) -> Json:
    """The application, as it asks about itself."""
    return {
        "id": world.application, "name": "Afternote", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "0" * 64, "rpc_origins": [], "flags": 0, "hook": True,
        "summary": "", "type": None, "owner": shown_user(world.owner), "team": None, "tags": [], "guild_id": None,
        "install_params": None, "integration_types_config": {"0": {}, "1": {}}, "redirect_uris": [],
        "interactions_endpoint_url": None, "bot": shown_user(world.bot),
        "approximate_guild_count": sum(each.bot for each in world.guilds.values()),
        "approximate_user_install_count": 0,
    }  # fmt: skip
