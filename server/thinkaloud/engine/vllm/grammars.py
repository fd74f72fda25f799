"""Checks structured outputs before the model thinks. vLLM's core would find an error only after the trace, when the
request can only fail.

vLLM also parses a constraint on the event loop, without a limit, and compiles it in the core. Neither checks whether
any text matches: `{"$ref": "#"}` is a grammar that no text matches.
"""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from thinkaloud.engine.text.constraints import UnusableGrammar, constraint_texts, has_circular_reference

_BYTES = [bytes([each]) for each in range(256)]
_executor = ThreadPoolExecutor(1, "grammar")
"""One thread, so that compiling takes at most one core; ten thousand words take about a second."""


async def require_usable(constraint: Mapping[str, Any]) -> None:
    """Raises `UnusableGrammar`.

    constraint: vLLM's `structured_outputs`, of whose kinds one is set.
    """
    for kind, text in constraint_texts(constraint):
        if not await asyncio.get_running_loop().run_in_executor(_executor, _is_usable, kind, text):
            raise UnusableGrammar(f"no answer can meet this {kind}")


@lru_cache(maxsize=64)
def _is_usable(kind: str, text: str) -> bool:
    """Whether the grammar allows a first byte or an empty text. What xgrammar cannot parse may be for another of vLLM's
    backends, so vLLM has to refuse it.
    """
    import xgrammar

    if kind in {"json", "structural_tag"} and has_circular_reference(kind, text):
        return False
    try:
        grammar = _PARSERS[kind](text)
    except Exception:  # noqa: BLE001  vLLM parses it too
        return True
    stop = len(_BYTES)
    vocabulary = xgrammar.TokenizerInfo([*_BYTES, b"</s>"], vocab_type=xgrammar.VocabType.RAW, stop_token_ids=[stop])
    compiler = xgrammar.GrammarCompiler(vocabulary, max_threads=1, cache_enabled=False)
    allowed = xgrammar.allocate_token_bitmask(1, stop + 1)
    try:
        xgrammar.GrammarMatcher(compiler.compile_grammar(grammar)).fill_next_token_bitmask(allowed, 0)
    except RuntimeError:
        return False
    return bool(allowed.any())


def _from_json(text: str) -> Any:
    import xgrammar
    from vllm.sampling_params import check_json_nesting

    check_json_nesting(text)  # native code would run out of stack
    return xgrammar.Grammar.from_json_schema(text)


def _from_regex(text: str) -> Any:
    import xgrammar

    if "\0" in text:
        raise ValueError(text)  # native code does not expect it
    return xgrammar.Grammar.from_regex(text)


def _from_choice(text: str) -> Any:
    import xgrammar
    from vllm.v1.structured_output.utils import choice_as_grammar

    return xgrammar.Grammar.from_ebnf(choice_as_grammar(json.loads(text)))


def _from_grammar(text: str) -> Any:
    import xgrammar
    from vllm.v1.structured_output.utils import grammar_is_likely_lark

    return (xgrammar.Grammar.from_lark if grammar_is_likely_lark(text) else xgrammar.Grammar.from_ebnf)(text)


def _from_tag(text: str) -> Any:
    import xgrammar
    from vllm.sampling_params import check_json_nesting

    check_json_nesting(text, structural_tag=True)
    return xgrammar.Grammar.from_structural_tag(text)


_PARSERS = {
    "json": _from_json,
    "regex": _from_regex,
    "choice": _from_choice,
    "grammar": _from_grammar,
    "structural_tag": _from_tag,
}
