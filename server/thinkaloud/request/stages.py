"""Every stage of a request in its order, and the one fold over them.

    of each choice     boundary (steered where it can be) ─▶ answer_end ─▶ tool_calls ─▶ finish
    of the request     metrics ─▶ archive ─▶ seal ─▶ what is seen: steps, or a summary, or progress alone
                       ─▶ metrics of the summary ─▶ whole blocks ─▶ log ─▶ tagged content
    of the dialect     its encoder, in `protocols`

A stage that has nothing to do for a request is not in its list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from thinkaloud.access.permit import Permit
from thinkaloud.events import Chunk, Event, Stage
from thinkaloud.generation import GenerationRequest
from thinkaloud.request.preparation import Preparation
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.telemetry.request_log import LogLine, RequestLog
from thinkaloud.telemetry.request_metrics import RequestMetrics, SummaryMetrics
from thinkaloud.thinking.answer_end import AnswerEnd
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.finish import Finish
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.steering import Steering, Switch
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.tool_calls import ToolCalls
from thinkaloud.traces.kept.archive import Archive
from thinkaloud.traces.kept.archived_traces import ArchivedTraces
from thinkaloud.traces.kept.sealed_output import SealedBlocks, SealedOutput
from thinkaloud.traces.seen.progress import ProgressReports
from thinkaloud.traces.seen.step_ends import StepEnds
from thinkaloud.traces.seen.tagged_content import TaggedContent
from thinkaloud.traces.seen.visibility import HiddenTrace
from thinkaloud.traces.seen.whole_blocks import WholeBlocks
from thinkaloud.traces.summarised.summary import Summarizer, Summary

In = TypeVar("In")


class Fold(Generic[In]):
    """Stages as one: what one of them lets on, the next one gets."""

    def __init__(self, stages: Iterable[Stage[Any, Event] | None]) -> None:
        """stages: the first one takes `In`. None stands for a stage that is not needed."""
        self._stages = [stage for stage in stages if stage is not None]
        self._feeds = [stage.feed for stage in self._stages]

    def feed(self, item: In) -> Sequence[Event]:
        """The events that go on because `item` has come."""
        return _pass((item,), self._feeds)

    def feed_behind(self, stage: Stage[Any, Event], events: Sequence[Event]) -> Sequence[Event]:
        """The events that go on because `stage` has let `events` on in its own time."""
        return _pass(events, self._feeds[self._stages.index(stage) + 1 :])

    def flush(self) -> Sequence[Event]:
        """The events that go on because nothing more comes."""
        events: Sequence[Event] = ()
        for stage in self._stages:
            events = [*_pass(events, (stage.feed,)), *stage.flush()]
        return events

    def close(self, error: BaseException | None) -> None:
        """Close every stage, the last one first. error: what ended the stream early, if anything did."""
        for stage in reversed(self._stages):
            stage.close(error)


def _pass(events: Sequence[Any], feeds: Sequence[Callable[[Any], Sequence[Event]]]) -> Sequence[Any]:
    for feed in feeds:
        if len(events) == 1:
            events = feed(events[0])
        elif events:
            events = [passed for event in events for passed in feed(event)]
        else:
            return ()
    return events


@dataclass(slots=True, frozen=True)
class ChoiceStages:
    """The stages of one choice. Those that its loop asks have a name."""

    boundary: Boundary
    splitter: Splitter | None
    steering: Steering | None
    answer_end: AnswerEnd | None
    fold: Fold[Chunk]


def choice_stages(prepared: Preparation, switch: Switch, index: int) -> ChoiceStages:
    """The stages of choice `index`, each new."""
    request, model, opening = prepared.request, prepared.model, prepared.opening
    # A call that is forced, or an answer under a constraint, begins where the engine sees the closing tag.
    may_call = bool(request.tooling.tools) and request.tooling.choice == "auto" and not prepared.is_constrained
    splitter = model.splitter(
        opened=opening.is_open, index=index, shown=request.thinking.visibility == "full", may_call=may_call
    )
    boundary = Boundary(splitter, index)
    steering = None
    if opening.bounds is not None and splitter is not None:
        steering = Steering(
            opening.bounds, boundary, splitter, switch, prepared.spell, logprobs=prepared.sampling.logprobs
        )
    answer_end = AnswerEnd(StopStrings(request.stop, request.include_stop), index) if request.stop else None
    reader = prepared.tools.reader() if prepared.tools else None
    parallel = request.tooling.parallel
    stages = [
        steering or boundary,
        answer_end,
        ToolCalls(reader, index, parallel=parallel) if reader or not parallel else None,
        Finish(boundary, answer_end, index),
    ]
    return ChoiceStages(boundary, splitter, steering, answer_end, Fold(stages))


@dataclass(slots=True, frozen=True)
class RequestStages:
    """The stages of one request, behind all its choices. summary: the one that a model may write lines for."""

    summary: Summary | None
    fold: Fold[Event]


def request_stages(
    request: GenerationRequest,
    model: str,
    key: str,
    permit: Permit,
    *,
    metrics: Metrics,
    request_log: RequestLog,
    archive: Archive | None,
    seal: SealedOutput | SealedBlocks | None,
    summarizer: Summarizer | None,
) -> RequestStages:
    """The stages of `request`, each new.

    model: the name of the served model that answers. key: the name of the caller's.
    seal: the stage that seals the trace; None where it does not go out sealed.
    summarizer: writes the lines of a summary; None picks them out of the trace.
    """
    plan = request.thinking
    hides, sums_up = plan.visibility == "hidden", plan.visibility == "summary"
    summary = Summary(plan.summary, summarizer) if sums_up else None
    stages = [
        RequestMetrics(metrics, model, key, permit.started_at),
        ArchivedTraces(archive, request.id, key, model, plan.visibility) if archive else None,
        seal,
        StepEnds() if plan.steps and not (hides or sums_up) else None,
        ProgressReports() if hides or sums_up else None,
        HiddenTrace() if hides else None,
        summary,
        SummaryMetrics(metrics, model) if sums_up else None,
        WholeBlocks() if not plan.streamed else None,
        LogLine(request_log, model, permit.started_at, lambda: permit.output_tokens),
        TaggedContent() if plan.in_content else None,
    ]
    return RequestStages(summary, Fold(stages))
