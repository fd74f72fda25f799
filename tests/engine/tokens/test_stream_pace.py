"""How many tokens are asked for at once: one for a few readers, and for many what a twentieth of a second brings."""

from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.tokens.stream_pace import StreamPace
from thinkaloud.runtime.pacing import FEW_READERS


@given(st.floats(0, 10), st.integers(1, 8), st.integers(0, 1000))
def test_few_readers_get_every_token_and_many_wait_less_than_a_tenth_of_a_second(
    seconds: float, tokens: int, outputs: int
) -> None:
    pace = StreamPace()
    for _ in range(400):
        pace.observe(tokens, seconds)
    interval = pace.interval(outputs)
    if outputs <= FEW_READERS:
        assert interval == 1
    else:
        assert interval == 1 or interval * seconds / tokens < 0.1001
        assert 1 <= interval <= 16


def test_before_anything_is_known_every_token_comes_by_itself() -> None:
    pace = StreamPace()
    pace.observe(0, 1.0)
    assert pace.interval(100) == 1


def test_many_quick_outputs_get_several_tokens_at_once() -> None:
    pace = StreamPace()
    for _ in range(400):
        pace.observe(1, 0.01)
    assert pace.interval(FEW_READERS + 1) in {5, 6}
