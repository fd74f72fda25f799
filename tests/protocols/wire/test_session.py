"""The name of a conversation: from a header that the settings name, else from the request."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.generation import GenerationRequest
from thinkaloud.protocols.wire.session import add_session, read_session

REQUEST = GenerationRequest("id", "m", [], session="of-the-body")


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
    assert add_session(REQUEST, headers, ("x-session-id", "x-other")).session == session
