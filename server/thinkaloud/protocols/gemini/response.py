"""A complete response: the chunks of its stream, joined."""

from typing import Any

from thinkaloud.protocols.gemini.candidate import Body


class JoinedResponse:
    """The response of the chunks so far."""

    def __init__(self) -> None:
        self._rest: Body = {}
        self._candidates: dict[int, _JoinedCandidate] = {}

    def add(self, chunk: Body) -> None:
        for entry in chunk["candidates"]:
            self._candidates.setdefault(entry["index"], _JoinedCandidate()).add(entry)
        self._rest |= chunk

    def body(self) -> Body:
        return self._rest | {"candidates": [each.body() for _, each in sorted(self._candidates.items())]}


class _JoinedCandidate:
    """A candidate of several chunks. Neighbouring texts of one kind are a part, with the signature of the first."""

    def __init__(self) -> None:
        self._parts: list[tuple[Body, list[str]]] = []
        self._logprobs: dict[str, list[Any]] = {}
        self._entry: Body = {}

    def add(self, entry: Body) -> None:
        for part in entry["content"]["parts"]:
            self._add_part(part)
        for name, tokens in entry.get("logprobsResult", {}).items():
            self._logprobs.setdefault(name, []).extend(tokens)
        self._entry |= entry

    def body(self) -> Body:
        parts = [part | {"text": "".join(texts)} if texts else part for part, texts in self._parts]
        body = self._entry | {"content": {"role": "model", "parts": parts}}
        return body | {"logprobsResult": self._logprobs} if self._logprobs else body

    def _add_part(self, part: Body) -> None:
        text = part.get("text")
        if text is None:
            self._parts.append((part, []))
        elif text:
            last = self._parts[-1] if self._parts else None
            goes_on = last is not None and "text" in last[0] and last[0].get("thought") == part.get("thought")
            if last is None or not goes_on or "thoughtSignature" in part:
                last = (part, [])
                self._parts.append(last)
            last[1].append(text)
