"""`python -m adapters.cli.bench.ready FOLDER`: starts everything once, prints how long it took, stops."""

import asyncio
import json
import sys
import time
from pathlib import Path

_STARTED = time.perf_counter()


async def _ready(folder: Path) -> None:
    from adapters.cli.bench.measure import resident_mb
    from adapters.cli.serve import serving
    from bot.settings import Settings

    async with serving(Settings(data=folder, host="127.0.0.1", port=0, database_url=None, keys=None)):
        ready = time.perf_counter()
        figures = {
            "import_to_ready_s": ready - _STARTED,
            "cpu_s": time.process_time(),
            "resident_mb": resident_mb(),
        }
    print(json.dumps({**figures, "stop_s": time.perf_counter() - ready}))


if __name__ == "__main__":
    asyncio.run(_ready(Path(sys.argv[1])))
