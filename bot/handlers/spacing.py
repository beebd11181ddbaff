"""Distance: when a nudge that is due may go out, beside what went before it and what keeps it silent."""

from dataclasses import replace
from datetime import time, timedelta

from bot.clock import Instant
from bot.handlers.dossier import Dossier
from bot.handlers.gathering import Spans
from bot.model.calendar import Quiet, business_days_after, on_business, on_the_line, wall
from bot.model.ids import NudgeId
from bot.model.nudge import ASKED_FOR, FOLLOWING, FROM_OTHERS, PROMPTS, REMINDERS, Nudge, NudgeKind
from bot.model.opportunity import PersonRole
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store.invitations import UNINVITED


def allowed(member: Member, busy: Spans, nudge: Nudge, now: Instant, *, zone: str | None = None) -> Instant:
    """The first moment when this nudge may be sent; a time that the member chose is kept at night too.

    `zone`: of the cohort that it is about, for whoever's own night is not known.
    """
    if member.zone is None and zone is not None:
        member = replace(member, zone=zone)
    if member.zone is None or nudge.kind in (NudgeKind.WELCOME, NudgeKind.LINKING):
        # They are here this very moment.
        return now
    if nudge.kind in ASKED_FOR - FROM_OTHERS or nudge.ordinal.startswith(UNINVITED):
        chosen = Quiet(zone=member.zone, wakes=time.min, sleeps=time.max, until=member.paused_until, busy=busy)
        return chosen.first_allowed(now)
    return member.quiet(busy).first_allowed(now)


def next_step(member: Member, busy: Spans, policy: Policy, now: Instant) -> Instant:
    """When a follow-up comes that fell due in the same moment as another about the same."""
    zone = member.zone or "UTC"
    day = business_days_after(wall(now, zone).date(), policy.status_after, member.country)
    return member.quiet(busy).first_allowed(on_the_line(day, policy.morning, zone).instant)


def apart(
    nudge: Nudge, dossier: Dossier, member: Member, busy: Spans, policy: Policy, now: Instant
) -> Instant:
    """The first moment that keeps its distance from the one before it, which may have been late."""
    before = [each for each in dossier.nudges if each.delivered_at is not None and each.id != nudge.id]
    quiet = member.quiet(busy)
    if nudge.kind in PROMPTS:
        about = [each for each in before if each.subject == nudge.subject]
        steps = [each.delivered_at for each in about if each.kind in PROMPTS and each.delivered_at is not None]
        earliest = max((at + policy.draft_after - policy.debrief_after for at in steps), default=now)
        reminded = [each.delivered_at for each in about if each.kind in REMINDERS and each.delivered_at is not None]
        if nudge.kind is NudgeKind.THANK and reminded:
            earliest = max(earliest, max(reminded) + policy.apart)
        return quiet.first_allowed(max(now, earliest))
    if nudge.kind in FOLLOWING:
        asked = [each for each in before if each.kind is NudgeKind.FOLLOW_UP and each.round == nudge.round]
        last = max((each.delivered_at for each in asked if each.delivered_at is not None), default=None)
        if last is not None:
            before_it = wall(last, quiet.zone).date()
            day = business_days_after(before_it, policy.status_after, member.country)
            to = dossier.addressee
            if nudge.kind is NudgeKind.FOLLOW_UP and to is not None and to.role is PersonRole.AGENCY:
                day = max(day, on_business(before_it + timedelta(days=policy.agency_apart), member.country))
            return quiet.first_allowed(max(now, on_the_line(day, policy.morning, quiet.zone).instant))
    return now


def overtaken(nudge: Nudge, dossier: Dossier) -> NudgeId | None:
    """The later state of the live card that went out instead of this earlier one, which was late."""
    later = {NudgeKind.DEBRIEF: (NudgeKind.DRAFT, NudgeKind.THANK), NudgeKind.DRAFT: (NudgeKind.THANK,)}
    for each in dossier.nudges:
        about = each.subject == nudge.subject and each.kind in later.get(nudge.kind, ())
        if about and each.delivered_at is not None and each.delivered_at >= nudge.due_at:
            return each.id
    return None
