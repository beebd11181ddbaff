"""The shape of a language's words for contacts that are no interviews; each language is one value of it."""

import re
from dataclasses import dataclass

from bot.model.opportunity import ContactKind


@dataclass(frozen=True, slots=True)
class Saying:
    """One way to tell of a contact.

    The pattern's groups: `who` did it for the member, `rest` and `more` say with whom, where, for what and when.
    """

    kind: ContactKind
    pattern: re.Pattern[str]
    opens: str = ""
    """The words that make `rest` a line of the log's grammar: "interviewed at "."""
    handed_on: bool = False
    """Whether `who` handed a résumé on."""


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """What a line is read by; the first saying that fits decides."""

    sayings: tuple[Saying, ...]
    lead: re.Pattern[str]
    """What may stand before a saying and says nothing: "I", "update:"."""
    interview: re.Pattern[str]
    """What tells of an interview."""
    no_interview: re.Pattern[str]
    """What looks like one and is a conversation: "informational interview"."""
    clause: re.Pattern[str]
    """Another sentence of the same line, which tells of an interview or an answer to come."""
    done: re.Pattern[str]
    """A verb that closes what was sent: "application to Acme sent"."""
    event: re.Pattern[str]
    """Where people met that is no company: "at the React meetup"."""
    apposition: re.Pattern[str]
    """What somebody does and where, behind the name: ", PM at Spotify", in `role` and `company`."""
    between: re.Pattern[str]
    """Who stood between, in `who`, before where it went, in `rest`."""
    goes_on: re.Pattern[str]
    """What parts who stood between from what follows."""
    crew: re.Pattern[str]
    """People without a name before their company: "the team at "."""
    titled: re.Pattern[str]
    """Somebody's role before the name, in `role` and `name`: ", recruiter is Jane Doe"."""
    small_the: re.Pattern[str]
    """An article that opens a company and is no part of its name."""
    opens_at: re.Pattern[str]
    """A small word before a company."""
    opens_for: re.Pattern[str]
    """A small word before a position."""
    position: re.Pattern[str]
    """What a position is called with: "the", "role"."""
    channel: re.Pattern[str]
    """How something was sent: a board, a site, a mail."""
    through: re.Pattern[str]
    """Who stood between, in `who`; `referral`: by the words for one."""
    topic: re.Pattern[str]
    """What was talked about, in `topic`."""
    relation: re.Pattern[str]
    """What opens the naming of somebody who helped and is no part of the name: "my friend"."""
    nobody: frozenset[str]
    """Words that stand where a name would: "someone", "they"."""
    verbs: frozenset[str]
    """Words that open a sentence without its "I", and are no name."""
    opens_last: re.Pattern[str]
    """A small word before a company or a position, where it closes what was said."""
    counted: re.Pattern[str]
    """So many companies, then their names: `head`, `when`, `every` one of them."""
    several: re.Pattern[str]
    """Several companies in one line: `head`, `every` one of them, `tail`."""
    through_row: re.Pattern[str]
    """A row of people that says who handed a résumé on, in `who`."""
    heading: re.Pattern[str]
    """A first row that says what the rows under it are: "Applied today:"."""
    to: str
    """The word before a company: "to "."""
    with_: str
    """The words before people in the log's grammar: " with "."""
    both: str
    """The word before the last of several: "and"."""
