"""The sampling parameters that an engine applies.

Stop strings are not among them: the engine would match them inside the trace, so `thinking` matches them on the answer.
"""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(slots=True, frozen=True)
class Sampling:
    """Sampling parameters by vLLM's names. None means the engine's default; vLLM's is in generation_config.json.

    max_tokens: upper bound of trace + answer together, in tokens.
    logprobs: how many alternatives each token's log-probability has; 0 means the chosen token alone.
    structured_outputs: vLLM's own object (json, regex, choice, grammar, json_object, ...), for the answer only.
    schema_labels: what OpenAI's `json_schema` says beside the schema (name, description, strict), for an upstream.
    thinking_token_budget: tokens of trace, for an engine that can enforce it.
    """

    max_tokens: int | None = None
    min_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    repetition_penalty: float | None = None
    seed: int | None = None
    ignore_eos: bool | None = None
    stop_token_ids: list[int] | None = None
    logit_bias: dict[int, float] | None = None
    bad_words: list[str] | None = None
    allowed_token_ids: list[int] | None = None
    logprobs: int | None = None
    structured_outputs: dict[str, Any] | None = None
    schema_labels: dict[str, Any] | None = None
    thinking_token_budget: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the parameters that are not None, by name."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}

    def with_defaults(self, defaults: "Sampling") -> "Sampling":
        """Return these parameters, with those of `defaults` for each that is None."""
        return replace(defaults, **self.to_dict())

    def for_choice(self, index: int) -> "Sampling":
        """Return the parameters of one of `n` choices. Each choice has its own seed, or all would be equal."""
        return self if self.seed is None or index == 0 else replace(self, seed=self.seed + index)

    def after(self, tokens: int) -> "Sampling":
        """Return the parameters for the rest of an output that has used `tokens` so far."""
        return replace(
            self,
            max_tokens=None if self.max_tokens is None else max(0, self.max_tokens - tokens),
            min_tokens=None if self.min_tokens is None else max(0, self.min_tokens - tokens),
        )
