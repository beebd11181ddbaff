"""What the operator may set, all optional: environment variables, or lines of a `.env` file."""

import ipaddress
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Afternote's own settings; each platform brings its own beside them."""

    model_config = SettingsConfigDict(env_prefix="AFTERNOTE_", env_file=".env", extra="ignore")

    data: Path = Field(
        default=Path("data"), description="Folder of the embedded database and its key file."
    )
    database_url: str | None = Field(
        default=None,
        description="Database to use instead of the embedded one: `postgresql://user@host/name`.",
    )
    keys: SecretStr | None = Field(
        default=None,
        description="Keys that seal private rows, base64, newest first, separated by commas; "
        "without it a key file is made beside the embedded database.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the web server listens on.")
    url: str | None = Field(
        default=None,
        pattern=r"^https?://[^/\s?#@]+(/[^\s?#]*)?$",
        description="Public address, such as https://bot.example.com, where platforms reach this server.",
    )
    port: int = Field(default=8765, ge=0, le=65535, description="Port of the web server; the next free one if taken.")
    purge_days: int = Field(
        default=7, ge=0, description="Days after an uninstall until that workspace's rows are erased; 0: at once."
    )
    log: Literal["plain", "json"] = Field(default="plain", description="How log lines are written.")
    model_url: str | None = Field(
        default=None,
        description="Address of a language model that may reword drafts, OpenAI-compatible and ending in /v1: https, "
        "or http on this very machine. Without it, and without a member's own yes, nothing is ever sent to one.",
    )
    model_name: str = Field(default="", max_length=200, description="Name of the model at that address.")
    model_key: SecretStr | None = Field(default=None, description="Key for that address, where it asks for one.")

    @field_validator("model_url")
    @classmethod
    def _reachable_safely(cls, value: str | None) -> str | None:
        """Notes leave for that address: it is encrypted, or it is this machine."""
        if value is None or not value.strip():
            return None
        parts = urlsplit(value.strip())
        host = parts.hostname
        if not host or parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("an address such as https://models.example/v1 is expected, without a name or key in it")
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise ValueError("https is expected, or http on this very machine")
        return value.strip().rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether this host is the machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def url(settings: Settings) -> str:
    """The database's address: the one that is set, or SQLite in the data folder."""
    if settings.database_url:
        return settings.database_url
    return f"sqlite:///{settings.data.resolve() / 'afternote.sqlite3'}"
