"""The lines of families.jsonl, without an engine: a reader of the documentation copies their settings."""

import json
from pathlib import Path
from typing import Any

import pytest

import node
from families import tokenizers
from families.rows import ROWS, SERVED
from thinkaloud.settings import ModelSettings, ThinkingSettings
from thinkaloud.thinking.formats import Format, resolve_format

EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["family"])
PEER = Path(__file__).parents[1] / "thinking/peer/vllm.jsonl"


def form(row: dict[str, Any]) -> Format:
    """The format of a family's trace."""
    return resolve_format(ThinkingSettings(**row["settings"]["thinking"]))


@EACH
def test_the_settings_are_those_of_a_served_model(row: dict[str, Any]) -> None:
    ModelSettings.model_validate({"engine": "any", **row["settings"]})
    assert form(row)


@EACH
def test_a_call_inside_the_trace_ends_it(row: dict[str, Any]) -> None:
    found = form(row)
    if found.parser is None and row["calls"]:
        assert row["calls"] in found.calls
    assert bool(row["calls"]) or not found.calls


@EACH
def test_the_cases_of_vllms_are_in_the_format_of_the_family(row: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in PEER.read_text(encoding="utf-8").splitlines()]
    name = row["settings"]["thinking"]["format"]
    for parser in row["cases"]:
        assert any(line["format"] == name and f"{parser} complete" in line["cases"] for line in lines), parser


@pytest.mark.vllm
@EACH
def test_vllm_has_the_tool_parser(row: dict[str, Any]) -> None:
    from thinkaloud.engine.vllm.tool_parser import require_parser

    if parser := row["settings"].get("tool_parser"):
        require_parser(parser)


@pytest.mark.vllm  # as the others that download the tokenizers
@pytest.mark.parametrize("model", SERVED)
def test_the_tokens_are_special_or_added_or_text(model: str) -> None:
    if reason := node.missing():
        pytest.skip(reason)
    told = SERVED[model]["tokenizer"]
    vocabulary = json.loads((tokenizers.install() / told["name"] / "tokenizer.json").read_text())
    kinds = {token["content"]: "special" if token["special"] else "added" for token in vocabulary["added_tokens"]}
    assert {token: kinds.get(token, "text") for token in told["tokens"]} == told["tokens"]
