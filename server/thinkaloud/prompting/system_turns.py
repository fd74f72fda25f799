"""System turns that are not alone at the head, as agents send them after a compaction. Many chat templates allow one.

A template may also leave the others out without a word. It shows in the prompt, where that is rendered here.
"""

from thinkaloud.generation import Message

_UNMARKED = dict.fromkeys(range(0xFDD0, 0xFDF0))
"""Removes the marker of control tokens (engine/text/control_tokens.py)."""


def has_late_turn(messages: list[Message]) -> bool:
    """Whether there is a system turn behind the first turn."""
    return any(message.get("role") == "system" for message in messages[1:])


def join_turns(messages: list[Message]) -> list[Message]:
    """Return `messages` with one system turn, at the head, which has the text of those before the first answer.

    Later ones become text of what stands before them, the user's or a tool's, or else of the user's next turn, so that
    the prompt up to there stays as it was.
    """
    answered = next((at for at, each in enumerate(messages) if each.get("role") == "assistant"), len(messages))
    head = [message for message in messages[:answered] if message.get("role") == "system"]
    joined = [message for message in messages[:answered] if message.get("role") != "system"]
    if head:
        joined.insert(0, {"role": "system", "content": _text(*head)})
    awaits_user = False
    for message in messages[answered:]:
        is_system = message.get("role") == "system"
        if (is_system and joined[-1].get("role") != "assistant") or (awaits_user and message.get("role") == "user"):
            joined[-1] = joined[-1] | {"content": _text(joined[-1], message)}
            awaits_user = awaits_user and is_system
        else:
            joined.append(message | {"role": "user"} if is_system else message)
            awaits_user = is_system
    return joined


def shows_all(messages: list[Message], prompt: str) -> bool:
    """Whether the text of each system turn is in the prompt."""
    prompt = prompt.translate(_UNMARKED)
    texts = (_text(message).translate(_UNMARKED) for message in messages if message.get("role") == "system")
    return all(text.strip() in prompt for text in texts)


def _text(*messages: Message) -> str:
    """Return the texts of `messages`, a paragraph each."""
    contents = (message.get("content") for message in messages)
    return "\n\n".join(content for content in contents if isinstance(content, str) and content)
