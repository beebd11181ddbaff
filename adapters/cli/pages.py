"""The generated parts of README.md, .env.example, and the platforms' manifests: made from the declarations."""

import importlib
import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from adapters.cli.platforms import platforms
from bot.chat.spec import CommandSpec, as_options
from bot.settings import Settings


def renewed(root: Path, *, check: bool = False) -> int:
    """Writes the pages anew, or with `check` only names those that differ; 1 when any does and was not written."""
    pages = {root / ".env.example": env_example(), root / "README.md": readme((root / "README.md").read_text("utf-8"))}
    for module in _manifests():
        pages |= {root / path: text for path, text in module.pages(declared()).items()}
    differ = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in differ:
        print(f"{path.name} {'differs' if check else 'written'}")
        if not check:
            path.write_text(pages[path], "utf-8")
    return 1 if check and differ else 0


def readme(text: str) -> str:
    """The README with its tables made anew."""
    text = _between(text, "commands", commands_table(declared()))
    for module in _manifests():
        for name, table in module.tables().items():
            text = _between(text, name, table)
    return _between(text, "settings", settings_table())


def _manifests() -> Iterator[ModuleType]:
    """What the platforms register: a platform's package may have a module `manifest` with `pages` and `tables`."""
    for platform in platforms():
        package = type(platform).__module__
        if package.startswith("adapters.") and find_spec(f"{package}.manifest") is not None:
            yield importlib.import_module(f"{package}.manifest")


def declared() -> tuple[CommandSpec, ...]:
    """Every command, as the core declares them."""
    from bot.handlers import EVERY

    return EVERY.specs


def commands_table(specs: Sequence[CommandSpec]) -> str:
    """The commands as a table, and how they are given what they take where it is no line."""
    rows = [f"| `/{spec.path}` | {_cell(spec.description)} | {_example(spec)} |" for spec in specs]
    return "\n".join(["| Command | Does | For example |", "|---|---|---|", *rows, *_by_options(specs)])


def _by_options(specs: Sequence[CommandSpec]) -> list[str]:
    """Said once, of the example with the most parts: a line of the table is as it is typed elsewhere."""
    spec = max(reversed(specs), key=lambda each: len(as_options(each, each.example)), default=None)
    there = " and ".join(each.label for each in platforms() if each.typed_options)
    if spec is None or not there:
        return []
    typed = " ".join(f"{name}: {value}" for name, value in as_options(spec, spec.example))
    return ["", f"On {there}, what stands after a command goes into its options: `/{spec.path} {typed}`."]


def _example(spec: CommandSpec) -> str:
    return f"`/{spec.path} {_cell(spec.example)}`" if spec.example else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def settings_table() -> str:
    """Every setting as a table."""
    rows = [
        f"| `{name}` | {_default(field)} | {field.description or ''} |"
        for _, kind in _kinds()
        for name, field in _fields(kind)
    ]
    return "\n".join(["| Variable | Default | Is |", "|---|---|---|", *rows])


def env_example() -> str:
    """Every setting as a commented line, with what it is."""
    lines = ["# What may be set. Copy this file to .env and uncomment what you need; nothing has to be set."]
    for title, kind in _kinds():
        lines += ["", f"# {title}"]
        for name, field in _fields(kind):
            lines += ["", f"# {(field.description or '').replace('`', '')}", f"#{name}={_value(field)}"]
    return "\n".join(lines) + "\n"


def _kinds() -> Iterator[tuple[str, type[BaseSettings]]]:
    yield "Afternote", Settings
    for platform in platforms():
        yield platform.label, platform.settings


def _fields(kind: type[BaseSettings]) -> Iterator[tuple[str, FieldInfo]]:
    prefix = kind.model_config.get("env_prefix") or ""
    for name, field in kind.model_fields.items():
        yield f"{prefix}{name}".upper(), field


def _value(field: FieldInfo) -> str:
    return "" if field.default is None or field.is_required() else str(field.default)


def _default(field: FieldInfo) -> str:
    value = _value(field)
    return f"`{value}`" if value else ""


def _between(text: str, name: str, new: str) -> str:
    """The text with what stands between the marks of this name replaced."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    assert marks.search(text), f"README.md has no marks for {name}"
    return marks.sub(lambda found: f"{found.group(1)}\n{new}\n\n{found.group(2)}", text)
