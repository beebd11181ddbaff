"""`afternote migrate`: brings the tables up to date, and does nothing else."""

import asyncio
import json

from adapters.cli.configured import configured, told, vault
from bot.settings import Settings, url
from bot.store.migrate import HEAD
from bot.store.store import Store


def migrate(*, as_json: bool) -> str:
    """What was done, as a line or as JSON."""
    settings = configured(Settings)
    ring, _, _ = vault(settings)

    async def opened_once() -> None:
        store = await Store.open(url(settings), ring)
        await store.close()

    asyncio.run(opened_once())
    database = told(settings)
    if as_json:
        return json.dumps({"database": database, "schema": HEAD})
    return f"{database} is at schema {HEAD}."
