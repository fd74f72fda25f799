"""`thinkaloud route`: a dry run and an evaluation from the command line."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from thinkaloud.cli import app
from thinkaloud.commands.scorer_comparison import best_threshold
from thinkaloud.routing.familiarity import FamiliarityScorer, pack_buckets, word_buckets
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.fit_file import read_fit
from thinkaloud.routing.scorer import Scorer

PAIR = Path(__file__).parents[2] / "models/routing/tiny-pair.json"

FRUIT = "Emily buys 3 apples and 2 oranges for 13 dollars. Each orange costs 2 dollars. What does one apple cost?"
PROOF = "Prove that the square root of 2 is irrational, and that the square root of 4 is not."


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["route", *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize(("prompt", "model"), [(PROOF, "thinking: tiny-rl"), ("Hello!", "fast: tiny-sft")])
def test_a_prompt_alone_is_enough(prompt: str, model: str) -> None:
    code, said = run(prompt)
    assert code == 0
    assert said.startswith(model)
    assert "strongest features" in said
    assert run("prompt", prompt)[1].splitlines()[0].split(",")[0] == said.splitlines()[0].split(",")[0]


def test_a_hyphen_is_standard_input(tmp_path: Path) -> None:
    invoke = CliRunner().invoke
    for arguments in (["route", "-"], ["route", "prompt", "-"]):
        assert invoke(app, arguments, input=PROOF).output.startswith("thinking: tiny-rl")
    rows = [{"prompt": PROOF, "label": "thinking"}, {"prompt": "Hello!", "label": "fast"}] * 5
    assert "scorer" in invoke(app, ["route", "eval", "-"], input="\n".join(map(json.dumps, rows))).output
    config, out = pair(tmp_path), tmp_path / "fit.json"
    none = invoke(app, ["route", "fit", "-", "-o", str(out), "--config", str(config)], input="")
    assert (none.exit_code, none.stderr) == (2, "-: there is no problem\n")


def test_the_short_form_is_in_the_help() -> None:
    assert "route TEXT" in " ".join(run("--help")[1].split())


def test_an_alias_that_is_not_there_is_named() -> None:
    code, said = run("Hello!", "--model", "clever")
    assert code == 2
    assert "'clever'" in said
    assert "auto" in said


def test_prompts_with_kinds_are_measured_beside_those_that_know_nothing(tmp_path: Path) -> None:
    file = tmp_path / "prompts.jsonl"
    rows = [{"prompt": f"{FRUIT} {number}", "label": "thinking"} for number in range(9)]
    rows += [{"prompt": f"Hello, I am number {number}", "label": "fast"} for number in range(9)]
    file.write_text("\n".join(map(json.dumps, rows)))
    code, said = run("eval", str(file))
    assert code == 0, said
    assert all(name in said for name in ("scorer", "length", "shuffled", "oracle", "lower", "typos", "without latex"))
    assert "APGR" not in said


def test_rows_of_a_weak_and_a_strong_model_give_what_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "pair.jsonl"
    rows = [{"prompt": FRUIT, "weak": 0, "strong": 1}, {"prompt": "Hello!", "weak": 1, "strong": 1}] * 6
    file.write_text("\n".join(map(json.dumps, rows)))
    code, said = run("eval", str(file))
    assert code == 0, said
    assert "APGR" in said


def test_a_fit_is_measured_as_the_server_scores_with_it(tmp_path: Path) -> None:
    stored, weights = read_fit(PAIR)
    texts = [THINK % at for at in range(9)] + [KNOW % at for at in range(9)] + [FRUIT, PROOF]
    seen = pack_buckets({word for text in texts for word in word_buckets(extract_features(text))})
    fit = msgspec.structs.replace(stored, seen=seen, kind=9.0, threshold=0.5)
    scorer = FamiliarityScorer.of_fit(fit, weights, fit.threshold)
    decided = [scorer.score_with_head(text)[0] >= fit.threshold for text in texts]
    assert decided != [Scorer(weights).score(text) >= fit.threshold for text in texts]  # the gain head alone
    file, rows = tmp_path / "fit.json", tmp_path / "rows.jsonl"
    file.write_bytes(fit.dump())
    labels = ("thinking" if thinks else "fast" for thinks in decided)
    lines = ({"prompt": text, "label": label} for text, label in zip(texts, labels, strict=True))
    rows.write_text("\n".join(map(json.dumps, lines)))
    code, said = run("eval", str(rows), "--fit", str(file))
    assert code == 0, said
    accuracy = next(line for line in said.splitlines() if "accuracy" in line)
    assert accuracy.split("\u2502")[2].split()[0] == "1.000"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not json", ":1: not"),
        ('{"prompt": "secret"}', ":1: give a label"),
        ('{"prompt": "secret", "label": "fast"}', "both kinds"),
        ('{"prompt": "secret", "weak": 0, "strong": 2}', ":1: not"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_that_quotes_nothing(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "prompts.jsonl"
    file.write_text(text)
    code, said = run("eval", str(file))
    assert code == 2
    assert told in said.replace("\n", "")
    assert "secret" not in said


SETTINGS = """
engines:
  fast: {kind: scripted, transcript: fast.jsonl}
  slow: {kind: scripted, transcript: slow.jsonl}
models:
  quick: {engine: fast}
  deep: {engine: slow, thinking: {format: think}}
  auto: {route: {fast: quick, thinking: deep%s}}
"""
THINK = "A story of 3 apples that cost 2 dollars each, number %d. What do they cost?"
KNOW = "Which town is the capital of the country with number %d?"


def pair(folder: Path, more: str = "") -> Path:
    """Settings of a pair of which only the thinking model can calculate."""
    (folder / "settings.yaml").write_text(SETTINGS % more)
    known = {"prompt": "capital", "text": "Paris"}
    (folder / "fast.jsonl").write_text("\n".join(map(json.dumps, [known, {"text": "I cannot calculate."}])))
    (folder / "slow.jsonl").write_text("\n".join(map(json.dumps, [known, {"text": "<think>Two each.</think>6"}])))
    return folder / "settings.yaml"


@pytest.mark.slow
def test_a_fit_to_a_pair_sends_what_gains_to_the_thinking_model(tmp_path: Path) -> None:
    config, problems, out, rows = pair(tmp_path), tmp_path / "p.jsonl", tmp_path / "fit.json", tmp_path / "rows.jsonl"
    lines = [{"prompt": THINK % at, "answer": 6} for at in range(20)]
    lines += [{"prompt": KNOW % at, "answer": "Paris"} for at in range(20)]
    problems.write_text("\n".join(map(json.dumps, lines)))
    code, said = run("fit", str(problems), "-o", str(out), "--config", str(config), "--rows", str(rows))
    assert code == 0, said
    assert "quick solves 20, deep 40; thinking gains 20" in said.replace("\n", " ")
    pair(tmp_path, ", fit: fit.json, quality: 0.9")
    asked = [run("prompt", prompt, "--config", str(config)) for prompt in (THINK % 99, KNOW % 99)]
    assert [said.split(",")[:2] for _, said in asked] == [["thinking: deep", " by gain"], ["fast: quick", " by gain"]]
    first = out.read_bytes()
    assert run("fit", str(rows), "-o", str(out), "--config", str(config))[0] == 0
    assert out.read_bytes() == first
    code, said = run("eval", str(rows), "--fit", str(out))
    assert code == 0, said
    assert "APGR" in said


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([{"prompt": KNOW % at, "answer": "Paris"} for at in range(4)], "thinking gained on none"),
        ([{"prompt": KNOW % at, "answer": "Rome"} for at in range(4)], "solved none"),
        ([{"prompt": "secret"}], ":1: answer: Field required"),
    ],
)
def test_problems_that_tell_nothing_are_refused_and_nothing_is_written(
    tmp_path: Path, lines: list[dict[str, str]], told: str
) -> None:
    config, problems, out = pair(tmp_path), tmp_path / "p.jsonl", tmp_path / "fit.json"
    problems.write_text("\n".join(map(json.dumps, lines)))
    code, said = run("fit", str(problems), "-o", str(out), "--config", str(config))
    assert code == 2
    assert told in said.replace("\n", "")
    assert "secret" not in said
    assert not out.exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (", fit: gone.json", "route.fit: there is no file"),
        (", quality: 0.9", "quality needs a fit"),
        (", gate: {}", "gate needs a fit"),
        (", fit: settings.yaml", "is no file of `thinkaloud route fit`"),
        (", fit: settings.yaml, quality: 0.9, threshold: 0.5", "not both"),
        (", fit: settings.yaml, gate: {band: [0.5, 0.2]}", "the lower one first"),
    ],
)
def test_settings_that_cannot_be_kept_are_refused_by_their_key(tmp_path: Path, more: str, told: str) -> None:
    code, said = run("prompt", "Hello", "--config", str(pair(tmp_path, more)))
    assert code == 2
    assert told in said.replace("\n", "")


@pytest.mark.slow
def test_a_fit_of_another_pair_is_refused(tmp_path: Path) -> None:
    config, rows, out = pair(tmp_path), tmp_path / "rows.jsonl", tmp_path / "fit.json"
    found = [{"prompt": (THINK, KNOW)[at % 2] % at, "weak": at % 2, "strong": 1} for at in range(20)]
    rows.write_text("\n".join(map(json.dumps, found)))
    assert run("fit", str(rows), "-o", str(out), "--config", str(config))[0] == 0
    config.write_text((SETTINGS % ", fit: fit.json").replace("deep", "deeper"))
    for command in (["route", "prompt", "Hello"], ["check"], ["serve"]):
        result = CliRunner().invoke(app, [*command, "--config", str(config)])
        assert result.exit_code == 2
        assert "was fitted for quick and deep" in result.output.replace("\n", " ")


@given(st.lists(st.tuples(st.integers(0, 5).map(float), st.booleans()), min_size=1, max_size=30))
def test_no_threshold_suits_better_than_the_one_that_is_found(pairs: list[tuple[float, bool]]) -> None:
    def right(threshold: float) -> int:
        return sum((score >= threshold) == thinks for score, thinks in pairs)

    assert right(best_threshold(pairs)) == max(
        right(threshold) for threshold in [*(score for score, _ in pairs), float("inf")]
    )
