"""One choice: the one loop that reads an engine, and sends on what the stages make of its chunks."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, closing
from dataclasses import replace

from thinkaloud.access.deadlines import Deadlines
from thinkaloud.access.permit import ChoiceSlot, Permit
from thinkaloud.events import Chunk, Event
from thinkaloud.request.preparation import Preparation
from thinkaloud.request.stages import choice_stages
from thinkaloud.thinking.steering import Switch

_STRAY_END = (
    "a trace ended in an answer in which none had begun, and a caller from whom it is hidden may have read it; "
    "thinking.opened_by_prompt must be what the upstream's template does"
)


class Choice:
    """One choice of a request. It is one generation, or several where steering cuts it off and goes on.

    spent: tokens so far.
    """

    def __init__(
        self, prepared: Preparation, index: int, switch: Switch, permit: Permit, deadlines: Callable[[], Deadlines]
    ) -> None:
        """deadlines: starts its timeouts."""
        self.spent = 0
        self._prepared = prepared
        self._index = index
        self._permit = permit
        self._deadlines = deadlines
        self._stages = choice_stages(prepared, switch, index)
        self._generations = 0

    async def events(self) -> AsyncGenerator[Sequence[Event], None]:
        """The events, as many at once as a chunk brings. Closing it early makes the engine abort.

        Raises `RequestError` of the kind that says what went wrong.
        """
        stages = self._stages
        try:
            async with ChoiceSlot(self._permit) as slot:
                with closing(self._deadlines()) as deadlines:
                    is_cut = True
                    while is_cut and not self._is_stopped():
                        is_cut = False
                        if words := self._feed_words(slot):
                            deadlines.restart()
                            yield words
                        async with aclosing(self._generate()) as chunks:
                            while not is_cut:
                                with deadlines:
                                    chunk = await anext(chunks, None)
                                if chunk is None:
                                    break
                                if events := self._feed(chunk, slot):
                                    yield events
                                is_cut = self._is_cut()
                if stages.boundary.reason != "abort":
                    slot.finish()
            yield stages.fold.flush()
        finally:
            self._permit.count_thinking(stages.boundary.reasoning_tokens)
            if stages.splitter and stages.splitter.has_stray_end and not self._prepared.opening.is_rendered:
                self._prepared.model.report_mistake(_STRAY_END)

    def _feed(self, chunk: Chunk, slot: ChoiceSlot) -> Sequence[Event]:
        """The events of `chunk`, up to where the generation is cut off."""
        steering = self._stages.steering
        parts = steering.split(chunk) if steering else (chunk,)
        if len(parts) == 1:
            return self._feed_part(chunk, slot)
        events: list[Event] = []
        for part in parts:
            events += self._feed_part(part, slot)
            if self._is_cut():
                break
        return events

    def _feed_part(self, part: Chunk, slot: ChoiceSlot) -> Sequence[Event]:
        self.spent += part.tokens
        slot.count(part)
        return self._stages.fold.feed(part)

    def _feed_words(self, slot: ChoiceSlot) -> Sequence[Event]:
        """The events of words of ours, behind which the next generation begins."""
        events: list[Event] = []
        if (steering := self._stages.steering) is not None:
            for next_words in (steering.retry_words, steering.closing_words):
                if (words := next_words()) is not None:
                    events += self._feed_part(words, slot)
        return events

    def _is_cut(self) -> bool:
        """Whether the running generation is to be aborted."""
        steering = self._stages.steering
        return (steering is not None and steering.must_restart) or self._is_stopped()

    def _is_stopped(self) -> bool:
        """Whether a stop string has come."""
        answer_end = self._stages.answer_end
        return answer_end is not None and answer_end.is_stopped

    def _generate(self) -> AsyncGenerator[Chunk, None]:
        """The next generation, behind all that the choice has written."""
        prepared, model, steering = self._prepared, self._prepared.model, self._stages.steering
        written, spent = (steering.output_ids, steering.spent_tokens) if steering else ((), 0)
        sampling = prepared.sampling.for_choice(self._index).after(spent)
        if sampling.max_tokens == 0:
            return _end_by_length()
        splitter = self._stages.splitter
        request_id = f"{prepared.request.id}-{self._index}-{self._generations}"
        self._generations += 1
        return model.engine.generate(
            replace(prepared.prompt, output_ids=written),
            sampling,
            request_id,
            tags=prepared.tag_ids,
            parser=model.parser,
            thinks=splitter.is_thinking if splitter and written else prepared.opening.begins_with_trace,
            lora=model.lora,
        )


async def _end_by_length() -> AsyncGenerator[Chunk, None]:
    """What an engine gives that may write nothing more."""
    yield Chunk(finish_reason="length")
