"""What a prompt is about, as far as its words tell."""

import json
from pathlib import Path

import pytest

from thinkaloud.generation import Domain
from thinkaloud.routing.domains import find_domain

PROMPTS = Path(__file__).parents[2] / "models/routing/prompts/held_out.jsonl"
KINDS: dict[Domain, set[str]] = {
    "code": {
        *("programming", "debugging", "short code", "code", "code completion", "output prediction", "code reading"),
        *("algorithms", "sql", "leetcode", "mbpp", "humaneval", "pandas", "numpy", "tensorflow", "regex"),
        *("code prediction", "code understanding", "data wrangling", "system design", "recall programming"),
        *("code in a word", "mt-bench coding"),
    },
    "mathematics": {
        *("mathematics", "word problem", "word problems", "probability", "proofs", "proof", "math", "arithmetic"),
        *("gsm8k", "aqua", "mt-bench math", "multistep arithmetic", "combinatorics", "optimisation", "physics"),
        *("recall mathematics", "units", "unit lookup", "finance", "estimation", "object counting", "spatial", "game"),
    },
    "writing": {
        *("writing", "translation", "rewriting", "summary", "e-mails", "poems", "stories", "slogans", "titles"),
        *("product descriptions", "formatting", "extraction", "classification", "sentiment", "tables", "topic"),
        *("paraphrase pairs", "mt-bench writing", "mt-bench extraction"),
    },
}
"""Kinds of prompts that are of each domain."""


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Write a Python function that returns the longest word of a list.", "code"),
        ("Why does this loop never end?\n```\nwhile x:\n    print(x)\n```", "code"),
        ("Compute $\\int_0^3 x^2 dx$.", "mathematics"),
        ("A train needs 3 hours for 210 km. How many km does it go in 7 hours?", "mathematics"),
        ("Translate into French: how many apples are 3 and 4?", "writing"),
        ("Schreibe ein kurzes Gedicht über den Herbst.", "writing"),
        ("What is the capital of France?", None),
        ("", None),
    ],
)
def test_a_domain_is_told_by_the_words(text: str, domain: Domain | None) -> None:
    assert find_domain(text) == domain


@pytest.mark.parametrize(
    ("domain", "precision", "recall"), [("code", 0.85, 0.7), ("mathematics", 0.65, 0.55), ("writing", 0.75, 0.7)]
)
def test_prompts_that_nothing_was_made_from_have_the_domains_that_the_documentation_says(
    domain: Domain, precision: float, recall: float
) -> None:
    rows = [json.loads(line) for line in PROMPTS.read_text().splitlines()]
    found = {row["prompt"] for row in rows if find_domain(row["prompt"]) == domain}
    true = {row["prompt"] for row in rows if row["kind"] in KINDS[domain]}
    assert len(found & true) / len(found) >= precision
    assert len(found & true) / len(true) >= recall
