"""What the operator may set, all optional: environment variables, or lines of a `.env` file."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
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


def url(settings: Settings) -> str:
    """The database's address: the one that is set, or SQLite in the data folder."""
    if settings.database_url:
        return settings.database_url
    return f"sqlite:///{settings.data.resolve() / 'afternote.sqlite3'}"
