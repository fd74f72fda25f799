"""The served models."""

from typing import Any, Literal

from pydantic import Field

from thinkaloud.generation import Visibility
from thinkaloud.settings.section import Section
from thinkaloud.settings.thinking import ThinkingSettings


class SamplingSettings(Section):
    """What a model samples with where the request does not say; by the names of `generation.Sampling`."""

    max_tokens: int | None = Field(None, ge=1)
    min_tokens: int | None = Field(None, ge=0)
    temperature: float | None = Field(None, ge=0, le=2)
    top_p: float | None = Field(None, gt=0, le=1)
    top_k: int | None = Field(None, ge=-1)
    min_p: float | None = Field(None, ge=0, le=1)
    presence_penalty: float | None = Field(None, ge=-2, le=2)
    frequency_penalty: float | None = Field(None, ge=-2, le=2)
    repetition_penalty: float | None = Field(None, gt=0, le=10)
    seed: int | None = None
    ignore_eos: bool | None = None
    stop_token_ids: list[int] | None = None
    bad_words: list[str] | None = None


PRESETS = {
    "deepseek-r1": SamplingSettings(temperature=0.6, top_p=0.95),
    "qwen3": SamplingSettings(temperature=0.6, top_p=0.95, top_k=20),
    "fast": SamplingSettings(temperature=0.7, top_p=0.8, top_k=20),
}
"""Sampling by name, as the makers of the models recommend it."""


class ModelSettings(Section):
    """One served model. Without `thinking` it is a fast model: all that it says is answer.

    template_arguments: variables for the chat template; those of a request win.
    sampling: a preset by name, or the parameters; those of a request win.
    system_prompt: for conversations that bring none.
    lora: the folder of an adapter on the engine's model.
    tool_parser: the name of a tool parser of vLLM's, such as hermes; an upstream finds tool calls itself.
    visibility: the most that any caller may see of this model's trace.
    """

    engine: str
    thinking: ThinkingSettings | None = None
    template_arguments: dict[str, Any] = Field(default_factory=dict)
    sampling: Literal["deepseek-r1", "qwen3", "fast"] | SamplingSettings = SamplingSettings()
    system_prompt: str | None = Field(None, min_length=1)
    lora: str | None = None
    tool_parser: str | None = Field(None, min_length=1)
    visibility: Visibility = "full"

    def sampling_defaults(self) -> SamplingSettings:
        """The parameters themselves, where a preset was named too."""
        return PRESETS[self.sampling] if isinstance(self.sampling, str) else self.sampling
