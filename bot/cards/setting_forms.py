"""The forms of the settings: all that a member can set, what is sent, the country, and what closes notes."""

from datetime import time

from bot.cards.forms import UNSAVED
from bot.cards.words import Reader, clock, say, weekday_name, within
from bot.chat.card import Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.people import Member, Tone

LANGUAGES: tuple[tuple[str, str], ...] = (("en", "English"), ("es", "Español"))
"""Languages that cards and drafts are in, each by its own name."""


def contact_block(reader: Reader, member: Member, value: str) -> Form:
    """Asks for what closes every note."""
    known = member.signature
    return Form(
        id=UNSAVED,
        title=say(reader, "How to close your notes"),
        action="settings.signature",
        value=value,
        steps=(
            Step((
                Field("name", say(reader, "Full name"), required=True, limit=100, example="Ana Silva"),
                Field("email", say(reader, "E-mail"), limit=200, example="ana@mail.example"),
                Field("phone", say(reader, "Phone"), limit=40),
                Field("link", say(reader, "Link"), limit=200,
                      hint=say(reader, "A profile or portfolio, if you like")),
            )),
        ),
        submit=say(reader, "Save"),
        filled={
            "name": known.name or member.name,
            "email": known.email,
            "phone": known.phone,
            "link": known.link,
        },
        intro=say(reader, "Asked once. It goes under every note; an e-mail or a phone is enough."),
    )  # fmt: skip


def settings(reader: Reader, member: Member, *, zone: str, country: str) -> Form:
    """Everything a member can set, in three steps; `zone` and `country` as people say them."""
    yes_no = (Option(say(reader, "Yes"), "yes"), Option(say(reader, "No"), "no"))
    return Form(
        id=UNSAVED,
        title=say(reader, "Settings"),
        action="settings.save",
        value="",
        steps=(
            Step((
                Field("zone", say(reader, "Time zone"), FieldKind.ZONE, required=True, example="New York",
                      hint=say(reader, "A city near you is enough")),
                Field("wakes", say(reader, "Messages from"), example="8am", limit=20),
                Field("sleeps", say(reader, "Messages until"), example="9pm", limit=20),
                Field("weekends", say(reader, "Keep weekends free"), FieldKind.CHOICE, options=yes_no),
                Field("nudges", say(reader, "Reminders per interview"), FieldKind.CHOICE, options=(
                    Option(say(reader, "Two, and two follow-ups"), "2"),
                    Option(say(reader, "One, and one follow-up"), "1"),
                    Option(say(reader, "None: only drafts"), "0"),
                )),
            )),
            Step((
                Field("name", say(reader, "Full name"), limit=100),
                Field("email", say(reader, "E-mail"), limit=200),
                Field("phone", say(reader, "Phone"), limit=40),
                Field("link", say(reader, "Link"), limit=200),
                Field("tone", say(reader, "Tone of drafts"), FieldKind.CHOICE, options=(
                    Option(say(reader, "Plain"), Tone.PLAIN),
                    Option(say(reader, "Warm"), Tone.WARM),
                    Option(say(reader, "Formal"), Tone.FORMAL),
                )),
            )),
            Step((
                Field("country", say(reader, "Country of your job search"), limit=60,
                      hint=say(reader, "Thank-you notes are a US habit; elsewhere I call them optional")),
                Field("language", say(reader, "Language of messages and drafts"), FieldKind.CHOICE, options=(
                    Option(say(reader, "As my app has it"), "app"),
                    *(Option(name, code) for code, name in LANGUAGES),
                )),
                Field("clock24", say(reader, "Clock"), FieldKind.CHOICE, options=(
                    Option(say(reader, "2 pm"), "no"), Option(say(reader, "14:00"), "yes"),
                )),
                Field("discreet", say(reader, "Discreet notification lines"), FieldKind.CHOICE,
                      options=yes_no,
                      hint=say(reader, "No company, no person and no topic on the lock screen")),
            )),
        ),
        submit=say(reader, "Save"),
        filled={
            "zone": zone,
            "wakes": _hour(reader, member.wakes),
            "sleeps": _hour(reader, member.sleeps),
            "weekends": "yes" if member.weekends else "no",
            "nudges": str(member.nudges),
            "name": member.signature.name or member.name,
            "email": member.signature.email,
            "phone": member.signature.phone,
            "link": member.signature.link,
            "tone": member.tone,
            "country": country,
            "language": member.language or "app",
            "clock24": "yes" if reader.clock24 else "no",
            "discreet": "yes" if member.discreet else "no",
        },
    )  # fmt: skip


def messages(reader: Reader, member: Member, *, rounds_on: int, rewords: str) -> Form:
    """What is sent unasked beyond reminders; `rounds_on`, Monday 0, is the day where none was chosen.

    `rewords`: where a language model is on offer that may reword drafts, by the member's wish; empty: none is.
    """
    yes_no = (Option(say(reader, "Yes"), "yes"), Option(say(reader, "No"), "no"))
    weekday = member.round_weekday if member.round_weekday is not None else rounds_on
    fields = [
        Field("before", say(reader, "A word the evening before"), FieldKind.CHOICE, options=yes_no,
              hint=say(reader, "Your own notebook, before each interview")),
        Field("weekly", say(reader, "One weekly message"), FieldKind.CHOICE, options=yes_no,
              hint=say(reader, "Monday morning: one question, your own record, one tip")),
        Field("round", say(reader, "Day of the application list"), FieldKind.CHOICE, options=tuple(
            Option(weekday_name(reader, n), str(n)) for n in range(5)
        ), hint=say(reader, "When several follow-ups fall in one week")),
    ]  # fmt: skip
    if rewords:
        fields.append(
            Field("polish", say(reader, "Drafts reworded by a model"), FieldKind.CHOICE, options=yes_no,
                  hint=say(reader, "A draft's words go to {host}, names too; your contact block stays",
                           host=within(rewords, 60)))
        )  # fmt: skip
    return Form(
        id=UNSAVED,
        title=say(reader, "What I send"),
        action="settings.messages",
        value="",
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Save"),
        filled={
            "before": "yes" if member.before else "no",
            "weekly": "yes" if member.weekly else "no",
            "round": str(weekday),
            "polish": "yes" if member.polish else "no",
        },
    )


def country(reader: Reader, *, country: str) -> Form:
    """Asks where the search is."""
    return Form(
        id=UNSAVED,
        title=say(reader, "Your country"),
        action="settings.country",
        value="",
        steps=(
            Step((Field("country", say(reader, "Country of your job search"), required=True, limit=60,
                        hint=say(reader, "It decides whether I call a note expected or optional")),)),
        ),
        submit=say(reader, "Save"),
        filled={"country": country},
    )  # fmt: skip


def _hour(reader: Reader, at: time) -> str:
    """A time of day as one would type it: "8am", "08:00"."""
    return clock(reader, at).replace(" ", "")
