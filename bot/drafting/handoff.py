"""Hand-over: the same note as a mail link and as a file that opens as a draft."""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from bot.model.people import Signature

LONGEST = 1_900
"""Characters of a whole link; mail programs cut at about 2,000."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def mailto(email: str, subject: str, body: str) -> str | None:
    """A mailto link with everything filled in; None when it would be too long."""
    return _fits(f"mailto:{_recipient(email)}?subject={_header(subject)}&body={_text(body)}")


def mailto_short(email: str, subject: str) -> str:
    """A mailto link with To and Subject only; a subject beyond all bounds is left out."""
    bare = f"mailto:{_recipient(email)}"
    return _fits(f"{bare}?subject={_header(subject)}") or bare


def gmail(email: str, subject: str, body: str = "") -> str | None:
    """A link that opens Gmail's composer; None when it would be too long."""
    return _fits(f"https://mail.google.com/mail/?view=cm&fs=1&to={_header(email)}&su={_header(subject)}{_with(body)}")


def outlook_work(email: str, subject: str, body: str = "") -> str | None:
    """A link that opens Outlook's composer for work accounts; None when it would be too long."""
    return _outlook("outlook.office.com/mail", email, subject, body)


def outlook_home(email: str, subject: str, body: str = "") -> str | None:
    """A link that opens Outlook's composer for personal accounts; None when it would be too long."""
    return _outlook("outlook.live.com/mail/0", email, subject, body)


def eml(sender: Signature, to: str, subject: str, body: str, *, to_name: str = "") -> bytes:
    """The note as a mail file that classic Outlook and others open as a draft.

    An address that is none is left out. Raises ValueError if the bytes hold another header than ours.
    """
    message = EmailMessage(policy=SMTP)
    for header, name, email in (("From", sender.name, sender.email), ("To", to_name, to)):
        address = _mailbox(name, email)
        if address is not None:
            message[header] = address
    message["Subject"] = _one_line(subject)
    message["X-Unsent"] = "1"
    message.set_content(_BREAKS.sub("\n", _encodable(body)), cte="quoted-printable")
    expected = message.keys()
    written = message.as_bytes()
    # Python before 3.11.10 lets a folded header break into a second one: believe the bytes alone.
    if message_from_bytes(written).keys() != expected:
        raise ValueError("a header of the mail would break into another")
    return written


def _outlook(where: str, email: str, subject: str, body: str) -> str | None:
    values = f"to={_header(email)}&subject={_header(subject)}{_with(body)}"
    return _fits(f"https://{where}/deeplink/compose?{values}")


def _with(body: str) -> str:
    return f"&body={_text(body)}" if body else ""


def _fits(link: str) -> str | None:
    return link if len(link) <= LONGEST else None


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _one_line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", _encodable(text)).split())


def _header(text: str) -> str:
    return quote(_one_line(text), safe="")


def _recipient(email: str) -> str:
    return _header(email).replace("%40", "@")


def _text(body: str) -> str:
    return quote(_BREAKS.sub("\r\n", _encodable(body)), safe="")


def _mailbox(name: str, email: str) -> Address | None:
    spec = _one_line(email)
    if not spec.isascii() or " " in spec or "@" not in spec:
        return None
    try:
        return Address(display_name=_one_line(name), addr_spec=spec)
    except (MessageError, ValueError, IndexError):
        return None
