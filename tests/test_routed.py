"""`thinkaloud route`: a dry run and an evaluation from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from thinkaloud.cli import app

FRUIT = "Emily buys 3 apples and 2 oranges for 13 dollars. Each orange costs 2 dollars. What does one apple cost?"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["route", *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize(("prompt", "model"), [(FRUIT, "thinking: tiny-rl"), ("Hello!", "fast: tiny-sft")])
def test_a_prompt_alone_is_enough(prompt: str, model: str) -> None:
    code, said = run(prompt)
    assert code == 0
    assert said.startswith(model)
    assert "strongest features" in said
    assert run("prompt", prompt)[1].splitlines()[0].split(",")[0] == said.splitlines()[0].split(",")[0]


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
    assert all(name in said for name in ("scorer", "length", "shuffled", "oracle", "lower case", "typos"))
    assert "APGR" not in said


def test_rows_of_a_weak_and_a_strong_model_give_what_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "pair.jsonl"
    rows = [{"prompt": FRUIT, "weak": 0, "strong": 1}, {"prompt": "Hello!", "weak": 1, "strong": 1}] * 6
    file.write_text("\n".join(map(json.dumps, rows)))
    code, said = run("eval", str(file))
    assert code == 0, said
    assert "APGR" in said


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
