"""Streams of all kinds, for laws."""

from hypothesis import strategies as st

from clients.fake import DONE, chunk, event

texts = st.text(st.characters(codec="utf-8"), max_size=8)
deltas = st.one_of(
    st.fixed_dictionaries({"reasoning_content": texts, "reasoning": texts}),
    st.fixed_dictionaries({"content": texts}),
    st.fixed_dictionaries(
        {"reasoning_details": st.just([{"type": "reasoning.text", "text": "a", "move": "checking"}])}
    ),
    st.fixed_dictionaries(
        {
            "tool_calls": st.lists(
                st.fixed_dictionaries({"index": st.integers(0, 2), "function": st.just({"arguments": "{"})})
            )
        }
    ),
)
ends = st.sampled_from(["\n", "\r\n", "\r"])
comments = st.sampled_from([b"", b": keep-alive\n\n", b": thinking, 48 tokens\r\n\r\n", b"event: x\nid: 1\nretry: 5\n"])
closing = st.sampled_from([DONE, DONE, chunk(error={"message": "no", "code": "engine_failed"}), "{", chunk({})])


@st.composite
def streams(draw: st.DrawFn) -> bytes:
    """A whole stream, one that fails, or one that breaks off, with comments and any line ends."""
    data = [chunk(delta) for delta in draw(st.lists(deltas, max_size=6))]
    told = [draw(comments) + event(each, draw(ends)) for each in [*data, draw(closing)]]
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + b"".join(told)
