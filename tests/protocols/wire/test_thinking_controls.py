"""The thinking controls: the table of spellings, one plan, and contradictions that name both."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import ThinkingPlan, Visibility
from thinkaloud.protocols.wire.thinking_controls import FORMAT_HEADER, SPELLINGS, ThinkingControls, read_controls
from thinkaloud.protocols.wire.thinking_fields import ThinkingFields


def nested(name: str, value: Any) -> dict[str, Any]:
    outer, _, inner = name.partition(".")
    return {outer: {inner: value}} if inner else {outer: value}


def planned(*given: tuple[str, Any]) -> ThinkingControls:
    body: dict[str, Any] = {}
    header = None
    for name, value in given:
        if name == FORMAT_HEADER:
            header = value
            continue
        for key, item in nested(name, value).items():
            body[key] = body[key] | item if isinstance(item, dict) and key in body else item
    if "thinking" in body:
        body["thinking"] = {"type": "enabled"} | body["thinking"]
    return read_controls(ThinkingFields.model_validate(body), header)


OWN = ("generationConfig.",)
"""Places in the request of one dialect, which are tried with it."""
ROWS: list[tuple[str, Any, ThinkingPlan]] = [
    *[
        (name, effort, ThinkingPlan(enabled=effort != "none", effort=effort))
        for name in ("reasoning_effort", "reasoning.effort", "chat_template_kwargs.reasoning_effort")
        for effort in ("none", "minimal", "low", "medium", "high", "xhigh", "max")
    ],
    *[
        (name, on, ThinkingPlan(enabled=on))
        for name in (
            "reasoning.enabled",
            "enable_thinking",
            "chat_template_kwargs.enable_thinking",
            "chat_template_kwargs.thinking",
        )
        for on in (True, False)
    ],
    ("thinking.type", "enabled", ThinkingPlan(enabled=True)),
    ("thinking.type", "adaptive", ThinkingPlan(enabled=True)),
    ("thinking.type", "disabled", ThinkingPlan(enabled=False)),
    ("thinking.type", "between_tools", ThinkingPlan(enabled=False)),
    ("thinking.display", "summarized", ThinkingPlan(enabled=True, visibility="summary")),
    ("thinking.display", "updates", ThinkingPlan(enabled=True, visibility="summary")),
    ("thinking.display", "omitted", ThinkingPlan(enabled=True, visibility="hidden")),
    *[
        (name, 64, ThinkingPlan(budget=64))
        for name in ("reasoning.max_tokens", "thinking_budget", "thinking_token_budget", "thinking_budget_tokens")
    ],
    ("thinking.budget_tokens", 64, ThinkingPlan(enabled=True, budget=64)),
    ("reasoning.min_tokens", 64, ThinkingPlan(min_tokens=64)),
    ("reasoning.retries", 2, ThinkingPlan(retries=2)),
    ("reasoning.votes", 5, ThinkingPlan(votes=5)),
    ("reasoning.exclude", True, ThinkingPlan(visibility="hidden")),
    ("reasoning.exclude", False, ThinkingPlan()),
    ("include_reasoning", False, ThinkingPlan(visibility="hidden")),
    ("include_reasoning", True, ThinkingPlan()),
    ("reasoning_format", "hidden", ThinkingPlan(visibility="hidden")),
    (FORMAT_HEADER, "hidden", ThinkingPlan(visibility="hidden")),
    *[
        ("reasoning.summary", detail, ThinkingPlan(visibility="summary", summary=detail))
        for detail in ("auto", "concise", "detailed")
    ],
    ("reasoning.details", True, ThinkingPlan(steps=True)),
    ("reasoning.encrypted", True, ThinkingPlan(sealed=True)),
    ("include", ["reasoning.encrypted_content"], ThinkingPlan(sealed=True)),
    ("include", [], ThinkingPlan()),
    ("reasoning.progress", True, ThinkingPlan()),
    ("stream_reasoning", False, ThinkingPlan(streamed=False)),
    ("stream_reasoning", True, ThinkingPlan()),
]


@pytest.mark.parametrize(("name", "value", "expected"), ROWS, ids=str)
def test_every_spelling_becomes_the_one_plan(name: str, value: Any, expected: ThinkingPlan) -> None:
    assert planned((name, value)).plan == expected


def test_every_spelling_of_the_table_is_tried_above_or_names_fields() -> None:
    shared = {name for name in SPELLINGS if not name.startswith(OWN)}
    assert shared - {name for name, _, _ in ROWS} == {"separate_reasoning"}


@pytest.mark.parametrize(
    ("name", "value", "names"),
    [
        *[
            (name, value, value)
            for name in ("reasoning_format", FORMAT_HEADER)
            for value in ("dual", "reasoning_content", "reasoning", "tags")
        ],
        *[
            pytest.param(name, value, names, id=f"FC042 {name} {value}")
            for name in ("reasoning_format", FORMAT_HEADER)
            for value, names in (
                ("none", "tags"),
                ("auto", "dual"),
                ("deepseek", "dual"),
                ("deepseek-legacy", "tags"),
                ("parsed", "dual"),
                ("raw", "tags"),
            )
        ],
        ("separate_reasoning", False, "tags"),
        ("separate_reasoning", True, "dual"),
    ],
)
def test_field_names_are_chosen_by_field_or_header(name: str, value: Any, names: str) -> None:
    assert planned((name, value)).names == names


@pytest.mark.parametrize("default", ["dual", "reasoning_content", "reasoning", "tags"])
@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({}, None),
        ({"separate_reasoning": False}, "tags"),
        ({"separate_reasoning": True}, "not in the content"),
        ({"reasoning_format": "auto"}, "not in the content"),
        ({"reasoning_format": "hidden"}, None),
        ({"reasoning_format": "parsed"}, "dual"),
        ({"reasoning_format": "raw"}, "tags"),
        ({"reasoning_format": "reasoning"}, "reasoning"),
    ],
    ids=str,
)
def test_the_settings_choose_where_the_request_does_not(said: dict[str, Any], names: str | None, default: Any) -> None:
    found = read_controls(ThinkingFields.model_validate(said), None, names=default).names
    if names == "not in the content":
        names = "dual" if default == "tags" else default
    assert found == (names or default)


def test_nothing_said_leaves_everything_to_the_model() -> None:
    assert planned() == ThinkingControls(ThinkingPlan(), "dual", progress=False)


INSIDE_THINKING = {"thinking.budget_tokens", "thinking.display"}
"""Beside a type, which `planned` adds."""


@given(st.sampled_from(ROWS), st.sampled_from(ROWS))
def test_two_spellings_agree_or_both_are_named(one: tuple[str, Any, Any], two: tuple[str, Any, Any]) -> None:
    if one[0] == two[0]:
        return
    says = [dict(SPELLINGS[name](value)) for name, value, _ in (one, two)]
    said = [
        each | ({"enabled": True} if row[0] in INSIDE_THINKING else {})
        for each, row in zip(says, (one, two), strict=True)
    ]
    if "thinking.type" in {one[0], two[0]} and {one[0], two[0]} & INSIDE_THINKING:
        return  # one object: its type is what the other row says
    if all(said[0][matter] == said[1][matter] for matter in said[0].keys() & said[1].keys()):
        together, alone = planned(one[:2], two[:2]).plan, [planned(one[:2]).plan, planned(two[:2]).plan]
        for matter in ("enabled", "effort", "budget"):
            assert getattr(together, matter) in [getattr(each, matter) for each in alone]
    else:
        with pytest.raises(InvalidRequest) as caught:
            planned(one[:2], two[:2])
        assert all(name.partition(".")[0] in caught.value.message for name in (one[0], two[0]))


@pytest.mark.parametrize(
    "given_",
    [
        (("reasoning_effort", "low"), ("reasoning.effort", "high")),
        (("reasoning_effort", "none"), ("enable_thinking", True)),
        (("reasoning_effort", "high"), ("thinking.type", "disabled")),
        (("enable_thinking", False), ("chat_template_kwargs.thinking", True)),
        (("thinking_budget", 1), ("reasoning.max_tokens", 2)),
        (("include_reasoning", True), ("reasoning.exclude", True)),
        (("include_reasoning", True), ("reasoning.summary", "auto")),
        (("reasoning_format", "hidden"), ("include_reasoning", True)),
        (("reasoning_format", "dual"), (FORMAT_HEADER, "reasoning")),
        (("reasoning_format", "tags"), ("separate_reasoning", True)),
        (("reasoning_format", "reasoning"), ("separate_reasoning", False)),
    ],
)
def test_a_contradiction_names_both(given_: tuple[tuple[str, Any], ...]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        planned(*given_)
    assert all(name in caught.value.message for name, _ in given_)
    assert caught.value.param in {name for name, _ in given_}


@pytest.mark.parametrize(
    "name",
    ["enable_thinking", "reasoning.enabled", "chat_template_kwargs.enable_thinking", "chat_template_kwargs.thinking"],
)
@pytest.mark.parametrize("value", [0, 1, "", "false", None])
def test_on_and_off_are_json_booleans_only(name: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        ThinkingFields.model_validate(nested(name, value))


@pytest.mark.parametrize(
    "name", ["reasoning_effort", "reasoning.max_tokens", "include_reasoning", "reasoning", "thinking"]
)
def test_null_elsewhere_is_not_given(name: str) -> None:
    assert read_controls(ThinkingFields.model_validate(nested(name, None)), None).plan == ThinkingPlan()


@pytest.mark.parametrize(
    ("said", "visibility"),
    [((), "summary"), ((("include_reasoning", True),), "full"), ((("reasoning.exclude", False),), "summary")],
)
def test_a_request_that_says_nothing_has_the_visibility_of_the_settings(
    said: tuple[tuple[str, Any], ...], visibility: Visibility
) -> None:
    tree: dict[str, Any] = {}
    for name, value in said:
        tree |= nested(name, value)
    assert read_controls(ThinkingFields.model_validate(tree), None, "summary").plan.visibility == visibility


def test_an_unknown_format_in_the_header_is_refused() -> None:
    with pytest.raises(InvalidRequest) as caught:
        planned((FORMAT_HEADER, "xml"))
    assert caught.value.param == FORMAT_HEADER
