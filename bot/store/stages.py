"""Stages: what the playground showed, and what it must remember; nobody's but the stage's own."""

from sqlalchemy import LargeBinary, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.store import tables
from bot.store.sql import number, parameter
from bot.store.tx import Tx

_stages = tables.stages.c
_marks = tables.stage_marks.c

_APPEND = (
    insert(tables.stages)
    .values(stage=parameter("on_stage"), sealed=bindparam("empty", type_=LargeBinary))
    .returning(_stages.id)
)
_REPLACE = (
    update(tables.stages).where(_stages.id == number("row")).values(sealed=bindparam("payload", type_=LargeBinary))
)
_STAGE = select(_stages.stage).where(_stages.id == number("row"))
_ALL = select(_stages.id, _stages.sealed).where(_stages.stage == parameter("on_stage")).order_by(_stages.id)
_CLEAR = delete(tables.stages).where(_stages.stage == parameter("on_stage"))
_CLEAR_MARKS = delete(tables.stage_marks).where(_marks.stage == parameter("on_stage"))
_mark = upsert(tables.stage_marks)
_REMEMBER = _mark.on_conflict_do_update(
    index_elements=[_marks.stage, _marks.key], set_={"sealed": _mark.excluded.sealed}
)
_RECALL = select(_marks.sealed).where(_marks.stage == parameter("on_stage"), _marks.key == parameter("mark"))


async def append(tx: Tx, stage: str, payload: str) -> int:
    """The number of the new entry at the end of the transcript."""
    (row,) = await tx.rows(_APPEND, on_stage=stage, empty=b"")
    id = int(row[0])
    await _write(tx, stage, id, payload)
    return id


async def replace(tx: Tx, id: int, payload: str) -> None:
    """Puts another payload into an entry; does nothing when it is gone."""
    found = await tx.first(_STAGE, row=id)
    if found is not None:
        await _write(tx, found[0], id, payload)


async def all(tx: Tx, stage: str) -> tuple[tuple[int, str], ...]:
    """The whole transcript in order."""
    return tuple(
        (
            id,
            tx.vault.unseal(bytes(sealed), table="stages", column="sealed", row=str(id), tenant=stage).decode(
                "utf-8", "surrogatepass"
            ),
        )
        for id, sealed in await tx.rows(_ALL, on_stage=stage)
    )


async def clear(tx: Tx, stage: str) -> None:
    """Empties the stage: its transcript and what it remembered."""
    await tx.rows(_CLEAR, on_stage=stage)
    await tx.rows(_CLEAR_MARKS, on_stage=stage)


async def remember(tx: Tx, stage: str, key: str, value: str) -> None:
    """Keeps one value under this key."""
    sealed = tx.vault.seal(
        value.encode("utf-8", "surrogatepass"), table="stage_marks", column="sealed", row=key, tenant=stage
    )
    await tx.many(_REMEMBER, [{"stage": stage, "key": key, "sealed": sealed}])


async def recall(tx: Tx, stage: str, key: str) -> str | None:
    """The value under this key, or None."""
    found = await tx.first(_RECALL, on_stage=stage, mark=key)
    if found is None:
        return None
    plain = tx.vault.unseal(bytes(found[0]), table="stage_marks", column="sealed", row=key, tenant=stage)
    return plain.decode("utf-8", "surrogatepass")


async def _write(tx: Tx, stage: str, id: int, payload: str) -> None:
    sealed = tx.vault.seal(
        payload.encode("utf-8", "surrogatepass"), table="stages", column="sealed", row=str(id), tenant=stage
    )
    await tx.rows(_REPLACE, row=id, payload=sealed)
