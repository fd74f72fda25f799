"""Sampling parameters, by OpenAI's names and from `top_k` on by vLLM's."""

from typing import Annotated

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Sampling
from thinkaloud.protocols.wire.structured_outputs import ConstraintFields, read_constraint, read_schema_labels
from thinkaloud.settings import LimitsSettings

Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Penalty = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
Bias = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
TokenId = Annotated[int, Field(ge=0, lt=2**31)]
TokenKey = Annotated[str, Field(pattern=r"^[0-9]{1,9}$")]
Count = Annotated[int, Field(ge=1, lt=2**31)]
Text = Annotated[str, Field(min_length=1)]


class SamplingFields(ConstraintFields):
    """The fields of a request that go into `Sampling`. None is "not given"."""

    max_tokens: Count | None = None
    max_completion_tokens: Count | None = None
    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    presence_penalty: Penalty | None = None
    frequency_penalty: Penalty | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int, Field(ge=0, le=20)] | None = None
    logit_bias: Annotated[dict[TokenKey, Bias], Field(max_length=1024, fail_fast=True)] | None = None
    top_k: Annotated[int, Field(ge=-1, lt=2**31)] | None = None
    min_p: Probability | None = None
    repetition_penalty: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] | None = None
    min_tokens: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    ignore_eos: bool | None = None
    stop_token_ids: Annotated[list[TokenId], Field(max_length=128, fail_fast=True)] | None = None
    bad_words: Annotated[list[Text], Field(max_length=1024, fail_fast=True)] | None = None
    allowed_token_ids: Annotated[list[TokenId], Field(fail_fast=True)] | None = None


_SAME_NAME = (
    "min_tokens",
    "temperature",
    "top_p",
    "top_k",
    "min_p",
    "presence_penalty",
    "frequency_penalty",
    "repetition_penalty",
    "seed",
    "ignore_eos",
    "stop_token_ids",
    "bad_words",
    "allowed_token_ids",
)


def read_sampling(fields: SamplingFields, limits: LimitsSettings) -> Sampling:
    """The parameters for the engine; an empty list or map asks for nothing.

    Raises `InvalidRequest` for fields that contradict each other.
    """
    limit = _max_tokens(fields)
    if fields.min_tokens is not None and limit is not None and fields.min_tokens > limit:
        raise InvalidRequest("min_tokens is larger than max_tokens", param="min_tokens")
    return Sampling(
        max_tokens=limit,
        logprobs=_logprobs(fields),
        logit_bias={int(key): bias for key, bias in fields.logit_bias.items()} if fields.logit_bias else None,
        structured_outputs=read_constraint(fields, limits),
        schema_labels=read_schema_labels(fields.response_format),
        **{name: value for name in _SAME_NAME if (value := getattr(fields, name)) != []},
    )


def require_stop_length(stop: str, limits: LimitsSettings, param: str) -> None:
    """Raise `InvalidRequest` with `param` for a stop string that is longer than the server takes."""
    if len(stop) > limits.stop_length:
        raise InvalidRequest(f"{param}: longer than {limits.stop_length} characters", param=param)


def _max_tokens(fields: SamplingFields) -> int | None:
    both = fields.max_tokens is not None and fields.max_completion_tokens is not None
    if both and fields.max_tokens != fields.max_completion_tokens:
        raise InvalidRequest("max_tokens and max_completion_tokens differ; give one", param="max_tokens")
    return fields.max_completion_tokens if fields.max_completion_tokens is not None else fields.max_tokens


def _logprobs(fields: SamplingFields) -> int | None:
    if fields.logprobs:
        return fields.top_logprobs or 0
    if fields.top_logprobs:
        raise InvalidRequest("top_logprobs needs logprobs: true", param="top_logprobs")
    return None
