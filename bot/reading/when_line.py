"""The tokens of a phrase as the grammar reads them."""

from bot.model.moment import Trouble
from bot.reading.when_tokens import Kind, Token
from bot.reading.when_words import Lexicon


class Impossible(Exception):
    """The tokens have the form of a time or date that there is none of."""

    def __init__(self, trouble: Trouble, start: int, end: int) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.start = start
        self.end = end


class Line:
    """The tokens of a phrase, readable past their end, with the words of its language."""

    __slots__ = ("_tokens", "lengths", "troubles", "words")

    def __init__(self, tokens: tuple[Token, ...], words: Lexicon, *, lengths: bool = True) -> None:
        self._tokens = tokens
        self.words = words
        self.lengths = lengths
        """Whether a bare length is a moment so far from now."""
        self.troubles: list[Impossible] = []

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, at: int) -> Token:
        return self._tokens[at]

    def low(self, at: int) -> str:
        """The token there in lower case, or nothing."""
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def kind(self, at: int) -> Kind | None:
        """What the token there is."""
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else None

    def glued(self, at: int) -> bool:
        """Whether the token there follows the one before without a space."""
        return 0 <= at < len(self._tokens) and self._tokens[at].glued

    def digits(self, at: int, most: int = 6) -> int | None:
        """The number written in digits there, of at most so many."""
        if self.kind(at) is Kind.NUMBER and len(self.low(at)) <= most:
            return int(self.low(at))
        return None

    def number(self, at: int) -> tuple[int, int] | None:
        """The whole number there, in digits or words, and where it ends."""
        digits = self.digits(at)
        if digits is not None:
            return at + 1, digits
        low = self.low(at)
        if low in self.words.numbers:
            return at + 1, self.words.numbers[low]
        if low in self.words.tens:
            tens = self.words.tens[low]
            after = at + 2 if self.low(at + 1) in self.words.tens_join else at + 1
            unit = self.words.numbers.get(self.low(after), 0)
            return (after + 1, tens + unit) if 0 < unit < 10 else (at + 1, tens)
        return None

    def says(self, at: int, said: tuple[str, ...]) -> bool:
        """Whether these very words stand there."""
        return all(self.low(at + step) == word for step, word in enumerate(said))

    def impossible(self, trouble: Trouble, start: int, end: int) -> None:
        """Notes that these tokens look like what there is none of."""
        self.troubles.append(Impossible(trouble, start, end))
