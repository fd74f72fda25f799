"""What a step does, by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.events import Move
from thinkaloud.traces.summarised.moves import classify_move, match_opening


@pytest.mark.parametrize(
    ("step", "move"),
    [
        ("The user wants a plan for a weekend.", "setting up"),
        ("Find one radish. 2 radishes cost 9.", "setting up"),
        ("The cabbages: 39 * 5 = 195.", "computing"),
        ("Let me add up the costs.", "computing"),
        ("Then 4x = 8, so x is 2.", "computing"),
        ("Wait, let me check: 46 * 2 = 92.", "checking"),
        ("Hmm, let's double-check the last term.", "checking"),
        ("Does it fit? I think so.", "checking"),
        ("等等，我需要验证一下。", "checking"),
        ("No, that is wrong.", "backtracking"),
        ("126 / 14 does not come out.", "backtracking"),
        ("Oh wait, I made a mistake.", "backtracking"),
        ("Alternatively, we could use vectors.", "trying another way"),
        ("Again: the raspberries: 9 * 4 = 36.", "trying another way"),
        ("Let me start over: Find the share.", "trying another way"),
        ("Or maybe there is a simpler idea.", "trying another way"),
        ("另一种方法是假设法。", "trying another way"),
        ("Therefore it has to be the red one.", "concluding"),
        ("\\boxed{9}", "concluding"),
        ("Surveys find that reliability matters.", "considering"),
        ("Der Zug fährt nach Norden.", "considering"),
    ],
)
def test_the_move_of(step: str, move: Move) -> None:
    assert classify_move(step) == move


def test_what_tells_nothing_sets_up_at_the_beginning() -> None:
    assert classify_move("Emily buys fruit.", first=True) == "setting up"
    assert classify_move("Emily buys fruit.") == "considering"


@given(st.text())
def test_a_step_that_opens_with_a_move_has_it(step: str) -> None:
    assert match_opening(step) in (None, classify_move(step))


@pytest.mark.parametrize("piece", ["x", " ", "\n", ".", '"', "so ", "1 ", "+ ", "-a", "but that "])
def test_a_long_step_is_looked_at_once(piece: str) -> None:
    assert classify_move(piece * (200_000 // len(piece))) is not None
