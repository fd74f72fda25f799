"""A constraint on the answer of a model that itself decides whether to think.

vLLM's grammar waits for the closing tag of the trace. A hybrid model may answer without opening one, and the grammar
would wait for ever. Only the first tokens show it, which the grammar has then missed, so the output begins anew, under
the grammar from its first token. The prompt lies in the prefix cache.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from thinkaloud.events import Chunk
from thinkaloud.generation import TagIds


async def constrain_unopened(
    generate: Callable[[str, bool], AsyncGenerator[Chunk, None]], request_id: str, tags: TagIds
) -> AsyncGenerator[Chunk, None]:
    """Yield the chunks of an output whose answer keeps to its constraint, with a trace before it or without.

    generate: starts an output of a request id; the constraint applies after a trace, or from the first token.
    """
    beginning, chunks_so_far = _Beginning(tags), []
    async with aclosing(generate(request_id, True)) as chunks:
        async for chunk in chunks:
            chunks_so_far.append(chunk)
            has_opened = beginning.read(chunk)
            if has_opened is None and chunk.finish_reason is None:
                continue
            if not has_opened:
                break
            for each in chunks_so_far:
                yield each
            async for each in chunks:
                yield each
            return
    async with aclosing(generate(f"{request_id}-unopened", False)) as chunks:
        async for chunk in chunks:
            yield chunk


class _Beginning:
    """The beginning of an output, up to where it shows whether it is a trace."""

    def __init__(self, tags: TagIds) -> None:
        self._tags = tags
        self._text = ""

    def read(self, chunk: Chunk) -> bool | None:
        """Return whether the output begins with a trace; None if it does not show yet."""
        if chunk.channel is not None:
            return chunk.channel == "trace" if "".join(chunk.texts).strip() else None
        if self._tags.start is not None:
            for text, token_id in zip(chunk.texts, chunk.token_ids or (), strict=True):
                if token_id == self._tags.start:
                    return True
                if text.strip():
                    return False
            return None
        self._text = (self._text + "".join(chunk.texts)).lstrip()
        if self._tags.opening and self._text.startswith(self._tags.opening):
            return True
        return None if self._tags.opening.startswith(self._text) else False
