"""Whether an upstream says that a request is too long for its model: by a code word, or in one of many wordings.

The text is searched and never passed on, because it may quote the prompt.
"""

import re
from collections.abc import Iterator
from typing import Any

_WORDS = frozenset({
    "context_length_exceeded",  # OpenAI's code
    "context_window_exceeded",
    "contextwindowexceedederror",  # LiteLLM
    "exceed_context_size_error",  # llama.cpp's type
    "input_tokens",  # vLLM's param for a prompt that is too long, as tokens and as text
    "input_text",
    "model_context_window_exceeded",  # Z.ai
    "model_max_prompt_tokens_exceeded",  # GitHub Copilot
    "prompt_too_long",
})  # fmt: skip

_CONTEXT = r"(?:context[ _-]?(?:length|len|window|size|limit)|(?:sequence|model)[ _-]?(?:length|len))"
_PROMPT = r"(?:prompt|inputs?|messages?|conversation)\b"
_TOO_LONG = r"(?:too (?:long|large|big|many)|exceed|longer than|larger than|greater than|more than|over the|beyond)"
_GAP = r"[^\n]{0,120}?"
_WORDINGS = re.compile(
    "|".join(
        (
            # OpenAI, vLLM, DeepSeek, OpenRouter: "maximum context length is 4096 tokens"; Mistral: "too large for model
            # with 32768 maximum context length"; xAI: "maximum prompt length is".
            rf"max(?:imum)?[ _-](?:allowed[ _-])?(?:{_CONTEXT}|(?:model|prompt|input)[ _-](?:length|len))",
            # SGLang: "longer than the model's context length"; llama.cpp: "exceeds the available context size"; Ollama:
            # "exceeds the context length"; LM Studio: "greater than the context length".
            rf"{_TOO_LONG}{_GAP}{_CONTEXT}",
            # llama.cpp: "Context size has been exceeded."; LM Studio: "context length of only 4096 tokens", "Reached
            # context length"; MiniMax: "context window exceeds limit".
            rf"{_CONTEXT}{_GAP}(?:{_TOO_LONG}|\bonly\b|overflow|not enough)",
            r"reached context length",
            r"context (?:the )?overflows?",
            # Anthropic: "prompt is too long"; Bedrock: "Input is too long"; TensorRT-LLM: "Prompt length (9) exceeds
            # maximum input length"; Gemini: "input token count (9) exceeds the maximum number of tokens allowed".
            rf"{_PROMPT}{_GAP}(?:too long\b|too many tokens|exceed{_GAP}(?:tokens?|length|limit|max))",
            r"too many (?:input |prompt )?tokens\b",
            # TensorRT-LLM: "should not exceed max_num_tokens", "`default_max_tokens` (-9) should be greater than 0".
            rf"exceed{_GAP}max_(?:num_tokens|seq_len|model_len|input_len|position)",
            r"default_max_tokens\W{1,3}-?\d+\) (?:must|should) be greater than 0",
            # Text Generation Inference: "`inputs` tokens + `max_new_tokens` must be <= 4096".
            r"`inputs` (?:tokens \+|must have less than)",
            # Moonshot, Qwen, Groq, Cerebras.
            r"exceeded model token limit",
            r"range of input length should be",
            r"reduce the length of (?:the|your) (?:messages|prompt|input)",
        )
    ),
    re.IGNORECASE,
)
_RATE = re.compile(r"rate.?limit|per (?:second|minute|hour|day)|quota|throttl|please wait", re.IGNORECASE)
"""Limits that pass with time, which are told in like words."""
_TEXT_KEYS = ("message", "msg", "detail", "error", "errors", "metadata", "raw", "reason", "cause")
"""Where errors have their text. Others may quote the request."""
_MAX_DEPTH = 6
_MAX_CHARACTERS = 4096
"""Of one text; a wording comes early in it."""


def is_overflow(error: Any) -> bool:
    """Whether the error body `error`, or an object in it, says that the request is too long."""
    return any(_says_overflow(text) for text in _texts(error, _MAX_DEPTH))


def _says_overflow(text: str) -> bool:
    text = text[:_MAX_CHARACTERS]
    return text.lower() in _WORDS or bool(_WORDINGS.search(text) and not _RATE.search(text))


def _texts(value: Any, depth: int) -> Iterator[str]:
    """Yield the code words and the texts of an error, also of one in an error's text, as OpenRouter has it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth:
        for each in value[:8]:
            yield from _texts(each, depth - 1)
    elif isinstance(value, dict) and depth:
        yield from (word for key in ("code", "type", "param") if isinstance(word := value.get(key), str))
        for key in _TEXT_KEYS:
            yield from _texts(value.get(key), depth - 1)
