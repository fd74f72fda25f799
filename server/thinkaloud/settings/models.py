"""The served models."""

from typing import Any, Literal

from pydantic import Field

from thinkaloud.generation import SystemTurns, Visibility
from thinkaloud.settings.section import Section
from thinkaloud.settings.thinking import ThinkingSettings


class SamplingSettings(Section):
    """Default sampling parameters of a model. Those of a request win."""

    max_tokens: int | None = Field(None, ge=1)
    """Tokens of trace and answer, at most."""
    min_tokens: int | None = Field(None, ge=0)
    """Tokens before the model may stop."""
    temperature: float | None = Field(None, ge=0, le=2)
    """Sampling temperature; 0 is greedy."""
    top_p: float | None = Field(None, gt=0, le=1)
    """Sample from the most probable tokens that together have this probability."""
    top_k: int | None = Field(None, ge=-1)
    """Sample from this many most probable tokens; 0 or -1 for all."""
    min_p: float | None = Field(None, ge=0, le=1)
    """Least probability of a token, as a share of that of the most probable one."""
    presence_penalty: float | None = Field(None, ge=-2, le=2)
    """Penalty for tokens that have occurred in the output."""
    frequency_penalty: float | None = Field(None, ge=-2, le=2)
    """Penalty for tokens by how often they have occurred in the output."""
    repetition_penalty: float | None = Field(None, gt=0, le=10)
    """Factor against tokens that have occurred in prompt or output; 1 for none."""
    seed: int | None = None
    """Seed of the sampling."""
    ignore_eos: bool | None = None
    """Whether to go on after the end-of-sequence token."""
    stop_token_ids: list[int] | None = None
    """Tokens that end the output."""
    bad_words: list[str] | None = None
    """Words that the output must not contain."""


PRESETS = {
    "deepseek-r1": SamplingSettings(temperature=0.6, top_p=0.95),
    "qwen3": SamplingSettings(temperature=0.6, top_p=0.95, top_k=20),
    "fast": SamplingSettings(temperature=0.7, top_p=0.8, top_k=20),
}
"""Sampling by name, as the makers of the models recommend it."""


class ModelSettings(Section):
    """A served model. Without `thinking` it is a fast model: its whole output is the answer."""

    engine: str
    """Name of the engine that runs it."""
    thinking: ThinkingSettings | None = None
    """How the model thinks. Without it, it does not."""
    template_arguments: dict[str, Any] = Field(default_factory=dict)
    """Variables of the chat template. Those of a request win."""
    sampling: Literal["deepseek-r1", "qwen3", "fast"] | SamplingSettings = SamplingSettings()
    """Default sampling parameters: the name of a preset, or a section of their own."""
    system_prompt: str | None = Field(None, min_length=1)
    """System prompt of conversations without one."""
    system_turns: SystemTurns = "auto"
    """What becomes of a second system turn or one behind other turns: `join` makes all of them one at the head,
    `as_given` nothing, and `auto` joins them where the chat template refuses them or leaves one out."""
    lora: str | None = None
    """Folder of a LoRA adapter of the engine's model."""
    tool_parser: str | None = Field(None, min_length=1)
    """Name of a tool parser of vLLM, such as hermes. An upstream parses tool calls itself."""
    visibility: Visibility = "full"
    """The most that any caller may see of this model's trace."""

    def sampling_defaults(self) -> SamplingSettings:
        """Return the sampling parameters, also if the settings name a preset."""
        return PRESETS[self.sampling] if isinstance(self.sampling, str) else self.sampling
