"""What the API says when it does not do what it was asked."""

from collections.abc import Sequence
from typing import Any

from tests.adapters.discord.loopback.faults import KNOWN

Json = dict[str, Any]


class Refused(Exception):
    """An error of the API: its status, its code, and what goes with them."""

    def __init__(self, status: int, code: int, message: str = "", **more: Any) -> None:
        super().__init__(f"{status}/{code}")
        self.status = status
        self.headers: dict[str, str] = {}
        self.problems: Sequence[str] = ()
        """What is wrong with the body, where that is why."""
        self.body: Json = {"message": message or KNOWN.get(code, "no"), "code": code, **more}


def unauthorized() -> Refused:
    """401: the token is none of a bot here."""
    return Refused(401, 0)


def malformed(problems: Sequence[str]) -> Refused:
    """400/50035 with each problem, `pointer: what is wrong`, where the API would say it."""
    errors: Json = {}
    for problem in problems:
        pointer, _, what = problem.partition(": ")
        at = errors
        for part in pointer.strip("/").split("/"):
            if part:
                at = at.setdefault(part, {})
        at.setdefault("_errors", []).append({"code": "LOOPBACK_REFUSES", "message": what})
    refused = Refused(400, 50035, errors=errors)
    refused.problems = tuple(problems)
    return refused


def late_edit(seconds: float) -> Refused:
    """30046: the message is older than an hour, and too many of those were edited."""
    refused = Refused(429, 30046, retry_after=seconds, **{"global": False})
    refused.headers = {"Retry-After": str(round(seconds)), "X-RateLimit-Scope": "shared", "Via": "1.1 google"}
    return refused
