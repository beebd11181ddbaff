"""English titles, and what their bearers are in the hiring; the first that fits decides."""

import re

from bot.model.note import Channel
from bot.model.opportunity import PersonRole

AGENCIES = (
    r"agency|agencies|staffing|head\s?hunter|executive search|search firm|recruitment (?:firm|consultan\w*)"
    r"|external recruiter|third party|temp firm|recruitment partner"
)
"""Words of a firm that stands between an employer and those who look for work."""


def _titles(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


TITLES: tuple[tuple[re.Pattern[str], PersonRole], ...] = (
    (_titles(AGENCIES), PersonRole.AGENCY),
    (_titles(r"refer(?:rer|red me|ral)|who referred me"), PersonRole.REFERRER),
    (_titles(r"champion|advocate for me|sponsor|in my corner|vouched for me"), PersonRole.CHAMPION),
    (
        _titles(
            r"receptionist|gatekeeper|front desk|executive assistant|personal assistant|office manager|secretary"
            r"|assistant to [\w ]+|administrative assistant|ea|ea to [\w ]+|pa to [\w ]+|lobby|doorman"
        ),
        PersonRole.GATEKEEPER,
    ),
    (
        _titles(r"(?:hiring|future|my new|would be|prospective) (?:manager|boss|lead)|hiring lead|hm|boss"),
        PersonRole.MANAGER,
    ),
    (
        _titles(
            r"coordinator|scheduler|scheduling"
            r"|(?:hr|people|talent|recruiting|recruitment) (?:assistant|admin|operations|ops)"
        ),
        PersonRole.COORDINATOR,
    ),
    (
        _titles(
            r"recruit\w*|talent(?: acquisition| partner| lead| manager)?|ta|sourcer|sourcing|hr|hrbp|human resources"
            r"|people (?:partner|team|person|lead|manager|business partner)|head of people|people & culture"
        ),
        PersonRole.RECRUITER,
    ),
)

PREFERS = re.compile(
    r"(?:^|[\s,;/])(?:prefers?|likes?|only|best\s+(?:by|on|via|through)|reach(?:able)?\s+(?:by|on|via|at))\s+"
    r"(?:to\s+(?:be\s+)?\w+\s+)?(?:by\s+|on\s+|via\s+|through\s+)?(?P<way>linkedin(?:\s+messages?)?|e-?mails?|phone"
    r"(?:\s+calls?)?|calls?|cards?|letters?)",
    re.IGNORECASE,
)
"""How somebody likes to be written to, in `way`."""

WAYS = {
    "linkedin": Channel.LINKEDIN, "mail": Channel.EMAIL, "phone": Channel.CALL, "call": Channel.CALL,
    "card": Channel.CARD, "letter": Channel.CARD,
}  # fmt: skip
