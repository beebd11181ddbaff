"""What is private is sealed: to its key, its row, its owner and its tenant."""

import base64
import json
import os
import random
import stat
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotYours, SealBroken, SettingsError
from bot.model.ids import MemberId
from bot.store import asked, contacts, forms, members, notes, nudges, opportunities, people, stages
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, stored, world

PLACE = {"table": "notes", "column": "sealed", "row": "1", "tenant": "slack/T1"}
ONE = Vault.from_keys(base64.b64encode(b"1" * 32).decode())


@given(st.binary(), st.text(), st.text(), st.text(), st.text())
def test_what_is_sealed_opens_in_its_place(plain: bytes, table: str, column: str, row: str, tenant: str) -> None:
    sealed = ONE.seal(plain, table=table, column=column, row=row, tenant=tenant)
    assert ONE.unseal(sealed, table=table, column=column, row=row, tenant=tenant) == plain
    with pytest.raises(SealBroken):
        # The place is not one long text: what moves from one part to the next is another place.
        ONE.unseal(sealed, table=table, column=column + "x", row=row, tenant=tenant)


@pytest.mark.parametrize("part", PLACE)
def test_what_is_sealed_opens_nowhere_else(part: str) -> None:
    sealed = ONE.seal(b"private", **PLACE)
    with pytest.raises(SealBroken):
        ONE.unseal(sealed, **{**PLACE, part: PLACE[part] + "2"})


def test_a_part_of_the_place_cannot_move_into_the_next() -> None:
    sealed = ONE.seal(b"private", **{**PLACE, "row": "12", "tenant": "3"})
    with pytest.raises(SealBroken):
        ONE.unseal(sealed, **{**PLACE, "row": "1", "tenant": "23"})


def test_no_bit_can_be_flipped() -> None:
    sealed = ONE.seal(b"a note of forty bytes, or nearly so many", **PLACE)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealBroken):
            ONE.unseal(bytes(changed), **PLACE)


def test_nothing_can_be_cut_or_added() -> None:
    sealed = ONE.seal(b"", **PLACE)
    for changed in (*(sealed[:length] for length in range(len(sealed))), sealed + b"\0"):
        with pytest.raises(SealBroken):
            ONE.unseal(changed, **PLACE)


def test_the_newest_key_seals_and_every_key_opens() -> None:
    old, new = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))
    before = Vault.from_keys(old).seal(b"private", **PLACE)
    ring = Vault.from_keys(new, old)
    assert ring.unseal(before, **PLACE) == b"private"
    assert not ring.newest(before)
    after = ring.seal(b"private", **PLACE)
    assert ring.newest(after)
    assert Vault.from_keys(new).unseal(after, **PLACE) == b"private"
    with pytest.raises(SealBroken, match="not in the settings"):
        Vault.from_keys(new).unseal(before, **PLACE)


@pytest.mark.parametrize("text", ["", "short", "AAAA", "not base64!" * 4])
def test_what_is_no_key_is_told(text: str) -> None:
    with pytest.raises(SettingsError, match="openssl rand"):
        Vault.from_keys(text)


def test_no_key_at_all_is_told() -> None:
    with pytest.raises(SettingsError):
        Vault.from_keys()


def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "afternote.key"
    umask = os.umask(0)
    try:
        vault, made = Vault.from_file(path)
    finally:
        os.umask(umask)
    assert made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["afternote.key"]
    again, made = Vault.from_file(path)
    assert not made
    assert again.unseal(vault.seal(b"private", **PLACE), **PLACE) == b"private"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "afternote.key"
    Vault.from_file(path)
    path.chmod(mode)
    with pytest.raises(SettingsError, match=f"chmod 600 {path}"):
        Vault.from_file(path)


def test_an_empty_key_file_is_not_filled(tmp_path: Path) -> None:
    path = tmp_path / "afternote.key"
    path.touch(0o600)
    with pytest.raises(SettingsError, match="holds no key"):
        Vault.from_file(path)
    assert path.read_bytes() == b""


async def test_no_private_word_is_written_in_clear(store: Store, database_url: str, tmp_path: Path) -> None:
    ana = world("ana", canary="K4n4ry")
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        entry = await stages.append(tx, "main", "K4n4ry first")
        await stages.replace(tx, entry, "K4n4ry second")
        await stages.remember(tx, "main", "theme", "K4n4ry dark")
    clear = await _everything(database_url, tmp_path)
    assert b"slack" in clear
    assert b"K4n4ry" not in clear
    assert b"K4n4ry"[::-1] not in clear
    await store.checkpoint()
    assert b"K4n4ry" not in await _everything(database_url, tmp_path)


async def _everything(url: str, tmp_path: Path) -> bytes:
    """The raw files, or the text of every table."""
    if url.startswith("sqlite"):
        return b"".join(path.read_bytes() for path in sorted(tmp_path.glob("afternote.sqlite3*")))
    raw = await asyncpg.connect(url)
    try:
        tables = await raw.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        out = []
        for (table,) in tables:
            for row in await raw.fetch(f'SELECT * FROM "{table}"'):
                out += [value if isinstance(value, bytes) else str(value).encode() for value in row]
        return b"\n".join(out)
    finally:
        await raw.close()


NOUNS = {
    "members": (members, "member"),
    "opportunities": (opportunities, "opportunity"),
    "people": (people, "person"),
    "contacts": (contacts, "contact"),
    "notes": (notes, "note"),
    "forms": (forms, "form"),
    "asked": (asked, "asked"),
}


async def _run(store: Store, text: str) -> None:
    async with store.begin(BOT) as tx:
        await tx._work.session.rows(text, [])


@pytest.mark.parametrize("table", NOUNS)
async def test_a_sealed_value_in_another_row_does_not_open(store: Store, table: str) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    module, noun = NOUNS[table]
    one, other = getattr(ana, noun), getattr(ben, noun)
    await _run(
        store,
        f"UPDATE {table} SET sealed = (SELECT sealed FROM {table} WHERE id = '{other.id}') WHERE id = '{one.id}'",
    )
    async with store.read(BOT) as tx:
        assert await module.get(tx, other.id) == other
        with pytest.raises(SealBroken):
            await module.get(tx, one.id)


@pytest.mark.parametrize("table", [table for table in NOUNS if table != "members"])
async def test_a_row_that_changed_hands_does_not_open(store: Store, table: str) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    module, noun = NOUNS[table]
    row = getattr(ben, noun)
    if table in ("opportunities", "people", "contacts"):
        async with store.begin(BOT) as tx:
            await notes.remove(tx, ben.note.id)
            await nudges.cancel(tx, [ben.nudge.id])
    if table == "opportunities":
        async with store.begin(BOT) as tx:
            await contacts.remove(tx, ben.contact.id)
        await _run(store, f"UPDATE nudges SET opportunity_id = NULL WHERE member_id = '{ben.member.id}'")
    more = ""
    if table in ("contacts", "notes"):
        more = f", opportunity_id = '{ana.opportunity.id}'"
    if table == "notes":
        more += f", contact_id = '{ana.contact.id}', person_id = '{ana.person.id}'"
    await _run(store, f"UPDATE {table} SET member_id = '{ana.member.id}'{more} WHERE id = '{row.id}'")
    async with store.read(BOT) as tx:
        with pytest.raises(SealBroken):
            await module.get(tx, row.id)


@pytest.mark.parametrize("table", NOUNS)
async def test_rows_do_not_open_in_another_tenant(store: Store, table: str) -> None:
    ana = world("ana")
    await stored(store, ana)
    await _run(store, "UPDATE members SET tenant = 'T2'")
    module, noun = NOUNS[table]
    async with store.read(BOT) as tx:
        with pytest.raises(SealBroken):
            await module.get(tx, getattr(ana, noun).id)


async def test_a_flipped_bit_in_the_database_is_found(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    chance = random.Random(1)
    async with store.begin(BOT) as tx:
        (sealed,) = (await tx._work.session.rows("SELECT sealed FROM notes", []))[0]
    for _ in range(20):
        changed = bytearray(sealed)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        hexed = changed.hex()
        literal = f"X'{hexed}'" if "sqlite" in type(store._database).__module__ else f"'\\x{hexed}'"
        await _run(store, f"UPDATE notes SET sealed = {literal}")
        async with store.read(BOT) as tx:
            with pytest.raises(SealBroken):
                await notes.get(tx, ana.note.id)


async def test_a_new_key_reseals_what_is_written_and_opens_the_rest(database_url: str, vault: Vault, key: str) -> None:
    ana, ben = world("ana"), world("ben")
    store = await Store.open(database_url, vault)
    await stored(store, ana, ben)
    await store.close()
    new = base64.b64encode(b"n" * 32).decode()
    store = await Store.open(database_url, Vault.from_keys(new, key))
    async with store.begin(BOT) as tx:
        await notes.put(tx, ana.note)
        assert await notes.get(tx, ana.note.id) == ana.note
        assert await notes.get(tx, ben.note.id) == ben.note
        rows = await tx._work.session.rows("SELECT sealed FROM notes ORDER BY id", [])
        assert [tx.vault.newest(bytes(sealed)) for (sealed,) in rows] == [True, False]
    await store.close()


async def test_nul_and_half_characters_reach_both_databases_alike(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    strange = replace(ana.person, name="a\x00b\ud800c\U0001f600\u2028", email="\x00")
    odd = replace(ana.form, action="l\x00og", value="v\ud800", filled={"\x00": "\ud800"})
    async with store.begin(BOT) as tx:
        await people.put(tx, strange)
        await forms.put(tx, odd)
        await members.put(tx, replace(ana.member, zone="Europe/\x00Paris"))
        assert await people.get(tx, "\x00") is None
        assert await notes.get_many(tx, ["\x00", "\ud800", "'", '"']) == {}
        assert await nudges.cancel(tx, ["\x00", "\\u0000", "\\ud800"]) == 0
    async with store.read(BOT) as tx:
        assert await people.get(tx, strange.id) == strange
        assert await forms.get(tx, odd.id) == replace(odd, action="log", value="v?")
        found = await members.get(tx, ana.member.id)
    assert found is not None
    assert found.zone == "Europe/Paris"


@given(st.lists(st.text(st.characters(exclude_categories=[])), max_size=4))
def test_what_stands_in_a_json_parameter_is_fit_for_both_databases(texts: list[str]) -> None:
    from bot.store.sql import clean, ids

    assert json.loads(ids(texts)) == [[clean(text)] for text in texts]


async def test_an_unknown_row_is_never_written_for_a_member_who_is_gone(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        await members.remove(tx, ana.member.id)
        with pytest.raises(NotYours):
            await notes.put(tx, replace(ana.note, member_id=MemberId(ana.member.id), created_at=NOW))
