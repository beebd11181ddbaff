"""What stands around a note on its card: where its link leads, who has theirs, what comes next and when."""

from datetime import date

from bot.cards.opened import Beside, Mail
from bot.clock import Instant
from bot.drafting import handoff
from bot.drafting.frames.language import language_of
from bot.handlers.dossier import Dossier
from bot.model.calendar import business_days_after, on_business, wall
from bot.model.note import THANKS, Channel, Note, NoteStatus
from bot.model.people import MailProgram, Member


def beside(dossier: Dossier, note: Note, member: Member, now: Instant, *, rewords: bool = False) -> Beside:
    """Everything that stands around this note now."""
    person = dossier.people[note.person_id]
    have, of = meter(dossier, note)
    return Beside(
        mail=mail(member.mails_with, person.email, note) if person.email else None,
        have=have,
        of=of,
        named=named_in(dossier, note),
        next=dossier.explained(member, now, note.contact_id) if note.open else None,
        profile=person.link,
        post_by=post_by(dossier, note, member, now) if note.medium is Channel.CARD else None,
        rewords=rewords,
    )


def mail(program: MailProgram, email: str, note: Note) -> Mail | None:
    """A link into this mail program: with the words where they fit, else with To and Subject."""
    match program:
        case MailProgram.DEVICE:
            whole = handoff.mailto(email, note.subject, note.body)
            short: str | None = handoff.mailto_short(email, note.subject)
        case MailProgram.GMAIL:
            whole, short = (handoff.gmail(email, note.subject, body) for body in (note.body, ""))
        case MailProgram.OUTLOOK_WORK:
            whole, short = (handoff.outlook_work(email, note.subject, body) for body in (note.body, ""))
        case MailProgram.OUTLOOK_HOME:
            whole, short = (handoff.outlook_home(email, note.subject, body) for body in (note.body, ""))
    url = whole or short
    return None if url is None else Mail(program, url, short or "")


def mails(email: str, note: Note, *, but: MailProgram) -> tuple[Mail, ...]:
    """A link into each mail program but this one; the device's own needs somebody to write to."""
    programs = [each for each in MailProgram if each is not but and (email or each is not MailProgram.DEVICE)]
    return tuple(made for each in programs if (made := mail(each, email, note)) is not None)


def meter(dossier: Dossier, note: Note) -> tuple[int, int]:
    """Of those of its talk who are to be thanked, how many were, and how many there are."""
    if note.kind not in THANKS:
        return 0, 0
    of_it = [
        each for each in dossier.notes
        if each.contact_id == note.contact_id and each.kind is note.kind and each.status is not NoteStatus.DROPPED
    ]  # fmt: skip
    wanted = [each for each in of_it if each.status is not NoteStatus.SKIPPED]
    return sum(each.status is NoteStatus.SENT for each in wanted), len(wanted)


def named_in(dossier: Dossier, note: Note) -> tuple[str, ...]:
    """Whom one note for all names besides whom it goes to."""
    return tuple(dossier.people[id].call_them for id in note.covers if id in dossier.people)


def post_by(dossier: Dossier, note: Note, member: Member, now: Instant) -> date:
    """The day by which a card is posted: the business day after the talk, or once that is over the next one."""
    contact = dossier.contact(note.contact_id) or dossier.last
    zone = member.zone or contact.zone
    met, today = wall(contact.ended_at, zone).date(), wall(now, zone).date()
    return max(business_days_after(met, 1, member.country), on_business(today, member.country))


def language(dossier: Dossier, member: Member) -> str:
    """The code of the language that notes to this employer are written in."""
    return language_of(dossier.opportunity.language or member.language or member.locale).code
