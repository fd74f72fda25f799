"""Log-probabilities in Gemini's shape."""

from collections.abc import Iterable
from typing import Any

import msgspec

from thinkaloud.events import TokenLogprob
from thinkaloud.protocols.wire.logprobs import FLOOR


def logprobs_result(tokens: Iterable[TokenLogprob]) -> dict[str, Any]:
    """The `logprobsResult` of `tokens`: those that were chosen, and for each the most likely ones."""
    chosen, top = [], []
    for token in tokens:
        # Encoded token by token, as in `wire/logprobs.py`.
        chosen.append(msgspec.Raw(msgspec.json.encode(_token(token))))
        top.append(msgspec.Raw(msgspec.json.encode({"candidates": [_token(other) for other in token.top]})))
    return {"topCandidates": top, "chosenCandidates": chosen}


def _token(token: TokenLogprob) -> dict[str, Any]:
    return {"token": token.token, "logProbability": max(token.logprob, FLOOR)}
