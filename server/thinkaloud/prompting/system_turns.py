"""System turns that are not alone at the head, as agents send them after a compaction. Many chat templates allow one.

A template may also leave the others out without a word. It shows in the prompt, where that is rendered here.
"""

from thinkaloud.generation import Message

_UNMARKED = dict.fromkeys(range(0xFDD0, 0xFDF0))
"""Removes the marker of control tokens (engine/control_tokens.py)."""


def has_late_turn(messages: list[Message]) -> bool:
    """Whether there is a system turn behind the first turn."""
    return any(message.get("role") == "system" for message in messages[1:])


def join_turns(messages: list[Message]) -> list[Message]:
    """Return `messages` with one system turn, at the head, which has the text of all of them."""
    texts = [_text(message) for message in messages if message.get("role") == "system"]
    others = [message for message in messages if message.get("role") != "system"]
    return [{"role": "system", "content": "\n\n".join(filter(None, texts))}, *others]


def shows_all(messages: list[Message], prompt: str) -> bool:
    """Whether the text of each system turn is in the prompt."""
    prompt = prompt.translate(_UNMARKED)
    texts = (_text(message).translate(_UNMARKED) for message in messages if message.get("role") == "system")
    return all(text.strip() in prompt for text in texts)


def _text(message: Message) -> str:
    content = message.get("content")
    return content if isinstance(content, str) else ""
