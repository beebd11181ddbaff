"""English words around a posting on its page: navigation, share buttons, banners, links, comments."""

import re


def _row(*parts: str) -> re.Pattern[str]:
    """A whole row that is one of these."""
    return re.compile(rf"^\W*(?:{'|'.join(parts)})\W*$", re.IGNORECASE)


_NETWORKS = (
    r"facebook|twitter|twitter/x|linkedin|whatsapp|instagram|pinterest|reddit|youtube|x|telegram|e-?mail|messenger"
)

NOISE = _row(
    r"also\s+read\b.*|read\s+(?:more|also|next)\b.*|related\s*:.*|you\s+(?:may|might)\s+also\s+like\b.*",
    r"recommended\s+(?:for\s+you|reading)\b.*",
    r"(?:share|tweet|pin|print|email|save|follow|like|copy\s+link|embed|bookmark|report)"
    rf"(?:\s+(?:this|on|via|to|us|job|article|page|the|it|link|story|with|by|friends?|a|post|search|ad|listing|posting"
    rf"|company|{_NETWORKS}))*",
    _NETWORKS,
    r"(?:sign|log)\s*(?:in|up|out)(?:\s*/?\s*(?:or\s+)?(?:sign|log|register|join)?\s*(?:in|up|now)?)?",
    r"register|join\s+now|subscribe(?:\s+.*)?|newsletter.*|menu|search(?:\s+jobs)?|home|jobs?|about(?:\s+us)?",
    r"contact(?:\s+us)?|careers?|blog|help(?:\s+cent(?:er|re))?|faqs?|back(?:\s+to\s+.*)?|next|previous",
    r"skip\s+to\s+.*|toggle\s+.*|close|dismiss|show\s+(?:more|less).*|see\s+(?:more|all|who|how)\b.*",
    r"view\s+(?:all|more|similar)\b.*|easy\s+apply",
    r"apply(?:\s+(?:now|here|online|on\s+company\s+(?:web)?site|for\s+this\s+job))?|saved?(?:\s+job)?",
    r"promoted|sponsored|advertisement|advert|ad|be\s+an\s+early\s+applicant|(?:over\s+)?\d+\+?\s+applicants?",
    r"\d+\s+(?:shares?|views?|likes?|comments?|min(?:ute)?s?\s+read)",
    r"accept(?:\s+(?:all|cookies|all\s+cookies))?|reject\s+all.*|manage\s+(?:cookies|preferences|settings|options).*",
    r"cookie\s+(?:settings|policy|preferences|notice)|ok|got\s+it|privacy(?:\s+policy|\s+notice)?",
    r"terms(?:\s+(?:of|and)\s+.*)?|(?:©|\(c\)|copyright)\s.*|all\s+rights\s+reserved.*|loading",
    r"\d+(?:\.\d+)?\s*(?:out\s+of\s+5\s+)?stars?",
    r"(?:[\w&'’ ]{2,20}\s*(?:\||›|»|>|•|·|/)\s*){2,6}[\w&'’ ]{2,30}",
)
"""A row of a page that is no part of the posting."""

INLINE = re.compile(
    r"\b(?:ALSO READ|READ MORE|READ ALSO|RELATED|SEE ALSO)\s*[:|-]\s*[^.\n]{3,140}(?:[.\n]|$)"
)
"""A link to another page within a row."""

ENDS = _row(
    r"similar\s+(?:jobs?|roles|positions|searches).*|(?:people|others)\s+also\s+(?:viewed|applied|searched).*",
    r"related\s+(?:jobs?|articles?|posts?|stories).*|more\s+jobs\s+(?:like|at|from|in).*",
    r"(?:\d+\s+)?comments?(?:\s*\(\d+\))?|leave\s+a\s+(?:reply|comment).*",
    r"join\s+the\s+(?:discussion|conversation).*|recommended\s+jobs.*|jobs?\s+you\s+(?:may|might)\s+.*",
    r"about\s+the\s+author.*|explore\s+more.*|trending.*|most\s+(?:read|popular).*",
)
"""A row after which nothing belongs to the posting."""

BANNER = re.compile(
    r"\bcookies?\b.{0,80}(?:experience|consent|site|website|policy|accept|partners|analy|preferences|personali)"
    r"|\b(?:use|uses|using|accept|store)\s+cookies",
    re.IGNORECASE,
)
"""A sentence about cookies."""
