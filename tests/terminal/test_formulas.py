"""Formulas on a terminal: simple ones are readable, others are what the model wrote; boxes stand out, lines stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from terminal.test_plain_text import grown, rendered
from thinkaloud.terminal.formulas import readable
from thinkaloud.terminal.markdown import EscapedMarkdown

LATEX = st.lists(
    st.sampled_from([*"{}^_ []ab12+&$", "\\frac", "\\sqrt", "\\text", "\\times", "\\left", "\\\\", "\\boxed{", "\\x"])
).map("".join)


@given(LATEX | st.text())
def test_any_text_is_read_or_left_alone(latex: str) -> None:
    text = readable(latex)
    assert text is None or "\\" not in text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{1}{2} \times x^2", "1/2 × x²"),
        (r"2\frac{1}{3}", "2 1/3"),
        (r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", "(-b ± √(b² - 4ac))/(2a)"),
        (r"\frac{3}{4}^2", "(3/4)²"),
        (r"x_{12} \le \sqrt[3]{8}", "x₁₂ ≤ ∛8"),
        (r"90^\circ", "90°"),
        (r"x^{y+a_1}", "x^(y+a₁)"),
        (r"\text{12 apples}", "12 apples"),
        (r"\left\{ 1, 2 \right\} \subseteq \mathbb{N}", "{ 1, 2 } ⊆ ℕ"),
        (r"50\%", "50%"),
    ],
)
def test_a_simple_formula_is_text(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize(
    "latex", [r"\begin{matrix} 1 \end{matrix}", r"\unknown{x}", "a & b", "{", "}", "x^", r"\frac{1}"]
)
def test_a_formula_that_is_not_simple_is_left_alone(latex: str) -> None:
    assert readable(latex) is None


@pytest.mark.parametrize(("opening", "closing"), [("$", "$"), ("$$", "$$"), (r"\(", r"\)"), (r"\[", r"\]")])
def test_every_way_to_mark_a_formula_is_read(opening: str, closing: str) -> None:
    assert rendered(f"so {opening}x^2{closing}.").split() == ["so", "x²."]


def test_a_formula_of_several_lines_is_one() -> None:
    assert rendered("\\[\n- x\n= 2\n\\]\nand").splitlines() == ["- x = 2", "", "and"]


def test_money_is_no_formula() -> None:
    assert rendered("$5 and $10, $3-$4").strip() == "$5 and $10, $3-$4"


def test_the_end_of_a_line_stays_one_and_no_line_is_padded() -> None:
    assert grown(["one\ntwo\n\n- a\n  b\n"]).splitlines() == ["one", "two", "", " • a", "   b"]


def test_a_box_with_a_line_for_itself_is_a_box_and_another_stands_out() -> None:
    assert rendered("so\n**\\boxed{\\frac{1}{2}}**.\n").splitlines() == ["so", "", "╭─────╮", "│ 1/2 │", "╰─────╯"]
    assert rendered("$$\\boxed{x = 2}$$").splitlines()[1] == "│ x = 2 │"
    console = Console(width=40, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        console.print(EscapedMarkdown(r"it is $\boxed{12}$ here"))
    assert "\x1b[1;7;32m 12 \x1b[0m" in captured.get()
