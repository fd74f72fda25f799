"""Prompts inside JSON: `{"task": "...", "context": "..."}`. The human's values count, a program's do not.

Whose a value is, its key says, as the name of a tagged block does. A list of messages is a conversation, of which the
last turn of the user counts. JSON without a key of the human's is itself what the human asks about.
"""

from itertools import chain
from typing import Any

import msgspec

from thinkaloud.routing.block_names import kind_of_tag

_LONGEST = 64 * 1024
"""Characters of a text that is parsed."""
_MOST, _DEEPEST = 2_000, 16
"""Values of a prompt, and objects and lists inside each other: what has more is data."""
_DECODER = msgspec.json.Decoder(float_hook=lambda digits: None)
"""Leaves fractions unread: they are no words, and one that lies between two floats takes long."""
_TEMPLATE = frozenset({"instruction", "instructions"})
"""Keys that are the human's where no other key but "input" is, and a program's elsewhere."""


def read_json(text: str) -> str:
    """Return the human's words in a text that is a JSON object; the text itself if it is none, or has none."""
    if len(text) > _LONGEST or not text.lstrip().startswith("{") or not text.rstrip().endswith("}"):
        return text
    try:
        tree = _DECODER.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text
    return ("\n".join(_human_words(tree)) if _is_small(tree) else "") or text


def _is_small(tree: dict[str, Any]) -> bool:
    """Whether an object has no more values than a prompt, and none that is deeper."""
    values = 0
    level: list[Any] = [tree]
    for _ in range(_DEEPEST):
        values += sum(map(len, level))
        if values > _MOST:
            return False
        parents = (each.values() if isinstance(each, dict) else each for each in level)
        level = [each for children in parents for each in children if isinstance(each, dict | list)]
    return not level


def _human_words(tree: dict[str, Any]) -> list[str]:
    """Return the texts of the human's keys, and of those of unknown names beside them; none without the former."""
    for value in tree.values():
        if isinstance(value, list) and (said := [each["content"] for each in value if _is_users(each)]):
            return said[-1:]
    kinds = {key: kind_of_tag(key) for key in tree}
    human = {key for key, kind in kinds.items() if kind == "human"}
    if not human or human == {"input"}:
        human |= _TEMPLATE & tree.keys()
    texts = {key: _texts(value) for key, value in tree.items() if key in human or kinds[key] == "unknown"}
    return [*chain(*texts.values())] if any(texts[key] for key in human) else []


def _is_users(message: object) -> bool:
    return isinstance(message, dict) and message.get("role") == "user" and isinstance(message.get("content"), str)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return _human_words(value)
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) and value.strip() else []
