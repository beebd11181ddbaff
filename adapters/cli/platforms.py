"""The platforms there are: each is a folder of the adapters whose package says so."""

import importlib
import pkgutil
from functools import cache

import adapters
from bot.errors import SettingsError
from bot.ports import Platform


@cache
def platforms() -> tuple[Platform, ...]:
    """Every platform, by name; their kits are not imported."""
    packages = [each.name for each in pkgutil.iter_modules(adapters.__path__) if each.ispkg]
    modules = [importlib.import_module(f"adapters.{name}") for name in sorted(packages)]
    return tuple(module.PLATFORM for module in modules if hasattr(module, "PLATFORM"))


def platform(name: str) -> Platform:
    """The platform of this name.

    Raises SettingsError when there is none.
    """
    for each in platforms():
        if each.name == name:
            return each
    known = ", ".join(each.name for each in platforms()) or "none in this version"
    raise SettingsError(f"There is no platform {name!r}. Platforms: {known}.")
