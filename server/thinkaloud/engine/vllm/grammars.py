"""What an answer is to be held to, looked at before the model thinks: in the engine's core it would be found wanting
behind the trace, where nothing but a failure can be said.

vLLM parses it as well, on the event loop and without a bound, and compiles it in the core. Neither asks whether it
allows anything at all: `{"$ref": "#"}` is a grammar, of no text.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

LONGEST: Mapping[str, int] = {"json": 96 * 1024, "choice": 192 * 1024, "structural_tag": 96 * 1024}
_LONGEST = 16 * 1024
"""Characters of a constraint by its kind, and of the others: those, which vLLM parses on the event loop, in 0.1 s."""
_BYTES = [bytes([each]) for each in range(256)]
_COMPILING = ThreadPoolExecutor(1, "grammar")
"""One thread: whatever is to be compiled takes one core at most, for a second or so where it is ten thousand words."""


class Unusable(ValueError):
    """A constraint that no answer can meet, or one that is too long."""


async def require_usable(constraint: Mapping[str, Any]) -> None:
    """Raises `Unusable`. constraint: vLLM's `structured_outputs`, which has one kind that is set."""
    for kind, given in constraint.items():
        if given and kind in _MAKERS:
            text = given if isinstance(given, str) else json.dumps(given)
            if len(text) > LONGEST.get(kind, _LONGEST):
                raise Unusable(f"{kind} is longer than {LONGEST.get(kind, _LONGEST)} characters")
            if not await asyncio.get_running_loop().run_in_executor(_COMPILING, _usable, kind, text):
                raise Unusable(f"no answer can meet this {kind}")


@lru_cache(maxsize=64)
def _usable(kind: str, text: str) -> bool:
    """Whether the grammar allows a first byte, or nothing at all to be said. What xgrammar does not take may be for
    another of vLLM's backends, and is vLLM's to refuse.
    """
    import xgrammar

    if kind in {"json", "structural_tag"} and _refers_in_a_circle(kind, text):
        return False
    try:
        grammar = _MAKERS[kind](text)
    except Exception:  # noqa: BLE001  vLLM will say what it makes of it
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
        raise ValueError(text)  # which native code does not expect
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


_MAKERS = {
    "json": _from_json,
    "regex": _from_regex,
    "choice": _from_choice,
    "grammar": _from_grammar,
    "structural_tag": _from_tag,
}


def _refers_in_a_circle(kind: str, text: str) -> bool:
    """Whether a `$ref` anywhere leads back to itself by references alone. The grammar may begin all the same."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    roots = (
        [document] if kind == "json" else [part["json_schema"] for part in _objects(document) if "json_schema" in part]
    )
    return any(_circle(part, root) for root in roots for part in _objects(root))


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    """Every object in `document`, at whatever depth."""
    waiting = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _circle(schema: Any, root: Any) -> bool:
    seen = set()
    while isinstance(schema, dict) and isinstance(reference := schema.get("$ref"), str) and reference.startswith("#"):
        if reference in seen:
            return True
        seen.add(reference)
        schema = root
        for name in reference[1:].split("/")[1:]:
            schema = schema.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(schema, dict) else None
    return False
