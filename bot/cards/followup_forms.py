"""The forms about contacts that are no interviews, and about postings."""

from collections.abc import Mapping

from bot.cards.forms import UNSAVED, pick_time
from bot.cards.words import Reader, say
from bot.chat.card import Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.opportunity import SOCIAL, ContactKind, Opportunity

PARTS = ("text", "more", "more2", "more3", "more4")
"""The fields that a long posting is spread over: platforms hold 3,000 or 4,000 characters in one."""
PART = 4000


def kinds(reader: Reader) -> tuple[Option, ...]:
    """What a contact can be that is no interview."""
    return (
        Option(say(reader, "Application"), ContactKind.APPLICATION),
        Option(say(reader, "Résumé sent"), ContactKind.RESUME),
        Option(say(reader, "Introduction call"), ContactKind.INTRO),
        Option(say(reader, "Conversation, networking"), ContactKind.NETWORKING),
        Option(say(reader, "Referral"), ContactKind.REFERRAL),
    )


def followup(
    reader: Reader, filled: Mapping[str, str], *, zone_known: bool, value: str = "", intro: str = ""
) -> Form:
    """Logs or changes an application, a résumé, an introduction call, a conversation or a referral."""
    social = filled.get("kind", "") in SOCIAL
    fields = [
        Field("kind", say(reader, "Kind"), FieldKind.CHOICE, required=True, options=kinds(reader)),
        Field("company", say(reader, "Company"), limit=120, example="Acme"),
        Field(
            "when", say(reader, "When"), FieldKind.WHEN,
            hint=say(reader, "A day is enough; blank is today"), example="yesterday",
        ),
        Field(
            "people", say(reader, "People"), FieldKind.TEXT, limit=2000,
            hint=say(reader, "One a line; \"through Sam Lee\" for who handed it on"),
            example="Jane Doe (recruiter) <jane@acme.com>",
        ),
    ]  # fmt: skip
    if social:
        fields.append(
            Field("topic", say(reader, "What you talked about"), limit=300,
                  hint=say(reader, "A few words; they go into the note"), example=say(reader, "their move to Berlin"))
        )  # fmt: skip
    else:
        fields.insert(2, Field("role", say(reader, "Role"), limit=120, example="Staff Engineer"))
    steps = [Step(tuple(fields))]
    if not zone_known:
        zone = Field(
            "zone", say(reader, "Your time zone"), FieldKind.ZONE, required=True,
            hint=say(reader, "A city near you is enough; asked once"), example="New York",
        )  # fmt: skip
        steps.append(Step((zone,)))
    return Form(
        id=UNSAVED,
        title=say(reader, "Change it") if value else say(reader, "Log a follow-up"),
        action="followup.save",
        value=value,
        steps=tuple(steps),
        submit=say(reader, "Save"),
        filled=dict(filled),
        intro=intro,
    )


def posting(reader: Reader, opportunity: Opportunity, filled: Mapping[str, str]) -> Form:
    """Takes a posting in, in as many fields as a long one needs."""
    more = say(reader, "Only where the one above is full")
    return Form(
        id=UNSAVED,
        title=say(reader, "The posting"),
        action="posting.save",
        value=opportunity.id,
        steps=(
            Step((
                Field(PARTS[0], say(reader, "Paste it here, as it is"), FieldKind.TEXT, required=True, limit=PART,
                      hint=say(reader, "Page noise is fine; I take it out. Only you see it")),
                *(Field(name, say(reader, "More of it, part {n}", n=n), FieldKind.TEXT, limit=PART, hint=more)
                  for n, name in enumerate(PARTS[1:], start=2)),
            )),
        ),
        submit=say(reader, "Read it"),
        filled=dict(filled),
        intro=say(reader, "I look for \"no calls\" and for when they answer, and show it before your follow-up."),
    )  # fmt: skip


def window(reader: Reader, opportunity: Opportunity) -> Form:
    """Asks by when they answer, where no posting says it."""
    return pick_time(
        reader, "posting.window", opportunity.id, title=say(reader, "When they answer"),
        example=say(reader, "in two weeks"),
    )  # fmt: skip
