"""One request to `POST /inference/v1/generate`: token ids and vLLM's sampling parameters."""

from typing import Any

from thinkaloud.generation import Prompt, Sampling

_MOST_LOGPROBS = 20
"""vLLM's default for the most alternatives of a token."""


def request_body(
    model: str, prompt: Prompt, sampling: Sampling, defaults: dict[str, Any], stop_id: int | None = None
) -> dict[str, Any]:
    """Return the body for one choice behind `prompt`, with its output so far.

    defaults: of the model's generation config; a server of token ids applies none.
    stop_id: a token that ends the output beside those of `sampling`.
    """
    given: dict[str, Any] = {**defaults, **sampling.to_dict(), "detokenize": False}
    given.pop("schema_labels", None)  # a grammar has no name
    if stop_id is not None:
        given["stop_token_ids"] = [*given.get("stop_token_ids", ()), stop_id]
    if sampling.logprobs:
        # The server cuts the list, in which the sampled token comes first, to this length.
        given["logprobs"] = max(sampling.logprobs, min(sampling.logprobs + 1, _MOST_LOGPROBS))
    return {
        "model": model,
        "token_ids": [*(prompt.token_ids or ()), *prompt.output_ids],
        "sampling_params": given,
        "stream": True,
        "stream_options": {"include_usage": True},
        # The grammar, if there is one, begins with the first token: a reasoning parser of the server's would wait.
        "reasoning_ended": True,
        **({"cache_salt": prompt.cache_salt} if prompt.cache_salt is not None else {}),
    }
