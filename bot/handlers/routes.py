"""Routes: every command, action, form and nudge with the handler that answers it, composed by value."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from bot.chat.form import Form
from bot.chat.reply import ToAction, ToCommand, ToLookup, ToSubmission
from bot.chat.spec import CommandSpec, Given, MenuSpec
from bot.handlers.turn import Turn, Values

CommandHandler = Callable[[Turn, Mapping[str, Given]], Awaitable[ToCommand]]
ActionHandler = Callable[[Turn, str, str | None], Awaitable[ToAction]]
FormHandler = Callable[[Turn, str, Values], Awaitable[ToSubmission]]
FormCheck = Callable[[Turn, Values], dict[str, str]]
FormMaker = Callable[[Turn, str, Values], Awaitable[Form | None]]
LookupHandler = Callable[[Turn, str], Awaitable[ToLookup]]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form: how it is made again from its row, what its submission does, and what is wrong with one step.

    `check` is given the values of the step that was sent and answers a sentence for each field to mend.
    """

    make: FormMaker
    handle: FormHandler
    check: FormCheck | None = None


@dataclass(frozen=True, slots=True)
class Routes:
    """What is declared, and who answers."""

    specs: tuple[CommandSpec, ...] = ()
    commands: Mapping[str, CommandHandler] = field(default_factory=dict)
    actions: Mapping[str, ActionHandler] = field(default_factory=dict)
    forms: Mapping[str, Submitted] = field(default_factory=dict)
    lookups: Mapping[tuple[str, str], LookupHandler] = field(default_factory=dict)
    menus: tuple[MenuSpec, ...] = ()

    def __or__(self, other: "Routes") -> "Routes":
        """Both; the same name in both is a mistake.

        Raises ValueError for it.
        """
        for mine, theirs in (
            (self.commands, other.commands),
            (self.actions, other.actions),
            (self.forms, other.forms),
        ):
            if twice := mine.keys() & theirs.keys():
                raise ValueError(f"declared twice: {', '.join(sorted(twice))}")
        return replace(
            self,
            specs=self.specs + other.specs,
            commands={**self.commands, **other.commands},
            actions={**self.actions, **other.actions},
            forms={**self.forms, **other.forms},
            lookups={**self.lookups, **other.lookups},
            menus=self.menus + other.menus,
        )

    def spec(self, path: str) -> CommandSpec | None:
        """The declaration of this command."""
        return next((spec for spec in self.specs if spec.path == path), None)

    def path(self, text: str) -> tuple[str, str]:
        """A typed line as a command's path and what follows it.

        A path that is not declared is given back as it was typed.
        """
        words = text.removeprefix("/").split(None, 2)
        if not words:
            return "", ""
        path = " ".join(words[:2]).casefold()
        if self.spec(path) is not None:
            return path, words[2] if len(words) == 3 else ""
        if len(words) > 1 and self.spec(path) is None:
            started = [spec.path for spec in self.specs if spec.path.startswith(path)]
            if len(started) == 1:
                return started[0], words[2] if len(words) == 3 else ""
        return path, words[2] if len(words) == 3 else ""

    def spelt(self, text: str) -> tuple[str, str] | None:
        """A line that begins with a whole command, with or without its slash, as its path and what follows it."""
        if text.lstrip().startswith("/"):
            return self.path(text.strip())
        words = text.split(None, 2)
        path = " ".join(words[:2]).casefold()
        if self.spec(path) is not None:
            return path, words[2] if len(words) == 3 else ""
        bare = path.removesuffix(" help")
        return (bare, "") if len(words) < 3 and any(spec.group == bare for spec in self.specs) else None

    def begun(self, path: str) -> tuple[str, ...]:
        """The declared commands that begin with this half of one, where that is more than one."""
        if not path.partition(" ")[2]:
            return ()
        started = tuple(sorted(spec.path for spec in self.specs if spec.path.startswith(path)))
        return started if len(started) > 1 else ()

    def near(self, path: str) -> tuple[str, ...]:
        """The declared commands that this one is likely a slip for, the likeliest first; at most three."""
        verb = path.partition(" ")[2]
        if not verb:
            # "/help", "/privacy": the first word was left out.
            return tuple(spec.path for spec in self.specs if spec.path.partition(" ")[2] == path)[:_MOST_NEAR]
        # A long first word alone makes two commands alike: the second has to be, too.
        alike = [spec.path for spec in self.specs if fuzz.ratio(verb, spec.path.partition(" ")[2]) >= _VERBS_NEAR]
        found = process.extract(path, alike, scorer=fuzz.ratio, limit=_MOST_NEAR, score_cutoff=_NEAR)
        return tuple(name for name, _, _ in found)


_NEAR = 75
_VERBS_NEAR = 60
_MOST_NEAR = 3
