"""The Responses API in tests: a server on a transcript, and a stream read as its rules want it."""

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
    {"prompt": "call twice", "text": "</think>", "tool_calls": [{"name": "look"}, {"name": "hear"}]},
    {
        "prompt": "call all kinds",
        "opens_trace": True,
        "text": f"{TRACE}</think>I look.",
        "tool_calls": [
            {"name": "eyes__look", "arguments": '{"at": 1}'},
            {"name": "patch", "arguments": '{"input": "*** Begin\\n+a"}'},
            {"name": "made_up", "arguments": "{}"},
        ],
    },
    {"prompt": "fail at once", "opens_trace": True, "text": TRACE, "fail_after": 0},
    {"prompt": "fail in the answer", "opens_trace": True, "text": f"{TRACE}</think>{ANSWER * 9}", "fail_after": 40},
    {"prompt": "say JSON", "opens_trace": True, "text": f'{TRACE}</think>{{"a": 4}}'},
    {"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"},
)
CASES = [str(reply.get("prompt", "hi")) for reply in REPLIES]


def settings(folder: Path, *, sealing: bool = True, **more: Any) -> Settings:
    """A model and a key of each visibility; every key is its own name."""
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    sealed = {"traces": {"sealing": {"keys": [{"file": folder / "seal"}]}}} if sealing else {}
    return level_settings(folder, REPLIES, **(sealed | more))


async def respond(live: Live, input: Any, status: int = 200, **fields: Any) -> dict[str, Any]:
    """The body of a complete response."""
    answered = await live.client.post("/v1/responses", json={"model": "full", "input": input, **fields})
    assert answered.status_code == status, answered.text
    return dict(answered.json())


async def stream(live: Live, input: Any, **fields: Any) -> list[dict[str, Any]]:
    """The events of a stream, which must keep to its rules."""
    body = {"model": "full", "input": input, "stream": True, **fields}
    answered = await live.client.post("/v1/responses", json=body)
    assert answered.status_code == 200, answered.text
    return read_stream(answered.text)


def read_stream(text: str) -> list[dict[str, Any]]:
    """The events of a whole stream."""
    *frames, done, empty = (frame for frame in text.split("\n\n") if not frame.startswith(":"))
    assert (done, empty) == ("data: [DONE]", "")
    events = []
    for frame in frames:
        name, data = frame.split("\n")
        event = json.loads(data.removeprefix("data: "))
        assert name == f"event: {event['type']}"
        events.append(event)
    require_rules(events)
    return events


def require_rules(events: list[dict[str, Any]]) -> None:
    """Numbers without gaps, brackets, ids that stay, and a last object that is what the events have built."""
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    assert [event["type"] for event in events[:2]] == ["response.created", "response.in_progress"]
    assert events[-1]["type"] in {"response.completed", "response.incomplete", "response.failed"}
    built: list[dict[str, Any]] = []
    item: dict[str, Any] | None = None
    texts: dict[str, str] = {}
    inner: list[tuple[Any, ...]] = []
    for event in events[2:-1]:
        kind = event["type"].removeprefix("response.")
        assert event["output_index"] == len(built)
        if kind == "output_item.added":
            assert item is None
            item = event["item"]
            assert item["status"] == "in_progress"
            continue
        assert item is not None
        if kind == "output_item.done":
            assert not inner
            assert {name: event["item"][name] for name in ("id", "type")} == {"id": item["id"], "type": item["type"]}
            built.append(event["item"])
            item = None
            continue
        assert event["item_id"] == item["id"]
        name, _, what = kind.rpartition(".")
        if name.endswith("part"):
            place = (name, event.get("content_index"), event.get("summary_index"))
            if what == "added":
                assert not inner
                inner.append(place)
            else:
                assert inner.pop() == place
        elif what == "delta":
            texts[name] = texts.get(name, "") + event["delta"]
        else:
            whole = event.get("text", event.get("arguments", event.get("input")))
            assert texts.pop(name, "") == whole
    assert item is None
    assert not texts
    last = events[-1]["response"]
    assert last["output"] == built
    assert last["status"] == events[-1]["type"].removeprefix("response.")
    assert {each["response"]["id"] for each in (events[0], events[1], events[-1])} == {last["id"]}
    assert events[0]["response"].keys() <= last.keys()


def told(value: Any) -> Any:
    """The same without what is new each time."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    new = {"id", "call_id", "created_at", "completed_at", "seconds", "encrypted_content", "ms"}
    return {name: told(each) for name, each in value.items() if name not in new}


def texts(response: dict[str, Any]) -> tuple[str, list[str], str]:
    """The trace, the summary and the answer of a response."""
    trace, summary, answer = [], [], []
    for item in response["output"]:
        if item["type"] == "reasoning":
            trace += [part["text"] for part in item.get("content") or ()]
            summary += [part["text"] for part in item["summary"]]
        elif item["type"] == "message":
            answer += [part["text"] for part in item["content"]]
    return "".join(trace), summary, "".join(answer)
