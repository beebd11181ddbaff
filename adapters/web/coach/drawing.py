"""Drawing the coach page: a sheet of words laid out; pure, and every string is escaped."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.web.coach.charts import HEIGHT, WIDTH, upright


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"upright": upright, "width": WIDTH, "height": HEIGHT}
    return environment


def draw(template: str, /, **values: Any) -> str:
    """The template filled in; every string in `values` is escaped."""
    return _environment().get_template(template).render(**values)
