"""Formats that are more than two tags: a reasoning parser of vLLM's own says what is trace and what is answer."""

from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk, TokenLogprob


class Labeller:
    """A reasoning parser of vLLM's own, for formats that are more than two tags: chunk in, labelled chunks out."""

    def __init__(self, llm: Any, name: str, prompt_ids: list[int]) -> None:
        from vllm.entrypoints.openai.chat_completion.protocol import ChatCompletionRequest
        from vllm.parser import ParserManager

        model = llm.model_config
        kind = ParserManager.get_parser(
            reasoning_parser_name=name, model_name=model.model, is_harmony=model.hf_config.model_type == "gpt_oss"
        )
        if kind is None:
            raise InvalidRequest(f"vLLM has no reasoning parser named {name}")
        self._parser = kind(llm.get_tokenizer())
        self._parser.set_prompt_token_ids(prompt_ids)
        self._prompt_ids = prompt_ids
        self._held: list[TokenLogprob] = []  # of tokens whose text the parser holds back
        self._request = ChatCompletionRequest(messages=[], model=model.model)

    def __call__(self, chunk: Chunk) -> list[Chunk]:
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
        self._give(parts[0], chunk.logprobs)
        parts[0].tokens, parts[0].cached_tokens = chunk.tokens, chunk.cached_tokens
        parts[-1].finish_reason = chunk.finish_reason
        return parts

    def _give(self, part: Chunk, logprobs: list[TokenLogprob] | None) -> None:
        """The log-probabilities to the text that they brought, where both channels have some to the trace."""
        if logprobs is None:
            return
        self._held += logprobs
        if part.texts[0]:
            # As many texts as tokens: the parser does not tell which letters are whose.
            part.logprobs, self._held = self._held, []
            part.texts = ["".join(part.texts)] + [""] * (len(part.logprobs) - 1)
