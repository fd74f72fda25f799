"""The evaluation: what is counted, how a report becomes a card, and that the bundled cards are of their reports."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import evaluate.__main__ as command
from evaluate import conversations
from evaluate.card import card
from evaluate.measures import check_counts, graded, majority
from evaluate.parts import PARTS
from evaluate.splits import SPLITS, split
from evaluate.statistics import interval, lengths, paired, share
from evaluate.subject import Output, Solved, Subject
from recipe.export import RELEASES, Release
from recipe.grading import read
from recipe.pieces import END_THINK, END_TURN, joined
from recipe.thinking import trace
from recipe.tokenizer import Codec
from recipe.train import STAGES

MODELS = Path(__file__).resolve().parents[2] / "models"


@pytest.fixture(params=sorted(RELEASES))
def folder(request: pytest.FixtureRequest) -> Path:
    return MODELS / str(request.param)


def report_of(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "evaluation.json").read_text())
    return report


def counted(report: object) -> Iterator[dict[str, Any]]:
    """Every count in a report."""
    if isinstance(report, dict):
        if {"right", "n", "share"} <= report.keys():
            yield report
        report = list(report.values())
    if isinstance(report, list):
        for each in report:
            yield from counted(each)


def test_the_card_is_made_of_the_report(folder: Path) -> None:
    assert (folder / "README.md").read_text() == card(report_of(folder))


def test_the_report_is_of_the_weights_beside_it(folder: Path) -> None:
    report = report_of(folder)
    assert command.begun(folder, report["seed"]) == report
    assert set(command.sections(RELEASES[folder.name].thinks)) <= report.keys()


def test_the_shares_and_intervals_of_a_report_follow_from_its_counts(folder: Path) -> None:
    rows = list(counted(report_of(folder)))
    assert rows
    for row in rows:
        assert {key: row[key] for key in ("right", "n", "share", "low", "high")} == share(row["right"], row["n"])


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))
    low, high = interval(hits, of)
    assert 0 <= low <= round(hits / of, 3) <= high <= 1


def test_an_interval_is_wilsons() -> None:
    assert interval(163, 200) == (0.755, 0.863)
    assert interval(0, 0) == (0.0, 1.0)


def test_a_paired_difference_needs_its_pairs() -> None:
    assert paired([1, 0, 1], [1, 0, 1]) == {"difference": 0.0, "n": 3, "low": 0.0, "high": 0.0}
    gain = paired([1] * 80 + [0] * 20, [1] * 60 + [0] * 40)
    assert gain["difference"] == 0.2
    assert 0.1 < gain["low"] < 0.2 < gain["high"] < 0.3


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_lengths_are_ordered(numbers: list[int]) -> None:
    report = lengths(numbers)
    assert min(numbers) <= report["p95"] <= report["max"] == max(numbers)


@pytest.mark.parametrize("name", SPLITS)
def test_a_split_is_the_same_for_the_same_seed_and_holds_nothing_twice(name: str) -> None:
    problems = split(name, 1, 40)
    assert problems == split(name, 1, 40) != split(name, 2, 40)
    assert len({problem.question for problem in problems}) == 40


class Engine:
    """Writes the same to every prompt."""

    def __init__(self, ids: list[int]) -> None:
        self.ids = ids

    def render(self, messages: Sequence[object]) -> list[int]:
        return [0] * len(messages)

    def write(self, prompts: Sequence[object], *, samples: int = 1, **_: object) -> list[list[list[int]]]:
        return [[self.ids] * samples for _ in prompts]


def subject_of(codec: Codec, text: str, *, thinks: bool) -> Subject:
    """A model that always writes `text`."""
    trace_text, _, answer = text.partition(END_THINK)
    ids = codec.spell(trace_text) + ([codec.end_think, *codec.spell(answer)] if answer else [])
    engine: Any = Engine([*ids, codec.end_turn])
    return Subject(engine, codec, thinks, seed=1, problems=8, sampled=2)


@pytest.fixture(scope="module")
def codec() -> Codec:
    return Codec.load(MODELS / "tiny-rl" / "tokenizer.json")


@pytest.mark.parametrize("name", SPLITS)
def test_reference_traces_and_solutions_measure_as_perfect(name: str, codec: Codec) -> None:
    rng = Random(1)
    subject = subject_of(codec, "", thinks=True)
    solved = []
    for task in split(name, 1, 60):
        text = f"{joined(trace(task, rng))}\n{END_THINK}\n\n{task.solution()}{END_TURN}"
        solved.append(Solved(task, Output(read(text, opened=True), codec.spell(text))))
    report = graded(subject, solved)
    for key in ("worked", "exact", "form"):
        assert report[key]["right"] == 60, key
    assert report["right"] == 60
    counts = check_counts(solved)
    assert counts["broken"]["right"] == 0
    assert counts["mended"]["right"] == counts["mended"]["n"]
    assert majority([[one] * 3 for one in solved])["gain"]["difference"] == 0


def test_the_vote_goes_to_the_box_written_most_often() -> None:
    task = split("numbers to 20", 1, 1)[0]

    def boxed(text: str) -> Solved:
        return Solved(task, Output(read(f"{text}{END_TURN}", opened=False), []))

    right, wrong, none = boxed(f"\\boxed{{{task.answer}}}"), boxed("\\boxed{0}"), boxed("Hello.")
    assert majority([[wrong, right, right, none, none, none]])["majority"]["right"] == 1
    assert majority([[wrong, right, wrong, none]])["majority"]["right"] == 0
    assert majority([[none, none]])["majority"]["right"] == 0


class Forgetful(Engine):
    """Knows every answer, and none to the eighth question of a conversation."""

    def __init__(self, codec: Codec, answers: dict[str, int | str]) -> None:
        super().__init__([])
        self.codec, self.answers = codec, answers
        self.asked: Counter[tuple[str, int]] = Counter()

    def render(self, messages: Sequence[Any]) -> list[int]:
        questions = [each["content"] for each in messages if each["role"] == "user"]
        assert len(messages) == 2 * len(questions) - 1
        self.asked[questions[-1], len(questions)] += 1
        known = self.answers[questions[-1]] if len(questions) < 8 else "?"
        return [*self.codec.spell(f"\\boxed{{{known}}}"), self.codec.end_turn]

    def write(self, prompts: Sequence[Any], **_: object) -> list[list[list[int]]]:
        return [[list(prompt)] for prompt in prompts]


def test_conversations_ask_every_problem_once_at_each_place_and_pair_the_last_with_the_first(codec: Codec) -> None:
    tasks = [task for name in conversations.SPLITS for task in split(name, 1, 40)]
    engine: Any = Forgetful(codec, {task.question: task.answer for task in tasks})
    report = conversations.conversations(Subject(engine, codec, False, seed=1, problems=40, sampled=2))
    assert set(engine.asked.values()) == {1}
    assert len(engine.asked) == 8 * 10 * len(conversations.SPLITS)
    for row in report.values():
        assert [place["share"] for place in row["places"]] == [1.0] * 7 + [0.0]
        assert row["gain"]["difference"] == -1.0


def _work(place: Path) -> None:
    """Checkpoints and logs of a training that took no time."""
    place.mkdir()
    for name in (*STAGES, "rl-1", "rl-2"):
        torch.save({"step": 3, "seed": 1, "seconds": 60.0}, place / f"{name}.pt")
    line = {"reward": 0.5, "accuracy": 0.5, "length": 90.0, "checked": 0.9, "form": 1.0}
    for seed in (1, 2):
        lines = (json.dumps({"step": step, **line, **({"probe": 0.6} if step % 2 else {})}) for step in range(12))
        (place / f"rl-{seed}.jsonl").write_text("\n".join(lines))


@pytest.mark.parametrize("name", sorted(RELEASES))
def test_an_evaluation_in_pieces_ends_in_a_whole_card(
    name: str, tmp_path: Path, codec: Codec, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")
    thinks = RELEASES[name].thinks
    monkeypatch.setitem(RELEASES, "tiny-rl", Release("rl-1", thinks=True))
    text = "1 + 1 = 2.\nWait, let me check: 2 - 1 = 1. Yes, that fits.\n</think>\n\n" if thinks else ""

    @contextmanager
    def opened(folder: Path, thinks: bool, plan: command.Plan) -> Iterator[Subject]:
        yield subject_of(codec, f"{text}1 + 1 = 2.\n\\boxed{{2}}", thinks=thinks)

    monkeypatch.setattr(command, "opened", opened)
    monkeypatch.setattr("recipe.export.export_model", lambda *_: None)
    place = tmp_path / name
    place.mkdir()
    shutil.copy(MODELS / name / "tokenizer.json", place)
    (place / "model.safetensors").write_bytes(b"weights")
    _work(tmp_path / "work")
    plan = command.Plan(1, 8, 2, tmp_path / "work")
    command.measure(place, {"splits", "fixed"}, plan)
    assert not (place / "README.md").exists()
    command.measure(place, {*PARTS, "comparison", "training"} - {"splits", "fixed"}, plan)
    text = (place / "README.md").read_text()
    assert text == card(report_of(place))
    assert "{{" not in text
    shown = {path.name for path in place.glob("*.svg")}
    assert shown == {each.partition("]")[2][1:].partition(")")[0] for each in text.split("![")[1:]}
    figures = {path.name: path.read_bytes() for path in place.glob("*.svg")}
    command.measure(place, {"card"}, plan)
    assert figures == {path.name: path.read_bytes() for path in place.glob("*.svg")}
    (place / "model.safetensors").write_bytes(b"other weights")
    assert "splits" not in command.begun(place, 1)
