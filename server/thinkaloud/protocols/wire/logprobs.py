"""Log-probabilities in OpenAI's shape: `content` for the answer's tokens, `reasoning` for the trace's."""

from collections.abc import Iterable
from typing import Any

import msgspec

from thinkaloud.events import TokenLogprob

FLOOR = -9999.0
"""OpenAI's number for an impossible token; JSON has no infinity."""


def logprobs(content: Iterable[TokenLogprob], trace: Iterable[TokenLogprob] | None = None) -> dict[str, Any]:
    """The `logprobs` object. trace: None where none of the trace is sent."""
    body: dict[str, Any] = {"content": [encode_token(token) for token in content], "refusal": None}
    if trace is not None:
        body["reasoning"] = [encode_token(token) for token in trace]
    return body


def encode_token(token: TokenLogprob) -> msgspec.Raw:
    """The entry of one token, encoded."""
    # Encoded token by token: a long answer with 20 alternatives a token, encoded in one call, would hold the
    # interpreter's lock.
    return msgspec.Raw(msgspec.json.encode(_token(token) | {"top_logprobs": [_token(other) for other in token.top]}))


def _token(token: TokenLogprob) -> dict[str, Any]:
    return {"token": token.token, "logprob": max(token.logprob, FLOOR), "bytes": list(token.token.encode())}
