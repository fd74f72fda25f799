"""The table of formats, and what a model's `thinking:` settings make of it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from thinkaloud.errors import SettingsError
from thinkaloud.settings import ThinkingSettings
from thinkaloud.thinking.formats import FORMATS, Format, resolve_format


def test_the_table_has_the_families() -> None:
    assert list(FORMATS) == ["think", "mistral", "kimi", "seed", "gemma", "granite", "reasoning"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_is_two_tags_and_no_parser(name: str) -> None:
    row = FORMATS[name]
    assert row.start
    assert row.end
    assert row.start != row.end
    assert row.parser is None
    assert row.implicit_end == ()


def test_a_call_ends_the_trace_in_the_families_that_write_calls_with_tokens_of_their_own() -> None:
    assert {name for name, row in FORMATS.items() if row.calls} == {"think", "mistral", "seed", "gemma"}
    assert "<tool_call>" in FORMATS["think"].calls


def test_the_label_of_a_row_goes_with_its_opening_tag() -> None:
    assert resolve_format(ThinkingSettings(format="gemma")).opening_tag == "<|channel>"
    other = resolve_format(ThinkingSettings(format="gemma", start="<|channel>"))
    assert (other.label, other.opening_tag) == ("", "<|channel>")


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_alone_is_its_row(name: str) -> None:
    assert resolve_format(ThinkingSettings(format=name)) is not None
    assert resolve_format(ThinkingSettings(format=name)) == FORMATS[name]


@pytest.mark.parametrize(
    "given",
    [
        {"start": "<thought>"},
        {"end": "</thought>"},
        {"whitespace": "verbatim"},
        {"implicit_open": True},
        {"implicit_end": ("<tool_call>",)},
        {"reopens": True},
        {"unclosed": "promote_on_stop"},
    ],
)
def test_each_setting_overrides_its_part_of_the_row_and_no_other(given: dict[str, Any]) -> None:
    found = resolve_format(ThinkingSettings(format="think", **given))
    for field in fields(Format):
        assert getattr(found, field.name) == given.get(field.name, getattr(FORMATS["think"], field.name))


def test_a_setting_of_false_or_empty_is_given() -> None:
    found = resolve_format(ThinkingSettings(format="think", implicit_open=False, implicit_end=(), reopens=False))
    assert found == replace(FORMATS["think"], implicit_open=False)


def test_two_tags_are_a_format_that_touches_nothing() -> None:
    assert resolve_format(ThinkingSettings(start="<scratch>", end="</scratch>")) == Format(
        "<scratch>", "</scratch>", "verbatim", None, (), False, "trace", None
    )


def test_tags_may_be_equal_and_prose() -> None:
    assert resolve_format(ThinkingSettings(start="--- ", end="--- ")).end == "--- "


def test_a_parser_of_vllm_is_a_format_without_tags() -> None:
    found = resolve_format(ThinkingSettings(format="vllm:openai_gptoss"))
    assert found == Format(parser="openai_gptoss")
    assert (found.start, found.end) == ("", "")


def test_the_prompts_own_setting_is_not_the_formats() -> None:
    assert resolve_format(ThinkingSettings(format="vllm:x", opened_by_prompt=True)) == Format(parser="x")
    assert resolve_format(ThinkingSettings(format="think", opened_by_prompt=True)) == FORMATS["think"]


@pytest.mark.parametrize("name", ["thinking", "", "THINK", "vllm"])
def test_an_unknown_name_is_an_error_that_names_the_rows(name: str) -> None:
    with pytest.raises(SettingsError) as error:
        resolve_format(ThinkingSettings(format=name))
    for row in FORMATS:
        assert row in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (ThinkingSettings(format="vllm:"), "needs the name"),
        (ThinkingSettings(format="vllm:x", reopens=True), r"thinking\.reopens"),
        (ThinkingSettings(format="vllm:x", start="<a>"), r"thinking\.start"),
        (ThinkingSettings(format="think", implicit_end=("<a>", "")), r"thinking\.implicit_end"),
    ],
)
def test_a_setting_without_effect_is_an_error(settings: ThinkingSettings, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        resolve_format(settings)


def test_a_format_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FORMATS["think"].end = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("settings", "switch"),
    [
        (ThinkingSettings(format="think"), "enable_thinking"),
        (ThinkingSettings(format="granite"), "thinking"),
        (ThinkingSettings(format="kimi"), None),
        (ThinkingSettings(format="think", switch="thinking"), "thinking"),
        (ThinkingSettings(format="think", switch=None), None),
        (ThinkingSettings(format="vllm:deepseek_v3", switch="thinking"), "thinking"),
    ],
)
def test_the_switch_is_the_rows_unless_the_settings_name_another_or_none(
    settings: ThinkingSettings, switch: str | None
) -> None:
    assert resolve_format(settings).switch == switch


def test_whether_a_model_wants_its_traces_back_in_a_tool_loop_is_the_rows_or_the_settings() -> None:
    assert resolve_format(ThinkingSettings(format="think")).keeps_in_tool_loop
    assert not resolve_format(ThinkingSettings(format="think", keeps_in_tool_loop=False)).keeps_in_tool_loop
    assert resolve_format(ThinkingSettings(format="vllm:x", keeps_in_tool_loop=True)).keeps_in_tool_loop
