"""One line about an application, a résumé, an introduction call, a conversation or a referral: which, and its facts."""

import re
from dataclasses import dataclass, field, replace

from bot.clock import Instant
from bot.model.moment import Grain, Tense, Unread, When
from bot.model.opportunity import SENT_IN, SOCIAL, ContactKind, PersonRole
from bot.reading import addresses, followup_spanish, spoken
from bot.reading.details import Details, details
from bot.reading.followup_english import ENGLISH
from bot.reading.followup_people import (
    ARROW,
    AT,
    IN_BRACKETS,
    OF,
    OWNED,
    Who,
    addressed,
    firm_beside,
    in_place,
    nobody_by_name,
    owned,
    placed,
    sought,
    titled,
)
from bot.reading.followup_words import FollowUpWords, Saying
from bot.reading.languages import SPANISH, language_of
from bot.reading.line_sheet import Placed
from bot.reading.names import PersonRead, crowd, is_given_name, is_role, looks_like_people
from bot.reading.roles import agencies_apart, role_of
from bot.reading.when import edge

_LONGEST = 1000
_SPACES = re.compile(r"\s+")
_EDGES = " \t\n,;:–—-."
_SENTENCE_ENDS = re.compile(r"(?:[!?]+|(?<=\s[a-z]{4})\.)\s+(?=[A-Z])")
_PLAIN_OPENING = {
    ContactKind.APPLICATION: "interviewed at ",
    ContactKind.RESUME: "interviewed with ",
    ContactKind.INTRO: "intro call with ",
    ContactKind.NETWORKING: "coffee with ",
    ContactKind.REFERRAL: "interviewed at ",
}
"""What makes a line of the log's grammar out of one that says its kind elsewhere."""


@dataclass(frozen=True, slots=True)
class FollowUpRead:
    """What one line says of a contact that is no interview."""

    kind: ContactKind | None = None
    """None: the line does not say what it was."""
    details: Details = field(default_factory=Details)
    """Company, role, time and people; a referral's people are who referred."""
    through: PersonRead | None = None
    """Of a résumé: who handed it on."""
    topic: str = ""
    """What was talked about."""
    interview: bool = False
    """Whether it tells of an interview, and of nothing else."""

    @property
    def said(self) -> bool:
        """Whether the line says what it was, and with whom or where."""
        return self.kind is not None and bool(self.details.company or self.details.people or self.through)

    @property
    def people(self) -> tuple[PersonRead, ...]:
        """Everybody named, who handed it on first."""
        found = self.details.people
        return found if self.through is None else (self.through, *found)


def followup(
    text: str,
    *,
    now: Instant,
    zone: str,
    country: str | None = None,
    kind: ContactKind | None = None,
    words: FollowUpWords = ENGLISH,
    locale: str = "en",
) -> FollowUpRead:
    """What this line says; `kind` is what it was where that was said apart. Never raises.

    It is read in the language of `locale` first, and in the other where that says nothing.
    """
    if language_of(locale) is SPANISH:
        spanish = _in_spanish(text, kind, now=now, zone=zone, country=country)
        if spanish is not None:
            return spanish
    line = _Line(now, zone, country, words)
    plain = line.cleaned(text)
    if not plain:
        return FollowUpRead(kind)
    found = line.told(plain)
    interview = words.interview.search(words.no_interview.sub(" ", plain)) is not None
    if found is None or (kind is not None and found.kind is not kind and kind not in (ContactKind.RESUME,)):
        if kind is not None:
            return line.plain(plain, kind)
        spanish = _in_spanish(plain, None, now=now, zone=zone, country=country)
        if spanish is not None:
            return spanish
        read = spoken.details(plain, locale, now=now, zone=zone, country=country)
        return FollowUpRead(None, read, interview=interview or followup_spanish.tells_of_an_interview(plain))
    if interview and found.kind in SOCIAL:
        return FollowUpRead(None, details(plain, now=now, zone=zone, country=country), interview=True)
    return found if kind is None else replace(found, kind=kind)


def _in_spanish(
    text: str, kind: ContactKind | None, *, now: Instant, zone: str, country: str | None
) -> FollowUpRead | None:
    """What a Spanish line says; None where it says nothing of the kind."""
    told = followup_spanish.told(text, now=now, zone=zone, country=country)
    if told is not None and (kind is None or kind is told.kind):
        if told.kind in SOCIAL and followup_spanish.tells_of_an_interview(text):
            return None
        return FollowUpRead(told.kind, told.details, told.through, told.topic)
    if kind is None or told is not None:
        return None
    read = followup_spanish.plain(text, kind, now=now, zone=zone, country=country)
    return FollowUpRead(kind, read) if read.when is not None and (read.company or read.people) else None


@dataclass(slots=True)
class _Line:
    """One line, and how its times are read."""

    now: Instant
    zone: str
    country: str | None
    words: FollowUpWords
    time: str = ""
    """The time that stood before the saying."""

    def cleaned(self, text: str) -> str:
        """The line as it was typed, without what a chat wraps it in."""
        text = addresses.unslacked(addresses.without_mentions(addresses.seen(text[:_LONGEST])))
        return agencies_apart(_SPACES.sub(" ", text).strip(_EDGES + "!"))

    def told(self, plain: str) -> FollowUpRead | None:
        """What it says by one of the sayings; None where none of them fits."""
        bare = self._opening(plain)
        for saying in self.words.sayings:
            match = saying.pattern.match(bare)
            if match is None:
                continue
            read = self._said(saying, match)
            if read is not None:
                return read
        return None

    def plain(self, text: str, kind: ContactKind) -> FollowUpRead:
        """What a line says whose kind is known from elsewhere."""
        opening = _PLAIN_OPENING[kind]
        return self._filled(kind, opening, self._opening(text), None)

    def _opening(self, plain: str) -> str:
        """The line without what opens it and says nothing; a time there is kept for later."""
        for _ in range(3):
            before = plain
            plain = self.words.lead.sub("", plain, count=1).strip(_EDGES) or before
            found = self._edge(plain[:200])
            if isinstance(found, tuple) and found[0] == 0 and not self.time and len(plain) > found[1]:
                rest = plain[found[1] :].strip(_EDGES)
                # "1:1 with Sam" opens with no time.
                if rest and self._opens(rest):
                    self.time, plain = plain[: found[1]], rest
            if plain == before:
                return plain
        return plain

    def _opens(self, rest: str) -> bool:
        rest = self.words.lead.sub("", rest, count=1).strip(_EDGES) or rest
        return any(saying.pattern.match(rest) for saying in self.words.sayings)

    def _said(self, saying: Saying, match: re.Match[str]) -> FollowUpRead | None:
        groups = match.groupdict()
        who: Who | None = None
        if groups.get("who") is not None and (who := self._who(groups["who"])) is None:
            return None
        more = (groups.get("more") or "").strip(_EDGES)
        rest = groups["rest"]
        if more:
            beside = self.words.opens_at.match(more) or self.words.opens_for.match(more)
            rest = f"{rest} {more}" if beside else f"{rest}, {more}"
        return self._filled(saying.kind, saying.opens, rest, who)

    def _who(self, text: str) -> Who | None:
        """Who did it: people and their company, nobody by name where only that was said, or None where it is none."""
        named = self.words.relation.sub("", text.strip(), count=1).strip(_EDGES)
        if named.split(" ")[0].lower() in self.words.verbs:
            return None
        if not named or named.lower() in self.words.nobody:
            relation = named != text.strip(_EDGES) or named.lower() in self.words.nobody - {"i", "we"}
            return Who() if relation else None
        found = crowd(named).people
        bare = re.sub(r"\([^()]*\)|<[^<>]*>", " ", named).strip(_EDGES)
        bare = re.split(r"\s+(?:at|from|of|@)\s+|,", bare)[0].strip(_EDGES)
        single = all(
            each.isalpha() and each[:1].isupper() and not is_role(each)
            for each in re.split(rf"\s+{self.words.both}\s+|\s*&\s*", bare)
        )
        if not found or not (looks_like_people(bare) or is_given_name(bare) or found[0].email or single):
            return None
        firm = next((firm for each in found if (firm := firm_beside(each))), None)
        return Who(tuple(placed(each) for each in found), firm)

    def _filled(
        self, kind: ContactKind, opening: str, rest: str, who: Who | None
    ) -> FollowUpRead:
        rest, topic, left = rest.strip(_EDGES + "!"), "", ""
        rest = self.words.titled.sub(titled, f" {OWNED.sub(owned, rest)}").strip()
        rest = IN_BRACKETS.sub(self._beside, rest)
        if kind in SOCIAL:
            rest, topic = self._topic(rest)
            rest = self.words.relation.sub("", self.words.event.sub("", rest), count=1)
            rest = self.words.channel.sub(lambda match: match.group() if "phone" in match.group() else "", rest)
            rest = OF.sub(r"\g<name> at ", rest)
        else:
            arrow = ARROW.match(rest) if kind is ContactKind.REFERRAL and who is None else None
            if arrow is not None and (who := self._who(arrow["who"])) is not None:
                rest = arrow["rest"]
            rest, left = self._apart(rest)
            rest = addressed(rest) if kind in SENT_IN else rest
            if who is None:
                rest, who = self._through(rest, kind)
        rest = self.words.apposition.sub(self._beside, rest)
        opening, rest = self._opened(kind, opening, rest)
        said, tail = self._without_time(rest)
        if opening.endswith("for ") and is_role(self._position(said)):
            read = replace(self._read(tail), role=self._position(said))
        else:
            read = self._read(f"{opening}{rest}" if rest else "")
        read = sought(kind, in_place(kind, read, self.words), rest)
        read = nobody_by_name(replace(read, left=", ".join(each for each in (read.left, left) if each)))
        if who is None:
            return FollowUpRead(kind, read, topic=topic)
        read = replace(read, company=read.company or who.company)
        if kind is not ContactKind.RESUME:
            return FollowUpRead(kind, replace(read, people=(*who.people, *read.people)), topic=topic)
        return FollowUpRead(kind, read, through=who.people[0] if who.people else None)

    def _position(self, said: str) -> str:
        """A position without its article and without the word for one."""
        return self.words.position.sub("", self.words.position.sub("", said.strip())).strip()

    def _apart(self, rest: str) -> tuple[str, str]:
        """What was sent where, without by what way; and the sentence after it that is about something else."""
        match = self.words.clause.search(rest)
        left = ""
        if match is not None and match.start() > 0:
            rest, left = rest[: match.start()], match.group().strip(_EDGES)
        said = _SENTENCE_ENDS.split(rest, maxsplit=1)
        if len(said) == 2 and is_role(said[1].strip(_EDGES)):
            rest = ", ".join(said)
        elif len(said) == 2:
            rest, left = said[0], ", ".join(each for each in (said[1].strip(_EDGES), left) if each)
        rest = self.words.done.sub("", self.words.channel.sub("", rest), count=1)
        return rest.strip(_EDGES), left

    def _opened(self, kind: ContactKind, opening: str, rest: str) -> tuple[str, str]:
        """The opening that fits what follows: a position, or a company or person."""
        if kind in SOCIAL:
            found = self._edge(rest[:200])
            # "Intro call Monday 9am with Chloe".
            timed = isinstance(found, tuple) and found[0] == 0
            return opening.removesuffix("with ") if timed else opening, rest
        words = self.words
        if words.opens_for.match(rest):
            rest = words.opens_for.sub("", rest, count=1)
            role, _, after = rest.partition(",")
            # "For Data Scientist, Spotify".
            beside = after.strip() and is_role(self._position(role)) and not self._is_a_time(after)
            if beside:
                return "interviewed for ", f"{self._position(role)} at {after.strip()}"
            said, at, _ = self._headed(rest)
            fits = is_role(said) if at else is_role(self._position(self._without_time(role)[0]))
            return "interviewed for " if at or fits else opening, rest
        rest = words.opens_at.sub("", rest, count=1)
        if words.crew.match(rest):
            return "interviewed at ", words.crew.sub("", rest, count=1)
        said, at, where = self._headed(rest)
        if at and is_role(said):
            if kind is ContactKind.RESUME and role_of(said) is not PersonRole.INTERVIEWER:
                # "To the receptionist at Acme": somebody without a name.
                return "interviewed at ", where
            return "interviewed for ", rest
        return opening, rest

    def _headed(self, rest: str) -> tuple[str, str, str]:
        """What stands before an "at", without its article; the "at"; and what follows."""
        head, _, _ = rest.partition(",")
        parts = AT.split(head, maxsplit=1)
        if len(parts) != 2:
            return "", "", rest
        return self._position(parts[0]), "at", rest[len(head) - len(parts[1]) :] if parts[1] else rest

    def _beside(self, match: re.Match[str]) -> str:
        """", PM at Spotify" as what it says of the person before it."""
        if not is_role(match["role"]):
            return match.group()
        return f" ({match['role'].strip()}) at {match['company']}"

    def _read(self, text: str) -> Details:
        """The facts by the log's grammar, the time that stood in front among them."""
        if text and self.time:
            text = f"{text}, {self.time}"
        read = details(text or self.time, now=self.now, zone=self.zone, country=self.country)
        return replace(read, people=tuple(placed(each) for each in read.people))

    def _topic(self, rest: str) -> tuple[str, str]:
        """What stands before what was talked about, and that."""
        match = self.words.topic.search(f" {rest}")
        if match is None:
            return rest, ""
        before, topic = f" {rest}"[: match.start()].strip(), match["topic"].strip(_EDGES)
        if is_role(topic) or not before:
            return rest, ""
        topic, tail = self._without_time(topic)
        before = f"{before}, {tail}" if tail else before
        return before, topic

    def _is_a_time(self, text: str) -> bool:
        """Whether the first of these fields is a time."""
        first = text.strip().partition(",")[0]
        found = self._edge(first[:200])
        return isinstance(found, tuple) and found[0] == 0 and found[1] == len(first)

    def _through(self, rest: str, kind: ContactKind) -> tuple[str, Who | None]:
        """The line without who stood between, and them."""
        opens = self.words.between.match(rest)
        if opens is not None and (who := self._who(opens["who"])) is not None:
            return opens["rest"].strip(_EDGES), who
        match = self.words.through.search(f" {rest}")
        if match is None:
            first, *after = (each.strip() for each in rest.split(","))
            # "Grace, Acme, SRE".
            if kind is ContactKind.REFERRAL and len(after) > 1 and not is_role(after[0]) and is_role(after[1]):
                return ", ".join(after), self._who(first)
            return rest, None
        said, tail = self._without_time(match["who"].strip())
        goes_on = self.words.goes_on.search(said)
        name, more = (said, "") if goes_on is None else (said[: goes_on.start()], said[goes_on.end() :])
        who = self._who(name)
        if who is None:
            return rest, None
        if match["referral"]:
            who = replace(who, people=tuple(replace(each, role=each.role or "referrer") for each in who.people))
        before = f" {rest}"[: match.start()].strip(_EDGES)
        if more and goes_on is not None and not goes_on.group().strip():
            before, more = f"{before} {more}".strip(), ""
        return ", ".join(part for part in (before, more.strip(), tail) if part), who

    def _edge(self, text: str) -> Placed | Unread | None:
        """The time that opens or closes the text."""
        return edge(text, now=self.now, zone=self.zone, tense=Tense.PAST, country=self.country, lengths=False)

    def _without_time(self, said: str) -> tuple[str, str]:
        """The words without the time that closes them, and that."""
        last = said[-200:]
        found = self._edge(last)
        if not isinstance(found, tuple) or found[1] != len(last) or found[0] == 0:
            return said, ""
        at = len(said) - len(last) + found[0]
        return said[:at].strip(_EDGES), said[at:]


def day_of(read: FollowUpRead) -> When | None:
    """The day or moment that the line names, or None."""
    when = read.details.when
    return None if when is None or (when.grain is Grain.PART and read.kind in SOCIAL) else when
