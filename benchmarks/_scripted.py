"""The scripted server that is measured, and what is asked of it.

A row is a kind of request. Its reply is a trace of a length that can be chosen and an answer, a token a chunk.
"""

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

TRACE = 1_500
"""Tokens of the trace of a reply."""
TOOL = {"type": "function", "function": {"name": "store", "parameters": {"type": "object"}}}
ROWS: dict[str, dict[str, Any]] = {
    "full": {},
    "summary": {"reasoning": {"summary": "auto"}},
    "hidden": {"reasoning": {"exclude": True}},
    "sealed": {"reasoning": {"encrypted": True}},
    "tools": {"tools": [TOOL]},
    "logprobs": {"logprobs": True, "top_logprobs": 2},
    "n=4": {"n": 4},
    "votes": {"reasoning": {"votes": 4}},
    "request": {},
    "routed": {"model": "auto"},
}
"""What each adds to a plain request."""
OF_ONE_TOKEN = ("request", "routed")
"""Rows with a reply of one token, which ends the trace. What a token costs there is what a request does."""
_WORDS = ("apple", "tree", "count", "look", "again", "seven", "price", "whole", "part", "sum", "right", "check")


def answer(trace: int) -> int:
    """Tokens of the answer. Behind a trace of another length there is next to none, so that only the trace counts."""
    return 500 if trace == TRACE else 1


class Case(NamedTuple):
    """What is measured at once: a row, the tokens of its trace, and how many streams there are at a time."""

    row: str
    trace: int
    streams: int

    @property
    def body(self) -> dict[str, Any]:
        """The request."""
        content = "one" if self.row in OF_ONE_TOKEN else "call" if self.row == "tools" else f"go {self.trace}."
        return {"model": "m", "stream": True, "messages": [{"role": "user", "content": content}], **ROWS[self.row]}

    @property
    def tokens(self) -> int:
        """How many the engine tells for one request, the closing tag among them."""
        if self.row in OF_ONE_TOKEN:
            return 1
        choices = self.body.get("n", 1) * self.body.get("reasoning", {}).get("votes", 1)
        return int(choices) * (self.trace + answer(self.trace) + 1)

    @property
    def times(self) -> int:
        """How often so many streams are run in one measurement: for 8 replies or more, and 1,000 tokens or more."""
        return max(1, max(8, 1_000 // self.tokens) // self.streams)


def words(count: int, paragraph: int = 40) -> str:
    """A text of `count` tokens that does not go round. paragraph: tokens of each, with the two line feeds behind it."""
    chosen = random.Random(count)
    return "".join("\n" if -at % paragraph < 2 else f" {chosen.choice(_WORDS)}" for at in range(1, count + 1))


@contextmanager
def configured(traces: Sequence[int] = (TRACE,), delay: float = 0.0) -> Iterator[Path]:
    """The settings file of the server. traces: the lengths that there are. delay: of the engine, before each token."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rest = answer(traces[0]) - len(("store", "{", '"', "a", '"', ":", ' "', '"', "}"))
        call = {"name": "store", "arguments": json.dumps({"a": words(rest, paragraph=rest)})}
        replies: list[dict[str, Any]] = [
            {"prompt": f"go {trace}.", "opens_trace": True, "text": f"{words(trace)}</think>{words(answer(trace))}"}
            for trace in traces
        ]
        replies.append({"prompt": "one", "opens_trace": True, "text": "</think>"})
        replies.append({"opens_trace": True, "text": f"{words(traces[0])}</think>", "tool_calls": [call]})
        (folder / "replies.jsonl").write_text("\n".join(json.dumps(reply) for reply in replies))
        (folder / "key").write_text("0123456789abcdef" * 4)
        model = {"engine": "tape", "thinking": {"format": "think"}}
        settings = {
            "server": {"port": 0},
            "limits": {"running": 4096},
            "traces": {"sealing": {"keys": [{"file": str(folder / "key")}]}},
            "engines": {
                "tape": {"kind": "scripted", "transcript": str(folder / "replies.jsonl"), "delay": delay},
            },
            "models": {"m": model, "quick": {"engine": "tape"}, "auto": {"route": {"fast": "quick", "thinking": "m"}}},
        }
        (folder / "settings.yaml").write_text(json.dumps(settings))  # JSON is YAML
        yield folder / "settings.yaml"
