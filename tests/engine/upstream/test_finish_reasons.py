"""Finish reasons in the words of many servers. A word that nobody knows is never an end by the model."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import user
from engine.wire import DONE, Body, delta, event, replay, upstream
from staging import separate
from thinkaloud.engine.upstream.finish_reasons import ENDS, later_end, read_finish_reason
from thinkaloud.errors import EngineFailed
from thinkaloud.events import AnswerDelta, Event, Finished, FinishReason, TraceDelta, TraceEnd
from thinkaloud.generation import Prompt, Sampling
from thinkaloud.thinking.formats import FORMATS
from thinkaloud.thinking.splitter import NATURAL_ENDS, Splitter

REASONS: list[FinishReason] = ["stop", "length", "tool_calls", "content_filter", "abort"]

WORDS: dict[str, list[str]] = {
    "stop": ["stop", "STOP", "eos", "eos_token", "end_turn", "stop_sequence", "COMPLETE", "FinishReason.STOP"],
    "length": [
        *("length", "max_tokens", "MAX_TOKENS", "model_length", "max_output_tokens", "maxPredictedTokensReached"),
        *("model_context_window_exceeded", "contextLengthReached", "FINISH_REASON_MAX_TOKENS", "ERROR_LIMIT"),
    ],
    "tool_calls": ["tool_calls", "TOOL_CALL", "tool_use", "function_call", "toolCalls"],
    "content_filter": ["content_filter", "SAFETY", "RECITATION", "sensitive", "guardrail_intervened", "refusal"],
    "abort": [
        *("insufficient_system_resource", "abort", "cancelled", "userStopped", "pause_turn", "OTHER", "LANGUAGE"),
        *("MALFORMED_FUNCTION_CALL", "repetition", "who_knows", "stopped early", "non-stop", "stop!?中", "stop2"),
    ],
    "error": ["error", "ERROR", "network_error", "failed"],
}  # fmt: skip


@pytest.mark.parametrize(("word", "end"), [(word, end) for end, words in WORDS.items() for word in words])
def test_a_word_means_this_end(word: str, end: str) -> None:
    assert read_finish_reason(word) == end


@pytest.mark.parametrize("word", [None, "", "null", "none", "not_finished", "FINISH_REASON_UNSPECIFIED", False, 0])
def test_what_is_no_end_yet_is_none(word: object) -> None:
    assert read_finish_reason(word) is None


@given(st.text() | st.integers(min_value=1) | st.dictionaries(st.text(), st.text(), min_size=1))
def test_what_nobody_knows_is_no_end_by_the_model(word: object) -> None:
    letters = "".join(each for each in str(word).lower() if not (each in "_-." or each.isspace()))
    known = letters.removeprefix("finishreason") in ENDS
    assert known or read_finish_reason(word) not in NATURAL_ENDS


@given(st.lists(st.sampled_from(REASONS), min_size=1))
def test_of_several_ends_the_first_cut_counts_or_else_the_last(reasons: list[FinishReason]) -> None:
    end: FinishReason | None = None
    for reason in reasons:
        end = later_end(end, reason)
    cuts = [reason for reason in reasons if reason not in NATURAL_ENDS]
    assert end == (cuts[0] if cuts else reasons[-1])


async def told(*events: dict[str, object]) -> list[Event]:
    """What becomes of a stream behind the boundary of a thinking model."""
    body = Body([*map(event, events), DONE])
    splitter = Splitter(FORMATS["think"], opened=False)
    async with upstream(lambda _: httpx.Response(200, stream=body)) as engine:
        chunks = engine.generate(Prompt(user("hi")), Sampling(), "test")
        return [each async for each in separate(chunks, splitter, None, index=0)]


@pytest.mark.parametrize("word", [*WORDS["abort"], *WORDS["length"], *WORDS["content_filter"]])
async def test_a_trace_that_was_cut_did_not_end_by_the_model(word: str) -> None:
    for said in (delta(reasoning_content="t"), delta(content="<think>t")):
        events = await told(said, delta(word))
        assert events[0] == TraceDelta(0, "t")
        assert events[1] == TraceEnd(0, 1, "length")
        assert isinstance(events[-1], Finished)
        assert events[-1].reason not in NATURAL_ENDS


async def test_what_came_before_an_unknown_end_is_kept_and_without_anything_it_is_a_failure() -> None:
    assert AnswerDelta(0, "a") in await told(delta("who_knows", content="a"))
    with pytest.raises(EngineFailed, match="before it began"):
        await told(delta("who_knows"))
    with pytest.raises(EngineFailed, match="broke off"):
        await replay([event(delta("not_finished", content="a")), DONE])
