"""Checks structured outputs before the model thinks. vLLM's core would find an error only after the trace, when the
request can only fail.

vLLM also parses a constraint on the event loop, without a limit, and compiles it in the core. Neither checks whether
any text matches: `{"$ref": "#"}` is a grammar that no text matches.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

_MAX_CHARACTERS: Mapping[str, int] = {"json": 96 * 1024, "choice": 192 * 1024, "structural_tag": 96 * 1024}
_DEFAULT_MAX_CHARACTERS = 16 * 1024
"""Length of a constraint by kind, and of other kinds: as much as vLLM parses on the event loop in 0.1 s."""
_BYTES = [bytes([each]) for each in range(256)]
_executor = ThreadPoolExecutor(1, "grammar")
"""One thread, so that compiling takes at most one core; ten thousand words take about a second."""


class UnusableGrammar(ValueError):
    """No answer can match the constraint, or it is too long."""


async def require_usable(constraint: Mapping[str, Any]) -> None:
    """Raises `UnusableGrammar`.

    constraint: vLLM's `structured_outputs`, of whose kinds one is set.
    """
    for kind, given in constraint.items():
        if given and kind in _PARSERS:
            text = given if isinstance(given, str) else json.dumps(given)
            limit = _MAX_CHARACTERS.get(kind, _DEFAULT_MAX_CHARACTERS)
            if len(text) > limit:
                raise UnusableGrammar(f"{kind} is longer than {limit} characters")
            if not await asyncio.get_running_loop().run_in_executor(_executor, _is_usable, kind, text):
                raise UnusableGrammar(f"no answer can meet this {kind}")


@lru_cache(maxsize=64)
def _is_usable(kind: str, text: str) -> bool:
    """Whether the grammar allows a first byte or an empty text. What xgrammar cannot parse may be for another of vLLM's
    backends, so vLLM has to refuse it.
    """
    import xgrammar

    if kind in {"json", "structural_tag"} and _has_circular_reference(kind, text):
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


def _has_circular_reference(kind: str, text: str) -> bool:
    """Whether a `$ref` leads back to itself by references alone. Such a grammar may still allow a first byte."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    roots = [document]
    if kind != "json":
        roots = [part["json_schema"] for part in _iter_objects(document) if "json_schema" in part]
    return any(_is_circular(part, root) for root in roots for part in _iter_objects(root))


def _iter_objects(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in `document` at any depth."""
    waiting = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _is_circular(schema: Any, root: Any) -> bool:
    seen = set()
    while isinstance(schema, dict) and isinstance(reference := schema.get("$ref"), str) and reference.startswith("#"):
        if reference in seen:
            return True
        seen.add(reference)
        schema = root
        for name in reference[1:].split("/")[1:]:
            schema = schema.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(schema, dict) else None
    return False
