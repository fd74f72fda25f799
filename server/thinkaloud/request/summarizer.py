"""Summaries by a served model: one line a step, generated beside the thinking.

Its generations count against no caller's limits. They wait in a queue of their own, and time out.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import replace

from thinkaloud.access.gate import Gate
from thinkaloud.errors import describe_causes
from thinkaloud.events import AnswerDelta, Event
from thinkaloud.generation import NO_TOOLS, Detail, Message, Sampling
from thinkaloud.prompting import context_length
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.opening import find_opening
from thinkaloud.settings import SummarySettings
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.traces.summarised.steps import Step
from thinkaloud.traces.summarised.summary import Summarizer

log = logging.getLogger("thinkaloud.summaries")

_LENGTH: Mapping[Detail, float] = {"concise": 0.5, "auto": 1, "detailed": 2}
"""Of `max_tokens`."""
_SHOWN = 2000
"""Characters of a step that the prompt has, from its end."""


class Summarizers:
    """Makes the summarizer of each request, with the one model that the settings name, or none."""

    def __init__(self, settings: SummarySettings, models: Mapping[str, ServedModel], gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._model = models[settings.model] if settings.model is not None else None
        self._slots = asyncio.Semaphore(settings.concurrency)

    def for_request(self, request_id: str, cache_salt: str | None) -> Summarizer | None:
        """The summarizer of one request; None where lines are picked out of the trace. cache_salt: of its caller."""
        if self._model is None:
            return None
        return ModelSummarizer(self._settings, self._model, self._slots, self._gate, request_id, cache_salt)


class ModelSummarizer:
    """Asks a model for the lines of one request."""

    def __init__(
        self,
        settings: SummarySettings,
        model: ServedModel,
        slots: asyncio.Semaphore,
        gate: Gate,
        request_id: str,
        cache_salt: str | None,
    ) -> None:
        self._settings, self._model, self._slots, self._gate = settings, model, slots, gate
        self._id, self._cache_salt = request_id, cache_salt
        self._count = self._tokens = 0
        self._failed = False

    def spent(self) -> int:
        """Tokens generated since this was last asked."""
        tokens, self._tokens = self._tokens, 0
        return tokens

    def begin(self, step: Step, detail: Detail) -> "asyncio.Task[str | None]":
        return asyncio.create_task(self.line(step, detail))

    async def line(self, step: Step, detail: Detail) -> str | None:
        """The line for `step`. Raises `TimeoutError` where it takes too long."""
        self._count += 1
        request_id = f"{self._id}-line-{self._count}"
        engine = self._model.engine_name
        try:
            async with asyncio.timeout(self._settings.timeout), self._slots, self._gate.hold_internal_slot(engine):
                return await self._generate(step, detail, request_id)
        except Exception as error:
            self._log_failure(error)
            raise

    def _log_failure(self, error: Exception) -> None:
        """Log why a line is not the model's, once a request. A late line is no warning."""
        if not self._failed:
            self._failed = True
            level = logging.INFO if isinstance(error, TimeoutError) else logging.WARNING
            message = "%s: %s did not write a line of the summary: %s"
            log.log(level, message, self._id, self._model.name, describe_causes(error))

    async def _generate(self, step: Step, detail: Detail, request_id: str) -> str:
        model, settings = self._model, self._settings
        messages: list[Message] = [
            {"role": "system", "content": settings.prompt},
            {"role": "user", "content": step.text[-_SHOWN:].strip()},
        ]
        off = {model.switch: False} if model.switch else {}
        prompt = await model.engine.render(messages, model.template_arguments | off, NO_TOOLS)
        prompt = replace(prompt, cache_salt=self._cache_salt)
        limits = Sampling(max_tokens=max(1, int(settings.max_tokens * _LENGTH[detail])), temperature=0)
        sampling = context_length.set_max_tokens(limits, prompt, model.engine.context_length)
        sampling = sampling.with_defaults(model.sampling)
        chunks = model.engine.generate(
            prompt,
            sampling,
            request_id,
            tags=model.tag_ids,
            parser=model.parser,
            thinks=False,
            lora=model.lora,
        )
        splitter = model.splitter(opened=find_opening(model, prompt).is_open, index=0, shown=False)
        boundary = Boundary(splitter, index=0)
        events: list[Event] = []
        async with aclosing(chunks):
            async for chunk in chunks:
                self._tokens += chunk.tokens
                events += boundary.feed(chunk)
        events += boundary.flush()
        return "".join(event.text for event in events if isinstance(event, AnswerDelta))
