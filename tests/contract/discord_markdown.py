"""Discord's markdown as its clients read it, as far as anything of it is live: what is shown, and what it does.

Written from how the clients behave, and not from how we escape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Node:
    """Something shown: `text`, or something live around its inner nodes."""

    kind: str
    text: str = ""
    inner: list["Node"] = field(default_factory=list)
    to: str = ""


_ANYWHERE = [
    ("shrug", re.compile(r"¯\\_\(ツ\)_/¯")),
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("codeblock", re.compile(r"```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```", re.IGNORECASE)),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("mail", re.compile(r"<(?:mailto:)?([\w.%+-]+@[\w-]+(?:\.[\w-]+)+)(\?[^\s<>]*)?>")),
    ("url", re.compile(r"<(https?://[^\s>]+|mailto:[^\s>]+|tel:[^\s>]+)>")),
    ("url", re.compile(r"((?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s])")),
    ("link", re.compile(r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\s*\)")),
    ("moment", re.compile(r"<t:(-?\d{1,17})(?::([tTdDfFR]))?>")),
    ("mention", re.compile(r"<(@!?|@&|#)(\d+)>|@everyone|@here")),
    ("emoji", re.compile(r"<a?:\w+:\d+>")),
    ("command", re.compile(r"</[^>:]+:\d+>")),
    ("place", re.compile(r"<(?:id|sound):[^>]+>")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("strong", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italics", re.compile(r"\b_((?:__|\\[\s\S]|[^\\_])+?)_\b")),
    ("italics", re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")),
    ("strike", re.compile(r"~~([\s\S]+?)~~(?!_)")),
]
_EMOJI = re.compile(r":([^\s:]+?(?:::skin-tone-\d)?):")
_NAMED = re.compile(r"[+-]1|100|1234|(?=.*[A-Za-z])[\w+-]+|.*\\.*")
"""Names that may be an emoji's; of others the text is shown as it is, so that an escape in it would be seen."""
_LINE = [
    ("heading", re.compile(r" *(#{1,3})\s+([^\n]+?)#*\s*(?:\n|$)")),
    ("small", re.compile(r"-# +([^\n]+)")),
    ("quote", re.compile(r" *>>> ([\s\S]*)|( *> [^\n]*(?:\n *> [^\n]*)*\n?)")),
    ("list", re.compile(r" *(?:[*+-]|\d+\.) +[^\n]+")),
]
_ENDS = "\n\x85\u2028\u2029"


def read(markdown: str, *, inside: tuple[str, ...] = (), at_start: bool = True) -> list[Node]:
    """What Discord shows of it."""
    nodes: list[Node] = []
    plain: list[str] = []
    at = 0

    def found(node: Node) -> None:
        if plain:
            nodes.append(Node("text", "".join(plain)))
            plain.clear()
        nodes.append(node)

    while at < len(markdown):
        node, length = _next(markdown, at, inside, at_start if at == 0 else markdown[at - 1] in _ENDS)
        if node is None:
            plain.append(markdown[at])
            at += 1
        elif node.kind == "text":
            plain.append(node.text)
            at += length
        else:
            found(node)
            at += length
    if plain:
        nodes.append(Node("text", "".join(plain)))
    return nodes


def _next(markdown: str, at: int, inside: tuple[str, ...], line: bool) -> tuple[Node | None, int]:
    for kind, rule in _LINE if line else ():
        match = rule.match(markdown, at)
        if match is not None and kind not in inside:
            return _block(kind, match, inside), len(match[0])
    for kind, rule in _ANYWHERE:
        match = rule.match(markdown, at)
        if match is None or kind in inside:
            continue
        return _inline(kind, match, inside), len(match[0])
    match = _EMOJI.match(markdown, at)
    if match is not None and _NAMED.fullmatch(match[1]):
        return Node("emoji", to=match[0]), len(match[0])
    return None, 0


def _block(kind: str, match: "re.Match[str]", inside: tuple[str, ...]) -> Node:
    inside = (*inside, kind)
    if kind == "heading":
        return Node(kind, inner=[*read(match[2], inside=inside), Node("text", "\n")])
    if kind == "small":
        return Node(kind, inner=read(match[1], inside=inside))
    if kind == "quote":
        return Node(kind, inner=read(match[1] or re.sub(r"(?m)^ *> ", "", match[2]), inside=inside))
    return Node(kind, inner=read(re.sub(r"^ *(?:[*+-]|\d+\.) +", "", match[0]), inside=inside))


def _inline(kind: str, match: "re.Match[str]", inside: tuple[str, ...]) -> Node:
    if kind in ("escape", "shrug"):
        return Node("text", match[1] if kind == "escape" else match[0])
    if kind in ("code", "codeblock"):
        return Node(kind, match[2])
    if kind == "mail":
        return Node("mail", match[1], to=match[1] + (match[2] or ""))
    if kind == "url":
        return Node("url", match[1], to=match[1])
    if kind == "link":
        return Node("link", inner=read(match[1], inside=(*inside, "link")), to=match[2])
    if kind in ("moment", "mention", "emoji", "command", "place"):
        return Node(kind, to=match[0])
    # Whether a line begins inside depends on the client: it is taken to.
    return Node(kind, inner=read(match[1], inside=(*inside, kind)))


def words(nodes: list[Node]) -> str:
    """What a person reads."""
    return "".join(each.text + words(each.inner) for each in nodes)


def live(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """Everything that is not plain words: its kind, and the words in it or where it leads."""
    for each in nodes:
        if each.kind != "text":
            yield each.kind, each.to or each.text or words(each.inner)
        yield from live(each.inner)
