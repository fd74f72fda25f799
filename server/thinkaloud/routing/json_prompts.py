"""Prompts inside JSON: `{"task": "...", "context": "..."}`. The human's values count, a program's do not.

Whose a value is, its key says, as the name of a tagged block does. A list of messages is a conversation, of which the
last turn of the user counts. JSON without a key of the human's is itself what the human asks about.
"""

from typing import Any

import msgspec

from thinkaloud.routing.block_names import kind_of_tag

_LONGEST = 64 * 1024
"""Characters of a text that is parsed."""
_TEMPLATE = frozenset({"instruction", "instructions"})
"""Keys that are the human's where no other key but "input" is, and a program's elsewhere."""


def read_json(text: str) -> str:
    """Return the human's words in a text that is a JSON object; the text itself if it is none, or has none."""
    if len(text) > _LONGEST or not text.lstrip().startswith("{") or not text.rstrip().endswith("}"):
        return text
    try:
        tree = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text
    return "\n".join(_human_words(tree)) or text


def _human_words(tree: dict[str, Any]) -> list[str]:
    """Return the texts of the human's keys, and of those of unknown names beside them; none without the former."""
    for value in tree.values():
        if isinstance(value, list) and (said := [each["content"] for each in value if _is_users(each)]):
            return said[-1:]
    kinds = {key: kind_of_tag(key) for key in tree}
    human = {key for key, kind in kinds.items() if kind == "human"}
    if not human or human == {"input"}:
        human |= _TEMPLATE & tree.keys()
    if not any(_texts(tree[key]) for key in human):
        return []
    return [text for key, value in tree.items() if key in human or kinds[key] == "unknown" for text in _texts(value)]


def _is_users(message: object) -> bool:
    return isinstance(message, dict) and message.get("role") == "user" and isinstance(message.get("content"), str)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return _human_words(value)
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) and value.strip() else []
