"""How model families mark their trace: one row of data for each. No code of the splitter asks for a family's name.

A row is two tags and what the family is known to do around them. A model's `thinking:` settings name a row, or
spell the tags, and override what they give; a format that is more than two tags (gpt-oss's harmony) is left to a
reasoning parser of vLLM's own: `vllm:<name>`.

No row sets `implicit_end`: it is matched as text, and a trace may well talk about `<tool_call>`.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from thinkaloud.errors import SettingsError
from thinkaloud.settings import ThinkingSettings


@dataclass(slots=True, frozen=True)
class Format:
    """How one family marks its trace.

    start, end: the tags, any strings, also equal; both empty where `parser` is set.
    whitespace: "trim" drops CR and LF at the inner edges of a block and between it and the answer; "verbatim" nothing.
    implicit_open: whether, where the prompt cannot be seen, the output begins inside the trace; None: nobody knows.
    implicit_end: texts that end the trace and belong to the answer.
    reopens: a later opening tag starts a further block, also for a caller who sees the trace.
    unclosed: what becomes of a trace that the model stops in: it stays a trace, or is the answer.
    keeps_in_tool_loop: the model wants its traces back while its tool calls are being answered.
    switch: the argument of the chat template that turns thinking on and off; None where nothing does.
    closing_words: what a trace ends with, before its tag, when it is closed by force.
    retry_words: what takes the closing tag's place when the model is to think again (s1's "Wait").
    parser: a reasoning parser of vLLM's own, which then labels the chunks; the splitter has no part in it.
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


FORMATS: dict[str, Format] = {
    # DeepSeek-R1, Qwen3, QwQ. Qwen3's template writes "<think>\n" + trace + "\n</think>\n\n" + answer.
    # Its template shows the traces of a tool loop in progress; DeepSeek-R1's leaves them out by itself.
    "think": Format("<think>", "</think>", whitespace="trim", keeps_in_tool_loop=True, switch="enable_thinking"),
    # Magistral from 2507 on, Ministral Reasoning: control tokens, nothing around them (the 2506 release is a "think").
    "mistral": Format("[THINK]", "[/THINK]", whitespace="verbatim"),
    # Kimi-VL-A3B-Thinking, whose card strips both parts. Kimi K2 Thinking writes "think".
    "kimi": Format("◁think▷", "◁/think▷", whitespace="trim"),
    # Seed-OSS: "<seed:think>\n" + trace + "\n</seed:think>\n". Its budget notes (<seed:cot_budget_reflect>) are trace.
    "seed": Format("<seed:think>", "</seed:think>", whitespace="trim", keeps_in_tool_loop=True),
    # Gemma 4: the channel's name is part of the opening tag; its template writes "\n<channel|>" behind the trace.
    "gemma": Format(
        "<|channel>thought\n", "<channel|>", whitespace="trim", keeps_in_tool_loop=True, switch="enable_thinking"
    ),
    # Granite 3.2: prose, a paragraph each; no tokens of its own.
    "granite": Format("Here is my thought process:", "Here is my response:", whitespace="trim", switch="thinking"),
    # The system prompts of GRPO recipes: "<reasoning>\n" + trace + "\n</reasoning>\n<answer>...". The rest is answer.
    "reasoning": Format("<reasoning>", "</reasoning>", whitespace="trim"),
}

_PARSER = "vllm:"
_OF_THE_TEMPLATE = frozenset({"keeps_in_tool_loop", "switch"})
"""What a format says of the prompt and not of the output."""


def resolve(settings: ThinkingSettings) -> Format:
    """The format that a model's `thinking:` settings mean.

    Raises:
        SettingsError: there is no such row, or a setting that can have no effect.
    """
    given = _given(settings)
    if "" in given.get("implicit_end", ()):
        raise SettingsError("thinking.implicit_end: an empty text ends nothing")
    if settings.format is None:
        return Format(**given)
    if settings.format.startswith(_PARSER):
        return _parsed(settings.format.removeprefix(_PARSER), given)
    if settings.format not in FORMATS:
        known = ", ".join([*FORMATS, f"{_PARSER}<reasoning-parser>"])
        raise SettingsError(f"thinking.format: there is no format named {settings.format!r} (there is: {known})")
    return replace(FORMATS[settings.format], **given)


def _given(settings: ThinkingSettings) -> dict[str, Any]:
    """What the settings override, by the names that both sides share."""
    shared = (field.name for field in fields(Format) if field.name != "parser")
    given = {name: value for name in shared if (value := getattr(settings, name)) is not None}
    if "switch" in settings.model_fields_set:  # null says that there is none
        given["switch"] = settings.switch
    return given


def _parsed(parser: str, given: dict[str, Any]) -> Format:
    if not parser:
        raise SettingsError(f"thinking.format: {_PARSER} needs the name of a reasoning parser of vLLM's")
    if idle := given.keys() - _OF_THE_TEMPLATE:
        raise SettingsError(f"thinking.{min(idle)}: has no effect beside format {_PARSER}{parser}")
    return Format(parser=parser, **given)
