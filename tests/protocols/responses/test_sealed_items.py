"""The stored form of items: laws."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.protocols.responses.sealed_items import SealedItems, has_trace
from thinkaloud.request import StoredTraces
from thinkaloud.settings import StoreSettings

SECRET = "the secret of a trace"
texts = st.text() | st.just(SECRET)
parts = st.lists(
    st.builds(
        lambda kind, text: {"type": kind, "text": text},
        st.sampled_from(["output_text", "reasoning_text", "thinking"]),
        texts,
    )
)
items = st.lists(
    st.builds(lambda content: {"type": "reasoning", "summary": [], "content": content}, texts | parts | st.none())
    | st.builds(lambda role, content: {"role": role, "content": content}, st.sampled_from(["user", "assistant"]), parts)
    | st.builds(lambda text: {"type": "function_call", "call_id": "c", "arguments": text}, texts)
)
Items = list[dict[str, Any]]


def sealed(url: str | None, owner: str = "anna") -> SealedItems:
    return SealedItems(StoredTraces(None, StoreSettings(url=url)), owner)


IN_MEMORY, IN_DATABASE = sealed(None), sealed("sqlite:///none.db")


@given(items, st.booleans())
def test_what_is_sealed_opens_to_what_it_was_and_shows_no_trace(given: Items, is_tagged: bool) -> None:
    stored = IN_MEMORY.seal(given, is_tagged=is_tagged)
    assert IN_MEMORY.open(stored) == given
    for item, kept in zip(given, stored, strict=True):
        assert (item is kept) != has_trace(item, is_tagged=is_tagged)
        assert SECRET not in str(kept) or item is kept


@given(items, st.booleans())
def test_in_a_database_without_a_key_no_trace_is_stored_and_all_else_is(given: Items, is_tagged: bool) -> None:
    stored = IN_DATABASE.seal(given, is_tagged=is_tagged)
    assert not any(has_trace(item, is_tagged=is_tagged) for item in stored)
    assert IN_DATABASE.open(stored) == stored
    for item, kept in zip(given, stored, strict=True):
        assert {**item, "content": 0} == {**kept, "content": 0} or not has_trace(item, is_tagged=is_tagged)


@given(items)
def test_nobody_else_and_no_other_process_opens_it(given: Items) -> None:
    stored = IN_MEMORY.seal(given, is_tagged=True)
    for other in (SealedItems(IN_MEMORY.traces, "bert"), sealed(None)):
        assert not any(has_trace(item, is_tagged=True) for item in other.open(stored) if item not in given)


def test_what_looks_sealed_is_not_opened_where_a_client_sent_it() -> None:
    token = IN_MEMORY.traces.seal("[]", "anna")
    sent = [{"type": "reasoning", "content": {"sealed": token}}]
    assert IN_MEMORY.open(IN_MEMORY.seal(sent)) == sent
