"""The error tree.

AfternoteError
├── SettingsError        the operator's settings don't make sense; says which and what to do
├── StoreError
│   ├── Collided         two transactions waited for each other, and this one was given up: again, it goes through
│   ├── AlreadyRunning   another process holds this SQLite file
│   ├── Nested           a transaction was begun inside a transaction of the same task
│   ├── NotYours         a row was written for somebody whom the asker may not act for
│   └── SealBroken       a sealed value does not open with this key in this place
└── DeliveryError        the only errors that a courier raises
    ├── TryLater         surely not sent; try after `after`, at this address alone or anywhere in its tenant
    ├── Uncertain        perhaps sent
    └── Undeliverable    never will be: closed, gone, revoked or refused

What people type wrong is no exception: reading and handlers return it.
"""

import traceback
from datetime import timedelta
from enum import StrEnum
from pathlib import Path


class AfternoteError(Exception):
    """The root; its message is for operators and logs, never shown to members."""


class SettingsError(AfternoteError):
    """The settings contradict themselves or name what is not there."""


class StoreError(AfternoteError):
    """The database, or how it was used, is at fault."""


class AlreadyRunning(StoreError):
    """Another process holds the lock file of this SQLite database."""


class Collided(StoreError):
    """Two transactions waited for each other; this one was given up whole, and may be run again."""


class Nested(StoreError):
    """A transaction was begun inside one of the same task."""


class NotYours(StoreError):
    """A row was written on behalf of somebody who has no right to it."""


class SealBroken(StoreError):
    """A sealed value was changed, moved to another row, or sealed with another key."""


class DeliveryError(AfternoteError):
    """The root of what a courier may raise."""


class TryLater(DeliveryError):
    """Surely not sent; `after` is how long the platform asks to wait.

    `alone`: the trouble is with this address, and the rest of its tenant need not wait: it counts as a try unless it
    was not `tried`, as where the platform only lets so many in.
    Else nothing was tried, and nothing goes to the whole tenant before then.
    """

    def __init__(self, after: timedelta, *, alone: bool = False, tried: bool = True) -> None:
        super().__init__(f"try again after {after.total_seconds():.0f} s{' at this address' if alone else ''}")
        self.after = after
        self.alone = alone
        self.tried = alone and tried


class Uncertain(DeliveryError):
    """Perhaps sent: the answer was lost."""


class Finality(StrEnum):
    """Why a delivery never will succeed."""

    CLOSED = "closed"
    GONE = "gone"
    REVOKED = "revoked"
    REFUSED = "refused"


class Undeliverable(DeliveryError):
    """Never will be delivered to this address; `told`: whether the person was told so already, some other way."""

    def __init__(self, why: Finality, *, told: bool = False) -> None:
        super().__init__(f"undeliverable: {why}")
        self.why = why
        self.told = told


def traced(error: BaseException) -> str:
    """What broke and where, for a log: types, files, lines and functions, innermost last.

    Without the words of the exception, which may quote what a member typed; our own errors are worded for logs.
    """
    words = f": {error}" if isinstance(error, AfternoteError) else ""
    steps = traceback.extract_tb(error.__traceback__)
    frames = (f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in steps)
    cause = error.__cause__ or error.__context__
    before = f"{traced(cause)} | " if cause is not None else ""
    return f"{before}{type(error).__name__}{words} at {' > '.join(frames)}"
