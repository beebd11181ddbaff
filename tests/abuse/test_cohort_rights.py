"""H06, H07, H08 in groups: over every route that is declared, who has no right is answered as for an unknown id.

Where one has the right the answer is another; where one has not, nothing changes in the database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.cards.completions import SHOWN
from bot.handlers import EVERY
from tests.abuse.cohort_worlds import (
    AUTHOR,
    COACH,
    ELSEWHERE,
    MEMBER,
    PRESENT,
    REMOVED,
    SPONSOR,
    STRANGER,
    UNKNOWN_IDS,
    WHO,
    Dump,
    World,
    world,
)
from tests.abuse.test_rights import ACTIONS, FORMS, NOT_YOURS, NOTHING, words
from tests.dialogs.dialog import Dialog

HERS = frozenset({AUTHOR})
MEMBERS = frozenset({AUTHOR, MEMBER})
COACHES = frozenset({COACH})
LOOKERS = frozenset({COACH, SPONSOR})
INSIDE = frozenset({AUTHOR, MEMBER, COACH, SPONSOR})
NOBODY: frozenset[str] = frozenset()
OF_GROUPS = frozenset({"cohort", "review", "template", "celebration", "room", "over", "answered"})
"""Words of a row that name a thing of a group."""

Rights = Mapping[str, tuple[str, str | None, frozenset[str]]]
PRESSED: Rights = {
    "bridge.close": ("cohort room", None, COACHES),
    "bridge.code": ("cohort", None, COACHES),
    "bridge.leaving": ("cohort room", None, COACHES),
    "bridge.open": ("link", None, COACHES),
    "bridge.show": ("cohort", None, COACHES),
    "celebrate.back": ("celebration", None, HERS),
    "celebrate.show": ("celebration", None, HERS),
    "cohort.alone": ("over", None, INSIDE),
    "cohort.archive": ("over", None, COACHES),
    "cohort.end": ("cohort", None, COACHES),
    "cohort.end_now": ("cohort", None, COACHES),
    # Whoever is in it already joins by the button where it hangs, in the channel.
    "cohort.join": ("cohort", None, frozenset({PRESENT})),
    "cohort.leave": ("cohort", None, INSIDE),
    "cohort.left": ("cohort", None, INSIDE),
    "cohort.level": ("cohort", "counts", MEMBERS),
    "cohort.made": ("cohort", None, COACHES),
    "cohort.move": ("cohort", None, COACHES),
    "cohort.post": ("cohort", None, COACHES),
    "cohort.sample": ("cohort", None, COACHES),
    "cohort.seen": ("cohort counts", None, MEMBERS),
    "cohort.show": ("cohort", None, INSIDE),
    "digest.post": ("cohort 2026-03-01", None, COACHES),
    "digest.show": ("cohort", None, COACHES),
    "goal.cohort": ("cohort", None, COACHES),
    "insights.export": ("cohort", None, LOOKERS),
    "insights.show": ("cohort", None, LOOKERS),
    "members.do": ("cohort mia coach", None, COACHES),
    "members.list": ("cohort 2", None, COACHES),
    "members.of": ("cohort", None, INSIDE),
    "note.template": ("note", "cohort template", HERS),
    "note.templates": ("note", None, HERS),
    "note.untemplate": ("note 01234567 0 0", None, HERS),
    "page.open": ("cohort", None, LOOKERS),
    "policy.change": ("cohort", None, COACHES),
    "policy.show": ("cohort", None, INSIDE),
    # Only where a coach has asked to read it: tests/cohorts/test_reading.py.
    "review.allow": ("draft cohort", None, NOBODY),
    "review.apply": ("answered", None, HERS),
    "review.ask": ("draft", None, HERS),
    "review.comment": ("review 01234567", None, COACHES),
    "review.go": ("draft cohort", None, HERS),
    "review.good": ("review 01234567", None, COACHES),
    "review.may_i": ("cohort ana", None, COACHES),
    "review.not_now": ("draft cohort", None, NOBODY),
    "review.open": ("review", None, COACHES),
    "review.question": ("draft cohort", None, HERS),
    "review.queue": ("cohort", None, COACHES),
    "review.show": ("review", None, HERS),
    "review.thanks": ("answered", None, HERS),
    "review.withdraw": ("review", None, HERS),
    "template.add": ("cohort", None, COACHES),
    "template.delete": ("cohort template", None, COACHES),
    "template.edit": ("cohort template", None, COACHES),
    "template.erase": ("cohort template", None, COACHES),
    "template.keep": ("form", None, COACHES),
    "template.list": ("cohort", None, INSIDE),
    "template.show": ("cohort template", None, INSIDE),
    "tips.default": ("cohort", None, COACHES),
    "tips.edit": ("cohort", None, COACHES),
    "tips.list": ("cohort", None, COACHES),
    "tips.off": ("cohort", None, MEMBERS),
    "tips.on": ("cohort", None, MEMBERS),
}
"""Every action on a thing of a group: what its value names, what is picked, and who has the right."""

SENT: Mapping[str, tuple[str, frozenset[str]]] = {
    "celebrate.keep": ("cohort sent", MEMBERS),
    "cohort.make": ("cohort", NOBODY),
    "goal.save": ("cohort", COACHES),
    "policy.save": ("cohort", COACHES),
    "review.ask": ("draft cohort", HERS),
    "review.comment": ("review 01234567", COACHES),
    "template.fill": ("note cohort template", HERS),
    "template.save": ("cohort", COACHES),
    "tips.save": ("cohort", COACHES),
}
"""Every form about a thing of a group."""


def private() -> Iterator[tuple[str, str, str | None]]:
    """The actions on what is one member's own, and nobody else's in the group."""
    for action, (kind, picked) in ACTIONS.items():
        known = set(kind.split()) & {"note", "contact", "opportunity", "person", "asked"}
        if action not in PRESSED and known and not kind.startswith("own form"):
            yield action, kind, picked


def test_h06_the_matrix_of_groups_names_every_route_about_one():
    named = {action for action, (kind, _) in ACTIONS.items() if OF_GROUPS & set(kind.split())}
    assert named <= set(PRESSED), "an action on a thing of a group without a row in the matrix"
    assert set(PRESSED) <= set(EVERY.actions)
    modules = ("cohort_", "cohorts", "coach", "digests", "review", "templates", "tips", "celebrating", "bridging")
    theirs = {
        action for action, handler in EVERY.actions.items()
        if handler.__module__.rpartition(".")[2].startswith(modules) and ACTIONS[action][0] != NOTHING
    }  # fmt: skip
    assert theirs - set(PRESSED) <= {"celebrate", "tips.keep"}, "an action of these modules without a row"
    forms = {action for action, (kind, _) in FORMS.items() if OF_GROUPS & set(kind.split())}
    assert forms <= set(SENT), "a form about a thing of a group without a row in the matrix"


async def unchanged(made: World, before: Dump, about: object, *, but: frozenset[str] = frozenset()) -> None:
    after = await made.dump()
    assert [name for name in after if name not in but and after[name] != before[name]] == [], about


async def denied(made: World, role: str, before: Dump) -> None:
    """Every press of somebody without the right is answered as for an unknown id."""
    rows = [(action, kind, picked) for action, (kind, picked, may) in PRESSED.items() if role not in may]
    for action, kind, picked in rows:
        unknown = await made.presses(role, action, UNKNOWN_IDS.value(kind), picked and UNKNOWN_IDS.value(picked))
        theirs = await made.presses(role, action, made.ids.value(kind), picked and made.ids.value(picked))
        assert words(theirs) == words(unknown) == NOT_YOURS, (role, action)
        assert type(theirs) is type(unknown), (role, action)
    if role in (MEMBER, COACH, SPONSOR):
        # Being in her group gives no right to what is hers; strangers are in test_rights.
        for action, kind, picked in private():
            theirs = await made.presses(role, action, made.ids.value(kind), picked and made.ids.value(picked))
            assert words(theirs) == NOT_YOURS, (role, action)
    await unchanged(made, before, role)


async def granted(made: World, role: str, whole: Dump) -> None:
    """Every press of somebody with the right finds what it is about."""
    for action, (kind, picked, may) in PRESSED.items():
        if role in may:
            found = await made.presses(role, action, made.ids.value(kind), picked and made.ids.value(picked))
            assert words(found) != NOT_YOURS, (role, action)
            assert "broke on my side" not in words(found), (role, action)
            await made.restore(whole)


async def test_h06_h07_h08_who_has_no_right_is_answered_as_for_an_unknown_id(stage: Dialog):
    made = await world(stage)
    before = await made.dump()
    for role in WHO:
        await denied(made, role, before)


async def test_h06_who_has_the_right_finds_what_it_is_about(stage: Dialog):
    made = await world(stage)
    whole = await made.dump(but=frozenset())
    for role in (AUTHOR, MEMBER, COACH, SPONSOR, PRESENT):
        await granted(made, role, whole)


async def test_h06_h07_h08_a_form_of_ones_own_about_somebody_elses_thing_does_nothing(stage: Dialog):
    made = await world(stage)
    whole, before = await made.dump(but=frozenset()), await made.dump()
    for role in WHO:
        for action, (kind, may) in SENT.items():
            values = FORMS[action][1]
            unknown = words(await made.sends(role, action, UNKNOWN_IDS.value(kind), values))
            theirs = words(await made.sends(role, action, made.ids.value(kind), values))
            assert "broke on my side" not in theirs, (role, action)
            if role in may:
                assert theirs != unknown, (role, action)
                await made.restore(whole)
            else:
                assert theirs == unknown, (role, action)
        await made.restore({**(await made.dump(but=frozenset())), "forms": whole["forms"]})
        await unchanged(made, before, role)


async def test_h08_a_coach_gets_at_nothing_elsewhere_by_naming_their_own_group(stage: Dialog):
    made = await world(stage)
    whole, before = await made.dump(but=frozenset()), await made.dump()
    mixed = replace(made.ids, cohort=made.bobs.cohort, over=made.bobs.cohort)
    nothing = replace(UNKNOWN_IDS, cohort=made.bobs.cohort, over=made.bobs.cohort)
    for action, (kind, picked, _) in PRESSED.items():
        things = set(f"{kind} {picked or ''}".split())
        if not {"cohort", "over"} & things or things <= {"cohort", "over", "counts", "2"}:
            continue
        said = [
            words(await made.presses(ELSEWHERE, action, ids.value(kind), picked and ids.value(picked)))
            for ids in (mixed, nothing)
        ]
        assert said[0] == said[1], action
        if (await made.dump()) != before:
            # What is changed is his own.
            after = await made.dump()
            for name in ("memberships", "reviews", "celebrations", "rooms", "notes", "templates"):
                assert after[name] >= before[name], (action, name)
            await made.restore(whole)


ECHOED = ("interview log", "followup add", "afternote help", "afternote link", "afternote settings", "cohort create")
"""Commands that name nothing that is there; of codes that do not work five are looked at in an hour."""
NAMED = {"Ana": "Zed", "Globex": "Zzqqzz", "Turing": "Qqzzqq"}


async def test_h06_a_reference_by_name_finds_nothing_of_somebody_else(stage: Dialog):
    await world(stage)
    for role in (MEMBER, COACH, SPONSOR, ELSEWHERE, REMOVED, STRANGER):
        who = stage.actor(WHO[role])
        for spec in stage.bot.routes.specs:
            if not spec.options or spec.path in ECHOED:
                continue
            if role == COACH and spec.path == "cohort members":
                continue
            for name, other in NAMED.items():
                said = []
                for typed in (name, other):
                    await who.types(f"/{spec.path} {typed}")
                    said.append(who.told().casefold().replace(typed.casefold(), "NAME"))
                assert said[0] == said[1], (role, spec.path, name)
        for path, option in stage.bot.routes.lookups:
            for typed in ("", "acme", "gra", "ana"):
                offered = [each for each in await who.actor.completes(path, option, typed) if each.value != SHOWN]
                for private_word in ("Acme", "Grace", "Globex", "Turing"):
                    assert private_word not in str(offered), (role, path, option)
