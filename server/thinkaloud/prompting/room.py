"""Room for the output: prompt and output share the model's context."""

from dataclasses import replace

from thinkaloud.errors import ContextLengthExceeded
from thinkaloud.generation import Prompt, Sampling


def fit(sampling: Sampling, prompt: Prompt, context_length: int | None, default: int | None = None) -> Sampling:
    """`sampling` with `max_tokens` set: what was asked for, or the default or all the room there is, the less of them.

    default: the model's own `max_tokens`, for requests that ask for none.
    Raises `ContextLengthExceeded` where the prompt, or the prompt and what was asked for, is too long.
    """
    if prompt.token_ids is None or context_length is None:
        return sampling if sampling.max_tokens is not None else replace(sampling, max_tokens=default)
    used = len(prompt.token_ids)
    room = context_length - used
    if room < 1:
        raise ContextLengthExceeded(
            f"the prompt has {used} tokens; this model's context is {context_length} tokens, "
            "prompt and output together",
            param="messages",
        )
    if sampling.max_tokens is None:
        return replace(sampling, max_tokens=room if default is None else min(room, default))
    if sampling.max_tokens > room:
        raise ContextLengthExceeded(
            f"the prompt has {used} tokens and max_tokens is {sampling.max_tokens}; this model's context is "
            f"{context_length} tokens, prompt and output together",
            param="max_tokens",
        )
    return sampling
