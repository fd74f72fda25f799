"""Stages driven by hand: the one loop of `request/choice.py` in small, over whatever source a test has."""

from collections.abc import AsyncGenerator, AsyncIterable, Sequence
from contextlib import aclosing
from time import monotonic
from types import SimpleNamespace
from typing import Any, cast

from thinkaloud.access.account import Account
from thinkaloud.access.permit import Permit
from thinkaloud.events import Chunk, Event, Finished, Stage, Started, ToolCallDelta
from thinkaloud.generation import Detail, GenerationRequest, ThinkingPlan
from thinkaloud.request.reader import Reader
from thinkaloud.request.stages import Fold, RequestStages, request_stages
from thinkaloud.state.base import Quota
from thinkaloud.state.memory import MemoryLimits, MemoryState, MemoryUse
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.telemetry.request_log import RequestLog
from thinkaloud.thinking.answer_end import AnswerEnd
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.finish import Finish
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.tool_calls import CallReader, ToolCalls
from thinkaloud.traces.kept.sealed_output import SealedBlocks, SealedOutput
from thinkaloud.traces.summarised.summary import Summarizer, Summary

METRICS = Metrics()


def stages_of(plan: ThinkingPlan) -> RequestStages:
    """The stages of a request with that plan, which has no archive and no model for summaries."""
    return request_stages(
        GenerationRequest("id", "m", [], thinking=plan),
        "m",
        "key",
        Permit(Account(None, MemoryState()), MemoryUse(MemoryLimits(Quota(), monotonic))),
        metrics=METRICS,
        request_log=RequestLog("id"),
        archive=None,
        seal=seal_of(plan),
        summarizer=None,
    )


def seal_of(plan: ThinkingPlan) -> SealedOutput | SealedBlocks | None:
    if not plan.sealed:
        return None
    kind = SealedBlocks if plan.sealed_first else SealedOutput
    return kind(lambda trace, _: f"sealed {len(trace)}")


async def staged(source: AsyncGenerator[Any, None], *stages: Stage[Any, Event]) -> AsyncGenerator[Event, None]:
    """What comes out of `stages`, which are flushed behind the last item and closed in any case."""
    fold, failed = Fold[Any](stages), None
    try:
        async with aclosing(source):
            async for item in source:
                for event in fold.feed(item):
                    yield event
        for event in fold.flush():
            yield event
    except BaseException as error:
        failed = error
        raise
    finally:
        fold.close(failed)


def through(events: Sequence[Event], *stages: Stage[Event, Event]) -> list[Event]:
    """What comes out of `stages` for all the events, and behind the last of them."""
    fold = Fold[Event](stages)
    return [*(passed for event in events for passed in fold.feed(event)), *fold.flush()]


async def separate(
    chunks: AsyncGenerator[Chunk, None], splitter: Splitter | None, stops: StopStrings | None, *, index: int
) -> AsyncGenerator[Event, None]:
    """The events of one choice, which a stop string ends."""
    boundary = Boundary(splitter, index)
    answer_end = AnswerEnd(stops, index) if stops else None
    fold = Fold[Chunk]([boundary, answer_end, Finish(boundary, answer_end, index)])
    async with aclosing(chunks):
        async for chunk in chunks:
            for event in fold.feed(chunk):
                yield event
            if answer_end is not None and answer_end.is_stopped:
                break
    for event in fold.flush():
        yield event


async def with_tool_calls(
    events: AsyncIterable[Event], reader: CallReader | None, *, parallel: bool
) -> AsyncGenerator[Event, None]:
    """The events of one choice with its tool calls; `Finished` among them says how the choice ends."""
    stage: ToolCalls | None = None
    called = False
    async for event in events:
        stage = stage or ToolCalls(reader, getattr(event, "index", 0), parallel=parallel)
        passed = stage.flush() if isinstance(event, Finished) else stage.feed(event)
        called = called or any(isinstance(each, ToolCallDelta) for each in passed)
        for each in passed:
            yield each
        if isinstance(event, Finished):
            yield _finish(event, called=called)


def _finish(finished: Finished, *, called: bool) -> Event:
    boundary = SimpleNamespace(
        reason=finished.reason,
        completion_tokens=finished.completion_tokens,
        reasoning_tokens=finished.reasoning_tokens,
        cached_tokens=finished.cached_tokens,
        retries=finished.retries,
        usage=None,
    )
    stage = Finish(cast(Boundary, boundary), None, finished.index)
    if called:
        stage.feed(ToolCallDelta(finished.index, 0))
    (event,) = stage.flush()
    return event


class EventSource:
    """A stream of events as a source: each comes alone."""

    def __init__(self, events: AsyncGenerator[Any, None]) -> None:
        self._events = events

    async def read(self) -> Sequence[Any] | None:
        try:
            return [await anext(self._events)]
        except StopAsyncIteration:
            return None

    async def close(self) -> None:
        await self._events.aclose()


async def summarised(
    events: AsyncGenerator[Event, None], detail: Detail, summarizer: Summarizer | None = None
) -> AsyncGenerator[Event, None]:
    """The events with the lines of a summary in place of the trace, as the request's reader gets them."""
    summary = Summary(detail, summarizer)
    stages = RequestStages(summary, Fold[Event]([summary]))
    async with Reader(Started("m", None), EventSource(events), stages) as reader:
        while (passed := await reader.read()) is not None:
            for event in passed:
                yield event
