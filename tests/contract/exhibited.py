"""What the gallery shows things with: realistic values, and hostile ones in every text that can be typed."""

import typing
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import UnionType

from bot.cards import (
    before,
    followups,
    forms,
    handover,
    imports,
    interviews,
    notes,
    said,
    setting_forms,
)
from bot.cards import tables as table_cards
from bot.cards.logs import DOUBTS
from bot.cards.opened import Beside, Mail
from bot.cards.words import Reader, within
from bot.chat.card import Button
from bot.chat.form import Form
from bot.handlers.around import mail
from bot.model.asked import Asked
from bot.model.explain import Explanation, Silence
from bot.model.finding import Finding, Rule, Severity
from bot.model.ids import AskedId, ContactId, MemberId, NoteId, NudgeId, OpportunityId, PersonId
from bot.model.note import Channel, Note, NoteKind, NoteStatus
from bot.model.notebook import Entry
from bot.model.nudge import Because, Nudge, NudgeKind, Reason, Shift
from bot.model.opportunity import (
    Contact,
    ContactKind,
    Debrief,
    InterviewFormat,
    Meeting,
    Opportunity,
    Person,
    Research,
)
from bot.model.people import Address, MailProgram, Member, Signature, Tenant
from bot.model.pledges import Compared, Rate, Record
from bot.model.posting import Posting
from bot.model.sight import Due, Page, Telling

NOW = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ID = "0123456789abcdef"
HOSTILE = "<b>{x}</b> *_`~ @everyone <!channel> \u202eevil\u202c a\u200bb 🦄 %(x)s " + "L" * 60


class Values:
    """What the arguments are taken from: realistic, or hostile in every text that a member could have typed."""

    def __init__(self, *, hostile: bool) -> None:
        self.hostile = hostile
        self._made: dict[object, Sequence[object]] = {}
        self.company = HOSTILE if hostile else "Northwind"
        self.text = HOSTILE if hostile else "the billing migration"
        names = [HOSTILE] * 4 if hostile else ["Priya Rao", "Tom Berg", "Lena Fuchs", "Sam Okoye"]
        self.people = tuple(
            Person(PersonId(f"p{n}"), MemberId("m"), name, name if hostile else name.split()[0],
                   "" if n else "priya@northwind.example", job="" if n else "Recruiter")
            for n, name in enumerate(names)
        )  # fmt: skip
        self.opportunity = Opportunity(
            id=OpportunityId(ID), member_id=MemberId("m"), company=self.company,
            role=HOSTILE if hostile else "Junior Developer", created_at=NOW, decides_by=date(2026, 3, 6),
        )  # fmt: skip
        self.contact = Contact(
            id=ContactId(ID), member_id=MemberId("m"), opportunity_id=OpportunityId(ID), kind=ContactKind.INTERVIEW,
            starts_at=NOW - 3 * HOUR, ended_at=NOW - 2 * HOUR, zone="America/New_York", logged_at=NOW,
            format=InterviewFormat.VIDEO, round=self.text,
            meetings=tuple(Meeting(person.id, self.text) for person in self.people),
            debrief=Debrief(NOW, 4, self.text),
        )  # fmt: skip

    def note(self, person: int = 0, status: NoteStatus = NoteStatus.DRAFTED, **changes: object) -> Note:
        note = Note(
            id=NoteId(f"note{person}{ID}"), member_id=MemberId("m"), opportunity_id=OpportunityId(ID),
            contact_id=ContactId(ID), person_id=PersonId(f"p{person}"), kind=NoteKind.THANK_YOU, created_at=NOW,
            status=status, subject="Thank you", body=f"Dear you,\n\nthanks for {self.text}.\n\nAna Silva", done_at=NOW,
        )  # fmt: skip
        return replace(note, **changes)

    def nudge(self, kind: NudgeKind = NudgeKind.THANK, because: Because = Because.NEXT_MORNING,
              shift: Shift | None = None) -> Nudge:  # fmt: skip
        at = NOW + 20 * HOUR
        return Nudge(
            id=NudgeId(ID), to=MemberId("m"), kind=kind, subject=ID, due_at=at, next_at=at,
            reason=Reason(because, at, shift),
        )  # fmt: skip

    def ready(self) -> list[notes.Ready]:
        return [
            notes.Ready(self.note(n, status, short=n == 1), self.people[n], 78)
            for n, status in enumerate((NoteStatus.DRAFTED, NoteStatus.PLANNED, NoteStatus.SENT, NoteStatus.SKIPPED))
        ]

    def findings(self) -> list[Finding]:
        return [
            Finding(rule, severity, found=self.text, suggestion=self.text if odd else None,
                    sources=("source one", "source two"))
            for odd, rule in enumerate(Rule)
            for severity in (Severity.WARN,)
        ] + [
            Finding(rule, Severity.BLOCK, detail={"lacks": lacks, "expected": self.company, "words": 20, "low": 50,
                                                  "high": 150, "me": 7, "you": 2})
            for rule, lacks in (
                (Rule.ROLE_COMPANY, "company"), (Rule.ROLE_COMPANY, "either"), (Rule.THANKS, "thanks"),
                (Rule.THANKS, "time"), (Rule.THANKS, "considering"), (Rule.SIGNOFF, "closing"), (Rule.SIGNOFF, "name"),
                (Rule.SIGNOFF, "contact"), (Rule.ASK_RECEIVED, "why"), (Rule.ASK_RECEIVED, "arrived"),
                (Rule.ASK_RECEIVED, "more"), (Rule.FEEDBACK_OK, "once"), (Rule.LEN_BODY, ""), (Rule.BALANCE, ""),
            )
        ] + [
            Finding(Rule.LEN_BODY, Severity.BLOCK, detail={"characters": 320, "most": 300}),
            Finding(Rule.TYPOS, Severity.BLOCK, 0, 4, "Dear", "Deer"),
        ]  # fmt: skip

    def opened(self) -> list[notes.Opened]:
        plain = notes.Opened(
            note=self.note(), person=self.people[0], opportunity=self.opportunity, findings=tuple(self.findings()[:3]),
            words=78, asks_topic=False, asks_wording=False, asks_role=False, asks_signature=False,
        )  # fmt: skip
        return [
            plain,
            *(replace(plain, note=self.note(status=status)) for status in NoteStatus),
            replace(plain, note=self.note(own=True), findings=()),
            replace(plain, note=self.note(short=True), asks_topic=True),
            replace(plain, note=self.note(short=True), asks_wording=True),
            replace(plain, asks_role=True),
            replace(plain, asks_signature=True),
            replace(plain, findings=tuple(self.findings())),
            *(replace(plain, note=self.note(medium=each), findings=()) for each in Channel),
        ]

    def mails(self) -> list[Mail]:
        to = "priya@northwind.example"
        made = [mail(each, to, replace(self.note(), body="Dear Priya,\n\n" + "thanks. " * 60)) for each in MailProgram]
        return [each for each in made if each is not None]

    def beside(self) -> list[Beside]:
        device, *others = self.mails()
        names = tuple(each.call_them for each in self.people)
        plain = Beside(
            device, 1, 4, next=Explanation(self.nudge()), profile="https://x.example/priya", post_by=NOW.date()
        )
        return [
            plain, Beside(), replace(plain, named=names), replace(plain, rewords=True),
            *(replace(plain, mail=each) for each in others),
        ]

    def other_ways(self) -> list[handover.Ways]:
        plain = handover.Ways(self.note(), replace(self.people[0], link="https://x.example/p"), tuple(self.mails()[1:]))
        return [
            plain,
            replace(plain, panel=self.people, languages=("es",)),
            replace(plain, covered=("Tom",), languages=("en", "es", "eo")),
            *(replace(plain, note=self.note(medium=each), mails=()) for each in Channel),
        ]

    def records(self) -> list[Record]:
        rate = Compared(Rate(6, 3), Rate(5, 2))
        whole = Record(2, 2, 9, 0.4, rate, rate)
        return [Record(4, 3, 6, 14.0), Record(), Record(1, 0, 1), whole, Record(0, 0, 3, 70.0)]

    def passed_on(self) -> list[handover.PassOn]:
        plain = handover.PassOn(
            note=self.note(1), thanked=self.people[1:2], via=self.people[0], subject="Thanks to pass on",
            body=f"Dear you,\n\nthanks for {self.text}.\n\nAna Silva", mail=self.mails()[0],
        )  # fmt: skip
        return [
            plain,
            replace(plain, thanked=self.people[1:]),
            replace(plain, hands_on=True, thanked=[replace(self.people[1], link="https://x.example/tom")]),
            replace(plain, via=self.people[2], mail=None),
            replace(plain, via=None, mail=None),
        ]

    def followed(self) -> list[followups.Followed]:
        coming = Explanation(self.nudge(NudgeKind.FOLLOW_UP, Because.A_WEEK_AFTER))
        held = Posting("A posting.", no_contact=f"Please, no calls about {self.text[:60]}.")
        notes = (self.note(short=True), self.note(1))
        made = []
        for kind in ContactKind:
            social = kind in (ContactKind.INTRO, ContactKind.NETWORKING)
            contact = replace(self.contact, kind=kind, day_only=not social, debrief=None)
            about = replace(self.opportunity, social=social)
            made.append(followups.Followed(about, contact, self.people[:1], None, notes, coming))
        application, resume, talk = made[1], made[2], made[4]
        return [
            application, resume, talk, *made,
            replace(application, notes=(), people=(), opportunity=replace(self.opportunity, posting=held)),
            replace(resume, through=self.people[1], notes=()),
            replace(talk, people=self.people, opportunity=replace(talk.opportunity, company="")),
            replace(talk, people=(), notes=(), opportunity=replace(talk.opportunity, company="")),
            replace(application, doubts=(self.text[:60],), others=(NOW - 24 * HOUR, NOW - 48 * HOUR), twice=True),
            replace(application, next=Explanation(None, Silence.HELD_FOR_GOOD, sentence=self.text)),
        ]

    def saved(self) -> list[interviews.Saved]:
        plain = interviews.Saved(
            opportunity=self.opportunity, contact=self.contact, people=self.people, next=self.nudge(), over=True,
        )  # fmt: skip
        ahead = replace(self.contact, starts_at=NOW + HOUR, ended_at=NOW + 2 * HOUR, debrief=None, length_said=True)
        return [
            plain,
            replace(plain, contact=ahead, over=False),
            replace(plain, contact=ahead, over=False, next=None, people=()),
            replace(plain, doubts=(self.text[:60],), others=(NOW + HOUR, NOW + 2 * HOUR, NOW + 3 * HOUR)),
            replace(plain, opportunity=replace(self.opportunity, role="")),
            replace(plain, twice=True),
        ]

    def member(self) -> list[Member]:
        known = Member(
            id=MemberId("m"), home=Tenant("t", "t"), addresses=(Address("t", "t", "ana"),), created_at=NOW,
            name=self.people[1].name, zone="America/New_York", country="US",
            signature=Signature(self.people[1].name, "ana@mail.example", "+1 555 0100", self.text[:100]),
        )  # fmt: skip
        return [known, replace(known, zone="Europe/Berlin", country="DE", weekends=True, nudges=1, discreet=True),
                replace(known, country=None, nudges=0, signature=Signature())]  # fmt: skip

    def pages(self) -> list[Page]:
        member = self.member()[0]
        notes = (self.note(), self.note(1, NoteStatus.PLANNED, body=""), self.note(2, short=True),
                 self.note(3, kind=NoteKind.STATUS))  # fmt: skip
        due = tuple(
            Due(note, person, self.opportunity, self.nudge()) for note, person in zip(notes, self.people, strict=True)
        )
        whole = Page(
            member=member, logged=True, due=due, more=2,
            debriefs=(Telling(self.opportunity, self.contact),),
            coming=((self.nudge(), self.opportunity), (self.nudge(NudgeKind.GATHERED, Because.DAY_WAS_FULL), None)),
        )  # fmt: skip
        from tests.contract.exhibited_cohorts_life import places

        return [
            whole,
            *(replace(whole, due=due[:2], groups=(each,)) for each in places(self)),
            replace(whole, more=1, member=replace(member, paused_until=NOW + 50 * HOUR)),
            replace(whole, due=(), more=0, untold=12, debriefs=(Telling(self.opportunity, self.contact, 4),) * 3),
            Page(member=member, logged=True),
            Page(member=member, logged=False),
            Page(member=member, logged=False, groups=tuple(places(self))),
            Page(member=replace(member, zone=None), logged=False),
        ]

    def kept_forms(self) -> list[Form]:
        """Forms that do not open at once: one that holds nothing yet, one with a question, one that is whole."""
        form = replace(forms.snooze(Reader(), f"note {ID}"), id=ID)
        gist = f"From the invite: {self.company}, Tue 3 Mar, 1:00-2:00 pm New York, with Bill and Peter."
        asked = replace(form, gist=f"{gist}\nIs {self.people[0].name[:60]} you? Take the name out.")
        settings = setting_forms.settings(Reader(), self.member()[0], zone="New York", country="the US")
        settings = replace(settings, id=ID, step=1)
        return [form, asked, replace(form, gist=gist, whole=True), replace(form, intro="At what time?"), settings]

    def entries(self) -> list[Entry]:
        asked = "Why do you want to leave?" if not self.hostile else self.text
        plain = Entry(self.opportunity, self.contact, asked)
        return [plain, replace(plain, answer=f"For {self.text}, and a team to learn from.")]

    def ahead(self) -> list[before.Ahead]:
        contact = replace(self.contact, starts_at=NOW + 20 * HOUR, ended_at=NOW + 21 * HOUR, debrief=None)
        plain = before.Ahead(self.opportunity, contact, self.people, tuple(self.entries()))
        found = Research(need=self.text, match=self.text, worth="95,000", profiles=self.text)
        posting = Posting(text="A posting.")
        wrote = (self.note(status=NoteStatus.SENT), self.people[0])
        return [
            plain,
            replace(plain, questions=tuple(self.entries() * 3), people=(),
                    opportunity=replace(self.opportunity, research=found, posting=posting)),
            replace(plain, questions=(), wrote=(wrote, (replace(wrote[0], done_at=None), self.people[1]))),
        ]  # fmt: skip

    def asked(self) -> list[Asked]:
        plain = Asked(
            AskedId(ID), MemberId("m"), NOW - HOUR, NOW + 20 * HOUR, about=f"Could you send me {self.text}?\nThanks.",
            link="https://chat.example/channels/1/2/3",
        )  # fmt: skip
        return [plain, replace(plain, about="", link=""), replace(plain, about=self.text * 9, done_at=NOW)]

    def ways(self) -> list[said.Way]:
        return [
            said.Way("interview log", "form.open", ID), said.Way("interview list", "command", "interview list"),
            said.Way("note show", "command", within(f"note show {self.company}", 88)),
        ]  # fmt: skip

    def waits(self) -> list[said.Waits]:
        names = tuple(each.call_them for each in self.people)
        return [said.Waits(), said.Waits(names[:1]), said.Waits(names), said.Waits(names * 5),
                said.Waits(company=self.company, contact=ID)]  # fmt: skip

    def listed(self) -> list[imports.Listed]:
        plain = imports.Listed(self.text, NOW, NOW + HOUR, False, "import.event", f"{ID} 0")
        return [plain, replace(plain, starts=date(2026, 3, 6), ends=None),
                replace(plain, title="", there=True, action="interview.show", value=ID)]  # fmt: skip

    def dry_runs(self) -> list[table_cards.DryRun]:
        names = tuple(each.name for each in self.people)
        rows = tuple(
            table_cards.Understood(self.company, self.text, NOW, NOW + HOUR if n else None, names[: n % 5],
                               "" if n % 2 else "Closed: a no")
            for n in range(12)
        )  # fmt: skip
        left = tuple((n, f"\"{self.text[:60]}\" is no time I can read") for n in range(2, 10))
        follows = table_cards.Follows(7, NOW + 20 * HOUR)
        whole = table_cards.DryRun(
            rows, left, 2, 9_900, 3, 2, follows, ID, taken=((self.text, "company"), (self.company, "applied")),
            unused=(self.text, self.company), columns=ID,
        )
        return [
            whole,
            table_cards.DryRun(rows[:1], (), 0, 0, 0, 0, table_cards.Follows(0, None), ID),
            table_cards.DryRun((), left[:1], 0, 0, 0, 0, table_cards.Follows(0, None), ""),
            table_cards.DryRun((), (), 4, 0, 0, 0, table_cards.Follows(0, None), ""),
        ]

    def named(self, function: str, name: str) -> Sequence[object] | None:
        """Values for arguments that their name tells more about than their type."""
        typed = HOSTILE if self.hostile else "tomorow 3pm"
        short = {
            "said": [value for value, _ in _outcomes()],
            "kind": list(DOUBTS) if function == "logs.doubt" else (
                [each.value for each in NudgeKind] if function.endswith("coming_line") else None),
            "body": [f"Dear you,\n\nthanks for {self.text}."] if function.startswith("handover.") else None,
            "value": [f"{ID} 1772500000000000"] if function in ("rounds.let_go", "accepted.closed") else [ID],
            "action": ["snooze.at"] if function.endswith("pick_time") else ["note.open"],
            "typed": [within(typed, 100)] if function.startswith("completions.") else [typed],
            "paused": [None, NOW + 50 * HOUR],
            "left": [[typed], []] if function.endswith("several") else [typed],
            "reference": ["a1b2c3d4"],
            "length": [40_000],
            "limit": [4_000],
            "words": [78],
            "n": [1, 2],
            "count": [1, 2],
            "waiting": [self.ready()[:n] for n in (0, 1, 3)] if function.endswith("sent") else [0, 1, 5],
            "ready": [self.ready()[:3], self.ready()[:1], self.ready() * 7] if function == "notes.drafted" else None,
            "near": [self.ways()[:n] for n in range(4)] if function.startswith("said.") else [
                [], [("Europe/Berlin", "")], [("Europe/Berlin", "Munich"), ("America/Argentina/Buenos_Aires", "")],
            ],
            "others": [[], ["America/Chicago", "America/Denver"]],
            "before": [None, "America/New_York"],
            "place": ["", "San Francisco"],
            "gist": ["", f"{self.company}, Sun 1 Mar, 3:30 pm New York, with {self.people[0].name}."],
            "asks": ["", "When is it, or was it?"],
            "problems": [
                {"when": f"I couldn't read \"{typed[:60]}\". Try \"thursday 3pm\"."}, {"x": "This one is needed."},
            ],
            "begun": [self.ways()[:2], self.ways()],
            "titles": [["Company", self.text, ""], [self.company, *["Column"] * 39]],
            "names": [[self.people[0].call_them], [each.call_them for each in self.people]],
            "found": None if function.startswith(("imports.", "digests.")) else [
                [(each.name, ID) for each in self.people[:2]], [(each.name, ID) for each in self.people * 7],
            ],
            "zone": ["Europe/Berlin"],
            "line": [typed],
            "problem": ["A pause ends later than now and within a year."],
            "addresses": [["ana@mail.example"]],
            "next_page": ["", f"{ID} 1"],
            "undo": [(), (Button("Undo", "note.undo", ID),)],
            "filled": [{}, {"company": "0", "day": "1", "rows": "interview"}] if function == "columns.columns" else [
                {}, {"company": self.company, "when": typed},
            ],
            "values": [{}, {"company": self.company, "when": typed}],
            "form": self.kept_forms() if function.startswith(("said.", "doors.")) else None,
            "starts": [NOW + 30 * HOUR] if function.endswith("another_time") else None,
            "ends": [None, NOW + 31 * HOUR] if function.endswith("another_time") else None,
            "role": [self.opportunity.role, ""],
            "optional": [None, "Germany"] if function.endswith("thank") else [False, True],
            "country": [None, "the US"] if function.endswith("thank") else ["US", "Germany"],
            "lead": ["", "Noted: sent to all."] if function == "rounds.week" else ["Noted: sent to all."],
            "enough": [0, 27],
            "stage": ["interview", "next round", "offer", "accepted", "rejected", "else"],
            "which": ["recruiter", "manager", "general"],
            "weekday": [1, 6],
            "because": ["", "It matters, said 68 % of interviewers (TopResume, US, 2017; n = 358)."]
            if function == "nudges.thank" else None,
            "next_line": ["", "There's nothing more to do for Northwind now."],
            "intro": ["", "At what time?"],
            "decides": ["", "Fri 6 Mar 2026"],
            "title": ["Snooze until"],
            "example": ["", "thursday 3pm"],
            "company": [True, False] if function.endswith("ask_rest") else [self.company],
            "code": [None, "US", "DE", "XX"],
            "platform": ["slack"],
            "addable": [
                [replace(self.entries()[0], question="", contact=replace(self.contact, id=ContactId(f"{n:016}")))
                 for n in range(many)]
                for many in (0, 3, 30)
            ],
            "rewords": ["", "models.example"] if function.split(".")[0] in (
                "afternote", "settings", "setting_forms") else None,
            "what": [f"note {ID}", f"contact {ID}"] if function.endswith("snoozed") else None,
            "ordinal": [1, 2],
            "more": [0, 1, 12],
            "page": None if function.startswith("home.") else [0, 2],
            "notes": [0, 1, 4] if function.endswith("nothing_more") else None,
            "follow_ups": [0, 1, 2],
            "until": [NOW + HOUR, NOW + 50 * HOUR],
            "due": [None, NOW + HOUR],
        }  # fmt: skip
        from tests.contract import exhibited_cohorts_coaching as coaching
        from tests.contract import exhibited_cohorts_kept as kept
        from tests.contract import exhibited_cohorts_life as life
        from tests.contract import exhibited_cohorts_linking as linking
        from tests.contract import exhibited_cohorts_reviews as reviewed

        for each in (reviewed, life, linking, coaching, kept):
            if told := each.named(self, function, name):
                return told
        return short.get(name)

    def typed(self, hint: object) -> Sequence[object]:
        """Values of this type, made once.

        Raises LookupError for a type that is not known here.
        """
        if hint not in self._made:
            self._made[hint] = self._making(hint)
        return self._made[hint]

    def _making(self, hint: object) -> Sequence[object]:
        origin = typing.get_origin(hint)
        arguments = typing.get_args(hint)
        if origin in (typing.Union, UnionType):
            plain = [each for each in arguments if each is not type(None)]
            return [None, *self.typed(plain[0])] if type(None) in arguments else self.typed(plain[0])
        if origin is tuple and arguments[-1] is not Ellipsis:
            return [tuple(self.typed(each)[0] for each in arguments)]
        if origin in (Sequence, tuple, list):
            several = list(self.typed(arguments[0]))
            return [[], several[:1], several[:3], (several * 30)[:30]]
        if origin is Mapping:
            return [{}]
        from tests.contract.exhibited_types import shown_of as table_of

        table = table_of(self)
        if hint in table:
            return table[hint]
        from tests.contract.exhibited_following import shown_of

        if hint in (others := shown_of(self)):
            return others[hint]
        from tests.contract import exhibited_cohorts_coaching as coaching
        from tests.contract import exhibited_cohorts_kept as kept
        from tests.contract import exhibited_cohorts_life as life
        from tests.contract import exhibited_cohorts_linking as linking
        from tests.contract import exhibited_cohorts_reviews as reviewed
        from tests.contract import exhibited_cohorts_totals as totals

        if hint in (theirs := reviewed.only(self, hint)):
            return theirs[hint]
        for each in (totals, linking, coaching, kept, life):
            if hint in (others := each.shown_of(self)):
                return others[hint]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return list(hint)
        raise LookupError(f"the gallery knows no {hint}")


def _outcomes() -> Sequence[tuple[str, str]]:
    from bot.cards.outcomes import OUTCOMES

    return OUTCOMES
