"""Joins the tokens of an upstream: the stages behind an engine take as long for a chunk of many tokens as for one."""

from collections.abc import Iterable, Iterator

from thinkaloud.events import Chunk

_MAX_JOINED = 4096
"""Characters in a chunk up to which another token is added."""


def join_tokens(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield `chunks` with neighbours of one token each, in one channel, as one chunk. All have ids, or none has."""
    joined, length = Chunk(), 0
    for chunk in chunks:
        is_token = _is_token(chunk)
        if joined.texts and not (is_token and chunk.channel == joined.channel and length < _MAX_JOINED):
            yield joined
            joined, length = Chunk(), 0
        if is_token:
            joined.channel = chunk.channel
            if chunk.token_ids is not None:
                joined.token_ids = [*(joined.token_ids or ()), *chunk.token_ids]
            joined.texts += chunk.texts
            joined.tokens += 1
            length += len(chunk.texts[0])
        else:
            yield chunk
    if joined.texts:
        yield joined


def _is_token(chunk: Chunk) -> bool:
    return (
        chunk.tokens == len(chunk.texts) == 1
        and chunk.logprobs is None
        and not chunk.tool_calls
        and chunk.finish_reason is None
        and chunk.usage is None
        and chunk.cached_tokens is None
    )
