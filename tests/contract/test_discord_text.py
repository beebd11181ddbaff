"""Words at Discord: exactly what was typed is shown, and nothing of it is live; an oracle reads the markdown back."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.discord import limits
from adapters.discord.text import escaped, escaped_within, fenced, marked, opens, quiet, quoted
from adapters.ground.lengths import clean, clip, clip_words, head, units
from bot.chat.card import Anchor, CommandName, Mention, Strong, When, plain
from bot.model.people import Address
from tests.contract.discord_markdown import live, read, words
from tests.contract.gallery import NOW

TYPED = (
    "**bold** *it* _it_ __under__ ~~gone~~ ||secret|| `code` ```block```",
    "# Heading\n## Two\n-# small\n> quote\n>>> all\n- list\n* list\n+ list\n1. one\n  - inner",
    "<@123456789012345678> <@!1> <@&1> <#1> </interview log:1> <t:1770000000:R> <:a:1> <a:b:2> <id:customize>",
    "@everyone and @here, and everyone",
    "[a link](https://x.example) https://x.example/a_b?c=*d* http://y.example steam://run <https://z.example>",
    ":tada: 10:30:45 :+1: :-1: :100: ::smile:: a:b:c:d",
    "1:00-2:00 pm, 3.5 years, C#, a_b_c, 5 * 6, ~5, a|b, - 5, -5, #5",
    "\\*not\\* \\ \\\\ ¯\\_(ツ)_/¯ `\\`",
    "ends with \\",
    "*", "_", "`", "\\", "#", ">", "-", "1.", "[", "<", "|", "~", ":", "@",
)  # fmt: skip
LETTERS = st.text("*_~`|\\<>[]()#-+>:@/.!1 2ab\n\t&;'\"{}=httpseveryonhere\U0001f984\u2028\x85", max_size=40)
PIECES = st.lists(st.sampled_from([
    "*", "**", "_", "__", "~~", "`", "```", "||", "\\", "<", ">", "@everyone", "@here", "<@1>", "<t:1:R>", ":a:", ":",
    "https://x.example", "[a](b)", "](", "\n", "# ", "-# ", "> ", "- ", "1. ", " ", "a", "é", "\U0001f984", ")", "]",
]), max_size=14).map("".join)  # fmt: skip
HOSTILE = LETTERS | PIECES | st.text(st.characters(), max_size=60) | st.sampled_from(TYPED)


@pytest.mark.parametrize("typed", TYPED)
def test_what_may_be_live_is_shown_as_it_was_typed(typed):
    assert words(read(escaped(typed))) == typed
    assert list(live(read(escaped(typed)))) == []


def test_the_oracle_knows_what_is_live():
    """Without escapes each of these is something: an oracle that sees nothing would prove nothing."""
    kinds = {kind for typed in TYPED for kind, _ in live(read(typed))}
    assert kinds >= {
        "strong", "italics", "underline", "strike", "spoiler", "code", "codeblock", "heading", "small", "quote",
        "list", "mention", "command", "moment", "emoji", "place", "link", "url",
    }  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=400)
@example("|", "|a||")
@example(":ta", "da:")
@example("@every", "one")
@example("https:", "//x.example")
@example("1", ". one")
@given(HOSTILE, HOSTILE)
def test_whatever_is_typed_is_shown_exactly_and_nothing_of_it_is_live(first, second):
    for text in ((first,), (first, second), (first, Strong(second), first), (Strong(first), second),
                 (Strong(first), Strong(second)), (first, When(NOW, second), ":a:"),
                 (first, CommandName("note list"), second)):  # fmt: skip
        nodes = read(marked(text))
        assert words(nodes) == clean(plain(text)), text
        meant = {"strong"} if any(isinstance(each, Strong) for each in text) else set()
        meant |= {"code"} if any(isinstance(each, CommandName) for each in text) else set()
        assert {kind for kind, _ in live(nodes)} <= meant, text


@settings(deadline=None, derandomize=True, max_examples=300)
@given(HOSTILE)
def test_in_a_quote_and_in_small_letters_nothing_is_live_either(typed):
    plainly = escaped(typed)
    for shown, kinds in ((quoted(typed), {"quote"}), (quiet(plainly), {"small"}), (f"### {plainly}", {"heading"})):
        assert {kind for kind, _ in live(read(shown))} <= kinds
    if typed.strip():
        assert words(read(quoted(typed))).strip() == clean(typed).strip()


@settings(deadline=None, derandomize=True, max_examples=300)
@given(HOSTILE)
def test_a_text_to_copy_stands_in_a_box_as_it_is_or_in_a_quote(typed):
    if not clean(typed).strip():
        return
    nodes = read(fenced(typed))
    if "`" not in typed:
        assert [each.kind for each in nodes] == ["codeblock"]
        assert nodes[0].text == clean(typed).strip("\n")
    assert {kind for kind, _ in live(nodes)} <= {"codeblock", "quote"}


def test_a_box_ends_where_the_text_ends():
    for typed in ("a```b", "```", "a\n```\n@everyone", "````"):
        assert [kind for kind, _ in live(read(fenced(typed)))] == ["quote"]
        assert words(read(fenced(typed))) == typed
    for typed in ("a`", "`a", "``", "python\nprint(1)"):
        assert [(each.kind, each.text) for each in read(fenced(typed))] == [("codeblock", typed)]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(HOSTILE, st.integers(1, 80))
def test_cutting_keeps_the_limit_and_no_half_of_anything(typed, limit):
    limit = max(2, limit)
    for made in (clip, clip_words, escaped_within):
        cut = made(typed, limit)
        assert units(cut) <= limit
        cut.encode()
    assert units(head(clean(typed), limit)) <= limit
    assert list(live(read(escaped_within(typed, limit)))) == []
    assert clean(typed).startswith(clip(typed, limit).removesuffix("…").rstrip())
    assert clean(clean(typed)) == clean(typed)


# What is meant to be live.


def test_bold_is_bold_and_spaces_at_its_ends_stay_outside():
    assert marked((Strong("Sent"), ", then ", Strong(" Edit "))) == "**Sent**, then  **Edit** "
    assert marked((Strong("two\nlines"),)) == "**two**\n**lines**"
    assert [kind for kind, _ in live(read(marked((Strong("a*"), Strong("*b")))))] == ["strong"]


def test_a_moment_is_its_words_and_in_a_room_each_readers_own():
    text = ("At ", When(NOW, "10 am New York"), ".")
    assert marked(text) == "At 10 am New York."
    assert marked(text, room=True) == "At <t:1772550000:F>."


def test_a_command_is_shown_as_it_is_typed():
    assert marked(("See ", CommandName("interview log"), ".")) == "See `/interview log`."
    assert list(live(read(marked((CommandName("a`b"),))))) == []


def test_a_link_leads_where_it_says_and_only_to_what_opens_in_a_browser():
    assert marked((Anchor("our DM", "https://x.example/1"),)) == "[our DM](<https://x.example/1>)"
    for url in ("javascript:alert(1)", "https://x.example/a b", "file:///etc", "https://x.example/>)", "x" * 600):
        assert list(live(read(marked((Anchor("our DM", url),))))) == [], url
    for label in ("a]b", "[a](https://evil.example)", "https://bank.example", " ", "two\nlines"):
        nodes = read(marked((Anchor(label, "https://x.example"),)))
        assert list(live(nodes)) == [("url", "https://x.example")], label
        assert words(nodes).startswith(label.strip())
    assert list(live(read(marked((Anchor("**a**", "https://x.example"),))))) == [("link", "https://x.example")]


def test_a_mention_is_live_for_a_person_or_room_of_discord_and_words_for_any_other():
    person, room = Address("discord", "discord", user="123456789012345678"), Address("discord", "1", room="2" * 18)
    assert marked((Mention(person, "Ana"),)) == "<@123456789012345678>"
    assert marked((Mention(room, "general"),)) == f"<#{'2' * 18}>"
    for who in (Address("slack", "T1", user="U1"), Address("discord", "discord", user="1> @everyone")):
        assert marked((Mention(who, "@everyone"),)) == "\\@everyone"


def test_no_clock_is_taken_for_an_emoji():
    for typed in ("1:00-2:00 pm", "Time zone: New York, 10:30 there", "10:30:45", "Grace: 78 words."):
        assert escaped(typed) == typed


def test_an_address_opens_where_it_is_short_enough_and_holds_nothing_that_ends_it():
    assert opens("https://x.example/?a=1&b=2#c")
    assert not opens("https://x.example/" + "a" * limits.URL)
    assert not opens("mailto:ana@mail.example")
