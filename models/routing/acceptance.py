"""Check the bundled weights and the bundled pair against what routing must hold: `python -m routing.acceptance`.

Prints each figure beside its bound, and ends with 1 if one falls short. The figures of left-out families are those of
`report.json`, all others are measured anew, on prompts that training has not seen.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from routing import prompt
from routing.measure import TOLD, flips, right_by_kind, translated_figures, wrapped_figures
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest, Lane
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.policy import Router
from thinkaloud.routing.scorer import Scorer
from thinkaloud.settings.file import load

HERE = Path(__file__).parent
CONFIG = HERE.parents[1] / "configs/tiny.yaml"
_AROUND = ("wrapper", "wish")

Check = tuple[str, float, float, bool]
"""What is measured, its value, its bound, and whether it holds."""


def checks() -> Iterator[Check]:
    """Every figure."""
    scorer, held_out = Scorer.load_bundled(), prompt.load(prompt.HELD_OUT)
    for kind, row in wrapped_figures(scorer, held_out).items():
        yield _at_least(f"AUROC with a {kind}", row["auroc"], 0.995)
        yield _at_least(f"recall at {TOLD:.0%} false thinking with a {kind}", row["recall"], 0.97)
        yield _at_most(f"false thinking with a {kind}", row["at the threshold"]["false thinking"], 0.04)
        yield _at_most(f"decisions turned by a {kind}", row["flips"], 0.05 if kind == "wrapper" else 0.03)
    texts = [one.text for one in held_out]
    for name in (name for name in PERTURBATIONS if name not in _AROUND):
        yield _at_most(f"decisions turned, {name}", flips(scorer, texts, name), 0.03)
    router = Router.load(load(CONFIG).routes["auto"])
    times = sorted(_milliseconds(router, text) for text in texts)
    yield _at_most("ms of a decision, median", median(times), 0.5)
    yield _at_most("ms of a decision, 95th percentile", quantiles(times, n=20)[-1], 1.5)
    left_out = json.loads((HERE / "report.json").read_text())["left out"]["thinking"]
    yield _at_least("mean recall of left-out families", sum(left_out.values()) / len(left_out), 0.86)
    languages = translated_figures(scorer)
    for code, right in languages.items():
        yield _at_least(f"translated probes told right, {code}", right, languages["en"] - 0.03)
    for kind, right in right_by_kind(scorer, prompt.load(prompt.ROBUSTNESS)).items():
        yield _at_least(f"told right, {kind}", right, 0.8)
    for one in (one for one in prompt.load(prompt.PROBES) if one.kind != "translated"):
        right = _lane(router, one.text) == ("thinking" if one.needs_thinking else "fast")
        yield _at_least(f"right way: {one.text[:60]}", float(right), 1)


def _at_least(name: str, value: float, bound: float) -> Check:
    return name, value, bound, value >= bound


def _at_most(name: str, value: float, bound: float) -> Check:
    return name, value, bound, value <= bound


def _lane(router: Router, text: str) -> Lane:
    return router.decide(GenerationRequest("probe", "auto", [{"role": "user", "content": text}]), LOCAL.name).lane


def _milliseconds(router: Router, text: str) -> float:
    began = perf_counter()
    _lane(router, text)
    return 1000 * (perf_counter() - began)


def main() -> None:
    found = list(checks())
    for name, value, bound, holds in found:
        sys.stdout.write(f"{'' if holds else 'SHORT  '}{name}: {value:.4f} against {bound:.4f}\n")
    sys.exit(not all(holds for *_, holds in found))


if __name__ == "__main__":
    main()
