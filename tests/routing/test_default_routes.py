"""Where `auto` of the default settings sends what the page is shown with, and everyday prompts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluate import everyday
from evaluate.served import PUZZLES
from evaluate.splits import SPLITS
from pretrained.standing_in import stand_in
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from routing import default_routes
from thinkaloud.generation import GenerationRequest
from thinkaloud.routing.policy import Router
from thinkaloud.settings.file import load

CONFIG = Path(__file__).parents[2] / "configs/default.yaml"
FOREIGN = (
    "Prove that the square root of 2 is irrational.",
    "Write a Python function that merges overlapping intervals, with tests.",
    "Solve the integral of x^2 from 0 to 3.",
)
"""What needs thinking, of which tiny-rl knows nothing."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Which model gets a prompt."""
    with pytest.MonkeyPatch.context() as patched:
        stand_in(tmp_path_factory.mktemp("cache"), patched)
        router = Router.load(load(CONFIG).routes["auto"])

    def chosen(*turns: str) -> str:
        request = GenerationRequest("r", "auto", [{"role": "user", "content": text} for text in turns])
        return router.decide(request, "key").model

    return chosen


@pytest.mark.parametrize("text", [FRUIT_PROBLEM[0], *(question for question, _ in (*REWORDINGS, *PUZZLES))])
def test_the_fruit_problem_its_rewordings_and_puzzles_go_to_the_model_that_thinks(
    text: str, model: Callable[..., str]
) -> None:
    assert model(text) == "tiny-rl"


def test_no_everyday_prompt_goes_to_it(model: Callable[..., str]) -> None:
    assert [each.prompt for each in everyday.load() if model(each.prompt) != "smol"] == []


def test_a_problem_before_them_changes_nothing(model: Callable[..., str]) -> None:
    problem = FRUIT_PROBLEM[0]
    assert [each.prompt for each in everyday.load() if model(problem, each.prompt) != "smol"] == []
    assert model("Hello!", problem, "Write a poem about the sea.", problem) == "tiny-rl"


@pytest.mark.parametrize("text", FOREIGN)
def test_what_it_knows_nothing_of_does_not_either(text: str, model: Callable[..., str]) -> None:
    assert model(text) == "smol"


@pytest.mark.parametrize("name", SPLITS)
def test_nine_of_ten_problems_that_the_fit_has_not_seen_go_to_the_model_that_thinks(
    name: str, model: Callable[..., str]
) -> None:
    _, problems = default_routes.kept()[name]
    assert sum(model(text) == "tiny-rl" for text in problems) >= 0.9 * len(problems)
