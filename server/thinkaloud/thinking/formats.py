"""The trace formats of model families, one row of data each. The splitter's code knows no family by name.

A row is two tags and what is known of the family's habits around them. A model's `thinking:` settings name a row, or
give the tags, and override single fields. A format that is more than two tags (gpt-oss's harmony) needs a reasoning
parser of vLLM's: `vllm:<name>`.

A model may begin a tool call inside its trace instead of closing it: `calls` has the texts that a family's calls begin
with. They count where the caller sees the trace (to others, what follows is not known to be answer), in requests with
tools (`request/catalog.py`): else the trace only talks about them.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from thinkaloud.errors import SettingsError
from thinkaloud.settings import ThinkingSettings


@dataclass(slots=True, frozen=True)
class Format:
    """How a model family marks its trace.

    start, end: the tags, any strings, also equal; both empty where `parser` is set.
    whitespace: "trim" drops CR and LF at the inner edges of a block and between it and the answer; "verbatim" nothing.
    implicit_open: whether the output begins inside the trace, if the prompt's text is not known; None if unknown.
    implicit_end: texts that end the trace and belong to the answer.
    reopens: a later opening tag starts a further block, also for a caller who sees the trace.
    unclosed: whether a trace in which the model stops stays a trace, or becomes the answer.
    keeps_in_tool_loop: whether the model needs its earlier traces while its tool calls are being answered.
    switch: the argument of the chat template that turns thinking on and off; None if there is none.
    closing_words: written before the closing tag when a trace is closed by force.
    retry_words: replace the closing tag when the model is to think again (s1's "Wait").
    parser: a reasoning parser of vLLM's, which labels the chunks; the splitter is then not used.
    label: the end of `start` that is ordinary text behind the tag itself. It is never a part of the trace, also where
        the tag stands without it, or is in the prompt.
    calls: texts that tool calls of the family begin with. They end a trace that is shown, as `implicit_end` does any.
    """

    start: str = ""
    end: str = ""
    whitespace: Literal["trim", "verbatim"] = "verbatim"
    implicit_open: bool | None = None
    implicit_end: tuple[str, ...] = ()
    reopens: bool = False
    unclosed: Literal["trace", "promote_on_stop"] = "trace"
    parser: str | None = None
    keeps_in_tool_loop: bool = False
    switch: str | None = None
    closing_words: str = "\n\nConsidering the limited time, I give the answer now.\n"
    retry_words: str = "Wait,"
    label: str = ""
    calls: tuple[str, ...] = ()

    @property
    def opening_tag(self) -> str:
        """`start` without the label."""
        return self.start.removesuffix(self.label)


_CALLS = (
    "<tool_call>",  # Qwen3, QwQ, Hermes, GLM, MiMo
    "<｜tool▁calls▁begin｜>",  # DeepSeek-R1, V3
    "<｜DSML｜function_calls>",  # DeepSeek-V3.2
    "<｜DSML｜tool_calls>",  # DeepSeek-V4
    "<|tool_calls_section_begin|>",  # Kimi K2
    "<minimax:tool_call>",
)
"""What tool calls begin with in the families that write `<think>`."""

FORMATS: dict[str, Format] = {
    # DeepSeek-R1, Qwen3, QwQ. Qwen3's template writes "<think>\n" + trace + "\n</think>\n\n" + answer.
    # Its template shows the traces of a tool loop in progress; DeepSeek-R1's leaves them out by itself.
    "think": Format(
        "<think>",
        "</think>",
        whitespace="trim",
        calls=_CALLS,
        keeps_in_tool_loop=True,
        switch="enable_thinking",
    ),
    # Magistral from 2507 on, Ministral Reasoning: control tokens, nothing around them (the 2506 release is a "think").
    "mistral": Format("[THINK]", "[/THINK]", whitespace="verbatim", calls=("[TOOL_CALLS]",)),
    # Kimi-VL-A3B-Thinking, whose card strips both parts. Kimi K2 Thinking writes "think".
    "kimi": Format("◁think▷", "◁/think▷", whitespace="trim"),
    # Seed-OSS: "<seed:think>\n" + trace + "\n</seed:think>\n". Its budget notes (<seed:cot_budget_reflect>) are trace.
    "seed": Format(
        "<seed:think>",
        "</seed:think>",
        whitespace="trim",
        calls=("<seed:tool_call>",),
        keeps_in_tool_loop=True,
    ),
    # Gemma 4: the channel's name follows its opening token; its template writes "\n<channel|>" behind the trace.
    "gemma": Format(
        "<|channel>thought\n",
        "<channel|>",
        label="thought\n",
        whitespace="trim",
        calls=("<|tool_call>",),
        keeps_in_tool_loop=True,
        switch="enable_thinking",
    ),
    # Granite 3.2: prose, a paragraph each; no tokens of its own.
    "granite": Format("Here is my thought process:", "Here is my response:", whitespace="trim", switch="thinking"),
    # The system prompts of GRPO recipes: "<reasoning>\n" + trace + "\n</reasoning>\n<answer>...". The rest is answer.
    "reasoning": Format("<reasoning>", "</reasoning>", whitespace="trim"),
}

_PARSER = "vllm:"
_PROMPT_FIELDS = frozenset({"keeps_in_tool_loop", "switch"})
"""Fields of a format that concern the prompt and not the output."""


def resolve_format(settings: ThinkingSettings) -> Format:
    """Return the format for a model's `thinking:` settings.

    Raises:
        SettingsError: there is no such row, or a setting has no effect.
    """
    overrides = _read_overrides(settings)
    if "" in overrides.get("implicit_end", ()):
        raise SettingsError("thinking.implicit_end: an empty text ends nothing")
    if settings.format is None:
        return Format(**overrides)
    if settings.format.startswith(_PARSER):
        return _parser_format(settings.format.removeprefix(_PARSER), overrides)
    if settings.format not in FORMATS:
        known = ", ".join([*FORMATS, f"{_PARSER}<reasoning-parser>"])
        raise SettingsError(f"thinking.format: there is no format named {settings.format!r} (there is: {known})")
    row = replace(FORMATS[settings.format], **overrides)
    return row if row.start.endswith(row.label) else replace(row, label="")


def _read_overrides(settings: ThinkingSettings) -> dict[str, Any]:
    """Return the fields of a format that the settings override. Both sides use the same names."""
    shared = ThinkingSettings.model_fields.keys() & {field.name for field in fields(Format)}
    overrides = {name: value for name in shared if (value := getattr(settings, name)) is not None}
    if "switch" in settings.model_fields_set:  # null means that there is none
        overrides["switch"] = settings.switch
    return overrides


def _parser_format(parser: str, overrides: dict[str, Any]) -> Format:
    if not parser:
        raise SettingsError(f"thinking.format: {_PARSER} needs the name of a reasoning parser of vLLM's")
    if unused := overrides.keys() - _PROMPT_FIELDS:
        raise SettingsError(f"thinking.{min(unused)}: has no effect beside format {_PARSER}{parser}")
    return Format(parser=parser, **overrides)
