"""What is said about a posting: the sentence that holds a follow-up, and the text it stands in."""

from bot.cards.interviews import button
from bot.cards.words import Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Quote
from bot.model.opportunity import Opportunity
from bot.model.posting import Posting

PAGE = 2500
"""How many characters of a posting one card shows."""


def read(reader: Reader, opportunity: Opportunity, place: str, next_line: str) -> Card:
    """Kept; what it says of being contacted, where in it, and what becomes of the follow-up."""
    posting = opportunity.posting or Posting()
    silent = posting.overruled and bool(posting.no_contact or posting.only_selected)
    blocks: list[Block] = []
    controls: list[Control] = []
    if posting.forbids:
        blocks += [Line((_where(reader, place),)), *_quotes(posting)]
        blocks.append(Line((say(reader, "So I hold the follow-up. An interview there would still get its thank-you "
                                        "note."),)))  # fmt: skip
        controls.append(button(reader, "Follow up all the same", "posting.overrule", opportunity.id))
    elif posting.window_ends is not None:
        if posting.window:
            blocks += [Line((_where(reader, place),)), Quote(short(posting.window, 300))]
        ends = day(reader, posting.window_ends)
        blocks.append(Line((say(reader, "So I count on an answer by {day}.", day=ends), f" {next_line}".rstrip())))
        if silent:
            blocks.append(Line((say(reader, "The posting asks for silence, and you decide."),), Mood.QUIET))
            controls.append(button(reader, "Hold it after all", "posting.hold", opportunity.id))
    elif posting.overruled:
        blocks.append(Line((say(reader, "The posting asks for silence, and you decide."), f" {next_line}".rstrip())))
        controls.append(button(reader, "Hold it after all", "posting.hold", opportunity.id))
    else:
        blocks.append(Line((say(reader, "Kept. Nothing in it asks you to wait, or not to write."),
                            f" {next_line}".rstrip())))  # fmt: skip
        controls.append(button(reader, "They say when", "posting.when", opportunity.id))
    if posting.closes is not None:
        blocks.append(Line((say(reader, "It closes on {day}.", day=day(reader, posting.closes)),), Mood.QUIET))
    controls.append(button(reader, "The posting", "posting.show", opportunity.id))
    if not posting.overruled:
        controls.append(button(reader, "Undo", "posting.undo", opportunity.id))
    return Card(title=opportunity.company, blocks=tuple(blocks), controls=tuple(controls))


def _quotes(posting: Posting) -> list[Quote]:
    """Every sentence of it about being contacted, each once: what forbids it, who hears back, by when."""
    found = dict.fromkeys(filter(None, (posting.no_contact, posting.only_selected, posting.window)))
    return [Quote(short(each, 300)) for each in found]


def _where(reader: Reader, place: str) -> str:
    if not place:
        return say(reader, "It says:")
    return say(reader, "It says, under \"{place}\":", place=short(place, 60))


def shown(reader: Reader, opportunity: Opportunity, part: str, place: str, follow: int, page: int) -> Card:
    """The posting as it was kept, a page of it; `follow` is how many pages come after it."""
    posting = opportunity.posting or Posting()
    blocks: list[Block] = []
    if page == 0 and posting.sentence:
        blocks += [Line((_where(reader, place),)), *_quotes(posting)]
    blocks.append(Quote(part))
    controls: list[Control] = []
    if follow:
        label = say_n(reader, "One more page", "{n} more pages", follow)
        controls.append(Button(label, "posting.show", f"{opportunity.id} {page + 1}"))
    if posting.forbids:
        controls.append(button(reader, "Follow up all the same", "posting.overrule", opportunity.id))
    elif posting.overruled and (posting.no_contact or posting.only_selected):
        controls.append(button(reader, "Hold it after all", "posting.hold", opportunity.id))
    controls.append(button(reader, "Paste another", "posting.paste", opportunity.id))
    controls.append(button(reader, "Remove it", "posting.undo", opportunity.id))
    return Card(title=opportunity.company, blocks=tuple(blocks), controls=tuple(controls))


def none_kept(reader: Reader, opportunity: Opportunity, *, removed: bool = False) -> Card:
    """There is no posting, or no longer."""
    text = say(reader, "Taken out: I hold nothing because of it.") if removed else say(reader, "No posting is kept.")
    return Card(
        title=opportunity.company,
        blocks=(Line((text,)),),
        controls=(button(reader, "Paste the posting", "posting.paste", opportunity.id),),
    )


def too_long(reader: Reader, length: int, limit: int) -> str:
    """More text than is kept; the form stays as it is."""
    return say(reader, "That's {length} characters, and I keep {limit}. The part on how to apply is enough.",
               length=f"{length:,}", limit=f"{limit:,}")  # fmt: skip


def nothing_in_it(reader: Reader) -> str:
    """What was pasted holds no words of a posting."""
    return say(reader, "I find no words of a posting in it.")


def holds_already(reader: Reader) -> str:
    """The date that was given has passed."""
    return say(reader, "That day has passed. Try \"in two weeks\" or \"by 14 March\".")
