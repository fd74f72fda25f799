"""What every choice of one request has in common, and the events of each: engine, steering, boundary, tool calls."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from thinkaloud.access.account import Permit
from thinkaloud.access.gate import Gate
from thinkaloud.engine.base import ToolUse
from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk, Event
from thinkaloud.generation import GenerationRequest, Prompt, Sampling
from thinkaloud.prompting.opening import Opening
from thinkaloud.request.catalog import ServedModel
from thinkaloud.thinking import budgets
from thinkaloud.thinking.boundary import separate
from thinkaloud.thinking.budgets import Bounds
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.steering import Steering, Switch
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.tool_calls import with_tool_calls

_STRAYED = (
    "a trace ended in an answer in which none had begun, and a caller from whom it is hidden may have read it; "
    "thinking.opened_by_prompt must be what the upstream's template does"
)


@dataclass
class Choices:
    """The choices of one request, each a generation of its own.

    opening: how the trace begins in the output to the prompt.
    bounds: what steers them; None where nothing does.
    spent: tokens by choice, so far.
    """

    request: GenerationRequest
    model: ServedModel
    prompt: Prompt
    opening: Opening
    sampling: Sampling
    bounds: Bounds | None
    tools: ToolUse | None
    switch: Switch
    gate: Gate
    permit: Permit
    spent: dict[int, int] = field(default_factory=dict)

    def events(self, index: int) -> AsyncGenerator[Event, None]:
        """The events of one choice."""
        request = self.request
        splitter = self._splitter(index)
        chunks = self._counted(self.gate.watch(self._chunks(index, splitter), self.permit), index, splitter)
        stops = StopStrings(request.stop, request.include_stop) if request.stop else None
        events = separate(chunks, splitter, stops, index=index)
        reader = self.tools.reader() if self.tools else None
        return with_tool_calls(events, reader, parallel=request.tooling.parallel)

    def _chunks(self, index: int, splitter: Splitter | None) -> AsyncGenerator[Chunk, None]:
        model, sampling = self.model, self.sampling.for_choice(index)
        tags = model.tag_ids.showing(self.tools.specials) if self.tools else model.tag_ids

        def run(written: tuple[int, ...], spent: int, number: int) -> AsyncGenerator[Chunk, None]:
            rest = sampling.behind(spent)
            if rest.max_tokens == 0:
                return _cut()
            return model.engine.generate(
                replace(self.prompt, written=written),
                rest,
                f"{self.request.id}-{index}-{number}",
                tags=tags,
                parser=model.format.parser if model.format else None,
                thinks=splitter.thinking if splitter and written else self.opening.expects_trace,
                lora=model.lora,
            )

        if self.bounds is None or splitter is None:
            return run((), 0, 0)
        steering = Steering(
            self.bounds, splitter, self.switch, lambda text: model.engine.spell(text, tags), sampling.logprobs
        )
        return steering.steer(run)

    async def _counted(
        self, chunks: AsyncGenerator[Chunk, None], index: int, splitter: Splitter | None
    ) -> AsyncGenerator[Chunk, None]:
        self.spent[index] = 0
        try:
            async with aclosing(chunks):
                async for chunk in chunks:
                    self.spent[index] += chunk.tokens
                    yield chunk
        finally:
            if splitter and splitter.strayed and not self.opening.is_rendered:
                self.model.complain(_STRAYED)

    def _splitter(self, index: int) -> Splitter | None:
        model = self.model
        if model.format is None or model.format.parser is not None:
            return None
        return Splitter(
            model.format,
            index=index,
            opened=self.opening.is_open,
            tag_ids=model.tag_ids,
            shown=self.request.thinking.visibility == "full",
        )


async def _cut() -> AsyncGenerator[Chunk, None]:
    """What an engine says that may write nothing more."""
    yield Chunk(finish_reason="length")


def budget_asked(request: GenerationRequest, model: ServedModel) -> int | None:
    """The budget that a request asks for, in tokens or by its effort; None on a model that does not think."""
    return budgets.asked(request.thinking, model.budgets) if model.thinking else None


def bounds_of(request: GenerationRequest, model: ServedModel, prompt: Prompt, max_tokens: int | None) -> Bounds | None:
    """What steers the choices of `request`; None where the engine cannot go on behind words of ours.

    max_tokens: of trace and answer together.
    Raises `InvalidRequest` where the request asks for what then cannot be done.
    """
    plan, format = request.thinking, model.format
    if format is None:
        return None
    if not model.steerable(prompt):
        if plan.retries or plan.min_tokens:
            raise InvalidRequest(
                "this model cannot be made to think again: what it writes cannot be gone on with "
                "(an upstream, or a format of vLLM's own)",
                param="reasoning.retries" if plan.retries else "reasoning.min_tokens",
            )
        return None
    if max_tokens is not None and plan.min_tokens > max_tokens:
        raise InvalidRequest(
            f"reasoning.min_tokens is {plan.min_tokens}; trace and answer may have {max_tokens} tokens here",
            param="reasoning.min_tokens",
        )
    asked = budget_asked(request, model)
    closing = f"{format.closing_words}{format.end}"
    length = len(model.engine.spell(closing, model.tag_ids).texts)
    if asked == 0 or (max_tokens is not None and max_tokens < 4 * length):  # no room for words
        closing, length = format.end, len(model.engine.spell(format.end, model.tag_ids).texts)
    return Bounds(
        budget=budgets.bounded(asked, max_tokens, length, model.answer_tokens),
        closing=closing,
        tag=format.end,
        again=format.retry_words,
        min_tokens=plan.min_tokens,
        retries=plan.retries,
        detects_loops=model.loop_guard,
        answers=model.answer_tokens > 0 and format.unclosed == "trace",
    )
