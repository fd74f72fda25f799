"""System turns that are not alone at the head, as agents send them after a compaction. Many chat templates allow one.

A template may also leave the others out without a word. It shows in the prompt, where that is rendered here.
"""

from thinkaloud.generation import Message

_MARKERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""What may be the marker of control tokens (engine/text/control_tokens.py)."""


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
    joined = [[message] for message in messages[:answered] if message.get("role") != "system"]
    if head:
        joined.insert(0, [{"role": "system", "content": _text(*head)}])
    awaits_user = False
    for message in messages[answered:]:
        is_system = message.get("role") == "system"
        if (is_system and joined[-1][0].get("role") != "assistant") or (awaits_user and message.get("role") == "user"):
            joined[-1].append(message)
            awaits_user = awaits_user and is_system
        else:
            joined.append([message | {"role": "user"} if is_system else message])
            awaits_user = is_system
    return [first | {"content": _text(first, *rest)} if rest else first for first, *rest in joined]


def shows_all(messages: list[Message], prompt: str) -> bool:
    """Whether the text of each system turn is in the prompt."""
    prompt = _without_markers(prompt)
    at = 0
    for message in messages:
        if message.get("role") == "system":
            text = _without_markers(_text(message)).strip()
            # Most templates keep the order, so that all of them are found in one pass.
            found = prompt.find(text, at)
            at = found if found >= 0 else prompt.find(text)
            if at < 0:
                return False
    return True


def _without_markers(text: str) -> str:
    """Return `text` without what may be a marker. To look for one takes much less than `str.translate` or a copy."""
    for marker in _MARKERS:
        if marker in text:
            text = text.replace(marker, "")
    return text


def _text(*messages: Message) -> str:
    """Return the texts of `messages`, a paragraph each."""
    contents = (message.get("content") for message in messages)
    return "\n\n".join(content for content in contents if isinstance(content, str) and content)
