"""The evaluation of what is served: what counts as right, what is asked of whom, and that the card is of its report."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate import everyday, served
from evaluate.said import is_right
from evaluate.served_card import NOT_MEASURED, SECTIONS, card
from evaluate.splits import SPLITS, TO_20, split
from evaluate.statistics import share
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

SMOL = Path(__file__).resolve().parents[2] / "models/smol"
TALL = served.PUZZLES[0][0]
TRAINED = {
    "rank": 8, "demonstrations": 5, "steps": 2, "seed": 1, "learned": 1200, "seconds": 61, "loss": [2.5, 1.25],
}  # fmt: skip
SAID = "Hello! The sea, the sick boss and the capital Paris are here."


@pytest.mark.parametrize("name", SPLITS)
def test_every_solution_is_right_and_no_empty_answer_is(name: str) -> None:
    for task in split(name, 1, 40):
        assert is_right(task.question, task.answer, task.solution())
        assert not is_right(task.question, task.answer, "")


@given(st.permutations(["Anna", "Ben", "Carl"]))
def test_of_a_puzzle_the_last_name_counts(names: list[str]) -> None:
    said = f"{names[0]} is taller than {names[1]}. The shortest is {names[2]}. That is all."
    assert is_right(TALL, "Carl", said) == (names[2] == "Carl")


@given(st.integers(0, 999), st.integers(0, 999))
def test_of_a_problem_the_last_number_counts(said: int, wanted: int) -> None:
    assert is_right("How many?", wanted, f"There are 3 bags, so it is {said} in all.") == (said == wanted)


def test_a_box_counts_before_what_is_said_behind_it() -> None:
    assert is_right(TALL, "Carl", "\\boxed{Carl} It is not Ben.")
    assert not is_right(TALL, "Carl", "\\boxed{Ben} It is not Carl.")


def served_settings(folder: Path) -> Settings:
    """A model that answers everything in the same words, and an alias that sends problems to another one."""
    replies = {"talker": {"text": SAID}, "solver": {"opens_trace": True, "text": "I see.</think>\\boxed{3}"}}
    engines = {}
    for name, reply in replies.items():
        tape = folder / f"{name}.jsonl"
        tape.write_text(json.dumps(reply))
        engines[name] = {"kind": "scripted", "transcript": tape}
    models: dict[str, Any] = {name: {"engine": name} for name in replies}
    models["solver"]["thinking"] = {"format": "think", "loop_guard": False}
    rules = [{"to": "thinking", "pattern": "\\?"}, {"to": "fast", "longer_than": 0}]
    models["auto"] = {"route": {"fast": "talker", "thinking": "solver", "rules": rules}}
    return Settings.model_validate({"engines": engines, "models": models})


@pytest.fixture
async def live(tmp_path: Path) -> Any:
    async with listening(create_app(served_settings(tmp_path))) as live:
        await live.ready(60)
        yield live


def plan(live: Live, folder: Path, **more: Any) -> Namespace:
    """What the command is told."""
    given = {"url": live.url, "model": None, "only": ",".join(served.PARTS), "problems": 8, "talks": 8, "seed": 1}
    return Namespace(folder=folder, **given | more)


async def test_a_server_is_measured_in_pieces_and_ends_in_a_whole_card(live: Live, tmp_path: Path) -> None:
    folder = tmp_path / "smol"
    folder.mkdir()
    (folder / "training.json").write_text(json.dumps(TRAINED))
    await served.measure(plan(live, folder, only="splits,everyday"))
    assert NOT_MEASURED in (folder / "README.md").read_text()
    await served.measure(plan(live, folder, only="conversations"))
    report = json.loads((folder / "evaluation.json").read_text())
    assert set(report["models"]) == {"talker", "solver", "auto"}
    text = (folder / "README.md").read_text()
    assert text == card(report, TRAINED)
    assert "{{" not in text
    assert NOT_MEASURED not in text
    assert "1,200 tokens learned in 1 minutes of two cores; the loss of a step went from 2.50 to 1.25." in text
    assert served.begun(folder, 1) == report
    assert served.begun(folder, 2)["models"] == {}


async def test_what_is_counted_is_what_was_answered_and_by_whom(live: Live, tmp_path: Path) -> None:
    await served.measure(plan(live, tmp_path / "smol"))
    models = json.loads((tmp_path / "smol/evaluation.json").read_text())["models"]
    tasks = split(TO_20, 1, 8)
    threes = sum(task.answer == 3 for task in tasks)
    assert models["solver"]["splits"][TO_20]["right"] == threes
    assert models["talker"]["splits"][TO_20]["sent"] == {}
    fruit = models["solver"]["splits"]["fixed"]["rows"][0]
    assert (fruit["answer"], fruit["right"]) == ("\\boxed{3}", True)
    asked = everyday.load() * served.ROUNDS
    said = [everyday.judge(each, SAID, ended=True).good for each in asked]
    assert models["talker"]["everyday"]["all"] == share(sum(said), len(asked))
    assert models["talker"]["everyday"]["odd"]["right"] + models["talker"]["everyday"]["even"]["right"] == sum(said)
    assert models["auto"]["everyday"]["sent"]["solver"] == sum("?" in each.prompt for each in asked)
    assert len(models["auto"]["conversations"]["problems"]) == served.TURNS // 2
    assert {row["n"] for row in models["auto"]["conversations"]["problems"]} == {8}


def test_the_card_is_made_of_the_report() -> None:
    report = json.loads((SMOL / "evaluation.json").read_text())
    assert (SMOL / "README.md").read_text() == card(report, served.trained(SMOL))


def test_every_section_is_in_the_card() -> None:
    text = (Path(served.__file__).parent / "cards/smol.md").read_text()
    assert [name for name in SECTIONS if f"{{{{{name}}}}}" not in text] == []
