"""Output limits: the prompt and the output share the model's context."""

from dataclasses import replace

from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.generation import Prompt, Sampling

DEFAULT = 2**20
"""Tokens of a context whose length is not known. A request for more is a mistake, or hostile."""
_TEMPLATE = 64
"""Tokens that a chat template may add to a prompt whose length is estimated."""


def set_max_tokens(
    sampling: Sampling,
    prompt: Prompt,
    context_length: int | None,
    default: int | None = None,
    *,
    clamps: bool = False,
) -> Sampling:
    """Return `sampling` with `max_tokens` set: as requested, else `default`, but at most what the context has left.

    default: the model's own `max_tokens`, for requests that set none.
    clamps: whether a request for more than that gets what is left.
    Raises `ContextLengthExceeded` if the prompt is too long, alone or with the requested output.
    """
    used = len(prompt.token_ids or ())
    room = (context_length or DEFAULT) - used
    context = f"this model's context is {context_length or f'taken for {DEFAULT}'} tokens, prompt and output together"
    if room < 1:
        raise ContextLengthExceeded(
            f"the prompt has {used} tokens; {context}", param="messages", tokens=used, limit=context_length or DEFAULT
        )
    if clamps and sampling.max_tokens is not None:
        # Another server's prompt is not counted here. Asked for too much, that server would refuse.
        margin = prompt.tokens + _TEMPLATE if prompt.token_ids is None and context_length is not None else 0
        sampling = replace(sampling, max_tokens=min(sampling.max_tokens, max(1, room - margin)))
    for name, requested in (("max_tokens", sampling.max_tokens), ("min_tokens", sampling.min_tokens)):
        if requested is not None and requested > room:
            before = f"the prompt has {used} tokens and " if prompt.token_ids is not None else ""
            raise ContextLengthExceeded(f"{before}{name} is {requested}; {context}", param=name, limit=context_length)
    if sampling.max_tokens is not None:
        return sampling
    if prompt.token_ids is None or context_length is None:
        return replace(sampling, max_tokens=default)
    return replace(sampling, max_tokens=room if default is None else min(room, default))


def limit_min_tokens(sampling: Sampling, requested: int | None) -> Sampling:
    """Return `sampling` with `min_tokens` no larger than `max_tokens`.

    requested: the request's own `min_tokens`. Raises `InvalidRequest` if that one is larger.
    """
    least, most = sampling.min_tokens, sampling.max_tokens
    if least is None or most is None or least <= most:
        return sampling
    if requested is not None:
        raise InvalidRequest(f"min_tokens is {requested}; this output may have {most} tokens", param="min_tokens")
    return replace(sampling, min_tokens=most)
