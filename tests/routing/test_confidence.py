"""The measures of a draft are what they are called, whatever the numbers; the gate weighs them."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.events import TokenLogprob
from thinkaloud.routing.confidence import Confidence, Signals, log_odds, measure_signals
from thinkaloud.routing.scorer import sigmoid

PROBABILITY = st.floats(0, 1)


@st.composite
def tokens(draw: st.DrawFn) -> TokenLogprob:
    """A token with up to five alternatives whose probabilities sum to at most 1; the chosen one is among them."""
    raw = draw(st.lists(st.floats(0.01, 1), min_size=1, max_size=5))
    whole = sum(raw) / draw(st.floats(0.1, 1))
    top = [TokenLogprob(str(at), log(share / whole)) for at, share in enumerate(sorted(raw, reverse=True))]
    chosen = draw(st.sampled_from(top))
    return TokenLogprob(chosen.token, chosen.logprob, top)


@given(st.lists(tokens(), min_size=1, max_size=40))
def test_the_measures_lie_where_they_must(draft: list[TokenLogprob]) -> None:
    found = measure_signals(draft)
    assert found is not None
    assert found.least <= found.low <= 0
    assert found.least <= found.mean <= 0
    assert found.margin >= 0
    assert 0 <= found.entropy <= log(6) + 1e-9


@given(st.lists(tokens(), min_size=1, max_size=40))
def test_only_the_first_tokens_entropy_depends_on_the_order(draft: list[TokenLogprob]) -> None:
    one, other = measure_signals(draft), measure_signals([draft[0], *reversed(draft[1:])])
    assert one is not None
    assert one == pytest.approx(other)


def test_a_sure_token_has_no_entropy_and_a_doubtful_one_has() -> None:
    sure = TokenLogprob("a", 0.0, [TokenLogprob("a", 0.0), TokenLogprob("b", -50.0)])
    doubtful = TokenLogprob("a", log(0.5), [TokenLogprob("a", log(0.5)), TokenLogprob("b", log(0.5))])
    told = measure_signals([sure, sure])
    assert told == Signals(0, 0, 0, -log(1e-6), 0)
    told = measure_signals([doubtful])
    assert told == pytest.approx(Signals(log(0.5), log(0.5), log(0.5), 0, log(2)))


@pytest.mark.parametrize("draft", [[], [TokenLogprob("a", -0.1)]])
def test_without_alternatives_nothing_is_known(draft: list[TokenLogprob]) -> None:
    assert measure_signals(draft) is None


@given(PROBABILITY, st.floats(-5, 5))
def test_a_gate_without_signals_goes_by_the_prompt_alone(prompt: float, bias: float) -> None:
    gate = Confidence(1.0, Signals(0, 0, 0, 0, 0), bias)
    assert gate.score(prompt, Signals(-1, -2, -3, 4, 5)) == pytest.approx(sigmoid(log_odds(prompt) + bias))


def test_a_less_likely_draft_asks_for_more_thinking_where_its_weight_says_so() -> None:
    gate = Confidence(1.0, Signals(-2, 0, 0, 0, 0), 0)
    assert gate.score(0.3, Signals(-2, 0, 0, 0, 0)) > gate.score(0.3, Signals(-0.1, 0, 0, 0, 0))
