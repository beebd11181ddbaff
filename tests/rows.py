"""Many rows in one test: a test an example costs more than the example does, so a table is one test.

Every row is looked at, whatever became of those before it, and all that failed are told.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any


def every(looks: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Runs all of these, each with its name; raises AssertionError with what every one that failed has said."""
    count, failed = 0, []
    for name, look in looks:
        count += 1
        try:
            look()
        except Exception as exc:
            failed.append(f"{name}: {type(exc).__name__}: {exc}")
    assert count, "a table without a row"
    assert not failed, f"{len(failed)} of {count} rows:\n\n" + "\n\n".join(failed)


def each_of(names: str | Sequence[str], values: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Reads as pytest.mark.parametrize does, for a pure test that is one test with as many rows."""
    called = [each.strip() for each in names.split(",")] if isinstance(names, str) else list(names)
    table = [each if len(called) > 1 else (each,) for each in values]

    def fold(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def folded(**more: Any) -> None:
            given = [dict(zip(called, row, strict=True)) for row in table]
            every((repr(row)[:200], functools.partial(test, **more, **row)) for row in given)

        whole = inspect.signature(test)
        left = [each for name, each in whole.parameters.items() if name not in called]
        folded.__signature__ = whole.replace(parameters=left)  # type: ignore[attr-defined]
        del folded.__wrapped__  # type: ignore[attr-defined]
        return folded

    return fold
