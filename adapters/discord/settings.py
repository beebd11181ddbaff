"""What the operator sets for Discord."""

import base64
import binascii
import re

from pydantic import Field, SecretStr, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

API_URL = "https://discord.com/api/v10"
_SHARDS = re.compile(r"(?P<some>[0-9]{1,5}(?:,[0-9]{1,5})*) of (?P<all>[1-9][0-9]{0,4})")


class DiscordSettings(BaseSettings):
    """One application, by its token; the addresses are for proxies."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", env_file=".env", extra="ignore")

    token: SecretStr | None = Field(
        default=None, description="Bot token of the application, from **Bot**, **Reset Token**."
    )
    shards: str = Field(
        default="all",
        pattern=rf"^(all|none|{_SHARDS.pattern})$",
        description="Which part of the gateway this process holds: `all`; `0,1 of 4`; `none` only sends.",
    )
    api_url: str = Field(
        default=API_URL, pattern=r"^https?://\S+$", description="Address of the REST API, for a proxy of it."
    )
    gateway_url: str | None = Field(
        default=None,
        pattern=r"^wss?://\S+$",
        description="Address of the gateway, where Discord's own is not to be asked.",
    )
    proxy: str | None = Field(
        default=None,
        repr=False,
        pattern=r"^https?://[^/\s?#]+/?$",
        description="Address of an HTTP proxy for calls to Discord, such as `http://proxy.example:3128`.",
    )

    @field_validator("token", mode="before")
    @classmethod
    def _given(cls, token: object) -> object:
        """An empty one is none."""
        return None if isinstance(token, str) and not token.strip() else token

    @field_validator("shards")
    @classmethod
    def _there(cls, shards: str) -> str:
        """Each is one of them all, and named once."""
        found = _SHARDS.fullmatch(shards)
        if found is not None:
            ids = [int(each) for each in found["some"].split(",")]
            if max(ids) >= int(found["all"]) or len(ids) != len(set(ids)):
                raise PydanticCustomError("shards", "Each shard is named once, and they count from 0")
        return shards

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not set and has to be, by name; empty when the token is, or nothing."""
        lonely = self.token is None and any(
            getattr(self, name) != field.default for name, field in type(self).model_fields.items()
        )
        return ("DISCORD_TOKEN",) if lonely else ()

    @property
    def misplaced(self) -> str | None:
        """What to do about a token that is none; None when it may be one."""
        if self.token is None:
            return None
        told = "its first part is no application's id"
        if len([part for part in self.token.get_secret_value().strip().split(".") if part]) != 3:
            told = "one has three parts with a dot between them"
        elif self.application_id is not None:
            return None
        return f"DISCORD_TOKEN is no bot token: {told}. Copy it from your application's page, Bot, Reset Token."

    @property
    def application_id(self) -> str | None:
        """The application that the token belongs to, which its first part says; None for what is no such token."""
        first = (self.token.get_secret_value() if self.token else "").strip().partition(".")[0]
        try:
            found = base64.b64decode(first + "=" * (-len(first) % 4), b"-_", validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            return None
        return found if found.isdecimal() else None

    @property
    def shard_ids(self) -> tuple[int, ...] | None:
        """The shards that this process holds: None for all that there are, empty for none."""
        if self.shards == "all":
            return None
        found = _SHARDS.fullmatch(self.shards)
        return tuple(int(each) for each in found["some"].split(",")) if found is not None else ()

    @property
    def shard_count(self) -> int | None:
        """How many there are in all; None where Discord is to say."""
        found = _SHARDS.fullmatch(self.shards)
        return int(found["all"]) if found is not None else None
