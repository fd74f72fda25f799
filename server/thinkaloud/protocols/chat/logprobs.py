"""Log-probabilities in OpenAI's shape, split by channel: `content` beside the content, `reasoning` beside the trace."""

from collections.abc import Iterable
from typing import Any

import msgspec

from thinkaloud.events import TokenLogprob

_FLOOR = -9999.0
"""OpenAI's number for "as good as impossible"; JSON has no infinity."""


def logprobs(content: Iterable[TokenLogprob], trace: Iterable[TokenLogprob] | None = None) -> dict[str, Any]:
    """trace: None where none of the trace is sent."""
    told: dict[str, Any] = {"content": [_token(each) for each in content], "refusal": None}
    if trace is not None:
        told["reasoning"] = [_token(each) for each in trace]
    return told


def _token(each: TokenLogprob) -> msgspec.Raw:
    # Written at once: with 20 alternatives a token, to write a long answer's in one call would hold the interpreter.
    return msgspec.Raw(msgspec.json.encode(_spelt(each) | {"top_logprobs": [_spelt(other) for other in each.top]}))


def _spelt(each: TokenLogprob) -> dict[str, Any]:
    return {"token": each.token, "logprob": max(each.logprob, _FLOOR), "bytes": list(each.token.encode())}
