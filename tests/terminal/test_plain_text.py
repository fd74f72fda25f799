"""What a model wrote does nothing to a terminal: as it comes, wrapped, rendered as Markdown."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from terminal.hostile import CORPUS, HALF
from thinkaloud.terminal.line_wrap import LineWrapper
from thinkaloud.terminal.markdown import EscapedMarkdown, GrowingMarkdown, blocks
from thinkaloud.terminal.plain_text import escape, one_line

MARKS = st.sampled_from(
    [
        *"abc.#*_`~>|-:()[]<&;\\ \n\n1x国\x1b\r\t",
        "\r\n",
        "```",
        "&#27;",
        "&#x202e;",
        "](http://a/%1b",
        "| - |\n",
        "\n- ",
        "$",
        "$$",
        "\\[",
        "\\]\n",
        "\\(x\\)",
        "\\boxed{",
        "\\frac",
    ]
)
WRITTEN = st.one_of(st.text(), st.lists(MARKS).map("".join))
CUTS = st.lists(st.integers(0, 60)).map(sorted)


def harmful(text: str) -> set[str]:
    """Control characters, and those that turn a line around."""
    bad = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    return {sign for sign in text if sign in bad or unicodedata.category(sign) in {"Cc", "Cs"}} - {"\n", "\t"}


def cut(text: str, cuts: list[int]) -> list[str]:
    return [text[begin:end] for begin, end in pairwise([0, *cuts, max(len(text), *cuts, 0)])]


def grown(pieces: list[str]) -> str:
    """What stays on the terminal of a text that came in `pieces`."""
    console = Console(width=40, color_system=None, force_terminal=True)
    with console.capture() as captured:
        growing = GrowingMarkdown(console)
        for piece in pieces:
            growing.feed(piece)
        growing.close()
    return captured.get()


def rendered(text: str) -> str:
    console = Console(width=40, color_system=None, force_terminal=True)
    with console.capture() as captured:
        console.print(EscapedMarkdown(text))
    return captured.get()


@given(WRITTEN)
def test_no_control_character_is_left(text: str) -> None:
    assert not harmful(escape(text))
    assert not harmful(one_line(text))
    assert "\n" not in one_line(text)


@given(WRITTEN)
def test_none_is_left_by_markdown_either_which_decodes(text: str) -> None:
    assert not harmful(rendered(text))
    assert not harmful(grown([text]))


@pytest.mark.parametrize("text", [*CORPUS, HALF])
def test_what_attacks_terminals_is_text(text: str) -> None:
    for shown in (escape(text), rendered(text), grown(list(text))):
        assert not harmful(shown)


@given(WRITTEN, CUTS)
def test_markdown_that_grows_is_the_same_however_it_is_cut(text: str, cuts: list[int]) -> None:
    assert grown(cut(text, cuts)) == grown([text])


@given(WRITTEN)
def test_blocks_are_the_text(text: str) -> None:
    assert "".join(blocks(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        r"\(\unknown{x}\) and $\begin{matrix}y\end{matrix}$",
        r"\boxed{unclosed, \boxed{} and $5 or $10",
        "a List<int>, <b>bold</b> &amp; <!-- this -->",
        "<think>\nsome\n</think>",
        "[bold red]no markup[/]",
        ":smile:",
        "[a]: http://example.com",
        "1 < 2 > 1",
    ],
)
def test_markdown_loses_no_text(text: str) -> None:
    assert rendered(text).split() == text.split()


def test_a_link_says_where_it_leads() -> None:
    assert "http://evil.example" in rendered("see [https://good.example](http://evil.example)")
    assert "http://evil.example/x.png" in rendered("![a picture](http://evil.example/x.png)")


@given(st.text(), CUTS)
def test_wrapping_is_the_same_however_it_is_cut_and_keeps_every_word(text: str, cuts: list[int]) -> None:
    def wrapped(pieces: list[str]) -> str:
        wrapping = LineWrapper(40)
        return "".join(map(wrapping.feed, pieces)) + wrapping.close()

    whole = wrapped([text])
    assert wrapped(cut(text, cuts)) == whole
    assert "".join(whole.split()) == "".join(text.split())
    assert all(cell_len(each) <= 40 for each in whole.split("\n"))


def test_wrapping_breaks_between_words() -> None:
    wrapping = LineWrapper(40)
    text = "Then it is said again, and once more, so that the line is full.\n\n\n  1. and\na new one "
    assert (wrapping.feed(text) + wrapping.close()).split("\n") == [
        "  Then it is said again, and once more,",
        "  so that the line is full.",
        "",
        "    1. and",
        "  a new one",
    ]
