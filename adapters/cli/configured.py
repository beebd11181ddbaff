"""What the operator has set, read once; what makes no sense is said in one line."""

from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from bot.errors import SettingsError
from bot.settings import Settings, url
from bot.store.vault import Vault

S = TypeVar("S", bound=BaseSettings)


def configured(kind: type[S]) -> S:
    """The settings of this kind.

    Raises SettingsError, in one line, for a value that makes no sense.
    """
    try:
        return kind()
    except ValidationError as problem:
        first = problem.errors()[0]
        prefix = str(kind.model_config.get("env_prefix") or "")
        name = f"{prefix}{'_'.join(str(part) for part in first['loc'])}".upper()
        raise SettingsError(
            f"{name}: {first['msg']}. Correct it in the environment or in .env, then start again."
        ) from None


def embedded(settings: Settings) -> Path | None:
    """The file of the embedded database; None when a database server is set."""
    address = url(settings)
    if not address.startswith("sqlite"):
        return None
    return Path(address.split(":///", 1)[-1]).resolve()


def told(settings: Settings) -> str:
    """The database as it may be printed: a path, or an address without its password."""
    file = embedded(settings)
    if file is not None:
        return str(file)
    parts = urlsplit(url(settings))
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]).geturl()


def vault(settings: Settings) -> tuple[Vault, Path | None, bool]:
    """The vault, its key file if it has one, and whether that was made just now.

    Raises SettingsError when a database server is set without keys, when the key of a database that is there is
    missing, or when the data folder is a file.
    """
    if settings.keys is not None:
        texts = [part.strip() for part in settings.keys.get_secret_value().split(",") if part.strip()]
        return Vault.from_keys(*texts), None, False
    database = embedded(settings)
    if database is None:
        raise SettingsError(
            "AFTERNOTE_DATABASE_URL is set without AFTERNOTE_KEYS. Make a key with "
            "`openssl rand -base64 32`, set it as AFTERNOTE_KEYS, and keep a copy."
        )
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise SettingsError(
            f"AFTERNOTE_DATA has to be a folder, and a file stands there: {database.parent}. Name another."
        ) from None
    path = database.parent / "afternote.key"
    if database.exists() and not path.exists():
        # A new key would open nothing, and would stand where the right one belongs.
        raise SettingsError(
            f"{path} is missing, and {database.name} cannot be read without it. Put the key back from your copy, "
            "or move the database away to begin anew."
        )
    ring, made = Vault.from_file(path)
    return ring, path, made
