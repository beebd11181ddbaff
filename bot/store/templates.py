"""Templates: a coach's wordings, sealed to their cohort; coaches write them, everybody in it may use them."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import instant, micros
from bot.model.cohort import Template
from bot.model.ids import CohortId, TemplateId
from bot.store import charters, grants, sql, tables
from bot.store.grants import Grant
from bot.store.private import opened, shut
from bot.store.sql import Row, Value, parameter, text_of
from bot.store.tx import Tx, home

_templates = tables.templates.c
_given = sql.given("ids")
_OF = select(tables.templates).where(_templates.cohort_id.in_(select(text_of(_given, 0)))).order_by(_templates.id)
_written = insert(tables.templates)
_PUT = _written.on_conflict_do_update(
    index_elements=[_templates.id],
    set_={"sealed": _written.excluded.sealed},
    where=_templates.cohort_id == _written.excluded.cohort_id,
)
_REMOVE = (
    delete(tables.templates)
    .where(_templates.id == parameter("template"), _templates.cohort_id == parameter("cohort"))
    .returning(_templates.id)
)


def _home(grant: Grant) -> str:
    return home(grant.cohort.home.platform, grant.cohort.home.tenant)


def _template(grant: Grant, row: Row) -> Template:
    row_id, cohort_id, created_at, sealed = row
    kept = opened(grant.tx.vault, sealed, table="templates", row=row_id, tenant=_home(grant), owner=cohort_id)
    return Template(TemplateId(row_id), CohortId(cohort_id), instant(created_at), kept["name"], kept["body"])


async def of(tx: Tx, cohort_id: CohortId) -> tuple[Template, ...] | None:
    """The cohort's templates, the oldest first, for whoever is in it; None for anybody else."""
    grant = await grants.anybody(tx, cohort_id)
    if grant is None:
        return None
    return tuple(_template(grant, row) for row in await grant.tx.rows(_OF, ids=sql.ids([cohort_id])))


async def at_hand(tx: Tx) -> tuple[Template, ...]:
    """The templates that the asker may use: those of the cohort that goes on and that they joined last."""
    for _, cohort in await grants.places(tx):
        if cohort.open and (found := await of(tx, cohort.id)):
            return found
    return ()


async def put(tx: Tx, template: Template) -> Grant | None:
    """Keeps it; None, and nothing, for whoever is no coach of a cohort that goes on."""
    await charters.locked(tx, template.cohort_id)
    grant = await grants.coach(tx, template.cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    sealed = shut(
        grant.tx.vault, {"name": template.name, "body": template.body}, table="templates", row=template.id,
        tenant=_home(grant), owner=template.cohort_id,
    )  # fmt: skip
    row: dict[str, Value] = {
        "id": template.id, "cohort_id": template.cohort_id, "created_at": micros(template.created_at),
        "sealed": sealed,
    }  # fmt: skip
    await grant.tx.many(_PUT, [row])
    return grant


async def remove(tx: Tx, cohort_id: CohortId, id: TemplateId) -> bool:
    """Whether a coach has removed it."""
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return False
    return await grant.tx.first(_REMOVE, template=id, cohort=cohort_id) is not None
