"""What a fit to a pair's results says is true of them, and what it keeps comes back as it was."""

from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import SettingsError
from thinkaloud.routing import fit_file
from thinkaloud.routing.confidence import Signals
from thinkaloud.routing.fit_file import PairFit, Point
from thinkaloud.routing.gain import Outcome, Result, fit_pair, quality_curve
from thinkaloud.routing.scorer import Scorer

OUTCOMES = st.lists(
    st.tuples(st.floats(0, 0.99), st.booleans(), st.booleans()).map(
        lambda row: (row[0], Outcome("p", float(row[1]), float(row[2])))
    ),
    min_size=1,
    max_size=300,
).filter(lambda rows: any(outcome.strong for _, outcome in rows))


@given(OUTCOMES)
def test_a_curve_goes_from_never_to_always_thinking(rows: list[tuple[float, Outcome]]) -> None:
    scores, outcomes = [score for score, _ in rows], [outcome for _, outcome in rows]
    points = quality_curve(outcomes, scores)
    strong = sum(outcome.strong for outcome in outcomes)
    assert points[0].share == 0
    assert points[0].quality == pytest.approx(sum(outcome.weak for outcome in outcomes) / strong)
    assert points[-1].share == 1
    assert points[-1].quality == pytest.approx(1)
    for point in points:
        sent = [outcome for score, outcome in rows if score >= point.threshold]
        kept = [outcome for score, outcome in rows if score < point.threshold]
        right = sum(outcome.strong for outcome in sent) + sum(outcome.weak for outcome in kept)
        assert point.share == pytest.approx(len(sent) / len(rows))
        assert point.quality == pytest.approx(right / strong)
        lost = sum(outcome.strong for outcome in kept if not outcome.weak)
        assert point.kept == pytest.approx(1 - lost / strong)


@given(OUTCOMES, st.floats(0.01, 1))
def test_a_quality_is_kept_as_cheaply_as_it_was(rows: list[tuple[float, Outcome]], quality: float) -> None:
    points = quality_curve([outcome for _, outcome in rows], [score for score, _ in rows])
    kept = PairFit("f", "t", len(rows), b"", b"", 0.5, tuple(points), None, (0, 1), gate_helps=False).threshold_for(
        quality
    )
    enough = [point for point in points if point.kept is not None and point.kept >= quality]
    assert kept == max((point.threshold for point in enough), default=points[-1].threshold)


def test_answers_that_only_the_fast_model_has_make_up_for_none_that_are_lost() -> None:
    outcomes = [Outcome("a", 0, 1), Outcome("b", 1, 0)]
    points = quality_curve(outcomes, [0.9, 0.1])
    assert [(point.quality, point.kept) for point in points] == [(1, 0), (2, 1), (1, 1)]
    fit = PairFit("f", "t", 2, b"", b"", 0.5, tuple(points), None, (0, 1), gate_helps=False)
    assert fit.threshold_for(1) == 0.9


def test_a_fit_of_an_earlier_version_goes_by_its_quality() -> None:
    points = (Point(1.0, 0.9, 0.0), Point(0.5, 1.0, 0.5), Point(0.1, 1.0, 1.0))
    fit = PairFit("f", "t", 2, b"", b"", 0.5, points, None, (0, 1), gate_helps=False)
    assert fit.threshold_for(0.95) == 0.5
    assert b"kept" not in fit.dump()
    assert msgspec.structs.replace(fit, kind=0.5).digest() != fit.digest()


def problems(seed: int, *, telling: bool) -> list[Outcome]:
    """Chess needs thinking, opera does not, and of the others nobody knows but the signals, where they tell."""
    random = Random(seed)
    found = []
    for at in range(300):
        topic = ("chess", "opera", "weather")[at % 3]
        gains = topic == "chess" or (topic == "weather" and random.random() < 0.5)
        told = gains if telling else random.random() < 0.5
        signals = Signals(*((-2.0 if told else -0.1) + random.gauss(0, 0.3) for _ in range(5)))
        found.append(Outcome(f"A question about {topic}, number {at}, for my aunt", 1.0 - gains, 1.0, signals))
    return found


@pytest.fixture(scope="module")
def told() -> Result:
    return fit_pair(problems(1, telling=True), "quick", "deep")


def test_what_gains_scores_above_what_does_not(told: Result) -> None:
    scorer = Scorer(told.fitted.weights)
    assert scorer.head == "gain"
    chess, opera = (scorer.score(f"A question about {topic}, number 5") for topic in ("chess", "opera"))
    assert chess > 0.7
    assert opera < 0.3


def test_scores_are_as_frequent_as_gains(told: Result) -> None:
    assert sum(told.scores) / len(told.scores) == pytest.approx(0.5, abs=0.05)


def test_signals_that_tell_make_a_gate_that_helps(told: Result) -> None:
    assert told.fitted.gate_helps
    gate = told.fitted.confidence
    assert gate is not None
    assert gate.score(0.5, Signals(-2, -2, -2, -2, -2)) > 0.8
    assert gate.score(0.5, Signals(-0.1, -0.1, -0.1, -0.1, -0.1)) < 0.2


def test_signals_of_chance_make_none_that_does() -> None:
    result = fit_pair(problems(2, telling=False), "quick", "deep")
    assert result.comparisons
    assert not result.fitted.gate_helps


def test_without_signals_there_is_no_gate() -> None:
    silent = [Outcome(each.prompt, each.weak, each.strong) for each in problems(3, telling=True)]
    assert fit_pair(silent, "quick", "deep").fitted.confidence is None


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([Outcome("a", 1, 1), Outcome("b", 0, 0)], "gained on none"),
        ([Outcome("a", 0, 1), Outcome("b", 0, 1)], "gained on all"),
        ([Outcome("a", 1, 0), Outcome("b", 0, 0)], "solved none"),
        ([Outcome("a", 0, 1), *(Outcome(f"b {at}", 1, 1) for at in range(30))], "too few"),
    ],
)
def test_what_tells_nothing_is_refused(outcomes: list[Outcome], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        fit_pair(outcomes, "quick", "deep")


def test_a_file_comes_back_as_it_was_written(told: Result, tmp_path: Path) -> None:
    file = tmp_path / "pair.json"
    file.write_bytes(told.fitted.dump())
    again, weights = fit_file.read_fit(file)
    assert again == told.fitted
    assert weights == told.fitted.weights


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"fast": 1}'])
def test_what_is_no_such_file_is_refused_by_its_name(damage: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pair.json"
    file.write_bytes(damage)
    with pytest.raises(SettingsError, match=r"pair\.json: is no file"):
        fit_file.read_fit(file)


def test_a_changed_head_is_refused(told: Result, tmp_path: Path) -> None:
    file = tmp_path / "pair.json"
    file.write_bytes(told.fitted.dump().replace(b'"head": "eN', b'"head": "eO'))
    with pytest.raises(SettingsError, match=r"pair\.json"):
        fit_file.read_fit(file)
