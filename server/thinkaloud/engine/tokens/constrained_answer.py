"""A constraint on the answer behind a trace, at a server that knows nothing of the trace.

In process, a plugin of vLLM's core lets a grammar begin where the trace ends. A stock server has none, so the trace is
one request, which ends with its closing tag, and the answer another one, under the grammar from its first token and
behind the trace, which lies in the prefix cache.

What the server cannot use as a grammar it refuses with the request. So that nobody waits for a trace in vain, one token
is asked for under the grammar first; its prompt is then in the cache too.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from thinkaloud.engine.text.constraints import (
    UnusableGrammar,
    constraint_error,
    constraint_texts,
    has_circular_reference,
)
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling, TagIds, Tooling

Ask = Callable[[Prompt, Sampling, str, int | None], AsyncGenerator[Chunk, None]]
"""Starts one request: its prompt, parameters and id, and a token that ends it and is part of the output."""


async def require_sound(constraint: Mapping[str, Any], tooling: Tooling) -> None:
    """Raise `InvalidRequest` for a constraint that would keep a server from its work, or that has no end.

    constraint: vLLM's `structured_outputs`, of whose kinds one is set.
    """
    try:
        for kind, text in constraint_texts(constraint):
            if kind in {"json", "structural_tag"} and await asyncio.to_thread(has_circular_reference, kind, text):
                raise UnusableGrammar(f"no answer can meet this {kind}")
    except UnusableGrammar as error:
        raise constraint_error(tooling, constraint) from error


async def constrain_behind_trace(
    ask: Ask, prompt: Prompt, sampling: Sampling, request_id: str, tags: TagIds
) -> AsyncGenerator[Chunk, None]:
    """Yield the chunks of an output that begins with a trace, and whose answer keeps to `sampling`'s constraint."""
    async with aclosing(ask(prompt, replace(sampling, max_tokens=1), f"{request_id}-grammar", None)) as chunks:
        async for _ in chunks:
            pass
    end, trace_ids = _TraceEnd(tags), list[int]()
    free = replace(sampling, structured_outputs=None, schema_labels=None)
    # A stop token could not come before `min_tokens`, so then the output is cut where the tag has come.
    stop_id = None if sampling.min_tokens else tags.end
    async with aclosing(ask(prompt, free, f"{request_id}-trace", stop_id)) as chunks:
        async for chunk in chunks:
            closed = end.cut(chunk)
            trace_ids += (closed or chunk).token_ids or ()
            yield closed or chunk
            if closed is not None:
                break
            if chunk.finish_reason is not None:
                return
    rest = sampling.after(len(trace_ids))
    if rest.max_tokens == 0:
        yield Chunk(finish_reason="length")
        return
    behind = replace(prompt, output_ids=(*prompt.output_ids, *trace_ids))
    async with aclosing(ask(behind, rest, request_id, None)) as chunks:
        async for chunk in chunks:
            yield chunk


class _TraceEnd:
    """Looks for the closing tag, as `vllm/reasoning_parser.py` does in the engine's core."""

    def __init__(self, tags: TagIds) -> None:
        self._tags = tags
        self._tail = ""

    def cut(self, chunk: Chunk) -> Chunk | None:
        """Return `chunk` up to the token with which the tag is complete; None if it is not."""
        for at, (text, token_id) in enumerate(zip(chunk.texts, chunk.token_ids or (), strict=True), 1):
            if self._is_end(text, token_id):
                logprobs = chunk.logprobs and chunk.logprobs[:at]
                return Chunk(chunk.texts[:at], (chunk.token_ids or [])[:at], tokens=at, logprobs=logprobs)
        return None

    def _is_end(self, text: str, token_id: int) -> bool:
        if self._tags.end is not None:
            return token_id == self._tags.end
        if not self._tags.closing:
            return False
        seen = self._tail + text
        self._tail = seen[-len(self._tags.closing) :]
        return self._tags.closing in seen
