"""A trace on a terminal: every word once and in order, however it is cut, with the moves of its steps; nothing acts."""

import re
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from terminal.hostile import CORPUS, HALF
from terminal.test_plain_text import CUTS, WRITTEN, cut, harmful
from thinkaloud.terminal.moves import STYLES, count_moves
from thinkaloud.terminal.plain_text import escape
from thinkaloud.terminal.trace_view import TraceView
from thinkaloud_client import Step

MOVES = st.sampled_from(["checking", "backtracking", "trying another way", "computing", None])
STEPS = st.lists(st.tuples(st.text("ab. \n", min_size=1) | WRITTEN.filter(bool), MOVES), max_size=6)


Told: TypeAlias = list[tuple[str, str | None]]
"""Steps, each with its move."""


def shown(steps: Told, cuts: list[int], *, colour: bool = False) -> str:
    """What is on the screen of a trace whose steps end where the text of the next has begun."""
    console = Console(width=40, height=20, force_terminal=True, color_system="standard" if colour else None)
    trace = "".join(text for text, _ in steps)
    ends = [sum(len(text) for text, _ in steps[: at + 1]) for at in range(len(steps))]
    view, fed, told = TraceView(console), 0, 0
    with console.capture() as captured:
        for piece in cut(trace, cuts):
            view.feed(piece)
            fed += len(piece)
            while told < len(ends) and ends[told] < fed:
                view.end_step(Step(*steps[told]))
                told += 1
            assert len(view.rest().plain.split("\n")) <= console.height
        view.close()
    return captured.get()


def words(text: str) -> str:
    return "".join(text.split())


@given(STEPS, CUTS)
def test_every_character_is_shown_once_and_only_moves_are_added(
    steps: list[tuple[str, str | None]], cuts: list[int]
) -> None:
    named = re.compile("|".join(words(f"{move}:") for move in STYLES))
    expected = escape("".join(text for text, _ in steps))
    assert named.sub("", words(shown(steps, cuts))) == named.sub("", words(expected))


@given(STEPS, CUTS)
def test_nothing_acts_on_the_terminal(steps: Told, cuts: list[int]) -> None:
    assert not harmful(shown(steps, cuts))


@pytest.mark.parametrize("text", [*CORPUS, HALF])
def test_what_attacks_terminals_is_text(text: str) -> None:
    assert not harmful(shown([(text, "checking"), (text, None)], [3]))


def test_a_step_stands_behind_its_move_and_paragraphs_stay_apart() -> None:
    steps = [("It is 12.\n\n", "computing"), ("Wait, is it? ", "checking"), ("No.\n\n", "backtracking"), ("So", None)]
    assert shown(steps, [*range(0, 60, 3)]).split("\n") == [
        "  It is 12.",
        "",
        "  checking: Wait, is it?",
        "  backtracking: No.",
        "",
        "  So",
        "",
        "",
    ]
    assert "\x1b[1;33mchecking:" in shown(steps, [], colour=True)


def test_a_long_trace_of_a_server_that_tells_no_steps_does_not_wait_for_its_end() -> None:
    console = Console(width=40, height=20)
    view = TraceView(console)
    with console.capture() as captured:
        view.feed("word " * 1_000)
    assert captured.get().count("word") > 500


def test_a_line_of_a_summary_is_printed_when_it_is_whole() -> None:
    console = Console(width=40, height=20)
    view = TraceView(console)
    with console.capture() as captured:
        for piece in ("**Check", "ing:** the sum", "\n", "and so on"):
            view.feed_summary(piece)
    assert captured.get() == "  Checking: the sum\n"


@given(st.lists(MOVES))
def test_moves_are_counted(moves: list[str | None]) -> None:
    counted = count_moves([Step("x", move) for move in moves])
    assert len(counted) == len(STYLES.keys() & set(moves))
    assert ("checked twice" in counted) == (moves.count("checking") == 2)
    assert ("changed its mind once" in counted) == (moves.count("backtracking") == 1)
    assert ("tried another way 3 times" in counted) == (moves.count("trying another way") == 3)
