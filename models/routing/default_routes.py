"""Where `auto` of the default settings sends prompts that its fit has not seen.

    python -m routing.default_routes [CONFIG]

Beside it, the bundled scorer alone: at its own threshold, and at the highest one that sends the page's problems to the
model that thinks.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from evaluate import everyday
from evaluate.served import PUZZLES
from evaluate.splits import SPLITS, split
from evaluate.statistics import interval
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from routing.prompt import DEVELOPMENT, HELD_OUT, load
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest
from thinkaloud.routing.policy import Router
from thinkaloud.routing.scorer import Scorer
from thinkaloud.settings.file import load as load_settings

CONFIG = Path(__file__).parents[2] / "configs/default.yaml"
SEED = 1
EACH = 200
PAGE = "the page's problems"
BEYOND = ("algorithms", "code", "code completion", "data wrangling", "debugging", "output prediction", "proofs", "sql")
"""Kinds of prompts that need thinking, of which the model that thinks knows nothing."""


def kept() -> dict[str, tuple[bool, list[str]]]:
    """Prompts by group, and whether they are for the model that thinks."""
    groups = {PAGE: (True, [question for question, _ in (FRUIT_PROBLEM, *REWORDINGS, *PUZZLES)])}
    for name in SPLITS:
        groups[name] = True, [task.question for task in split(name, SEED, EACH)]
    groups["everyday, even numbers"] = False, [each.prompt for each in everyday.load()[1::2]]
    for name in (HELD_OUT, DEVELOPMENT):
        groups[f"{name}, fast"] = False, [each.text for each in load(name) if not each.needs_thinking]
    groups["held_out, programs and proofs"] = False, [each.text for each in load(HELD_OUT) if each.kind in BEYOND]
    return groups


def ways(config: Path, groups: dict[str, tuple[bool, list[str]]]) -> dict[str, Callable[[str], bool]]:
    """Ways to decide: whether a prompt goes to the model that thinks."""
    scorer = Scorer.load_bundled()
    router = Router.load(load_settings(config).routes["auto"])
    lowest = min(scorer.score(text) for text in groups[PAGE][1])

    def by_alias(text: str) -> bool:
        request = GenerationRequest("r", "auto", [{"role": "user", "content": text}])
        return router.decide(request, LOCAL.name).lane == "thinking"

    return {
        f"bundled scorer, {scorer.threshold:.2f}": lambda text: scorer.score(text) >= scorer.threshold,
        f"bundled scorer, {lowest:.2f}": lambda text: scorer.score(text) >= lowest,
        "auto": by_alias,
    }


def main() -> None:
    """Print the shares that go the right way."""
    groups = kept()
    config = Path(sys.argv[1]) if len(sys.argv) > 1 else CONFIG
    for way, thinks in ways(config, groups).items():
        sys.stdout.write(f"{way}\n")
        for name, (wanted, texts) in groups.items():
            right = sum(thinks(text) == wanted for text in texts)
            low, high = interval(right, len(texts))
            sys.stdout.write(f"  {name}: {right} of {len(texts)} ({low:.1%} to {high:.1%})\n")


if __name__ == "__main__":
    main()
