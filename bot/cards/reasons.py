"""Why then: what a nudge is, when it comes, and which rule put it there."""

from typing import assert_never

from bot.cards.words import Reader, day, say, short, soon
from bot.clock import Instant
from bot.model.explain import Explanation, Silence
from bot.model.nudge import Because, Nudge, NudgeKind, Shift


def why_then(reader: Reader, nudge: Nudge, now: Instant) -> str:
    """When a nudge comes, and which rule put it there."""
    when = soon(reader, nudge.next_at, now)
    what = nudge_name(reader, nudge.kind)
    return say(reader, "{what} {when}: {why}.", what=what, when=when, why=why(reader, nudge))


def why(reader: Reader, nudge: Nudge) -> str:
    """Which rule put a nudge where it is."""
    match nudge.reason.because:
        case Because.AFTER_THE_END:
            reason = say(reader, "15 minutes after it ends")
        case Because.STILL_GOING:
            reason = say(reader, "an hour later, still going")
        case Because.AN_HOUR_AFTER:
            reason = say(reader, "an hour after it ends")
        case Because.SAME_EVENING:
            reason = say(reader, "the same evening")
        case Because.NEXT_MORNING:
            reason = say(reader, "the next morning")
        case Because.FORTY_HOURS:
            reason = say(reader, "40 hours after it ended")
        case Because.LOGGED_LATER:
            reason = say(reader, "the morning after you logged it")
        case Because.CAUGHT_UP:
            reason = say(reader, "its day passed; next free morning")
        case Because.PROMISED_DATE:
            reason = say(reader, "two business days after their date")
        case Because.FIVE_BUSINESS_DAYS:
            reason = say(reader, "five business days without word")
        case Because.FIVE_MORE:
            reason = say(reader, "five business days after the first")
        case Because.CHOSEN:
            reason = say(reader, "the time you picked")
        case Because.DAY_WAS_FULL:
            reason = say(reader, "as the day before was full")
        case Because.TOGETHER:
            reason = say(reader, "several together")
        case Because.NOTHING_MORE:
            reason = say(reader, "five business days after the last")
        case Because.FIRST_OPENED:
            reason = say(reader, "as you opened me first")
        case Because.EVENING_BEFORE:
            reason = say(reader, "the evening before")
        case Because.A_WEEK_AFTER:
            reason = say(reader, "a week after you sent it")
        case Because.A_WEEK_MORE:
            reason = say(reader, "a week after the first")
        case Because.TWO_DAYS_AFTER:
            reason = say(reader, "two days after it")
        case Because.REPLY_WINDOW:
            reason = say(reader, "after their reply window")
        case Because.SAME_DAY:
            reason = say(reader, "within a day of it")
        case Because.FRIDAY:
            reason = say(reader, "your group's rule for Fridays")
        case Because.STAGE_CHANGED:
            reason = say(reader, "as there is news to tell")
        case Because.AFTER_A_NO:
            reason = say(reader, "the day after")
        case Because.FOUR_MONTHS:
            reason = say(reader, "four months since you talked")
        case Because.AGENCY:
            reason = say(reader, "agencies: two weeks apart")
        case Because.WEEKLY_ROUND:
            reason = say(reader, "with the other follow-ups")
        case Because.PLEDGED:
            reason = say(reader, "the time you named")
        case Because.ASKED_NOW:
            reason = say(reader, "as you asked for it")
        case Because.OPTED_IN:
            reason = say(reader, "weekly, as you chose")
        case Because.GROUP:
            reason = say(reader, "your group's rule")
        case Because.COHORT:
            reason = say(reader, "as your group has it")
    match nudge.reason.shift:
        case Shift.QUIET:
            reason += say(reader, ", in your waking hours")
        case Shift.FORWARD:
            reason += say(reader, ", within the 48 hours")
        case None:
            pass
    return reason


def nudge_name(reader: Reader, kind: NudgeKind) -> str:
    """What a nudge is, in a few words."""
    match kind:
        case NudgeKind.DEBRIEF:
            return say(reader, "Debrief")
        case NudgeKind.DRAFT:
            return say(reader, "Drafts")
        case NudgeKind.THANK:
            return say(reader, "Reminder")
        case NudgeKind.SNOOZED:
            return say(reader, "Snoozed reminder")
        case NudgeKind.FOLLOW_UP:
            return say(reader, "Follow-up")
        case NudgeKind.CLOSE:
            return say(reader, "Last word")
        case NudgeKind.GATHERED:
            return say(reader, "Morning list")
        case NudgeKind.ASKED:
            return say(reader, "Nudge you asked for")
        case NudgeKind.WELCOME:
            return say(reader, "Welcome")
        case NudgeKind.BEFORE:
            return say(reader, "The evening before")
        case NudgeKind.OWED:
            return say(reader, "Reminder of the note")
        case NudgeKind.KEEP_WARM:
            return say(reader, "A word to keep in touch")
        case NudgeKind.ROUND:
            return say(reader, "The week's follow-ups")
        case NudgeKind.PLEDGE:
            return say(reader, "The time you named")
        case NudgeKind.POLISH:
            return say(reader, "A reworded draft")
        case NudgeKind.WEEKLY:
            return say(reader, "Your week")
        case NudgeKind.LINKING:
            return say(reader, "Question about a code")
        case NudgeKind.JOINING:
            return say(reader, "Joining card")
        case NudgeKind.DIGEST:
            return say(reader, "The group's week")
        case NudgeKind.PARTING:
            return say(reader, "Goodbye in the channel")
        case NudgeKind.CLOSING:
            return say(reader, "Closing page")
        case NudgeKind.CADENCE:
            return say(reader, "A changed policy")
        case NudgeKind.INVITED:
            return say(reader, "Invitation")
        case NudgeKind.TIP:
            return say(reader, "Tip")
        case NudgeKind.QUEUE:
            return say(reader, "Drafts to read")
        case NudgeKind.READ_SOON:
            return say(reader, "A draft to read soon")
        case NudgeKind.REVIEWED:
            return say(reader, "Your coach's answer")
        case NudgeKind.MAY_I:
            return say(reader, "Your coach's question")
        case NudgeKind.COACHED:
            return say(reader, "Word to coaches")


def silence(reader: Reader, explanation: Explanation, now: Instant) -> str:
    """Why nothing comes, or why not sooner than what does; empty when there is nothing to say of it."""
    quoted = short(explanation.sentence, 160)
    match explanation.silence:
        case None:
            return ""
        case Silence.ZONE_UNKNOWN:
            return say(reader, "Nothing is planned until I know your time zone.")
        case Silence.PAUSED:
            if explanation.until is None:
                return say(reader, "You paused me.")
            return say(reader, "You paused me; I'm back {when}.", when=soon(reader, explanation.until, now))
        case Silence.HELD_FOR_GOOD:
            if not quoted:
                return say(reader, "No follow-up: the posting asks not to be contacted.")
            return say(reader, "No follow-up, as the posting says: \"{sentence}\"", sentence=quoted)
        case Silence.HELD_UNTIL:
            ends = "" if explanation.day is None else day(reader, explanation.day, now=now)
            if not quoted:
                return say(reader, "Not before {day}: they answer by then.", day=ends)
            return say(reader, "Not before {day}, as the posting says: \"{sentence}\"", day=ends, sentence=quoted)
        case Silence.TOLD_NOT_TO:
            return say(reader, "Nothing more, as they asked not to be contacted.")
        case Silence.ALL_SENT:
            return say(reader, "Everything is sent. There's nothing more to do.")
        case Silence.NOTHING_MORE:
            return say(reader, "There's nothing more to do.")
        case Silence.CLOSED:
            return say(reader, "This one is closed, so I stay quiet about it.")
        case Silence.FEWER:
            return say(reader, "You asked for no reminders.")
        case Silence.OPTIONAL:
            return say(reader, "Such a note is optional where you are searching.")
        case Silence.WAITS:
            return say(reader, "Nothing before the interview is over.")
        case _:
            assert_never(explanation.silence)


def explained(reader: Reader, explanation: Explanation, now: Instant) -> tuple[str, ...]:
    """What comes next and why; then why nothing does, or why not sooner: one or two sentences."""
    coming = why_then(reader, explanation.next, now) if explanation.next is not None else ""
    return tuple(line for line in (coming, silence(reader, explanation, now)) if line)
