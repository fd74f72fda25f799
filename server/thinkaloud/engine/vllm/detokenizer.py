"""Token ids to text, one piece an id, so that a boundary found in ids lies at the same place in the text."""

from collections.abc import Mapping
from typing import Any

from thinkaloud.events import Chunk, FinishReason, TokenLogprob

_FINISH: dict[str, FinishReason] = {"stop": "stop", "length": "length", "abort": "abort", "repetition": "stop"}


def spelt(tokenizer: Any, text: str, shown: frozenset[int]) -> Chunk:
    """`text` as tokens of an output. shown: control tokens that are text too.

    It is encoded behind a full stop, where that leaves its tokens alone, because some tokenizers write a space in front
    of whatever comes first.
    """
    before, ids = (tokenizer.encode(each, add_special_tokens=False) for each in (".", f".{text}"))
    behind = ids[: len(before)] == before
    ids = ids[len(before) :] if behind else tokenizer.encode(text, add_special_tokens=False)
    decode = Decoder(tokenizer, before, shown)
    return Chunk([decode.piece(number) for number in ids], ids)


class Decoder:
    """Token ids to text, one piece an id. A piece is empty while a character is incomplete."""

    def __init__(
        self, tokenizer: Any, prompt_ids: list[int], shown: frozenset[int], alternatives: int | None = None
    ) -> None:
        """alternatives: how many each log-probability comes with; None where they were not asked for."""
        from tokenizers.decoders import DecodeStream

        self._tokenizer = tokenizer
        self._alternatives = alternatives
        self._hidden = set(tokenizer.all_special_ids) - shown
        # Primed with the prompt's end, so that a tokenizer that writes spaces in front knows it is not at a start.
        self._stream = DecodeStream(ids=prompt_ids[-8:], skip_special_tokens=False)

    def __call__(self, output: Any) -> Chunk:
        ids = list(output.token_ids)
        finish = _FINISH.get(output.finish_reason, "abort") if output.finish_reason else None
        spent = len(ids)
        if output.finish_reason == "stop" and ids:
            ids.pop()  # the end-of-sequence token, or a stop token: not text
        texts = [self.piece(number) for number in ids]
        chunk = Chunk(texts=texts, token_ids=ids, tokens=spent, finish_reason=finish)
        if self._alternatives is not None:
            found = zip(texts, ids, output.logprobs or (), strict=False)  # the last may be of the token without text
            chunk.logprobs = [self._logprob(*each) for each in found]
        return chunk

    def piece(self, number: int) -> str:
        """The text that one more token adds."""
        if number in self._hidden:
            return ""
        return self._stream.step(self._tokenizer._tokenizer, number) or ""

    def _logprob(self, text: str, number: int, of: Mapping[int, Any]) -> TokenLogprob:
        """vLLM's mapping of ids, which holds the token and, more likely or less, its alternatives."""
        from vllm.tokenizers.detokenizer_utils import convert_ids_list_to_tokens

        likeliest = sorted((each.rank, other) for other, each in of.items() if each.rank <= (self._alternatives or 0))
        others = [other for _, other in likeliest]
        spelt = dict(zip(others, convert_ids_list_to_tokens(self._tokenizer, others), strict=True)) | {number: text}
        return TokenLogprob(
            text, of[number].logprob, [TokenLogprob(spelt[other], of[other].logprob) for other in others]
        )
