"""Having a coach read a draft, as its author sees it: what is shown, the answer, and taking it back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.nudges import fewer, neutral, preview
from bot.cards.words import Reader, day, listed, say, say_n, short
from bot.chat.card import Block, Button, Card, Choice, Control, Line, Mood, Option, Quote, Row, Strong, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.calendar import wall
from bot.model.cohort import Cohort
from bot.model.ids import CohortId, NoteId, ReviewId
from bot.model.note import Note
from bot.model.opportunity import Opportunity, Person
from bot.model.review import Asking, Quality, Review

QUESTION = 300
"""Characters of a question to a coach."""
_NAME = 60


def offer(reader: Reader, note: NoteId) -> Button:
    """The button on a note that leads to one's coach."""
    return Button(say(reader, "Ask my coach"), "review.ask", note)


def words_of(reader: Reader, review: ReviewId) -> Button:
    """The button on a note that leads to what a coach said of it."""
    return Button(say(reader, "My coach's words"), "review.show", review)


def take_back(reader: Reader, review: ReviewId) -> Button:
    """The button that has no coach see a draft any more."""
    return Button(say(reader, "Withdraw from coach"), "review.withdraw", review)


def with_asking(reader: Reader, card: Card, notes: Sequence[NoteId]) -> Card:
    """A live card with the way to one's coach beside each of these notes, where there is room.

    Of one person, it stands among the card's own buttons, before the last, which asks for fewer messages.
    """
    blocks = list(card.blocks)
    rows = [n for n, each in enumerate(blocks) if isinstance(each, Row) and _opens(each.controls) in notes]
    if len(rows) <= ROWS:
        for n in rows:
            row = blocks[n]
            assert isinstance(row, Row)  # these are the rows found above
            note = _opens(row.controls)
            assert note is not None  # and what they open
            blocks[n] = replace(row, controls=(*row.controls, offer(reader, note)))
    controls, note = card.controls, _opens(card.controls)
    if note in notes and note is not None and sum(isinstance(each, Button) for each in controls) < BUTTONS:
        controls = (*controls[:-1], offer(reader, note), controls[-1])
    return replace(card, blocks=tuple(blocks), controls=controls)


ROWS = 4
"""With more people than this a live card has no room for one more button each."""
BUTTONS = 5
"""Buttons that stand side by side everywhere."""


def _opens(controls: Sequence[Control]) -> NoteId | None:
    """The note that one of these controls opens."""
    return next((NoteId(each.value) for each in controls if isinstance(each, Button) and each.action == "note.open"),
                None)  # fmt: skip


def quality_name(reader: Reader, quality: Quality) -> str:
    """One of the four headings of a coach's comment."""
    match quality:
        case Quality.COMMUNICATION:
            return say(reader, "Communication")
        case Quality.PERSONALITY:
            return say(reader, "Personality")
        case Quality.PROFESSIONALISM:
            return say(reader, "Professionalism")
        case Quality.TENACITY:
            return say(reader, "Tenacity")


def takes(reader: Reader, hours: float) -> str:
    """How long an answer takes, from those that were given."""
    n = max(1, round(hours))
    return say_n(reader, "Half of the answers took {n} hour or less.", "Half of the answers took {n} hours or less.", n)


def no_coach(reader: Reader) -> Card:
    """They are a member of no group that goes on and has a coach."""
    text = say(reader, "You're in no group with a coach at the moment. The note stays with you.")
    return Card(title="", blocks=(Line((text,)),))


def which(reader: Reader, note: NoteId, found: Sequence[Cohort]) -> Card:
    """They are in several groups: whose coach is asked."""
    options = tuple(Option(short(each.name, _NAME), each.id) for each in found[:25])
    text = say(reader, "You're in several groups. Whose coach shall read it?")
    choice = Choice(say(reader, "Pick a group"), "review.ask", note, options)
    return Card(title="", blocks=(Line((text,)),), controls=(choice,))


def asking(reader: Reader, note: NoteId, person: Person, about: Opportunity, asked: Asking) -> Card:
    """What a coach will see, and when to expect an answer, before anything is shown."""
    who = listed(reader, [short(each, _NAME) for each in asked.coaches[:3]]) or asked.cohort.name
    see = (
        say(reader, "{coach} would see this one note, {name}, {company} and the role. Nothing else.",
            coach=who, name=person.name, company=about.company)
        if about.company
        else say(reader, "{coach} would see this one note and {name}. Nothing else.",
                 coach=who, name=person.name)
    )  # fmt: skip
    expect = []
    if asked.cohort.reading:
        expect.append(say(reader, "Drafts are read: {hours}.", hours=short(asked.cohort.reading, 80)))
    if asked.hours is not None:
        expect.append(takes(reader, asked.hours))
    blocks: list[Block] = [Line((see,))]
    if expect:
        blocks.append(Line((" ".join(expect),)))
    blocks.append(Line((say(reader, "Withdrawing closes it; what was read stays read."),), Mood.QUIET))
    value = f"{note} {asked.cohort.id}"
    return Card(
        title=say(reader, "Ask my coach: note to {name}", name=person.full),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Ask my coach"), "review.go", value, Style.PRIMARY),
            Button(say(reader, "With a question"), "review.question", value),
        ),
    )


def form(reader: Reader, note: NoteId, cohort: CohortId) -> Form:
    """What the member wants to know."""
    field = Field("question", say(reader, "Your question"), FieldKind.TEXT, limit=QUESTION,
                  example=say(reader, "Is the second sentence too much?"))  # fmt: skip
    return Form(
        id="", title=say(reader, "Ask my coach"), action="review.ask", value=f"{note} {cohort}",
        steps=(Step((field,)),), submit=say(reader, "Ask my coach"),
        intro=say(reader, "Your coach reads it beside this one note, and nothing else."),
    )  # fmt: skip


def asked(reader: Reader, review: Review, person: Person, coaches: Sequence[str], *, before: bool = False) -> Card:
    """A draft is before the coaches, as it is now and as it may be changed; `before`: it was already."""
    who = listed(reader, [short(each, _NAME) for each in coaches[:3]])
    lead = (
        say(reader, "Your note to {name} is with your coach already.", name=person.call_them)
        if before
        else say(reader, "Asked. {coach} can read your note to {name} now.", coach=who, name=person.call_them)
        if who
        else say(reader, "Asked. Your coach can read your note to {name} now.", name=person.call_them)
    )
    rest = say(reader, "Whatever you change, they see as it is then. I'll tell you once they answer; sending it stays "
                       "with you.")  # fmt: skip
    return Card(
        title="",
        blocks=(Line((lead,), Mood.PLAIN if before else Mood.GOOD), Line((rest,))),
        controls=(Button(say(reader, "Open"), "note.open", review.note_id), take_back(reader, review.id)),
        about=f"review:{review.id}",
    )


def not_ready(reader: Reader, note: NoteId) -> Card:
    """The note is sent, skipped or not written: there is no draft to read."""
    text = say(reader, "There's no draft to read: the note is done, or not written so far.")
    return Card(title="", blocks=(Line((text,)),), controls=(Button(say(reader, "Open"), "note.open", note),))


def withdrawn(reader: Reader, note: NoteId) -> Card:
    """No coach sees it any more."""
    text = say(reader, "Withdrawn: no coach can open this note any more. What they had on their screen I can't take "
                       "back.")  # fmt: skip
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),), controls=(Button(say(reader, "Open"), "note.open", note),)
    )


def over(reader: Reader, note: NoteId) -> Card:
    """It was withdrawn before, or closed with the note."""
    text = say(reader, "No coach sees this note: it was withdrawn, or closed as you sent or skipped it.")
    return Card(title="", blocks=(Line((text,)),), controls=(Button(say(reader, "Open"), "note.open", note),))


# the answer


def _coach(reader: Reader, review: Review) -> str:
    return short(review.coach_name, _NAME) or say(reader, "Your coach")


def _lead(reader: Reader, review: Review, person: Person) -> str:
    good = review.answer is not None and review.answer.good
    if good:
        return say(reader, "{coach} read your note to {name}: good to send.", coach=_coach(reader, review),
                   name=person.call_them)  # fmt: skip
    return say(reader, "{coach} read your note to {name} and left you a word.", coach=_coach(reader, review),
               name=person.call_them)  # fmt: skip


def reviewed(reader: Reader, review: Review, note: Note, person: Person, about: Opportunity, *, discreet: bool) -> Card:
    """Tells the author that a coach has answered; what they wrote opens on a tap."""
    answer = review.answer
    wrote = answer is not None and bool(answer.comments or answer.suggestion)
    lead = _lead(reader, review, person)
    first = (
        Button(say(reader, "Read it"), "review.show", review.id, Style.PRIMARY)
        if wrote
        else Button(say(reader, "Open"), "note.open", review.note_id, Style.PRIMARY)
    )
    blocks = [Line((lead,))]
    if answer is not None and answer.good:
        blocks.append(_of_before(reader, review) if answer.of_body != note.body else Line((say(
            reader, "Open it, send it from your own mail, then tap Sent."),)))  # fmt: skip
    return Card(
        title=about.company,
        blocks=tuple(blocks),
        controls=(first, Button(say(reader, "Thanks"), "review.thanks", review.id)),
        preview=preview(reader, lead, discreet=discreet),
        about=f"review:{review.id}",
    )


def _of_before(reader: Reader, review: Review) -> Line:
    """That the answer is of an earlier version."""
    on = "" if review.answered_at is None else day(reader, wall(review.answered_at, reader.zone or "UTC").date())
    return Line((say(reader, "That is of the version read on {day}; you changed the note since.", day=on),), Mood.LOOK)


def answer(reader: Reader, review: Review, note: Note, person: Person) -> Card:
    """What a coach said, under its headings, with the wording they would suggest; it is said of the version read."""
    said = review.answer
    if said is None:
        return asked(reader, review, person, (), before=True)
    blocks: list[Block] = [Line((_lead(reader, review, person),))]
    if said.of_body != note.body and note.open:
        blocks.append(_of_before(reader, review))
    for quality in Quality:
        if words := said.comments.get(quality):
            blocks += [Line((Strong(quality_name(reader, quality)),)), Quote(words)]
    if said.suggestion:
        blocks += [Line((Strong(say(reader, "A wording they suggest")),)), Quote(said.suggestion)]
    applies = bool(said.suggestion) and said.suggestion != note.body
    controls: list[Control] = []
    if note.open:
        # One main button: what they said leads to it.
        main = "apply" if applies else "open" if said.good else "edit"
        styles = {each: Style.PRIMARY if each == main else Style.PLAIN for each in ("apply", "open", "edit")}
        if applies:
            controls.append(Button(say(reader, "Apply"), "review.apply", review.id, styles["apply"]))
        controls.append(Button(say(reader, "Edit"), "note.edit", note.id, styles["edit"]))
        controls.append(Button(say(reader, "Open"), "note.open", note.id, styles["open"]))
    if not review.thanked:
        controls.append(Button(say(reader, "Thanks"), "review.thanks", review.id))
    if review.visible and note.open:
        controls.append(take_back(reader, review.id))
    return Card(
        title=say(reader, "Note to {name}", name=person.full), blocks=tuple(blocks),
        controls=tuple(controls), about=f"review:{review.id}",
    )  # fmt: skip


def applied(reader: Reader, card: Card, undo: str, review: Review) -> Card:
    """The note's card with the suggested words in it, which are the author's own now; one tap takes them back."""
    text = say(reader, "The wording of {coach} is yours now, to change. Facts that aren't in your log are marked.",
               coach=_coach(reader, review))  # fmt: skip
    back = Button(say(reader, "Undo"), "note.untemplate", undo)
    return replace(card, blocks=(Line((text,), Mood.GOOD), *card.blocks), controls=(back, *card.controls[:9]))


def thanked(reader: Reader, review: Review) -> Card:
    """A quiet thank-you to the coach."""
    text = say(reader, "Noted. {coach} sees a count of thanks, and no message.", coach=_coach(reader, review))
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),),
        controls=(Button(say(reader, "Open"), "note.open", review.note_id),),
    )  # fmt: skip


def no_reply(reader: Reader, *, passes: bool) -> str:
    """What a reminder says while the coach has not answered."""
    if passes:
        return say(reader, "No reply from your coach yet. It passes its checks; sending it now is fine.")
    return say(reader, "No reply from your coach yet.")


# being asked


def may_i(
    reader: Reader, note: Note, person: Person, about: Opportunity, cohort: Cohort, coach: str, *, discreet: bool
) -> Card:
    """A coach asks to read one draft; both answers weigh the same."""
    who = short(coach, _NAME) or say(reader, "Your coach")
    lead = say(reader, "{coach} asks whether they may read your note to {name}.", coach=who, name=person.call_them)
    rest = say(reader, "It opens only if you show it. Either answer is fine, and a no isn't told.")
    value = f"{note.id} {cohort.id}"
    return Card(
        title=about.company,
        blocks=(Line((lead,)), Line((rest,))),
        controls=(
            Button(say(reader, "Show it"), "review.allow", value),
            Button(say(reader, "Not now"), "review.not_now", value),
            fewer(reader),
        ),
        preview=neutral(reader) if discreet else lead,
    )


def not_now(reader: Reader, note: NoteId) -> Card:
    """It stays theirs."""
    text = say(reader, "It stays with you, and your coach isn't told that you said no.")
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),), controls=(Button(say(reader, "Open"), "note.open", note),)
    )
