"""H06, H07: nobody acts on, or learns of, what is somebody else's; over every route that is declared."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.cards.completions import SHOWN
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, Reply
from bot.chat.words import shown_words
from bot.handlers import EVERY
from bot.model.ids import FormId, LinkId, MemberId
from bot.model.people import Address
from bot.store import asked, audit, contacts, forms, links, members, notes, nudges, opportunities, people
from bot.store.rights import AsMember, System
from tests.dialogs.dialog import Dialog, Person

NOT_YOURS = "That's gone: it was deleted, or belongs to somebody else. Nothing changed."
UNKNOWN = "0000000000zzzzzz"

NOTE, CONTACT, OPPORTUNITY, PERSON, NOTHING = "note", "contact", "opportunity", "person", "nothing"
MEMBER = "member"
ASKED = "asked"

ACTIONS: dict[str, tuple[str, str | None]] = {
    "accepted.close": (OPPORTUNITY, None),
    "accepted.leave": (OPPORTUNITY, None),
    "accepted.leaving": (OPPORTUNITY, None),
    "accepted.reopen": ("opportunity 1772500000", None),
    "accepted.tell": ("opportunity person", None),
    "accepted.thanks": (OPPORTUNITY, None),
    "asked.cancel": (ASKED, None),
    "asked.change": (ASKED, None),
    "asked.done": (ASKED, None),
    "asked.from": (NOTHING, None),
    "asked.log": (ASKED, None),
    "asked.show": (ASKED, None),
    "asked.snooze": (ASKED, "1 hour"),
    "asked.undo": (ASKED, None),
    "before.no": (CONTACT, None),
    "before.off": (NOTHING, None),
    "before.on": (NOTHING, None),
    "before.profiles": (CONTACT, None),
    "before.research": (CONTACT, None),
    "before.worth": (CONTACT, None),
    "before.yes": (CONTACT, None),
    "checklist": (NOTHING, None),
    "debrief.by": ("contact 2026-03-13", None),
    "calendar.follow_up": (OPPORTUNITY, None),
    "calendar.interview": (CONTACT, None),
    "bridge.close": ("cohort room", None),
    "bridge.code": ("cohort", None),
    "bridge.leaving": ("cohort room", None),
    "bridge.open": ("link", None),
    "bridge.show": ("cohort", None),
    "members.list": ("cohort 2", None),
    "celebrate": (NOTHING, None),
    "celebrate.back": ("celebration", None),
    "celebrate.show": ("celebration", None),
    "digest.post": ("cohort 2026-03-01", None),
    "digest.show": ("cohort", None),
    "insights.export": ("cohort", None),
    "insights.show": ("cohort", None),
    "cohort.alone": ("cohort", None),
    "cohort.archive": ("cohort", None),
    "cohort.end": ("cohort", None),
    "cohort.end_now": ("cohort", None),
    "cohort.join": ("cohort", None),
    "cohort.leave": ("cohort", None),
    "cohort.left": ("cohort", None),
    "cohort.level": ("cohort", "counts"),
    "cohort.made": ("cohort", None),
    "cohort.move": ("cohort", None),
    "cohort.new": (NOTHING, None),
    "cohort.post": ("cohort", None),
    "cohort.sample": ("cohort", None),
    "cohort.seen": ("cohort counts", None),
    "cohort.show": ("cohort", None),
    "export": (NOTHING, None),
    "goal.cohort": ("cohort", None),
    "goal.mine": (NOTHING, None),
    "goal.none": (NOTHING, None),
    "goal.show": (NOTHING, None),
    "members.do": ("cohort member coach", None),
    "members.of": ("cohort", None),
    "note.template": (NOTE, "cohort template"),
    "note.templates": (NOTE, None),
    "note.untemplate": ("note 01234567 0 0", None),
    "policy.change": ("cohort", None),
    "policy.show": ("cohort", None),
    "template.add": ("cohort", None),
    "template.delete": ("cohort template", None),
    "template.edit": ("cohort template", None),
    "template.erase": ("cohort template", None),
    "template.keep": ("form", None),
    "template.list": ("cohort", None),
    "template.show": ("cohort template", None),
    "review.allow": ("note cohort", None),
    "review.apply": ("review", None),
    "review.ask": (NOTE, None),
    "review.comment": ("review 01234567", None),
    "review.go": ("note cohort", None),
    "review.good": ("review 01234567", None),
    "review.may_i": ("cohort member", None),
    "review.not_now": ("note cohort", None),
    "review.open": ("review", None),
    "review.question": ("note cohort", None),
    "review.queue": ("cohort", None),
    "review.show": ("review", None),
    "review.thanks": ("review", None),
    "review.withdraw": ("review", None),
    "tips.default": ("cohort", None),
    "tips.edit": ("cohort", None),
    "tips.keep": ("form", None),
    "tips.list": ("cohort", None),
    "tips.off": ("cohort", None),
    "tips.on": ("cohort", None),
    "page.open": ("cohort", None),
    "link.agree": ("link", None),
    "link.ask": ("link", None),
    "link.dropped": (NOTHING, None),
    "link.join": ("link", None),
    "link.no": ("link", None),
    "link.part": ("discord", None),
    "link.show": (NOTHING, None),
    "link.unlink": ("discord", None),
    "note.address": (NOTE, None),
    "note.each": (NOTE, None),
    "note.file": (NOTE, None),
    "note.language": ("note en", None),
    "note.lead": (CONTACT, UNKNOWN),
    "note.mail": (NOTE, "gmail"),
    "note.medium": (NOTE, "LinkedIn"),
    "note.paper": (NOTE, None),
    "note.pledge": (NOTE, "tomorrow"),
    "note.record": (NOTHING, None),
    "note.ways": (NOTE, None),
    "note.went": ("note LinkedIn", None),
    "pledge.undo": (NOTE, None),
    "command": (NOTHING, None),
    "following.show": (OPPORTUNITY, None),
    "following.who": (OPPORTUNITY, None),
    "followup.change": (CONTACT, None),
    "followup.delete": (CONTACT, None),
    "followup.erase": (CONTACT, None),
    "followup.list": (NOTHING, None),
    "followup.log": (NOTHING, None),
    "followup.reading": ("contact 1772500000", None),
    "followup.show": (CONTACT, None),
    "posting.hold": (OPPORTUNITY, None),
    "posting.overrule": (OPPORTUNITY, None),
    "posting.paste": (OPPORTUNITY, None),
    "posting.show": (OPPORTUNITY, None),
    "posting.undo": (OPPORTUNITY, None),
    "posting.when": (OPPORTUNITY, None),
    "forget": (NOTHING, None),
    "forget.erase": (MEMBER, None),
    "forget.erased": (NOTHING, None),
    "form.open": ("form", None),
    "form.save": ("form", None),
    "form.send": ("form", None),
    "help": (NOTHING, None),
    "home": (NOTHING, None),
    "import.event": ("form 0", None),
    "import.events": ("form 0", None),
    "import.rows": ("form", None),
    "import.columns": ("form", None),
    "interview.called": (OPPORTUNITY, None),
    "interview.change": (CONTACT, None),
    "interview.debrief": (CONTACT, None),
    "interview.delete": (CONTACT, None),
    "interview.erase": (CONTACT, None),
    "interview.from": (NOTHING, None),
    "interview.list": (NOTHING, None),
    "interview.log": (OPPORTUNITY, None),
    "interview.moved": (CONTACT, None),
    "interview.new_date": (OPPORTUNITY, None),
    "interview.outcome": (OPPORTUNITY, "rejected"),
    "interview.outcome_of": (CONTACT, None),
    "interview.prepare": (CONTACT, None),
    "interview.reading": ("contact 1772500000", None),
    "interview.replied": (OPPORTUNITY, None),
    "interview.reopen": ("opportunity 1772500000", None),
    "interview.show": (CONTACT, None),
    "interview.still_going": (CONTACT, None),
    "kept": (NOTHING, None),
    "live.sent": (NOTE, None),
    "live.sent_all": (CONTACT, None),
    "live.skip": (NOTE, None),
    "live.skip_all": (CONTACT, None),
    "live.snooze": (CONTACT, "1 hour"),
    "live.undo": (NOTE, None),
    "note.another": (NOTE, None),
    "note.check": (NOTE, None),
    "note.edit": (NOTE, None),
    "note.fix": ("note 0123456789 0", None),
    "note.list": (NOTHING, None),
    "note.in_person": (NOTE, None),
    "note.of": (CONTACT, None),
    "note.open": (NOTE, None),
    "note.reason": (NOTE, "no time"),
    "note.compare": (NOTE, None),
    "note.plain": (NOTE, None),
    "note.rescue": (NOTE, None),
    "note.reword": (NOTE, None),
    "note.reworded": (NOTE, None),
    "note.pass_on": (NOTE, None),
    "note.sent": (NOTE, None),
    "note.shorter": (NOTE, None),
    "note.skip": (NOTE, None),
    "note.snooze": (NOTE, "1 hour"),
    "note.to": (OPPORTUNITY, "nobody"),
    "note.undo": (NOTE, None),
    "note.unfix": ("note 01234567 0 1 x", None),
    "notebook.delete": (CONTACT, None),
    "notebook.edit": (CONTACT, None),
    "notebook.erase": (CONTACT, None),
    "notebook.list": (NOTHING, None),
    "privacy": (NOTHING, None),
    "settings.country": (NOTHING, None),
    "rejection.draft": (OPPORTUNITY, None),
    "rejection.no": (OPPORTUNITY, None),
    "rejection.to": (OPPORTUNITY, UNKNOWN),
    "round.day": (NOTHING, None),
    "round.keep": (NOTHING, None),
    "round.let_go": (NOTHING, None),
    "round.sent": ("2026-03-03 note", None),
    "round.undo": ("2026-03-03 note", None),
    "settings.contact": ("own form about a note", None),
    "settings.discreet": (NOTHING, None),
    "settings.fewer": (NOTHING, None),
    "settings.language": (NOTHING, None),
    "settings.messages": (NOTHING, None),
    "settings.more": (NOTHING, None),
    "settings.open": (NOTHING, None),
    "settings.resume": (NOTHING, None),
    "settings.show": (NOTHING, None),
    "settings.zone": (NOTHING, None),
    "snooze.undo": ("note note", None),
    "weekly.off": (NOTHING, None),
    "weekly.on": (NOTHING, None),
    "warm.again": (CONTACT, None),
    "warm.show": (CONTACT, None),
    "warm.stop": (CONTACT, None),
    "why": (NOTHING, None),
}
"""Every action, what its value names, and what is picked with it.

Rows about a group are pressed with real ids, by everybody around one, in test_cohort_rights.
"""

FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "cohort.make": ("cohort", {"name": "stolen", "ends": "in 4 weeks", "at": "3 pm"}),
    "celebrate.keep": ("cohort sent", {"words": "stolen"}),
    "goal.save": ("cohort", {"kind": "notes", "target": "5"}),
    "policy.save": ("cohort", {"nudges": "0"}),
    "review.ask": ("note cohort", {"question": "stolen"}),
    "review.comment": ("review 01234567", {"communication": "stolen"}),
    "template.fill": ("note cohort template", {"topic": "stolen"}),
    "template.save": ("cohort", {"name": "stolen", "body": "stolen"}),
    "tips.save": ("cohort", {"tips": "stolen"}),
    "asked.at": (ASKED, {"when": "tomorrow 9am"}),
    "asked.save": (ASKED, {"when": "tomorrow 9am", "about": "stolen"}),
    "following.reader": ("opportunity recruiter", {"name": "Eve", "where": "eve@mail.example"}),
    "followup.save": (CONTACT, {"kind": "application", "company": "Stolen", "role": "", "when": "", "people": "Eve"}),
    "posting.save": (OPPORTUNITY, {"text": "No calls please."}),
    "posting.window": (OPPORTUNITY, {"when": "in two weeks"}),
    "import.file": (NOTHING, {}),
    "import.mapped": ("form", {"company": "0", "day": "1", "rows": "interview"}),
    "interview.debriefed": (CONTACT, {"topics": "", "topic1": "mine now", "feeling": "1", "next": "", "question": "q"}),
    "interview.promised": (OPPORTUNITY, {"when": "next friday"}),
    "interview.save": (CONTACT, {"company": "Stolen", "role": "", "when": "today 9am", "people": "Eve", "format": ""}),
    "before.profiles": (CONTACT, {"link1": "linkedin.com/in/eve"}),
    "before.research": (CONTACT, {"need": "stolen", "match": "stolen"}),
    "before.worth": (CONTACT, {"worth": "stolen"}),
    "note.addressed": (NOTE, {"postal": "1 Stolen Street"}),
    "pledge.at": (NOTE, {"when": "tomorrow 9am"}),
    "note.save": (NOTE, {"subject": "stolen", "body": "stolen"}),
    "notebook.save": (CONTACT, {"question": "stolen", "answer": "stolen"}),
    "settings.country": (NOTHING, {"country": "Germany"}),
    "settings.messages": (NOTHING, {"weekly": "no"}),
    "settings.save": (NOTHING, {}),
    "settings.signature": ("own form about a note", {"name": "Ben", "email": "ben@mail.example"}),
    "snooze.at": ("note note", {"when": "tomorrow 9am"}),
}
"""Every form: what its value names, and what is typed into it."""


@dataclass(frozen=True)
class Ids:
    """The ids of everything that Ana has, and everything of hers as it stands."""

    note: str
    contact: str
    opportunity: str
    person: str
    form: str
    member: str
    asked: str
    link: str

    def value(self, kind: str) -> str:
        if kind == "own form about a note":
            return self.note
        words = [getattr(self, word, word) for word in kind.split()]
        if kind == "note note":
            words[0] = "note"
        return " ".join(words)


UNKNOWN_IDS = Ids(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)


async def world(stage: Dialog) -> tuple[Person, Person, Ids, MemberId]:
    """Ana with an interview, notes and an open form; Ben with an interview of his own."""
    ana, ben = stage.actor("ana", display="Ana Silva"), stage.actor("ben", display="Ben Ode")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper and Alan Turing")
    await ben.types("/interview log Globex, PM, today 9am with Lin Chen")
    asking = await ana.sends(ana.action("asked.from", "Acme: can Grace call you?", "https://chat.example/1"))
    assert isinstance(asking, Form)
    await ana.sends(ana.submission(asking.id, {"when": "tomorrow 5am", "about": "Acme: can Grace call you?"}))
    await ana.types("/interview debrief Acme")
    form = ana.form.id
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
        other = await members.by_address(tx, ben.actor.address)
        assert member is not None
        assert other is not None
        note = (await notes.of(tx, member.id))[0]
        (row,) = await asked.of(tx, member.id)
        hers = Ids(note.id, note.contact_id, note.opportunity_id, note.person_id, form, member.id, row.id, "")
    return ana, ben, replace(hers, link=await _code_typed(stage, member.id)), other.id


async def _code_typed(stage: Dialog, ana: MemberId) -> str:
    """A code of Ana's, typed by somebody else who said yes: the link that waits for hers."""
    dee, now = stage.actor("dee"), stage.clock.now()
    await dee.types("/afternote help")
    async with stage.bot.store.begin(System("a test")) as tx:
        member = await members.by_address(tx, dee.actor.address)
        code = await links.made(tx.narrowed(AsMember(ana)), now)
        assert member is not None
        assert code is not None
        typed = tx.narrowed(AsMember(member.id))
        link = await links.typed(typed, code, LinkId("0link0000000000a"), now)
        assert link is not None
        await links.agree(typed, link, now)
    return link.id


async def everything(stage: Dialog, of: Person) -> str:
    """All that a person has, as it is stored."""
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        return repr(
            [member, await notes.of(tx, member.id), await contacts.of(tx, member.id), await people.of(tx, member.id),
             await opportunities.of(tx, member.id), await nudges.coming(tx, member.id, 500),
             await asked.of(tx, member.id)]
        )  # fmt: skip


def words(reply: Reply) -> str:
    match reply:
        case Amend(card, aside):
            return shown_words(card) + (shown_words(aside) if aside else "")
        case Card() | Form():
            return shown_words(reply)
        case Invalid(problems):
            return str(sorted(problems.items()))
        case tuple():
            return str(reply)


def test_h06_the_matrix_names_every_route():
    by_dispatch = {"command", "form.open", "form.save", "form.send"}
    assert set(ACTIONS) - by_dispatch == set(EVERY.actions), "an action without a row in the matrix"
    assert set(FORMS) == set(EVERY.forms), "a form without a row in the matrix"


async def test_h06_a_button_of_somebody_elses_thing_finds_nothing(stage: Dialog):
    ana, ben, ids, _ = await world(stage)
    before = await everything(stage, ana)
    for action, (kind, picked) in ACTIONS.items():
        if kind == NOTHING:
            continue
        theirs = words(await ben.sends(ben.action(action, ids.value(kind), picked)))
        nobodys = words(await ben.sends(ben.action(action, UNKNOWN_IDS.value(kind), picked)))
        assert theirs == nobodys, action
        if kind != "own form about a note":
            assert theirs == NOT_YOURS, action
        assert "Grace" not in theirs, action
        assert "Acme" not in theirs, action
        assert await everything(stage, ana) == before, action


async def audited(stage: Dialog) -> dict[tuple[str, str], audit.Reached]:
    async with stage.bot.store.read(System("a test")) as tx:
        return {(each.action, each.thing): each for each in await audit.every(tx)}


async def test_h06_a_press_on_somebody_elses_thing_is_written_down_and_holds_none_of_its_words(stage: Dialog):
    ana, ben, ids, ben_id = await world(stage)
    assert await audited(stage) == {}
    for _ in range(2):
        await ben.sends(ben.action("note.sent", ids.note))
    await stage.passes(minutes=1)
    await ben.sends(ben.action("note.to", UNKNOWN, ids.person))
    await ben.sends(ben.submission(ids.form, {"topic1": "mine now"}))
    await ben.sends(ben.action("note.burn", f"{ids.note} Acme with Grace"))
    await ben.sends(ben.action("note.sent", UNKNOWN))
    await ben.sends(ben.action("note.sent", "Acme with Grace"))
    found = await audited(stage)
    assert {key: (each.theirs, each.times) for key, each in found.items()} == {
        ("note.sent", ids.note): (True, 2),
        ("note.to", ids.person): (True, 1),
        ("form", ids.form): (True, 1),
        ("other", ids.note): (True, 1),
        # What is no id is not kept.
        ("note.sent", ""): (False, 2),
    }
    assert {each.member_id for each in found.values()} == {ben_id}
    assert "Acme" not in repr(found)
    assert "Grace" not in repr(found)
    # Her own presses are nobody's business.
    await ana.sends(ana.action("note.open", ids.note))
    assert await audited(stage) == found


async def test_h06_the_audit_is_kept_for_a_while_and_goes_with_whoever_it_is_about(stage: Dialog):
    _, ben, ids, ben_id = await world(stage)
    cyd = stage.actor("cyd")
    await ben.sends(ben.action("note.sent", ids.note))
    await cyd.sends(cyd.action("note.sent", ids.note))
    assert {each.times for each in (await audited(stage)).values()} == {1}
    async with stage.bot.store.read(System("a test")) as tx:
        assert len(await audit.every(tx)) == 2
    await ben.sends(ben.action("forget.erase", ben_id))
    async with stage.bot.store.read(System("a test")) as tx:
        (left,) = await audit.every(tx)
    assert left.member_id != ben_id
    await stage.passes(days=91)
    await stage.bot.sweep()
    assert await audited(stage) == {}


async def test_h06_a_picked_id_of_somebody_else_finds_nothing(stage: Dialog):
    ana, ben, ids, _ = await world(stage)
    before = await everything(stage, ana)
    for action, (kind, picked) in ACTIONS.items():
        if kind in (NOTE, CONTACT) and picked is None:
            for value in ("", ids.value(kind)):
                assert words(await ben.sends(ben.action(action, value, ids.value(kind)))) == NOT_YOURS, action
    await ben.types("/interview list")
    mine = ben.control("Show").value
    async with stage.bot.store.read(System("a test")) as tx:
        found = await contacts.get(tx, mine)  # type: ignore[arg-type]
        assert found is not None
    # His own opportunity, her person.
    assert words(await ben.sends(ben.action("note.to", found.opportunity_id, ids.person))) == NOT_YOURS
    assert await everything(stage, ana) == before


async def test_h06_a_form_of_somebody_else_is_as_one_that_never_was(stage: Dialog):
    ana, ben, ids, _ = await world(stage)
    before = await everything(stage, ana)
    values = {"topic1": "mine now", "feeling": "1"}
    theirs = words(await ben.sends(ben.submission(ids.form, values)))
    assert theirs == words(await ben.sends(ben.submission(UNKNOWN, values)))
    assert "nothing was saved" in theirs
    for action in ("form.open", "form.save", "form.send"):
        assert words(await ben.sends(ben.action(action, ids.form))) == NOT_YOURS
    assert await everything(stage, ana) == before
    # Hers still works.
    assert "notes are ready" in words(await ana.sends(ana.submission(ids.form, {"topic1": "the billing migration"})))


async def test_h06_a_form_of_ones_own_about_somebody_elses_thing_finds_nothing(stage: Dialog):
    ana, ben, ids, ben_id = await world(stage)
    before = await everything(stage, ana)
    now = stage.clock.now()
    for action, (kind, values) in FORMS.items():
        if kind == NOTHING:
            continue
        said = []
        for number, about in enumerate((ids, UNKNOWN_IDS)):
            form = FormId(f"{action}-{number}"[:24])
            row = forms.FormRow(
                id=form, member_id=ben_id, action=action, value=about.value(kind), step=0, filled={}, origin="",
                expires_at=now + timedelta(hours=1),
            )  # fmt: skip
            async with stage.bot.store.begin(AsMember(ben_id)) as tx:
                await forms.put(tx, row)
            said.append(words(await ben.sends(ben.submission(form, values))))
        theirs, nobodys = said
        assert "broke on my side" not in theirs, (action, theirs)
        if action in ("interview.save", "followup.save"):
            # Saved as a contact of his own: nothing of hers.
            assert theirs.split("[")[0] == nobodys.split("[")[0], action
        else:
            assert theirs == nobodys, action
        assert "Grace" not in theirs, action
        assert "Acme" not in theirs, action
        assert await everything(stage, ana) == before, action


async def test_h06_references_and_completions_find_only_ones_own(stage: Dialog):
    _, ben, _, _ = await world(stage)
    for spec in stage.bot.routes.specs:
        await ben.types(f"/{spec.path} Acme")
        if spec.path not in ("interview log", "followup add", "afternote help"):
            ben.misses("Grace", "Alan", "Engineer")
    for path, option in stage.bot.routes.lookups:
        for typed in ("", "acme", "gra"):
            offered = [each for each in await ben.actor.completes(path, option, typed) if each.value != SHOWN]
            assert "Acme" not in str(offered), (path, option)


async def test_h07_the_same_account_in_another_workspace_is_somebody_else(stage: Dialog):
    from bot.chat.inbound import Action, Origin, Profile

    ana, _, ids, _ = await world(stage)
    before = await everything(stage, ana)
    for action, (kind, picked) in ACTIONS.items():
        if kind in (NOTHING, "own form about a note"):
            continue
        who = Address("stage", "another workspace", user="ana", room="dm-ana")
        origin = Origin(key=f"x-{action}", who=who, profile=Profile("Ana", "America/New_York", "en"))
        assert words(await stage.bot.handle(Action(origin, action, ids.value(kind), picked))) == NOT_YOURS, action
    assert await everything(stage, ana) == before


async def test_an_action_that_was_never_declared_is_not_yours(stage: Dialog):
    ana, _, ids, _ = await world(stage)
    for action in ("note.burn", "", "interview.save", "form.open", "form.save", "form.send"):
        assert words(await ana.sends(ana.action(action, ids.note))) == NOT_YOURS
