"""What is said about settings: read back, fewer or more reminders, and what is wrong with a field."""

from collections.abc import Sequence
from datetime import time

from bot.cards.afternote import no_such_zone
from bot.cards.cohorts import NAME
from bot.cards.countries import country_name
from bot.cards.places import standing, way_on
from bot.cards.setting_forms import LANGUAGES
from bot.cards.why import custom_line
from bot.cards.words import N_, Reader, city, clock, say, say_n, short, weekday_name
from bot.chat.card import Block, Button, Card, Choice, CommandName, Control, Fact, Facts, Line, Mood, Option
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.norms import Norm
from bot.model.people import Member, Tone
from bot.model.sight import Place

DEEP_NIGHT = time(3)
"""Messages at this hour are worth a question."""

_TONES = {Tone.PLAIN: N_("plain"), Tone.WARM: N_("warm"), Tone.FORMAL: N_("formal")}


def settings_saved(
    reader: Reader, member: Member, now: Instant, *, groups: Sequence[Place], rounds_on: int, rewords: str
) -> Card:
    """The settings, read back; `rounds_on` is the day of the list of applications where none was chosen, Monday 0.

    `groups` are those that go on; the first has its button.

    `rewords`: where a language model is on offer; empty: none is.
    """
    weekday = member.round_weekday if member.round_weekday is not None else rounds_on
    rows = [
        Fact(say(reader, "Time zone"), (say(reader, "{city}, {time} there now", city=city(reader),
                                            time=clock(reader, wall(now, reader.zone or "UTC").time())),)),
        Fact(say(reader, "Messages"), (say(reader, "from {wakes} to {sleeps}{weekends}",
             wakes=clock(reader, member.wakes), sleeps=clock(reader, member.sleeps),
             weekends=say(reader, ", weekends free") if member.weekends else say(reader, ", weekends too")),)),
        Fact(say(reader, "Reminders per interview"), (_how_many(reader, member.nudges),)),
        Fact(say(reader, "Under your notes"), (", ".join(member.signature.lines) or say(reader, "nothing yet"),)),
        Fact(say(reader, "Tone"), (say(reader, _TONES[member.tone]),)),
        Fact(say(reader, "Country"), (country_name(reader, member.country)
                                         or say(reader, "not known, so notes count as optional"),)),
        Fact(say(reader, "Language"), (dict(LANGUAGES).get(member.language) or say(reader, "as your app has it"),)),
        Fact(say(reader, "Notification line"), (say(reader, "discreet") if member.discreet
                                                else say(reader, "names the company"),)),
        Fact(say(reader, "Evening before an interview"), (say(reader, "a word from me") if member.before
                                                          else say(reader, "nothing"),)),
        Fact(say(reader, "Weekly message"), (say(reader, "Monday morning") if member.weekly
                                             else say(reader, "none"),)),
        Fact(say(reader, "List of applications"), (weekday_name(reader, weekday),)),
    ]  # fmt: skip
    rows += [Fact(short(each.cohort.name, NAME), (standing(reader, each),)) for each in groups]
    if rewords:
        rows.append(Fact(say(reader, "Rewording by a model"), (say(reader, "on; a draft's words go to {host}",
                                                                   host=short(rewords, 80))
                                                               if member.polish else say(reader, "off"),)))  # fmt: skip
    blocks: list[Block] = [Facts(tuple(rows))]
    if member.awake(DEEP_NIGHT):
        blocks.append(
            Line((say(reader, "From {wakes} to {sleeps}: that is at night; is it what you want?",
                      wakes=clock(reader, member.wakes), sleeps=clock(reader, member.sleeps)),), Mood.LOOK)
        )  # fmt: skip
    return Card(
        title=say(reader, "Your settings"),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Change"), "settings.open"),
            Button(say(reader, "What I send"), "settings.messages"),
            *(way_on(reader, each) for each in groups[:1]),
        ),
    )


def country_set(reader: Reader, known: Norm) -> Card:
    """The country from now on, and what a note is there."""
    return Card(
        title="",
        blocks=(Line((custom_line(reader, known),)),),
        controls=(Button(say(reader, "Settings"), "settings.show"),),
    )


def _how_many(reader: Reader, nudges: int) -> str:
    if nudges == 0:
        return say(reader, "none")
    return say(reader, "one") if nudges == 1 else say(reader, "two")


def zone_followed(reader: Reader) -> Line:
    """The zone changed where the platform has it, and everything planned moved with it."""
    return Line(
        (say(reader, "Your profile now says {city}, so I go by that time. ", city=city(reader)),
         CommandName("afternote settings"), say(reader, " changes it.")),
        Mood.QUIET,
    )  # fmt: skip


def signature_saved(reader: Reader, member: Member) -> Card:
    """The contact block, read back."""
    lines = ", ".join(member.signature.lines)
    return Card(
        title="",
        blocks=(Line((say(reader, "Under your notes from now on: {lines}.", lines=lines),)),),
        controls=(Button(say(reader, "Change"), "settings.contact"),),
    )


def fewer(reader: Reader, member: Member) -> Card:
    """Fewer reminders from now on."""
    if member.nudges == 1:
        text = say(reader, "Fewer it is: one reminder and one follow-up for each interview.")
    else:
        text = say(reader, "Quiet it is: I draft and check, and I remind you of nothing.")
    return Card(
        title="",
        blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Undo"), "settings.more"),
            *((Button(say(reader, "Even fewer"), "settings.fewer"),) if member.nudges else ()),
        ),
    )


def more(reader: Reader, member: Member) -> Card:
    """Reminders as before."""
    text = say_n(reader, "Back to one reminder for each interview.", "Back to {n} reminders for each interview.",
                 member.nudges)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def discreet(reader: Reader, member: Member) -> Card:
    """Notification lines without names from now on, or with them again."""
    if not member.discreet:
        return Card(title="", blocks=(Line((say(reader, "The notification line names the company again."),)),))
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Done: the notification line names no company and no person. The message itself "
                              "does."),)),
        ),
        controls=(Button(say(reader, "Undo"), "settings.discreet", "no"),),
    )  # fmt: skip


def no_such_hour(reader: Reader, typed: str) -> str:
    """A time of day was not understood."""
    return say(reader, "I couldn't read \"{text}\". Try \"8am\" or \"21:00\".", text=short(typed, 40))


def no_hours_left(reader: Reader) -> str:
    """Messages would end when they begin, or too soon after it."""
    return say(reader, "That leaves less than two hours for messages. Try \"9pm\".")


def no_such_email(reader: Reader, typed: str) -> str:
    """What was typed is no e-mail address."""
    return say(reader, "\"{text}\" is no e-mail address I can read. Try \"ana@mail.example\".", text=short(typed, 60))


def no_such_phone(reader: Reader, typed: str) -> str:
    """What was typed is no phone number."""
    return say(reader, "\"{text}\" is no phone number: at least five digits, please.", text=short(typed, 40))


def no_such_country(reader: Reader, typed: str) -> str:
    """The country was not understood."""
    return say(reader, "I don't know the country \"{text}\". Try \"Germany\".", text=short(typed, 40))


def no_way_to_reach(reader: Reader) -> str:
    """A contact block needs a way to answer."""
    return say(reader, "An e-mail or a phone, so that they can reach you.")


def zone_set(
    reader: Reader, zone: str, now: Instant, *, others: Sequence[str] = (), before: str | None = None
) -> Card:
    """The zone that times are read and told in from now on; `others` may have been meant, `before` was it until now."""
    text = say(reader, "Your time zone is {city}: it's {time} there now.", city=city(reader, zone),
               time=_there(reader, zone, now))  # fmt: skip
    controls: list[Control] = []
    if others:
        options = tuple(Option(short(_named(reader, each, now), 70), each) for each in others)
        controls.append(Choice(say(reader, "Another zone"), "settings.zone", "", options))
    if before is not None:
        controls.append(Button(say(reader, "Undo"), "settings.zone", before))
    controls.append(Button(say(reader, "Settings"), "settings.show"))
    return Card(
        title="",
        blocks=(Line((text,)), Line((say(reader, "What I have planned goes by it."),), Mood.QUIET)),
        controls=tuple(controls),
    )


def language_set(reader: Reader, code: str, *, before: str) -> Card:
    """The language from now on, in that language; "": as the app has it. `before` was it until now."""
    match code:
        case "en":
            text = say(reader, "Messages and drafts are in English from now on.")
        case "es":
            text = say(reader, "Messages and drafts are in Spanish from now on.")
        case _:
            text = say(reader, "Messages and drafts are in your app's language from now on.")
    undo = (Button(say(reader, "Undo"), "settings.language", before or "app"),) if before != code else ()
    return Card(
        title="",
        blocks=(Line((text,)), Line((say(reader, "What you wrote yourself stays as it is."),), Mood.QUIET)),
        controls=(*undo, Button(say(reader, "Change"), "settings.open")),
    )


def zone_unknown(reader: Reader, typed: str, near: Sequence[tuple[str, str]], now: Instant) -> Card:
    """The zone was not understood; `near` may have been meant: zones, each with the name of a place in it or none."""
    return Card(
        title="",
        blocks=(
            Line((no_such_zone(reader, typed, near),)),
            Line((say(reader, "Nothing was changed."),), Mood.QUIET),
        ),
        controls=tuple(
            Button(short(_named(reader, zone, now, place), 70), "settings.zone", zone) for zone, place in near
        ),
    )


def _there(reader: Reader, zone: str, now: Instant) -> str:
    return clock(reader, wall(now, zone).time(), full=True)


def _named(reader: Reader, zone: str, now: Instant, place: str = "") -> str:
    """A zone, or a place in it, with the time that it is there."""
    return say(reader, "{city}, {time} there now", city=place or city(reader, zone), time=_there(reader, zone, now))
