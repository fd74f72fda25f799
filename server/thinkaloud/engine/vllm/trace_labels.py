"""Labels trace and answer with a reasoning parser of vLLM, for formats that are more than two tags."""

from typing import Any

from thinkaloud.engine.vllm.harmony import TOOL_PARSER, is_harmony
from thinkaloud.engine.vllm.tool_parser import tool_call_delta
from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk, TokenLogprob


class TraceLabeller:
    """Labels the chunks of one choice."""

    def __init__(self, llm: Any, name: str, prompt_ids: list[int], *, may_call: bool = False) -> None:
        """may_call: whether the parser reads tool calls too, where it can."""
        from vllm.entrypoints.openai.chat_completion.protocol import ChatCompletionRequest
        from vllm.parser import ParserManager

        model, reads_all = llm.model_config, is_harmony(llm)
        kind = ParserManager.get_parser(
            reasoning_parser_name=name,
            tool_parser_name=TOOL_PARSER if reads_all and may_call else None,
            enable_auto_tools=may_call,
            model_name=model.model,
            is_harmony=reads_all,
        )
        if kind is None:
            raise InvalidRequest(f"vLLM has no reasoning parser named {name}")
        self._parser = kind(llm.get_tokenizer())
        self._parser.set_prompt_token_ids(prompt_ids)
        self._prompt_ids = prompt_ids
        self._buffered: list[TokenLogprob] = []  # of tokens whose text the parser buffers
        self._request = ChatCompletionRequest(messages=[], model=model.model)

    def label(self, chunk: Chunk) -> list[Chunk]:
        """Return `chunk` as chunks with a channel, at least one a token: several that come at once may be of both."""
        return [part for token in _split(chunk) for part in self._label(token)]

    def _label(self, chunk: Chunk) -> list[Chunk]:
        delta = self._parser.parse_delta(
            "".join(chunk.texts),
            list(chunk.token_ids or ()),
            self._request,
            prompt_token_ids=self._prompt_ids,
            finished=chunk.finish_reason is not None,
        )
        trace = (delta.reasoning if delta else None) or ""
        answer = (delta.content if delta else None) or ""
        parts: list[Chunk] = []
        if trace:
            parts.append(Chunk(texts=[trace], channel="trace"))
        if answer or not parts:
            parts.append(Chunk(texts=[answer], channel="answer" if answer else None))
        parts[-1].tool_calls = [tool_call_delta(call) for call in (delta.tool_calls if delta else None) or ()]
        self._attach_logprobs(parts[0], chunk.logprobs)
        parts[0].tokens, parts[0].cached_tokens = chunk.tokens, chunk.cached_tokens
        parts[-1].finish_reason = chunk.finish_reason
        return parts

    def _attach_logprobs(self, part: Chunk, logprobs: list[TokenLogprob] | None) -> None:
        """Attach log-probabilities to the text of their tokens; with text in both channels, to the trace."""
        if logprobs is None:
            return
        self._buffered += logprobs
        if part.texts[0]:
            # One text for each token, since it is unknown which characters belong to which token.
            part.logprobs, self._buffered = self._buffered, []
            part.texts = ["".join(part.texts)] + [""] * (len(part.logprobs) - 1)


def _split(chunk: Chunk) -> list[Chunk]:
    """Return one chunk for each token, also for a last one without text."""
    if chunk.tokens < 2:
        return [chunk]
    ids, logprobs = chunk.token_ids or [], chunk.logprobs
    parts = [
        Chunk(
            chunk.texts[at : at + 1],
            ids[at : at + 1],
            tokens=1,
            logprobs=None if logprobs is None else logprobs[at : at + 1],
        )
        for at in range(chunk.tokens)
    ]
    parts[0].cached_tokens, parts[-1].finish_reason = chunk.cached_tokens, chunk.finish_reason
    return parts
