"""Templates: fixed placeholders and literal text, previewed, named apart, and used with Undo on a note."""

import pytest

from bot.handlers.templates import named, reserved
from bot.model.cohort import Role, Template
from bot.model.ids import CohortId, TemplateId
from bot.store import notes, templates
from bot.store.rights import AsMember
from tests.cohorts.kept import BOT, SPRING, Kept, founded, known, told
from tests.dialogs.dialog import Dialog, Person

PANEL = "Dear {name},\n\nThank you for the talk about {topic} at {company}.\n\n{signature}"


async def writes(who: Person, name: str = "After a panel", body: str = PANEL) -> None:
    await who.types("/cohort template")
    await who.presses("Add a template")
    await who.fills(name=name, body=body)


async def keeps(who: Person, name: str = "After a panel", body: str = PANEL) -> None:
    await writes(who, name, body)
    await who.presses("Save")


async def there(kept: Kept) -> list[Template]:
    async with kept.stage.bot.store.read(AsMember((await known(kept.stage, kept.coach)).id)) as tx:
        return list(await templates.of(tx, SPRING) or ())


async def note_of(stage: Dialog, who: Person):
    member = await known(stage, who)
    async with stage.bot.store.read(BOT) as tx:
        return (await notes.of(tx, member.id))[0]


async def test_a_template_is_previewed_before_anything_is_kept(stage: Dialog):
    kept = await founded(stage)
    await writes(kept.coach)
    kept.coach.sees("Dear Grace", "the billing migration at Northwind", "Nothing is saved yet")
    assert await there(kept) == []
    await kept.coach.presses("Save")
    kept.coach.sees("Saved: After a panel")
    assert [each.name for each in await there(kept)] == ["After a panel"]


@pytest.mark.parametrize(
    "body",
    ["Dear {firstname}", "{{ ''.__class__ }}", "{interviewer.__init__}", "{x!r:>999999999}", "{name!r}", "{0}", "{}"],
)
async def test_h14_an_unknown_placeholder_is_named_with_those_that_are_known(stage: Dialog, body: str):
    kept = await founded(stage)
    await writes(kept.coach, body=f"Hi {{name}}, {body}")
    kept.coach.sees("can't be filled in", "{my_name}", body[1:] if body.startswith("{{") else body)
    assert kept.coach.actor.form is not None
    assert await there(kept) == []


@pytest.mark.parametrize("name", ["name", "{company}", "Note", "/interview log", "COHORT", "template", "  note  list "])
async def test_h10_a_name_that_means_something_already_is_refused(stage: Dialog, name: str):
    kept = await founded(stage)
    await writes(kept.coach, name=name)
    kept.coach.sees("means something else here already")


async def test_h10_the_name_of_another_template_is_refused_on_creating_and_on_renaming(stage: Dialog):
    kept = await founded(stage)
    await keeps(kept.coach)
    await writes(kept.coach, name="after  A panel")
    kept.coach.sees("There is a template called after A panel here")
    await keeps(kept.coach, name="Second")
    second = next(each for each in await there(kept) if each.name == "Second")
    await kept.coach.types("/cohort template")
    await kept.coach.sends(kept.coach.action("template.edit", f"{SPRING} {second.id}"))
    for name in ("After a panel", "interview"):
        assert named(name, [each for each in await there(kept) if each.id != second.id]) is not None
    assert named("Second", [each for each in await there(kept) if each.id != second.id]) is None


def test_every_command_and_placeholder_is_reserved():
    assert {"note", "interview log", "cohort template", "afternote", "topic", "my_name"} <= reserved()


async def test_edited_and_deleted_by_coaches_alone(stage: Dialog):
    kept = await founded(stage, "ana")
    await keeps(kept.coach)
    (one,) = await there(kept)
    ana = kept.people["ana"]
    await ana.types("/cohort template")
    ana.sees("After a panel")
    assert "Edit" not in ana.offered()
    value = f"{SPRING} {one.id}"
    for action in ("template.add", "template.edit", "template.delete", "template.erase"):
        assert "That's gone" in await told(ana, action, value), action
    async with stage.bot.store.begin(AsMember((await known(stage, ana)).id)) as tx:
        mine = Template(TemplateId("mine"), SPRING, stage.clock.now(), "Mine", "Hi")
        assert await templates.put(tx, mine) is None
        assert not await templates.remove(tx, SPRING, one.id)
    await kept.coach.types("/cohort template")
    await kept.coach.presses("Delete")
    kept.coach.sees("Notes that were made from it stay")
    await kept.coach.presses("Delete")
    assert await there(kept) == []


async def test_a_member_starts_a_note_from_one_and_takes_it_back(stage: Dialog):
    kept = await founded(stage, "ana")
    await keeps(kept.coach)
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    before = await note_of(stage, ana)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.presses("From a template")
    ana.sees("Undo brings it back")
    (one,) = await there(kept)
    await ana.picks("Template", f"{SPRING} {one.id}")
    # The signature is not known: it is asked for, and no bracket gets into the note.
    await ana.fills(signature="Ana Silva, ana@mail.example")
    note = await note_of(stage, ana)
    assert note.own
    assert note.body == (
        "Dear Grace,\n\nThank you for the talk about the billing migration at Acme.\n\nAna Silva, ana@mail.example"
    )
    ana.sees("In the words of the template After a panel", "Your own words")
    await ana.presses("Undo")
    after = await note_of(stage, ana)
    assert (after.body, after.own, after.short) == (before.body, before.own, before.short)


async def test_what_was_changed_since_is_not_undone(stage: Dialog):
    kept = await founded(stage, "ana")
    await keeps(kept.coach, body="Dear {name}, thank you.")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    (one,) = await there(kept)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.presses("From a template")
    await ana.picks("Template", f"{SPRING} {one.id}")
    undo = ana.control("Undo").value
    await ana.types("/note edit Grace")
    await ana.fills(body="My own words.")
    await ana.sends(ana.action("note.untemplate", undo))
    assert (await note_of(stage, ana)).body == "My own words."


async def test_words_of_the_member_with_braces_in_them_stay_as_they_are(stage: Dialog):
    kept = await founded(stage, "ana")
    await keeps(kept.coach, body="Dear {name}, about {topic}.")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    (one,) = await there(kept)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.presses("From a template")
    await ana.picks("Template", f"{SPRING} {one.id}")
    await ana.fills(topic="{company} and {0!r}")
    assert (await note_of(stage, ana)).body == "Dear Grace, about {company} and {0!r}."


async def test_a_template_of_another_cohort_is_nobodys(stage: Dialog):
    kept = await founded(stage, "ana")
    await keeps(kept.coach)
    (one,) = await there(kept)
    other = await founded(stage, "ben", id=CohortId("autumn0000000001"), coach="dora", name="Autumn")
    ben = other.people["ben"]
    await ben.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    note = await note_of(stage, ben)
    theirs = await told(ben, "note.template", note.id, f"{SPRING} {one.id}")
    assert theirs == await told(ben, "note.template", note.id, f"{SPRING} 0000000000zzzzzz")
    assert "That's gone" in theirs
    assert "That's gone" in await told(other.coach, "template.show", f"{SPRING} {one.id}")


async def test_a_coach_who_is_one_no_more_keeps_nothing_by_an_open_preview(stage: Dialog):
    kept = await founded(stage, "ben")
    ben = kept.people["ben"]
    await kept.joins(ben, Role.COACH)
    await writes(ben)
    await kept.joins(ben, Role.MEMBER)
    await ben.presses("Save")
    ben.sees("Coaches of this group change that")
    assert await there(kept) == []
