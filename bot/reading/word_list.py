"""Tables of words written as one text."""


def words(text: str) -> tuple[str, ...]:
    """The words of a table, in order."""
    return tuple(text.split())
