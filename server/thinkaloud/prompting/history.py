"""The conversation so far, as the model should read it: earlier answers without their traces.

Models are trained on histories without traces, and a trace costs context. Clients give answers back in many
spellings: with `reasoning_content` or `reasoning` beside the content, or with the trace still inside it.
"""

from thinkaloud.generation import Message

_TRACE_FIELDS = frozenset({"reasoning", "reasoning_content", "reasoning_details"})


def without_traces(messages: list[Message], start: str | None, end: str | None) -> list[Message]:
    """`messages` with every trace of an assistant removed. Missing traces are never an error.

    start, end: the tags of the model's format, where it has tags.
    """
    return [_bare(message, start, end) if message.get("role") == "assistant" else message for message in messages]


def _bare(message: Message, start: str | None, end: str | None) -> Message:
    bare = {key: value for key, value in message.items() if key not in _TRACE_FIELDS}
    content = bare.get("content")
    if isinstance(content, str) and start and end:
        bare["content"] = _after_leading_trace(content, start, end)
    return bare


def _after_leading_trace(content: str, start: str, end: str) -> str:
    """The text behind a trace that leads `content`; a tag anywhere else is the answer's own text."""
    if not content.lstrip().startswith(start):
        return content
    _, found, answer = content.partition(end)
    return answer.lstrip("\r\n") if found else ""
