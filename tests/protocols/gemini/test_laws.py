"""Laws of the dialect: whatever comes, in whatever pieces and spelling, it is the same and no rule is broken."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from pydantic.alias_generators import to_camel, to_snake

from protocols.gemini.speaking import fold, read_stream, require_rules, told
from thinkaloud.errors import EngineDied, InvalidRequest
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    Progress,
    Sealed,
    Started,
    SummaryDelta,
    TokenLogprob,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)
from thinkaloud.protocols.gemini.decode import DecodedRequest, Defaults, decode, validate
from thinkaloud.protocols.gemini.encode import ArrayEncoder, ResponseFold, StreamEncoder
from thinkaloud.protocols.gemini.response import JoinedResponse
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings()
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


def request(choices: int = 1) -> DecodedRequest:
    body = {"contents": [{"parts": [{"text": "hi"}]}], "generationConfig": {"candidateCount": choices}}
    return decode(validate(body, LIMITS), "m", "gen-1", LIMITS, Defaults(seals=True))


def streamed(events: list[Event], choices: int = 1) -> list[dict[str, Any]]:
    encoder = StreamEncoder(request(choices))
    parts = [part for event in events for part in encoder.feed(event)]
    return read_stream(b"".join([*parts, *encoder.flush()]).decode())


def array(events: list[Event], choices: int = 1) -> list[dict[str, Any]]:
    encoder = ArrayEncoder(request(choices))
    parts = [part for event in events for part in [*encoder.feed(event), encoder.heartbeat()]]
    chunks = json.loads(b"".join([*parts, *encoder.flush()]))
    require_rules(chunks)
    return list(chunks)


def complete(events: list[Event], choices: int = 1) -> dict[str, Any]:
    folded, response = ResponseFold(request(choices)), JoinedResponse()
    for event in events:
        for chunk in folded.feed(event):
            response.add(chunk)
    return dict(json.loads(msgspec.json.encode(response.body())))


@st.composite
def answers(draw: st.DrawFn, index: int = 0, seen: str | None = None) -> list[Event]:
    """The events of one choice: traces that are shown, summed up or hidden, their seals, answers, then calls."""
    seen = seen or draw(st.sampled_from(["full", "summary", "hidden"]))
    is_sealed = draw(st.booleans())
    found: list[Event] = []
    for kind in draw(st.lists(st.sampled_from(["trace", "answer"]), max_size=4)):
        if kind == "answer":
            text = draw(TEXT)
            found.append(AnswerDelta(index, text, [TokenLogprob(text, -1.0)] if draw(st.booleans()) else None))
            continue
        if seen == "full":
            found.append(TraceDelta(index, draw(TEXT)))
        elif seen == "summary":
            lines = draw(st.lists(TEXT, max_size=3))
            found += [SummaryDelta(index, at, "checking", line, 0.0, "model") for at, line in enumerate(lines)]
        else:
            found.append(Progress(16, 1))
        found.append(TraceEnd(index, 3, "model"))
        if is_sealed:
            found.append(Sealed(index, "AAAA"))
    for position in range(draw(st.integers(0, 2))):
        arguments = json.dumps(draw(st.dictionaries(TEXT, TEXT, max_size=2)))
        mark = "BBBBBBBBBBBB" if is_sealed else None
        found.append(ToolCallDelta(index, position, f"call_{position}", "look", arguments, mark))
    return [*found, Finished(index, draw(st.sampled_from(["stop", "length", "tool_calls"])), 9, 3)]


def cut(event: Event, at: int) -> list[Event]:
    """The same event in two pieces."""
    match event:
        case TraceDelta(index, text):
            return [TraceDelta(index, text[:at]), TraceDelta(index, text[at:])]
        case AnswerDelta(index, text, None):
            return [AnswerDelta(index, text[:at]), AnswerDelta(index, text[at:])]
        case ToolCallDelta(index, position):
            first = ToolCallDelta(index, position, event.id, event.name, event.arguments[:at], event.mark)
            return [first, ToolCallDelta(index, position, arguments=event.arguments[at:])]
    return [event]


@given(answers(), st.data())
def test_any_pieces_give_one_response_and_the_stream_folds_to_it(events: list[Event], data: st.DataObject) -> None:
    events = [Started("m", 3), *events]
    pieces = [piece for event in events for piece in cut(event, data.draw(st.integers(1, 5)))]
    whole = complete(events)
    assert told(complete(pieces)) == told(whole)
    for each in (events, pieces):
        assert told(fold(streamed(each))) == told(whole)
        assert told(fold(array(each))) == told(whole)


@given(answers(0), answers(1), st.randoms(use_true_random=False))
def test_choices_that_come_in_any_order_are_each_as_if_alone(
    first: list[Event], second: list[Event], random: Any
) -> None:
    left = [list(first), list(second)]
    mixed: list[Event] = [Started("m", 3)]
    while any(left):
        mixed.append(random.choice([each for each in left if each]).pop(0))
    whole = complete(mixed, 2)
    for at, alone in enumerate((first, second)):
        folded = complete([Started("m", 3), *alone, Finished(1 - at, "stop", 1, 0)], 2)
        assert whole["candidates"][at] == folded["candidates"][at]
    assert told(fold(streamed(mixed, 2))) == told(whole)


@given(answers())
def test_every_seal_with_a_part_behind_it_is_told_once_on_the_first_that_is_no_thought(events: list[Event]) -> None:
    (candidate,) = complete([Started("m", 3), *events])["candidates"]
    parts = candidate["content"]["parts"]
    expected: list[str] = []
    seal = ""
    has_seal = has_call = False
    for event in events:
        if isinstance(event, Sealed):
            seal, has_seal = event.data, True
        elif isinstance(event, AnswerDelta):
            expected += [seal] if seal else []
            seal = ""
        elif isinstance(event, ToolCallDelta):
            if has_seal and not has_call:
                expected.append(f"{event.mark}{seal}")
                seal = ""
            has_call = True
    assert [part["thoughtSignature"] for part in parts if "thoughtSignature" in part] == expected


@given(answers(seen="hidden"))
def test_of_a_trace_that_is_hidden_no_part_is_a_thought(events: list[Event]) -> None:
    for chunk in streamed([Started("m", 3, visibility="hidden"), *events]):
        assert "thought" not in chunk["candidates"][0]["content"]["parts"][0]


@given(answers(), st.data())
def test_a_stream_that_fails_anywhere_ends_with_the_error(events: list[Event], data: st.DataObject) -> None:
    events = [Started("m", 3), *events[: data.draw(st.integers(0, len(events) - 1))]]
    for encoder in (StreamEncoder(request()), ArrayEncoder(request())):
        text = b"".join([part for event in events for part in encoder.feed(event)]).decode()
        text += encoder.encode_error(EngineDied("it died")).decode()
        chunks = json.loads(text) if isinstance(encoder, ArrayEncoder) else read_stream(text)
        assert chunks[-1] == {"error": {"code": 503, "message": "it died", "status": "UNAVAILABLE"}}


FREE = {"snake_key": {"top_p": 1}, "camelKey": [{"functionCall": 2}]}
BODY: dict[str, Any] = {
    "contents": [
        {"role": "user", "parts": [{"text": "hi"}]},
        {
            "role": "model",
            "parts": [
                {"text": "t", "thought": True},
                {"text": "a", "thoughtSignature": "AAAA"},
                {"functionCall": {"name": "look", "args": FREE}},
            ],
        },
        {"role": "user", "parts": [{"functionResponse": {"name": "look", "response": FREE}}]},
    ],
    "systemInstruction": {"parts": [{"text": "s"}]},
    "generationConfig": {
        "topP": 0.5,
        "topK": 40,
        "maxOutputTokens": 9,
        "stopSequences": ["x"],
        "responseMimeType": "application/json",
        "responseJsonSchema": {"type": "object", "properties": {"top_p": {"type": "string"}}},
        "thinkingConfig": {"includeThoughts": True, "thinkingBudget": 7},
    },
    "tools": [{"functionDeclarations": [{"name": "look", "parametersJsonSchema": {"snake_key": 1}}]}],
    "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["look"]}},
    "safetySettings": [{"category": "c"}],
}
CALLERS_OWN = {"args", "response", "responseJsonSchema", "parametersJsonSchema"}


def respelled(value: Any, spell: Callable[[str], str]) -> Any:
    """The same with every name of a field as `spell` has it, and whole numbers as floats."""
    if isinstance(value, list):
        return [respelled(each, spell) for each in value]
    if isinstance(value, dict):
        return {spell(name): each if name in CALLERS_OWN else respelled(each, spell) for name, each in value.items()}
    return float(value) if type(value) is int else value


@given(st.data())
def test_camel_case_snake_case_and_any_mixture_are_one_request(data: st.DataObject) -> None:
    def either(name: str) -> str:
        return data.draw(st.sampled_from([to_snake, to_camel]))(name)

    expected = decode(validate(BODY, LIMITS), "m", "gen-1", LIMITS, Defaults())
    assert expected.ignored == ()
    for spell in (to_snake, to_camel, either):
        assert decode(validate(respelled(BODY, spell), LIMITS), "m", "gen-1", LIMITS, Defaults()) == expected


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "text", "parts"]), inner),
    max_leaves=4,
)
NAMES = st.sampled_from([*BODY, *BODY["generationConfig"], "role", "parts", "text", "thought_signature", "name", "id"])


@st.composite
def damaged(draw: st.DrawFn, value: Any = BODY) -> Any:
    """The body with something else at some place in it."""
    if not isinstance(value, dict | list) or not value or draw(st.booleans()):
        return draw(ANYTHING)
    if isinstance(value, list):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], draw(damaged(value[at])), *value[at + 1 :]]
    name = draw(st.sampled_from(sorted(value)))
    return value | {name: draw(damaged(value[name]))} | draw(st.dictionaries(NAMES, ANYTHING, max_size=1))


@given(damaged())
def test_whatever_comes_is_read_or_refused(body: Any) -> None:
    with suppress(InvalidRequest):
        decode(validate(body, LIMITS), "m", "gen-1", LIMITS, Defaults())
