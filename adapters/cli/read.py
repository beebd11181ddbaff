"""`afternote read`: what a log line is read as, to look at or as JSON."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.clock import Instant, SystemClock
from bot.errors import SettingsError
from bot.model.calendar import is_zone, on_the_line
from bot.reading.details import Details, details, lines

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def read_line(
    line: str, *, at: str | None, zone: str, country: str | None, as_json: bool
) -> Iterator[str]:
    """The record of a line, printed; one after the other when several lines were pasted.

    Raises SettingsError for a zone or a moment that does not exist.
    """
    if not is_zone(zone):
        raise SettingsError(f"There is no zone {zone!r}. Zones are named like America/New_York.")
    now = _moment(at, zone) if at is not None else SystemClock().now()
    country = country.upper() if country else None
    line = line.strip().removeprefix("/interview log").strip()
    found = [details(each, now=now, zone=zone, country=country) for each in lines(line)] or [
        details("", now=now, zone=zone, country=country)
    ]
    records = [_record(each, zone) for each in found]
    if as_json:
        yield json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2)
        return
    for number, record in enumerate(records):
        if number:
            yield ""
        yield from _shown(record)


def _moment(text: str, zone: str) -> Instant:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise SettingsError(f"{text!r} is no moment. Write it as: --at '2026-03-02 14:00'.") from None
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return on_the_line(moment.date(), moment.time(), zone).instant


def _record(found: Details, zone: str) -> dict[str, Plain]:
    record = _plain(found, ZoneInfo(found.when.zone if found.when is not None else zone))
    assert isinstance(record, dict)
    return record


def _plain(value: object, zone: ZoneInfo) -> Plain:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name), zone) for each in fields(value)}
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return value.astimezone(zone).isoformat()
        case frozenset():
            return sorted((_plain(each, zone) for each in value), key=str)
        case tuple() | list():
            return [_plain(each, zone) for each in value]
        case None | bool() | int() | float() | str():
            return value
    return str(value)


def _shown(record: dict[str, Plain]) -> Iterator[str]:
    width = max(len(name) for name in record)
    for name, value in record.items():
        if value not in (None, "", [], False):
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield f"{name:<{width}}  {text}"
