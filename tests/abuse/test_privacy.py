"""P5, P14, H12: no private word of one member reaches another, nor any log; previews can be discreet."""

import json
from collections.abc import Iterator

import pytest
import structlog

from bot.chat.codec import encode
from bot.model.people import Address
from bot.stage import Kind
from tests.dialogs.dialog import Dialog, Person


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every log line of this test, rendered as JSON with its traceback."""
    lines: list[str] = []

    def keep(_: object, __: str, event: dict[str, object]) -> str:
        lines.append(json.dumps(event, default=repr))
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.format_exc_info, keep],
        cache_logger_on_first_use=False,
    )
    yield lines
    structlog.configure(**before)


MARKED = ("company", "role", "person", "mail", "topic", "question", "body", "subject", "phone", "link", "stray", "odd")


def mark(who: str, what: str) -> str:
    return f"zz{who}{what}zz"


async def life(stage: Dialog, person: Person) -> None:
    """Everything that a member can do, with a marker in every private field."""
    m = {what: mark(person.name, what) for what in MARKED}
    await person.types(f"/interview log {m['company']} Inc, Engineer, today 10am with Grace {m['person']}")
    await person.types("/interview log")
    await person.fills(
        company=m["company"], role=m["role"], when="today 9am",
        people=f"{m['person'].title()} Chen <{m['mail']}@x.example>",
    )
    await person.types(f"/interview debrief {m['role']}")
    await person.fills(topic1=m["topic"], question=m["question"], feeling="2")
    await person.types(f"/note show {m['company']}")
    await person.types(f"/note edit {m['role']}")
    if person.actor.form is not None:
        await person.fills(subject=m["subject"], body=f"Dear you, {m['body']}")
    await person.types("/afternote settings")
    await person.presses("Change")
    await person.fills()
    await person.fills(email=f"{m['mail']}@y.example", phone=m["phone"][:40], link=m["link"])
    await person.fills()
    # What is misread is typed all the same.
    for line in (f"{m['stray']} hello", f"/{m['odd']} {m['stray']}", f"/interview {m['odd']} {m['stray']}",
                 f"/interview show {m['stray']}", f"/note sent {m['odd']} {m['stray']}",
                 f"/afternote pause {m['stray']}",
                 f"/interview log {m['company']}, {m['role']}, {m['odd']} with {m['person']}"):  # fmt: skip
        await person.types(line)
    await person.gives("interview log", company=m["company"], when=m["odd"], format=m["stray"])
    await person.gives("note sent", note=m["role"], way=m["stray"])
    for inbound in (
        person.action(m["stray"], m["odd"]), person.action("note.open", m["stray"]),
        person.action("note.reason", "x", m["odd"]),
        person.submission(m["odd"], {m["stray"]: m["body"]}), person.command(f"note {m['odd']}", m["stray"]),
    ):  # fmt: skip
        await person.sends(inbound)


async def test_p5_nobody_is_shown_and_no_log_holds_a_word_of_somebody_else(stage: Dialog, logged: list[str]):
    people = [stage.actor(name, display=f"{name.title()} {mark(name, 'name')}") for name in ("ana", "ben", "cyd")]
    for person in people:
        await life(stage, person)
    await stage.passes(days=40)
    for person in people:
        for label in ("They replied", "Fewer of these", "Open"):
            try:
                await person.presses(label)
            except LookupError:
                continue
    shown = {person.name: "" for person in people}
    for each in stage.shown:
        words = [encode(each.card), encode(each.form), each.text, str(each.problems)]
        shown[each.to or each.place] += json.dumps(words)
    for person in people:
        own = [what for what in MARKED if mark(person.name, what) in shown[person.name]]
        assert len(own) >= 9, "the canaries are not shown at all"
        for other in people:
            if other is not person:
                assert f"zz{other.name}" not in shown[person.name].casefold(), (person.name, other.name)
    assert len(logged) > 60
    lines = "\n".join(logged).casefold()
    for person in people:
        for what in (*MARKED, "name"):
            assert mark(person.name, what).casefold() not in lines, what
    assert "@x.example" not in lines


async def test_p5_a_turn_or_an_errand_that_breaks_logs_no_private_word(stage: Dialog, logged: list[str], monkeypatch):
    ana = stage.actor("ana", display="Ana Canary")
    await ana.types("/interview log Canary Ltd, Canary, today 2pm with Canary Bird")

    async def broken(*_: object) -> None:
        raise ValueError("'canary' is not a valid answer") from KeyError("canary")

    monkeypatch.setitem(stage.bot.routes.commands, "interview show", broken)
    await ana.types("/interview show Canary Ltd")
    ana.sees("Something broke on my side")
    from bot.handlers import errands
    from bot.model.nudge import NudgeKind

    monkeypatch.setitem(errands._HANDLERS, NudgeKind.DEBRIEF, broken)
    await stage.passes(hours=6)
    text = "\n".join(logged).casefold()
    assert "turn failed" in text
    assert "errand failed" in text
    assert "valueerror at dispatch.py" in text
    assert "canary" not in text


async def test_nudges_never_carry_draft_text(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the zebra migration")
    ana.sees("zebra")
    await stage.passes(days=30)
    assert len(ana.deliveries()) >= 4
    for each in ana.deliveries():
        assert "zebra" not in json.dumps(encode(each.card))
        assert "Dear" not in each.words


async def test_discreet_previews_name_no_company_no_person_and_not_the_word_interview(stage: Dialog):
    ana, bea = stage.actor("ana"), stage.actor("bea")
    for person in (ana, bea):
        await person.types("/afternote settings")
        await person.presses("Change")
        await person.fills()
        await person.fills()
        await person.fills(discreet="Yes" if person is ana else "No")
        await person.types("/interview log Acme0, Engineer, today 10am with Grace Hopper and Alan Turing")
    await stage.moves_to("2026-03-02", "18:30")
    await ana.picks("Snooze", "1 hour")
    for person in (ana, bea):
        for n in range(1, 6):
            # More than a day may bring, so that a morning list comes too.
            await person.types(f"/interview log Acme{n}, Engineer, tomorrow 2pm with Grace Hopper and Alan Turing")
    await stage.passes(days=41)
    kinds = {each.words.splitlines()[0][:12] for each in ana.deliveries()}
    assert len(kinds) >= 5, kinds
    for each in stage.shown:
        if each.kind is not Kind.DELIVERY or each.place != "ana" or each.retired:
            continue
        assert each.card is not None
        preview = (each.card.preview or "missing: interview").casefold()
        for word in ("acme", "grace", "hopper", "alan", "turing", "interview", "engineer"):
            assert word not in preview, preview
    plain = " ".join(each.card.preview or "" for each in bea.deliveries() if each.card)
    assert "Acme" in plain
    assert "Grace" in plain


async def test_a_reply_in_a_room_is_seen_by_the_asker_alone(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.actor.types("/interview log Acme, Engineer, today 10am with Grace", room="#spring")
    assert [each.kind for each in ana.fresh()] == [Kind.TYPED, Kind.REPLY]
    assert ben.fresh() == []
    assert Address("stage", "stage", user="ana") == ana.actor.address
