"""Sealing: AES-256-GCM-SIV, bound to the place where a value lies, under a ring of keys."""

import base64
import binascii
import hashlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from bot.errors import SealBroken, SettingsError

_KEY = 32
_KEY_ID = 4
_NONCE = 12
_TAG = 16


def _place(table: str, column: str, row: str, tenant: str) -> bytes:
    parts = [part.encode("utf-8", "surrogatepass") for part in (table, column, row, tenant)]
    return b"".join(b"%d:%s" % (len(part), part) for part in parts)


class Vault:
    """A ring of keys: the first seals, every one opens."""

    def __init__(self, *keys: bytes) -> None:
        if not keys or any(len(key) != _KEY for key in keys):
            raise SettingsError(f"a key is {_KEY} bytes; make one with: openssl rand -base64 {_KEY}")
        self._ring = {hashlib.sha256(key).digest()[:_KEY_ID]: AESGCMSIV(key) for key in reversed(keys)}
        self._newest = hashlib.sha256(keys[0]).digest()[:_KEY_ID]

    @classmethod
    def from_keys(cls, *texts: str) -> "Vault":
        """The vault of these keys in base64, the newest first.

        Raises SettingsError for what is no key.
        """
        return cls(*(_decoded(text) for text in texts))

    @classmethod
    def from_file(cls, path: Path) -> tuple["Vault", bool]:
        """The vault of the key file, one key a line and the newest first; and whether it was made just now.

        Raises SettingsError when others may read the file or it holds no key.
        """
        made = False
        if not path.exists():
            made = _make(path)
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            raise SettingsError(f"{path} can be read by others (mode {mode:o}); run: chmod 600 {path}")
        texts = [line for line in path.read_text("ascii", "replace").splitlines() if line.strip()]
        if not texts:
            raise SettingsError(f"{path} holds no key; restore it from where you keep a copy")
        return cls.from_keys(*texts), made

    def seal(self, plain: bytes, *, table: str, column: str, row: str, tenant: str) -> bytes:
        """`plain`, sealed with the newest key to this place."""
        nonce = secrets.token_bytes(_NONCE)
        cipher = self._ring[self._newest]
        return self._newest + nonce + cipher.encrypt(nonce, plain, _place(table, column, row, tenant))

    def unseal(self, sealed: bytes, *, table: str, column: str, row: str, tenant: str) -> bytes:
        """What was sealed to this place.

        Raises SealBroken when it was changed, moved, or sealed with a key that is not in the ring.
        """
        cipher = self._ring.get(sealed[:_KEY_ID])
        if cipher is None:
            raise SealBroken(f"a value in {table}.{column} was sealed with a key that is not in the settings")
        if len(sealed) < _KEY_ID + _NONCE + _TAG:
            raise SealBroken(f"a value in {table}.{column} is cut short")
        nonce = sealed[_KEY_ID : _KEY_ID + _NONCE]
        try:
            return cipher.decrypt(nonce, sealed[_KEY_ID + _NONCE :], _place(table, column, row, tenant))
        except InvalidTag as exc:
            raise SealBroken(f"a value in {table}.{column} was changed or moved") from exc

    def newest(self, sealed: bytes) -> bool:
        """Whether it was sealed with the key that seals now."""
        return sealed[:_KEY_ID] == self._newest


def _decoded(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError) as exc:
        raise SettingsError("a key is not base64; make one with: openssl rand -base64 32") from exc
    return key


def _make(path: Path) -> bool:
    """Writes a new key file whole or not at all; False when somebody else was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(base64.b64encode(secrets.token_bytes(_KEY)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link is made whole or not at all, and never over a file that exists.
            os.link(draft, path)
        except FileExistsError:
            return False
    finally:
        draft.unlink()
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return True
