"""Tags and words of ours as a model's tokenizer writes them."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from thinkaloud.engine.text.detokenizer import encode_output
from thinkaloud.events import Chunk
from thinkaloud.generation import TagIds

_SPELT = 64
"""Texts whose tokens are kept."""


class Spelling:
    """What is read from one tokenizer, a fast one of transformers, and kept."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._tag_ids: dict[tuple[str, ...], TagIds] = {}
        self._encode = lru_cache(maxsize=_SPELT)(lambda text, visible: encode_output(tokenizer, text, visible))

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        """See `Engine.tag_ids`."""
        texts = (start, end, *others)
        if texts not in self._tag_ids:
            added = self._tokenizer.get_added_vocab()
            special = set(self._tokenizer.all_special_ids)
            parts = frozenset(
                token_id for text, token_id in added.items() if token_id in special and (text in start or text in end)
            )
            known = tuple((text, added[text]) for text in others if text in added)
            self._tag_ids[texts] = TagIds(added.get(start), added.get(end), parts, end, start, known)
        return self._tag_ids[texts]

    def spell(self, text: str, tags: TagIds) -> Chunk:
        """See `Engine.spell`. The words are those of the settings, the same for each request."""
        return replace(self._encode(text, tags.specials))
