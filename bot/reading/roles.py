"""What somebody is in the hiring, by the title that was typed."""

import re

from bot.model.note import Channel
from bot.model.opportunity import PersonRole
from bot.reading import roles_spanish
from bot.reading.roles_english import AGENCIES, PREFERS, TITLES, WAYS

_AGENCY = re.compile(
    rf"\s+(?:from|at|of|with)\s+(?P<firm>[^(),;<>]{{2,60}}?)\s*\((?P<what>[^()]{{0,40}}(?:{AGENCIES})[^()]{{0,40}})\)",
    re.IGNORECASE,
)


def role_of(job: str) -> PersonRole:
    """What a person is in the hiring, from the job title that was typed."""
    folded = " ".join(job.casefold().replace("-", " ").split())
    # A title is typed in whatever language the firm has it.
    for pattern, role in (*TITLES, *roles_spanish.TITLES):
        if pattern.search(folded):
            return role
    return PersonRole.INTERVIEWER


def preference(job: str) -> tuple[str, Channel | None]:
    """A title without how its bearer likes to be written to, and that: "CTO, prefers LinkedIn"."""
    match = PREFERS.search(job)
    if match is None:
        return job, None
    said = match["way"].casefold()
    way = next((way for word, way in WAYS.items() if word in said), None)
    left = f"{job[: match.start()]} {job[match.end() :]}".strip(" ,;/")
    return (" ".join(left.split()), way) if way is not None else (job, None)


def agencies_apart(text: str) -> str:
    """The text with the firm of an agency's recruiter as their title: "Tom Berg (agency, Robert Half)".

    It was typed as "Tom Berg from Robert Half (agency)", where the firm would be taken for the employer.
    """
    return _AGENCY.sub(lambda match: f" ({match['what'].strip()}, {match['firm'].strip()})", text)
