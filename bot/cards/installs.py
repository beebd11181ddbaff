"""What is said on the pages where a workspace takes Afternote in: what it does there, and how it went."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.cards.words import Reader, say, say_n


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, one point a line."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it is about, a button, what follows it; what stands between backticks is to be typed."""

    title: str
    lines: tuple[str, ...]
    go: str = ""
    """What the button says."""
    below: str = ""
    sections: tuple[Section, ...] = ()


class Went(StrEnum):
    """Why a workspace was not taken in."""

    DECLINED = "declined"
    USED = "used"
    NO_ANSWER = "no answer"
    NOT_CONFIRMED = "not confirmed"
    NOT_SAVED = "not saved"
    REFUSED = "refused"
    BROKEN = "broken"


def offered(reader: Reader, platform: str, *, purge_after: timedelta) -> Page:
    """What Afternote does, before anything is asked."""
    return Page(
        title=say(reader, "Add Afternote to {platform}", platform=platform),
        lines=(
            say(reader, "After an interview, Afternote drafts a thank-you note for each person you met, checks it, and "
                        "reminds you while it still matters. You send it yourself, from your own mail."),
        ),
        go=say(reader, "Add to {platform}", platform=platform),
        below=say(reader, "{platform} asks you next, on its own page. Nothing is installed until you say yes there. "
                          "Where new apps need approval, {platform} passes your request on to an admin.",
                  platform=platform),
        sections=(
            Section(say(reader, "What it never does"), (
                say(reader, "It never sends a note or a mail for anybody."),
                say(reader, "It never reads a channel. It reads what is written to it, and a message that a member "
                            "picks to log an interview from."),
                say(reader, "It never asks {platform} for anybody's mail address.", platform=platform),
                say(reader, "It never shows what one member logs to another, unless that member chooses to share it."),
            )),
            Section(say(reader, "What becomes of what it knows"), (
                say(reader, "What members log is kept encrypted. Whoever runs this Afternote holds the key."),
                _erased(reader, purge_after.days),
            )),
        ),
    )  # fmt: skip


def asks(reader: Reader) -> str:
    """The heading above the rights that are asked for."""
    return say(reader, "What it asks for, and why")


def installed(reader: Reader, platform: str, *, name: str, org: bool) -> Page:
    """It is there; `org`: in a whole organisation."""
    line = (
        say(reader, "It is installed for the whole organisation. An organisation admin adds it to the workspaces that "
                    "want it, now or later.")
        if org
        else say(reader, "Everybody in the workspace can use it from now on. You can close this page.")
    )  # fmt: skip
    return Page(
        title=say(reader, "Afternote is in {name}", name=name) if name
        else say(reader, "Afternote is in your workspace"),
        lines=(line,),
        go=say(reader, "Choose the workspaces") if org else say(reader, "Open it in {platform}", platform=platform),
        sections=(
            Section(say(reader, "What to do next"), (
                say(reader, "In any channel, type `/afternote help`. Only you see the answer."),
                say(reader, "After an interview, type `/interview log` and say in one line where it was, when, and "
                            "with whom."),
                say(reader, "Afternote writes to you in its own DM when a note is ready. What you log is shown to you "
                            "alone."),
            )),
        ),
    )  # fmt: skip


def not_installed(reader: Reader, platform: str, went: Went) -> Page:
    """It is not there; what happened, what was saved, and what to do."""
    title, lines, go = _said(reader, platform, went)
    return Page(title, lines, go)


def its_word(reader: Reader, platform: str) -> str:
    """Before the platform's own name of an error."""
    return say(reader, "{platform}'s word for it:", platform=platform)


def _said(reader: Reader, platform: str, went: Went) -> tuple[str, tuple[str, ...], str]:
    again = say(reader, "Try again")
    match went:
        case Went.DECLINED:
            return (
                say(reader, "Nothing was installed"),
                (say(reader, "You said no on {platform}'s page, and that is fine. Nothing has changed in your "
                             "workspace.", platform=platform),),
                say(reader, "Back to the page"),
            )  # fmt: skip
        case Went.USED:
            return (
                say(reader, "This link can't be used now"),
                (say(reader, "This link has been used, or is older than ten minutes. If Afternote was installed a "
                             "moment ago, it's in your workspace."),
                 say(reader, "Otherwise begin again: an installation ends in the browser it began in, and works "
                             "once.")),
                say(reader, "Back to the page"),
            )  # fmt: skip
        case Went.NO_ANSWER:
            return (
                say(reader, "{platform} sent no answer along", platform=platform),
                (say(reader, "Nothing was installed."), say(reader, "Beginning again usually helps.")),
                again,
            )
        case Went.NOT_CONFIRMED:
            return (
                say(reader, "{platform} did not confirm the installation", platform=platform),
                (say(reader, "Nothing was saved here. The answer from {platform} had been used already, or {platform} "
                             "could not be reached.", platform=platform),),
                again,
            )  # fmt: skip
        case Went.NOT_SAVED:
            return (
                say(reader, "Afternote could not save the installation"),
                (say(reader, "{platform} said yes, but it could not be written down here, so Afternote cannot answer "
                             "in your workspace yet.", platform=platform),
                 say(reader, "The fault is on this side. Installing again is safe.")),
                again,
            )  # fmt: skip
        case Went.REFUSED:
            return (
                say(reader, "{platform} did not install Afternote", platform=platform),
                (say(reader, "Nothing was installed. Whoever runs this Afternote can look up the word."),),
                again,
            )
        case Went.BROKEN:
            return (
                say(reader, "Something broke here"),
                (say(reader, "The fault is on this side, and nothing was installed. Trying again is safe."),),
                again,
            )


def _erased(reader: Reader, days: int) -> str:
    if days == 0:
        return say(reader, "When a workspace removes it, everything stops there, and all that it kept of that "
                           "workspace is erased at once.")  # fmt: skip
    return say_n(
        reader,
        "When a workspace removes it, everything stops there, and all that it kept of that workspace is erased after a "
        "day.",
        "When a workspace removes it, everything stops there, and all that it kept of that workspace is erased after "
        "{n} days.",
        days,
    )
