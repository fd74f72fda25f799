"""What the headers of a request say of it: the name of its conversation, and its trace context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.generation import GenerationRequest
from thinkaloud.protocols.wire.request_headers import add_headers
from thinkaloud.protocols.wire.session import read_session
from thinkaloud.protocols.wire.trace_context import read_trace_context

REQUEST = GenerationRequest("id", "m", [], session="of-the-body")
PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
VISIBLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=600)


@given(
    st.one_of(st.text(), st.from_regex(r"[!-~]{1,300}", fullmatch=True), st.integers(), st.none(), st.lists(st.text()))
)
def test_a_name_is_what_a_header_can_carry_and_nothing_else(value: object) -> None:
    can_be_sent = isinstance(value, str) and 0 < len(value) <= 256 and all("!" <= each <= "~" for each in value)
    assert read_session(value) == (value if can_be_sent else None)


@pytest.mark.parametrize(
    ("headers", "session"),
    [
        ({}, "of-the-body"),
        ({"x-session-id": "a"}, "a"),
        ({"x-other": "b"}, "b"),
        ({"x-session-id": "a", "x-other": "b"}, "a"),
        ({"x-session-id": "two words", "x-other": "b"}, "b"),
        ({"x-session-id": ""}, "of-the-body"),
        ({"x-unknown": "c"}, "of-the-body"),
    ],
)
def test_the_first_header_that_has_a_name_wins_over_the_body(headers: dict[str, str], session: str) -> None:
    assert add_headers(REQUEST, headers, ("x-session-id", "x-other")).session == session


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=8, max_size=8), st.integers(0, 255), VISIBLE)
def test_a_trace_context_is_passed_on_as_it_came(trace: bytes, span: bytes, flags: int, state: str) -> None:
    parent = f"00-{trace.hex()}-{span.hex()}-{flags:02x}"
    headers = {"traceparent": parent, "tracestate": state, "baggage": "user=1"}
    read = dict(add_headers(REQUEST, headers, ()).trace_context)
    if not any(trace) or not any(span):
        assert read == {}
    else:
        assert read == {"traceparent": parent} | ({"tracestate": state} if len(state) <= 512 else {})


@given(st.text(max_size=80) | VISIBLE)
def test_nothing_of_a_malformed_trace_context_is_passed_on(parent: str) -> None:
    assert read_trace_context({"traceparent": parent, "tracestate": "a=1"}) == {}


@pytest.mark.parametrize(
    "parent", [f"{PARENT}\r\nx: y", f"{PARENT}\n", PARENT.upper(), PARENT.replace("00-", "ff-", 1), PARENT[:-1]]
)
def test_what_is_nearly_a_trace_context_is_none(parent: str) -> None:
    assert read_trace_context({"traceparent": parent}) == {}


@pytest.mark.parametrize("state", ["a=1\r\nx: y", "", "ä=1"])
def test_a_malformed_state_is_left_out(state: str) -> None:
    assert read_trace_context({"traceparent": PARENT, "tracestate": state}) == {"traceparent": PARENT}
