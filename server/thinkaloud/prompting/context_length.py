"""Room for the output: prompt and output share the model's context."""

from dataclasses import replace

from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.generation import Prompt, Sampling

LONGEST = 2**20
"""Tokens of a context whose length nobody tells: what asks for more is a mistake, or hostile."""


def fit(sampling: Sampling, prompt: Prompt, context_length: int | None, default: int | None = None) -> Sampling:
    """`sampling` with `max_tokens` set: what was asked for, or the default or all the room there is, the less of them.

    default: the model's own `max_tokens`, for requests that ask for none.
    Raises `ContextLengthExceeded` where the prompt, or the prompt and what was asked for, is too long.
    """
    used = len(prompt.token_ids or ())
    room = (context_length or LONGEST) - used
    context = f"this model's context is {context_length or f'taken for {LONGEST}'} tokens, prompt and output together"
    if room < 1:
        raise ContextLengthExceeded(f"the prompt has {used} tokens; {context}", param="messages")
    for name, asked in (("max_tokens", sampling.max_tokens), ("min_tokens", sampling.min_tokens)):
        if asked is not None and asked > room:
            before = f"the prompt has {used} tokens and " if prompt.token_ids is not None else ""
            raise ContextLengthExceeded(f"{before}{name} is {asked}; {context}", param=name)
    if sampling.max_tokens is not None:
        return sampling
    if prompt.token_ids is None or context_length is None:
        return replace(sampling, max_tokens=default)
    return replace(sampling, max_tokens=room if default is None else min(room, default))


def reachable(sampling: Sampling, asked: int | None) -> Sampling:
    """`sampling` with a `min_tokens` that its `max_tokens` has room for.

    asked: the request's own `min_tokens`. Raises `InvalidRequest` where that has none.
    """
    least, most = sampling.min_tokens, sampling.max_tokens
    if least is None or most is None or least <= most:
        return sampling
    if asked is not None:
        raise InvalidRequest(f"min_tokens is {asked}; this output may have {most} tokens", param="min_tokens")
    return replace(sampling, min_tokens=most)
