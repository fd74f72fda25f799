"""Sealed traces in the history: the model gets back what it thought, or nothing."""

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.generation import Message
from thinkaloud.traces.kept.sealed_history import count_work, open_sealed_traces
from thinkaloud.traces.kept.sealer import Place, Sealer, digest_user_turn

HERE = Place("me", "m")


def open_good(data: str, place: Place) -> str | None:
    """Stands for a sealer: opens what begins with "good "."""
    return data.removeprefix("good ") if data.startswith("good ") else None


def sealed(data: Any, index: int = 0) -> dict[str, Any]:
    return {"type": "reasoning.encrypted", "data": data, "format": "thinkaloud-v1", "index": index}


def answer(*details: Any, **more: Any) -> Message:
    return {"role": "assistant", "content": "4", "reasoning_details": list(details), **more}


ASKED: Message = {"role": "user", "content": "2 + 2?"}
TURN = digest_user_turn([ASKED])
SUMMARY = {"type": "reasoning.summary", "summary": "Adds.", "index": 1}
ENTRY = st.one_of(
    st.builds(sealed, st.one_of(st.just("good thought"), st.text(max_size=3), st.none(), st.integers())),
    st.just(SUMMARY),
    st.sampled_from([None, 7, "text", [], {}, {"type": None}]),
)
MESSAGE = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "assistant", "tool", "system"]), "content": st.text(max_size=3)},
    optional={
        "reasoning_details": st.one_of(st.lists(ENTRY, max_size=4), st.none(), st.text(max_size=3)),
        "reasoning": st.text(max_size=3),
    },
)


def test_what_opens_is_the_trace_of_its_message_in_place_of_a_summary() -> None:
    message = answer(sealed("good 2 + 2 = 4"), reasoning_content="Adds.", reasoning="Adds.")
    assert open_sealed_traces([message], open_good, HERE) == (
        [{"role": "assistant", "content": "4", "reasoning_content": "2 + 2 = 4", "reasoning": "2 + 2 = 4"}],
        (),
    )


def test_what_does_not_open_is_gone_and_named_by_its_place() -> None:
    messages = [{"role": "user", "content": "2 + 2?"}, answer(SUMMARY, sealed("bad")), answer(sealed("worse"))]
    shown, unopened = open_sealed_traces(messages, open_good, HERE)
    assert shown == [messages[0], answer(SUMMARY), {"role": "assistant", "content": "4"}]
    assert unopened == ("messages.1.reasoning_details.1", "messages.2.reasoning_details.0")


def test_several_in_one_message_are_one_trace_in_their_order() -> None:
    shown, unopened = open_sealed_traces(
        [answer(sealed("good 2 + "), sealed("bad"), SUMMARY, sealed("good 2"))], open_good, HERE
    )
    assert shown == [answer(SUMMARY, reasoning_content="2 + 2", reasoning="2 + 2")]
    assert unopened == ("messages.0.reasoning_details.1",)


def test_an_empty_trace_is_a_trace() -> None:
    assert open_sealed_traces([answer(sealed("good "), reasoning="Adds.")], open_good, HERE)[0][0]["reasoning"] == ""


@given(st.lists(MESSAGE, max_size=5))
def test_no_seal_is_left_in_an_answer_and_the_callers_messages_are_as_they_were(messages: list[Message]) -> None:
    before = copy.deepcopy(messages)
    shown, unopened = open_sealed_traces(messages, open_good, HERE)
    assert messages == before
    for at, (message, given_) in enumerate(zip(shown, before, strict=True)):
        if given_["role"] != "assistant":
            assert message == given_
            continue
        assert "reasoning.encrypted" not in repr(message)
        assert message["content"] == given_["content"]
        details = given_.get("reasoning_details")
        seals = [e for e in details if isinstance(e, dict) and "data" in e] if isinstance(details, list) else []
        named = [place for place in unopened if place.startswith(f"messages.{at}.")]
        assert len(named) == sum(entry["data"] != "good thought" for entry in seals)
        if not seals:
            assert message == given_


@pytest.mark.parametrize("data", ["good thought", "bad", None])
def test_where_nothing_can_be_opened_every_seal_is_named(data: str | None) -> None:
    shown, unopened = open_sealed_traces([answer(sealed(data), reasoning="Adds.")], lambda *_: None, HERE)
    assert shown == [{"role": "assistant", "content": "4"}], "what stood there instead was no trace"
    assert unopened == ("messages.0.reasoning_details.0",)


def test_each_is_opened_in_its_place_the_turn_before_it_and_the_calls_beside_it() -> None:
    first: Message = {"role": "user", "content": "first"}
    second: Message = {"role": "user", "content": "second"}
    call = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    said: Message = {"role": "system", "content": "between"}
    seen: list[tuple[str, Place]] = []

    def open(data: str, place: Place) -> None:
        seen.append((data, place))

    called = answer(sealed("b"), tool_calls=[call, {**call, "id": "call_2"}])
    open_sealed_traces([answer(sealed("a")), first, called, second, said, answer(sealed("c"), sealed("d"))], open, HERE)
    assert seen == [
        ("a", Place("me", "m", digest_user_turn([]))),
        ("b", Place("me", "m", digest_user_turn([first]), ("call_1", "call_2"))),
        ("c", Place("me", "m", digest_user_turn([second]))),
        ("d", Place("me", "m", digest_user_turn([second]))),
    ]


class CountedId(str):
    """An id that knows how often all of these were encoded."""

    encoded = 0

    def __str__(self) -> str:
        return self

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        CountedId.encoded += 1
        return super().encode(encoding, errors)


def test_the_ids_of_calls_are_read_once_for_all_seals_beside_them() -> None:
    sealer = Sealer([b"a secret of this test and of nothing else"], 60)
    calls = [CountedId("call_1"), CountedId("call_2")]
    seals = [sealed(sealer.seal(text, replace(HERE, turn=TURN, calls=("call_1", "call_2")))) for text in "abc"]
    CountedId.encoded = 0
    message = answer(*seals, tool_calls=[{"id": id} for id in calls])
    shown, unopened = open_sealed_traces([ASKED, message], sealer.open, HERE)
    assert shown[1]["reasoning"] == "abc"
    assert unopened == ()
    assert CountedId.encoded == len(calls)


def test_beside_calls_no_more_seals_are_tried_than_any_answer_has() -> None:
    calls = [{"id": "call_1"}]
    many = [sealed("good a")] * 300
    [shown], unopened = open_sealed_traces([answer(*many, tool_calls=calls)], open_good, HERE)
    assert shown["reasoning"] == "a" * 256
    assert unopened == tuple(f"messages.0.reasoning_details.{at}" for at in range(256, 300))
    [shown], unopened = open_sealed_traces([answer(*many)], open_good, HERE)
    assert shown["reasoning"] == "a" * 300
    assert unopened == ()


def test_the_work_of_opening_is_that_of_each_seal_with_all_calls_beside_it() -> None:
    one, two = answer(sealed("x" * 100)), answer(sealed("x" * 100), SUMMARY, sealed("y" * 50))
    alone, both = count_work([one]), count_work([two])
    assert 100 <= alone < both
    assert count_work([two | {"tool_calls": [{"id": "c" * 1000}, {"id": "d" * 500}]}]) == both + 2 * 1500
    assert count_work([ASKED, answer(SUMMARY), {"role": "assistant", "content": "x"}, one]) == alone
