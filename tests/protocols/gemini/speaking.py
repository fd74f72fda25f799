"""Gemini's API in tests: a server on a transcript, and streams read as its rules want them."""

import json
from pathlib import Path
from typing import Any

from live import Live
from protocols.levels import level_settings
from thinkaloud.settings import Settings

TRACE = "The question is what it costs.\n\nWait, let me check that again.\n\nSo it is four."
ANSWER = "It is four."
REPLIES: tuple[dict[str, Any], ...] = (
    {"prompt": "cut in the trace", "opens_trace": True, "text": TRACE, "finish_reason": "length"},
    {"prompt": "cut in the answer", "opens_trace": True, "text": f"{TRACE}</think>It is", "finish_reason": "length"},
    {"prompt": "filtered", "opens_trace": True, "text": f"{TRACE}</think>It is", "finish_reason": "content_filter"},
    {
        "prompt": "call once",
        "opens_trace": True,
        "text": f"{TRACE}</think>",
        "tool_calls": [{"name": "look", "arguments": '{"at": "the sky"}'}],
    },
    {
        "prompt": "call behind a text",
        "opens_trace": True,
        "text": f"{TRACE}</think>I look.",
        "tool_calls": [{"name": "look", "arguments": '{"at": 1}'}, {"name": "look", "arguments": '{"at": 2}'}],
    },
    {"prompt": "call wrongly", "text": "</think>", "tool_calls": [{"name": "look", "arguments": "at the sky"}]},
    {"prompt": "fail at once", "opens_trace": True, "text": TRACE, "fail_after": 0},
    {"prompt": "fail in the answer", "opens_trace": True, "text": f"{TRACE}</think>{ANSWER * 9}", "fail_after": 40},
    {"prompt": "say JSON", "opens_trace": True, "text": f'{TRACE}</think>{{"a": 4}}'},
    {"prompt": "do not think", "text": f"</think>{ANSWER}"},
    {"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"},
)
CASES = [str(reply.get("prompt", "hi")) for reply in REPLIES]
TOOLS: list[dict[str, Any]] = [{"functionDeclarations": [{"name": "look", "parameters": {"type": "OBJECT"}}]}]
THOUGHTS: dict[str, Any] = {"generationConfig": {"thinkingConfig": {"includeThoughts": True}}}


def settings(folder: Path, *, sealing: bool = True, **more: Any) -> Settings:
    """A model and a key of each visibility; every key is its own name."""
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    sealed = {"traces": {"sealing": {"keys": [{"file": folder / "seal"}]}}} if sealing else {}
    return level_settings(folder, REPLIES, **(sealed | more))


def asking(asked: Any, **fields: Any) -> dict[str, Any]:
    """The body of a request. asked: contents, or the text of the only one."""
    return {"contents": [{"role": "user", "parts": [{"text": asked}]}] if isinstance(asked, str) else asked, **fields}


async def generate(live: Live, asked: Any, model: str = "full", status: int = 200, **fields: Any) -> dict[str, Any]:
    """The body of a complete response."""
    answered = await live.client.post(f"/v1beta/models/{model}:generateContent", json=asking(asked, **fields))
    assert answered.status_code == status, answered.text
    return dict(answered.json())


async def stream(live: Live, asked: Any, model: str = "full", **fields: Any) -> list[dict[str, Any]]:
    """The chunks of a stream, which must keep to its rules."""
    path = f"/v1beta/models/{model}:streamGenerateContent"
    answered = await live.client.post(f"{path}?alt=sse", json=asking(asked, **fields))
    assert answered.status_code == 200, answered.text
    return read_stream(answered.text)


def read_stream(text: str) -> list[dict[str, Any]]:
    """The chunks of a whole stream, which has events with data and blank lines."""
    assert text.endswith("\n\n")
    frames = [frame for frame in text.split("\n\n") if frame]
    assert all(frame.startswith("data: ") and "\n" not in frame for frame in frames)
    chunks = [json.loads(frame.removeprefix("data: ")) for frame in frames]
    require_rules(chunks)
    return chunks


def require_rules(chunks: list[dict[str, Any]]) -> None:
    """Thoughts, then answer, then calls; one part a chunk; how it ended and the counts at the end alone."""
    if "error" in chunks[-1]:
        chunks = chunks[:-1]
    ended: set[int] = set()
    for chunk in chunks:
        (candidate,) = chunk["candidates"]
        assert candidate["content"]["role"] == "model"
        (part,) = candidate["content"]["parts"]
        assert candidate["index"] not in ended
        if "finishReason" in candidate:
            ended.add(candidate["index"])
            assert part == {"text": ""}
        assert ("usageMetadata" in chunk) == (chunk is chunks[-1] and "finishReason" in candidate)
        assert not ("thoughtSignature" in part and (part.get("thought") or part.get("text") == ""))
    assert len({(chunk["responseId"], chunk["modelVersion"]) for chunk in chunks}) <= 1


def fold(chunks: list[dict[str, Any]]) -> dict[str, Any]:
    """The response that a client puts together of a stream: texts joined, the last of everything else."""
    response: dict[str, Any] = {}
    candidates: dict[int, dict[str, Any]] = {}
    for chunk in chunks:
        response |= chunk
        for candidate in chunk["candidates"]:
            told = candidates.setdefault(candidate["index"], {"content": {"parts": []}})
            parts = told["content"]["parts"]
            for part in candidate["content"]["parts"]:
                last = parts[-1] if parts else {}
                same = "text" in part and "text" in last and last.get("thought") == part.get("thought")
                if same and "thoughtSignature" not in part:
                    parts[-1] = {**last, "text": last["text"] + part["text"]}
                elif part != {"text": ""}:
                    parts.append(part)
            tokens = told.get("logprobsResult", {"topCandidates": [], "chosenCandidates": []})
            more = candidate.get("logprobsResult", {})
            told |= candidate | {"content": {"role": "model", "parts": parts}}
            if more:
                told["logprobsResult"] = {name: [*tokens[name], *more[name]] for name in tokens}
    return response | {"candidates": [candidate for _, candidate in sorted(candidates.items())]}


def told(value: Any) -> Any:
    """The same without what is new each time."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    new = {"id", "responseId", "seconds", "thoughtSignature", "ms"}
    return {name: told(each) for name, each in value.items() if name not in new}


def texts(response: dict[str, Any], at: int = 0) -> tuple[str, str]:
    """The thoughts and the answer of a candidate."""
    parts = response["candidates"][at]["content"]["parts"]
    thoughts = "".join(part["text"] for part in parts if part.get("thought"))
    return thoughts, "".join(part.get("text", "") for part in parts if not part.get("thought"))
