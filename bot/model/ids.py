"""Ids: 16 characters of base32, 48 bits of time and 32 of chance, so that they sort by age."""

import base64
import hashlib
import secrets
from typing import NewType

from bot.clock import Instant, micros

MemberId = NewType("MemberId", str)
OpportunityId = NewType("OpportunityId", str)
ContactId = NewType("ContactId", str)
PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)
NudgeId = NewType("NudgeId", str)
FormId = NewType("FormId", str)
AskedId = NewType("AskedId", str)
CohortId = NewType("CohortId", str)
RoomId = NewType("RoomId", str)
MembershipId = NewType("MembershipId", str)
ReviewId = NewType("ReviewId", str)
TemplateId = NewType("TemplateId", str)
CelebrationId = NewType("CelebrationId", str)
LinkId = NewType("LinkId", str)

_SIGNS = frozenset("0123456789abcdefghijklmnopqrstuv")
_ALPHABET = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghijklmnopqrstuv")


def _text(raw: bytes) -> str:
    return base64.b32encode(raw).translate(_ALPHABET).decode()


class RandomIds:
    """New ids from the time and the machine's randomness."""

    def new(self, now: Instant) -> str:
        """A fresh id of 16 characters, later than every id of an earlier millisecond."""
        return _text((micros(now) // 1000).to_bytes(6, "big") + secrets.token_bytes(4))


class CountedIds:
    """The same ids every time, for tests and rehearsals."""

    def __init__(self) -> None:
        self._count = 0

    def new(self, now: Instant) -> str:
        """A fresh id of 16 characters made of the time and a counter."""
        self._count += 1
        return _text((micros(now) // 1000).to_bytes(6, "big") + self._count.to_bytes(4, "big"))


def derived(*parts: object) -> str:
    """The one id of 16 characters that belongs to these parts, in this order."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=10).digest()
    return _text(digest)


def is_id(text: str) -> bool:
    """Whether this is written like an id: 16 of its signs, a figure among them, as no name is."""
    return len(text) == 16 and text.isascii() and set(text) <= _SIGNS and any(sign.isdecimal() for sign in text)
