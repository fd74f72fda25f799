"""Token ids to text, one piece per id, so that a boundary found in ids is at the same place in the text."""

from collections.abc import Mapping, Sequence
from typing import Any

from thinkaloud.events import Chunk, FinishReason, TokenLogprob

_FINISH_REASONS: dict[str, FinishReason] = {"stop": "stop", "length": "length", "abort": "abort", "repetition": "stop"}

_SPACE = "▁"
"""A space in the vocabularies of SentencePiece, which also stands before the first word of a text."""


def encode_output(tokenizer: Any, text: str, visible: frozenset[int]) -> Chunk:
    """Return `text` as tokens of an output.

    visible: ids of control tokens whose text is kept.

    The text is encoded after a full stop, if that does not change its tokens, because some tokenizers put a space
    before the first token.
    """
    before, ids = (tokenizer.encode(each, add_special_tokens=False) for each in (".", f".{text}"))
    is_separate = ids[: len(before)] == before
    ids = ids[len(before) :] if is_separate else tokenizer.encode(text, add_special_tokens=False)
    detokenizer = Detokenizer(tokenizer, before, visible)
    return Chunk([detokenizer.decode_token(token_id) for token_id in ids], ids)


class OutputFailed(Exception):
    """The engine ended an output because of an error."""


class Detokenizer:
    """Decodes one choice."""

    def __init__(
        self, tokenizer: Any, prompt_ids: list[int], visible: frozenset[int], alternatives: int | None = None
    ) -> None:
        """
        visible: ids of control tokens whose text is kept.
        alternatives: number for each log-probability; None for no log-probabilities.
        """
        from tokenizers.decoders import DecodeStream

        self._tokenizer = tokenizer
        self._alternatives = alternatives
        self._invisible = set(tokenizer.all_special_ids) - visible
        # It begins with the end of the prompt, since some tokenizers put a space before the first token.
        self._stream = DecodeStream(ids=prompt_ids[-8:], skip_special_tokens=False)
        self._has_begun = False

    def decode(self, output: Any) -> Chunk:
        """Decode a `RequestOutput` of vLLM, or an `EngineCoreOutput` with nothing but ids (see `token_outputs.py`).

        Raises `OutputFailed`.
        """
        outputs = getattr(output, "outputs", None)
        if outputs is None:
            ids = output.new_token_ids
            return Chunk([self.decode_token(token_id) for token_id in ids], ids, tokens=len(ids))
        completion = outputs[0]
        if completion.finish_reason == "error":
            raise OutputFailed
        chunk = self.decode_ids(list(completion.token_ids), completion.finish_reason, completion.logprobs)
        chunk.cached_tokens, self._has_begun = None if self._has_begun else output.num_cached_tokens, True
        return chunk

    def decode_ids(
        self, ids: list[int], vllm_reason: str | None = None, logprobs: Sequence[Mapping[int, Any]] | None = None
    ) -> Chunk:
        """Decode the next tokens of the choice.

        vllm_reason: vLLM's finish reason with the last of them.
        logprobs: for each token its own and its alternatives', by id, each with `rank` and `logprob`.
        """
        finish_reason = _FINISH_REASONS.get(vllm_reason, "abort") if vllm_reason else None
        tokens = len(ids)
        if vllm_reason == "stop":
            ids = ids[:-1]  # the last one is the end-of-sequence token or a stop token, which has no text
        texts = [self.decode_token(token_id) for token_id in ids]
        chunk = Chunk(texts=texts, token_ids=ids, tokens=tokens, finish_reason=finish_reason)
        if self._alternatives is not None:
            of_tokens = zip(texts, ids, logprobs or (), strict=False)  # the last may be of the token without text
            chunk.logprobs = [self._logprob(*each) for each in of_tokens]
        return chunk

    def decode_token(self, token_id: int) -> str:
        """Return the text that the next token adds; it is empty while a character is incomplete."""
        if token_id in self._invisible:
            return ""
        return self._stream.step(self._tokenizer._tokenizer, token_id) or ""

    def _logprob(self, text: str, token_id: int, logprobs: Mapping[int, Any]) -> TokenLogprob:
        """Convert vLLM's log-probabilities by id: those of the token and of its alternatives."""
        count = self._alternatives or 0
        ranked = sorted((each.rank, other) for other, each in logprobs.items() if each.rank <= count)
        alternatives = [
            TokenLogprob(text if other == token_id else self._text_alone(other), logprobs[other].logprob)
            for _, other in ranked
        ]
        return TokenLogprob(text, logprobs[token_id].logprob, alternatives)

    def _text_alone(self, token_id: int) -> str:
        """Return the text of one token, with the spaces in it that a decoder drops at the beginning of a text."""
        text = self._tokenizer.decode([token_id]) or ""
        (raw,) = self._tokenizer.convert_ids_to_tokens([token_id])
        spaces = len(raw or "") - len((raw or "").lstrip(_SPACE))
        return " " * (spaces - (len(text) - len(text.lstrip(" ")))) + text
