"""Calling: whether a logged name is one that somebody can be greeted by."""

import re

from bot.drafting.brief import Recipient
from bot.drafting.text import clean

_NOBODY = frozenset(
    """
    hr human resources hiring team teams recruiter recruiters recruiting recruitment talent acquisition panel
    interviewer interviewers interview manager managers engineer engineers engineering developer developers other
    others people person colleague colleagues staff department dept somebody someone unknown everyone everybody
    anyone folks group committee coordinator representative rep receptionist reception employee employees member
    members director lead leads boss office scheduler sourcer admin assistant applicant candidate unnamed nobody
    none tbd n/a na careers career jobs job hello info inbox desk mailbox applications
    jr sr ii iii iv phd md esq mba cpa mr mrs ms mx dr prof professor miss sir madam
    """.split()  # noqa: SIM905
)
_SMALL = frozenset(
    "the a an and of two three four five six more another some few couple their my her his our senior from".split()  # noqa: SIM905
)


def nameless(name: str) -> bool:
    """Whether this is nobody's name: "HR", "2 others", "the hiring team", a lone "Jr."."""
    words = [word for word in re.findall(r"[^\W_]+(?:['’/-][^\W_]+)*", name.casefold()) if not word[0].isdigit()]
    if not any(sign.isalpha() for sign in name):
        return True
    telling = [word for word in words if word not in _SMALL]
    if not telling:
        # "An" is a name, "2 more" is none.
        return len(words) != 1 or words[0] not in ("an", "a") or any(sign.isdigit() for sign in name)
    return all(word in _NOBODY for word in telling)


def called(recipient: Recipient) -> str:
    """What follows the greeting; empty when there is no name to greet by."""
    name = clean(recipient.call_them) or clean(recipient.name)
    return "" if nameless(name) else name
