"""Standing: what somebody is to the member, which decides what a note to them says first and does not ask."""

import re
from enum import StrEnum

from bot.drafting.brief import Recipient
from bot.model.opportunity import PersonRole


class Standing(StrEnum):
    """Who reads the note."""

    ANYBODY = "anybody"
    """An interviewer of whom no more is known."""
    PEER = "peer"
    MANAGER = "manager"
    """The future boss: interest and the next step come first."""
    RECRUITER = "recruiter"
    """In the house or of an agency: the process is their work."""
    ARRANGES = "arranges"
    """Coordinator, gatekeeper: thanked for arranging; no technical topic is asked for."""
    EXECUTIVE = "executive"
    """Asked for nothing."""
    CHAMPION = "champion"
    """Spoke up for the member."""


_BY_ROLE = {
    PersonRole.MANAGER: Standing.MANAGER,
    PersonRole.RECRUITER: Standing.RECRUITER,
    PersonRole.AGENCY: Standing.RECRUITER,
    PersonRole.COORDINATOR: Standing.ARRANGES,
    PersonRole.GATEKEEPER: Standing.ARRANGES,
    PersonRole.CHAMPION: Standing.CHAMPION,
}
# Job titles are typed in whatever language, often in English among others.
_EXECUTIVE = re.compile(
    r"\b(?:c[efmiop]o|cto|chro|cpo|chief|president|presidente|presidenta|vice[- ]president|[se]?vp|founder|co-?founder"
    r"|fundador|fundadora|owner|(?:managing|executive) director|director(?:a)? general|director ejecutivo"
    r"|partner|socio|socia|dean|provost)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?:hiring manager|your (?:manager|boss)|manager|head of|director|directora|gerente|jef[ea]|team lead|lead"
    r"|responsable)\b",
    re.I,
)


def standing_of(recipient: Recipient) -> Standing:
    """What this recipient is to the member, by role, else by the job title that was typed."""
    known = _BY_ROLE.get(recipient.role)
    if known is not None:
        return known
    if _EXECUTIVE.search(recipient.job):
        return Standing.EXECUTIVE
    if not recipient.job.strip() or _OVER.search(recipient.job):
        # A manager is not yet the future boss; who leads may be a peer of the boss.
        return Standing.ANYBODY
    return Standing.PEER
