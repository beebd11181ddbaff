"""A country, as it is said in a sentence."""

from collections.abc import Mapping

from babel import Locale

from bot.cards.words import Reader


def country_name(reader: Reader, code: str | None) -> str:
    """A country in the reader's language."""
    if not code:
        return ""
    locale = Locale.parse(reader.locale.replace("-", "_"))
    if locale.language == "en" and code in _THE:
        return _THE[code]
    names: Mapping[str, str] = locale.territories
    return names.get(code, code)


_THE = {"US": "the US", "GB": "the UK", "NL": "the Netherlands", "PH": "the Philippines", "AE": "the Emirates"}
"""Countries that take an article in an English sentence."""
