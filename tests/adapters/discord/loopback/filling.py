"""A form's fields as a person fills them: from what is prefilled to what Discord sends."""

from typing import Any

from tests.adapters.discord.loopback.payloads import Payloads
from tests.adapters.discord.loopback.posted import File
from tests.adapters.discord.loopback.world import Json, User

TEXT, STRING_SELECT, FILES, RADIO, BOXES, BOX = 4, 3, 19, 21, 22, 23
ENTITIES = (5, 6, 7, 8)


class Sheet:
    """The fields of one open form, as filled so far."""

    def __init__(self, modal: Json, payloads: Payloads) -> None:
        self._payloads = payloads
        self.modal = modal
        self.resolved: Json = {}
        self.fields: list[tuple[str, Json]] = []
        """Each field with the label over it."""
        for top in modal["components"]:
            if top["type"] == 18:
                self.fields.append((str(top["label"]), top["component"]))
            elif top["type"] == 1:
                self.fields += [(str(each.get("label", "")), each) for each in top["components"]]
        self.answers: Json = {field["custom_id"]: self._prefilled(field) for _, field in self.fields}

    @staticmethod
    def _prefilled(field: Json) -> Any:
        match field["type"]:
            case 4:
                return str(field.get("value") or "")
            case 21:
                return next((each["value"] for each in field["options"] if each.get("default")), None)
            case 23:
                return bool(field.get("default"))
            case 19:
                return []
            case _:
                chosen = [each["value"] for each in field.get("options") or () if each.get("default")]
                return chosen or [str(each["id"]) for each in field.get("default_values") or ()]

    def field(self, name: str) -> Json:
        """The field of this custom id or label.

        Raises LookupError when there is none.
        """
        for _, field in self.fields:
            if name == field["custom_id"]:
                return field
        for label, field in self.fields:
            if name.casefold() == label.casefold():
                return field
        raise LookupError(f"the form has no field {name!r}; there are {', '.join(self.answers)}")

    def fill(self, name: str, value: Any) -> None:
        """Changes one answer: text, the label or value of an option (or several), a person, a file; None empties it."""
        field = self.field(name)
        kind, id = field["type"], field["custom_id"]
        if kind == TEXT:
            self.answers[id] = "" if value is None else str(value)
        elif kind == BOX:
            self.answers[id] = bool(value)
        elif kind == RADIO:
            self.answers[id] = None if value in (None, "") else self._option(field, value)
        elif kind in ENTITIES:
            several = value if isinstance(value, list | tuple) else [] if value is None else [value]
            self.answers[id] = [each.id if isinstance(each, User) else str(each) for each in several]
        elif kind == FILES:
            several = value if isinstance(value, list | tuple) else [] if value is None else [value]
            assert all(isinstance(each, File) for each in several), "a File is wanted"
            self.answers[id] = [self._payloads.uploaded(each, self.resolved) for each in several]
        else:
            several = value if isinstance(value, list | tuple) else [] if value in (None, "") else [value]
            self.answers[id] = [self._option(field, each) for each in several]

    @staticmethod
    def _option(field: Json, value: Any) -> str:
        for each in field["options"]:
            if value in (each["value"], each["label"]):
                return str(each["value"])
        raise LookupError(f"{field['custom_id']} offers no {value!r}")

    def _wrong(self, field: Json) -> str | None:
        """Why Discord's own client would not send the form with this answer."""
        answer, required = self.answers[field["custom_id"]], field.get("required", True)
        kind = field["type"]
        if kind == BOX:
            return None
        if not answer:
            return "is required" if required else None
        if kind == TEXT:
            least, most = field.get("min_length", 0), field.get("max_length", 4000)
            if not least <= len(answer) <= most:
                return f"takes {least} to {most} characters"
            return "is of one line" if field["style"] == 1 and "\n" in answer else None
        if kind == RADIO:
            return None
        least, most = field.get("min_values", 1), field.get("max_values", len(field["options"]) if kind == BOXES else 1)
        return None if least <= len(answer) <= most else f"takes {least} to {most}"

    def data(self, *, strict: bool = True) -> Json:
        """The data of the submission.

        Raises AssertionError, when strict, where Discord's own client would not send it.
        """
        if strict:
            wrong = {field["custom_id"]: why for _, field in self.fields if (why := self._wrong(field)) is not None}
            assert not wrong, f"the form cannot be sent: {wrong}"
        components = []
        for number, top in enumerate(self.modal["components"], 1):
            outer = {"type": top["type"], "id": top.get("id") or number * 100}
            if top["type"] == 18:
                outer["component"] = self._sent(top["component"], number * 100 + 1)
            elif top["type"] == 1:
                outer["components"] = [self._sent(each, number * 100 + 1) for each in top["components"]]
            components.append(outer)
        data: Json = {"custom_id": self.modal["custom_id"], "components": components}
        return data | ({"resolved": self.resolved} if self.resolved else {})

    def _sent(self, field: Json, id: int) -> Json:
        key = "value" if field["type"] in (TEXT, RADIO, BOX) else "values"
        return {
            "type": field["type"], "id": field.get("id") or id, "custom_id": field["custom_id"],
            key: self.answers[field["custom_id"]],
        }  # fmt: skip
