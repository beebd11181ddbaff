"""What Discord refuses of components in messages, those of old and those of V2."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from tests.adapters.discord.payload_found import (
    Found,
    check_emoji,
    check_flag,
    check_keys,
    check_list,
    check_number,
    check_snowflake,
    check_string,
    check_url,
    units,
)

Json = dict[str, Any]

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 17
)  # fmt: skip
ENTITIES = (5, 6, 7, 8)
SELECTS = (SELECT, *ENTITIES)
COMPONENTS = 40
TEXTS = 4000
ROWS = 5
BUTTONS = 5
LABEL = 80
URL = 512
PLACEHOLDER = 150
OPTIONS = 25
OPTION = 100
ALT = 1024

_TOP = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
_INSIDE = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)


class Components:
    """One message's components, being looked at; `files`: the names of those that come with it."""

    def __init__(self, found: Found, *, v2: bool, files: Collection[str] | None = None) -> None:
        self.found = found
        self.v2 = v2
        self.files = files
        """None: nobody knows which there are."""
        self.shown: set[str] = set()
        """The files that a component shows."""
        self.count = 0
        self.text = 0

    def check(self, components: Any) -> None:
        """Looks at everything."""
        found = self.found
        if self.v2:
            for number, each in enumerate(check_list(found, "/components", components, 1, COMPONENTS)):
                self._one(f"/components/{number}", each, _TOP)
            if self.count > COMPONENTS:
                found.add("/components", f"are {self.count} in all, at most {COMPONENTS}")
            if self.text > TEXTS:
                found.add("/components", f"hold {self.text} characters of text in all, at most {TEXTS}")
        else:
            for number, each in enumerate(check_list(found, "/components", components, 0, ROWS)):
                self._one(f"/components/{number}", each, (ROW,))

    def _one(self, at: str, component: Any, kinds: tuple[int, ...]) -> None:
        if not isinstance(component, dict):
            self.found.add(at, "is no component")
            return
        self.count += 1
        kind = component.get("type")
        if kind not in kinds:
            self.found.add(f"{at}/type", f"{kind!r} has no place here")
            return
        self.found.id(at, component)
        _CHECKS[kind](self, at, component)

    def _row(self, at: str, row: Json) -> None:
        check_keys(self.found, at, row, {"type", "id", "components"}, {"components"})
        inside = check_list(self.found, f"{at}/components", row.get("components"), 1, BUTTONS)
        for number, each in enumerate(inside):
            self._one(f"{at}/components/{number}", each, (BUTTON, *SELECTS))
        selects = [each for each in inside if isinstance(each, dict) and each.get("type") in SELECTS]
        if selects and len(inside) > 1:
            self.found.add(f"{at}/components", "hold a select, which has a row for itself")

    def _button(self, at: str, button: Json) -> None:
        found, style = self.found, button.get("style")
        allowed = {"type", "id", "style", "disabled"}
        match style:
            case 1 | 2 | 3 | 4:
                check_keys(found, at, button, allowed | {"label", "emoji", "custom_id"})
                found.custom_id(at, button)
            case 5:
                check_keys(found, at, button, allowed | {"label", "emoji", "url"})
                check_url(found, f"{at}/url", button.get("url"), URL, ("http", "https", "discord"))
            case 6:
                check_keys(found, at, button, allowed | {"sku_id"}, {"sku_id"})
            case _:
                found.add(f"{at}/style", f"{style!r} is no style of a button")
        check_flag(found, f"{at}/disabled", button.get("disabled"))
        if button.get("emoji") is not None:
            check_emoji(found, f"{at}/emoji", button["emoji"])
        least = 0 if style == 6 or button.get("emoji") is not None else 1
        check_string(found, f"{at}/label", button.get("label"), LABEL, least=least, needed=bool(least))

    def _select(self, at: str, select: Json) -> None:
        check_select(self.found, at, select, modal=False)

    def _text(self, at: str, text: Json) -> None:
        check_keys(self.found, at, text, {"type", "id", "content"}, {"content"})
        check_string(self.found, f"{at}/content", text.get("content"), TEXTS, least=1)
        if isinstance(text.get("content"), str):
            self.text += units(text["content"])

    def _section(self, at: str, section: Json) -> None:
        check_keys(self.found, at, section, {"type", "id", "components", "accessory"}, {"components", "accessory"})
        for number, each in enumerate(check_list(self.found, f"{at}/components", section.get("components"), 1, 3)):
            self._one(f"{at}/components/{number}", each, (TEXT,))
        if "accessory" in section:
            self._one(f"{at}/accessory", section["accessory"], (BUTTON, THUMBNAIL))

    def _thumbnail(self, at: str, thumbnail: Json) -> None:
        check_keys(self.found, at, thumbnail, {"type", "id", "media", "description", "spoiler"}, {"media"})
        self._picture(at, thumbnail)

    def _picture(self, at: str, picture: Json) -> None:
        self._media(f"{at}/media", picture.get("media"), ("http", "https", "attachment"))
        check_string(self.found, f"{at}/description", picture.get("description"), ALT)
        check_flag(self.found, f"{at}/spoiler", picture.get("spoiler"))

    def _media(self, at: str, media: Any, schemes: tuple[str, ...]) -> None:
        if not isinstance(media, dict):
            self.found.add(at, "is no media item")
            return
        check_url(self.found, f"{at}/url", media.get("url"), 2048, schemes)
        scheme, _, name = str(media.get("url", "")).partition("://")
        if scheme == "attachment":
            self.shown.add(name)
            if self.files is not None and name not in self.files:
                self.found.add(f"{at}/url", f"{name!r} is no file that comes with it")

    def _gallery(self, at: str, gallery: Json) -> None:
        check_keys(self.found, at, gallery, {"type", "id", "items"}, {"items"})
        for number, each in enumerate(check_list(self.found, f"{at}/items", gallery.get("items"), 1, 10)):
            where = f"{at}/items/{number}"
            if not isinstance(each, dict):
                self.found.add(where, "is no item")
                continue
            check_keys(self.found, where, each, {"media", "description", "spoiler"}, {"media"})
            self._picture(where, each)

    def _file(self, at: str, file: Json) -> None:
        check_keys(self.found, at, file, {"type", "id", "file", "spoiler", "name", "size"}, {"file"})
        self._media(f"{at}/file", file.get("file"), ("attachment",))

    def _separator(self, at: str, separator: Json) -> None:
        check_keys(self.found, at, separator, {"type", "id", "divider", "spacing"})
        check_flag(self.found, f"{at}/divider", separator.get("divider"))
        check_number(self.found, f"{at}/spacing", separator.get("spacing"), 1, 2)

    def _container(self, at: str, container: Json) -> None:
        check_keys(self.found, at, container, {"type", "id", "components", "accent_color", "spoiler"}, {"components"})
        check_number(self.found, f"{at}/accent_color", container.get("accent_color"), 0, 0xFFFFFF)
        check_flag(self.found, f"{at}/spoiler", container.get("spoiler"))
        inside = check_list(self.found, f"{at}/components", container.get("components"), 1, COMPONENTS)
        for number, each in enumerate(inside):
            self._one(f"{at}/components/{number}", each, _INSIDE)


_CHECKS: dict[int, Callable[[Components, str, Json], None]] = {
    ROW: Components._row,
    BUTTON: Components._button,
    **dict.fromkeys(SELECTS, Components._select),
    SECTION: Components._section,
    TEXT: Components._text,
    THUMBNAIL: Components._thumbnail,
    GALLERY: Components._gallery,
    FILE: Components._file,
    SEPARATOR: Components._separator,
    CONTAINER: Components._container,
}


def check_select(found: Found, at: str, select: Mapping[str, Any], *, modal: bool) -> None:
    """A select of a message or of a form."""
    kind = select.get("type")
    allowed = {"type", "id", "custom_id", "placeholder", "min_values", "max_values", "required"}
    allowed |= {"options"} if kind == SELECT else {"default_values"}
    if kind == 8:
        allowed |= {"channel_types"}
    # Discord says that a form takes no disabled select, and ignores `required` in messages.
    check_keys(found, at, select, allowed if modal else allowed | {"disabled"})
    found.custom_id(at, select)
    check_string(found, f"{at}/placeholder", select.get("placeholder"), PLACEHOLDER)
    check_flag(found, f"{at}/disabled", select.get("disabled"))
    check_flag(found, f"{at}/required", select.get("required"))
    check_range(found, at, select, OPTIONS, required=modal and select.get("required", True) is not False)
    if kind == SELECT:
        check_options(found, at, select, 1, OPTIONS, most_chosen=select.get("max_values", 1))
    for number, each in enumerate(select.get("default_values") or ()):
        check_snowflake(found, f"{at}/default_values/{number}/id", each.get("id"))


def check_range(found: Found, at: str, given: Mapping[str, Any], most: int, *, required: bool) -> None:
    """How many may be chosen, or uploaded: what is required takes one at least."""
    check_number(found, f"{at}/min_values", given.get("min_values"), 1 if required else 0, most)
    check_number(found, f"{at}/max_values", given.get("max_values"), 1, most)
    low, high = given.get("min_values", 1), given.get("max_values", 1)
    several = given.get("options")
    if isinstance(low, int) and isinstance(high, int) and "max_values" in given and low > high:
        found.add(f"{at}/min_values", f"is {low}, more than max_values")
    if isinstance(several, list | tuple) and isinstance(high, int) and several and high > len(several):
        found.add(f"{at}/max_values", f"is {high}, and there are {len(several)} options")


def check_options(
    found: Found, at: str, given: Mapping[str, Any], least: int, most: int, *, most_chosen: Any, emoji: bool = True
) -> None:
    """The options of a select, a radio group or a checkbox group."""
    several = check_list(found, f"{at}/options", given.get("options"), least, most)
    allowed = {"label", "value", "description", "default"} | ({"emoji"} if emoji else set())
    values: list[Any] = []
    for number, each in enumerate(several):
        where = f"{at}/options/{number}"
        if not isinstance(each, dict):
            found.add(where, "is no option")
            continue
        check_keys(found, where, each, allowed, {"label", "value"})
        check_string(found, f"{where}/label", each.get("label"), OPTION, least=1)
        check_string(found, f"{where}/value", each.get("value"), OPTION, least=1)
        check_string(found, f"{where}/description", each.get("description"), OPTION)
        check_flag(found, f"{where}/default", each.get("default"))
        if each.get("emoji") is not None:
            check_emoji(found, f"{where}/emoji", each["emoji"])
        values.append(each.get("value"))
    if len(set(map(str, values))) != len(values):
        found.add(f"{at}/options", "share a value")
    chosen = [each for each in several if isinstance(each, dict) and each.get("default")]
    if isinstance(most_chosen, int) and len(chosen) > most_chosen:
        found.add(f"{at}/options", f"{len(chosen)} are chosen by default, at most {most_chosen}")
