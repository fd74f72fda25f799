"""The served models: a name, the engine behind it, and how it marks its trace."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from thinkaloud.engine.base import Engine, EngineRequirements
from thinkaloud.engine.fleet import Fleet
from thinkaloud.generation import NO_TAGS, Effort, FieldNames, Sampling, SystemTurns, TagIds, Visibility
from thinkaloud.routing.lanes import Abilities
from thinkaloud.settings import ModelSettings, Settings
from thinkaloud.thinking.formats import Format, resolve_format
from thinkaloud.thinking.splitter import Splitter

log = logging.getLogger("thinkaloud.models")


@dataclass(frozen=True)
class ServedModel:
    """One row of /v1/models; several may share an engine. `format` is None for a fast model.

    ends_own_way: whether the settings, and not the format, say what ends a trace beside its closing tag.
    """

    name: str
    engine_name: str
    engine: Engine
    format: Format | None = None
    opened_by_prompt: bool | None = None
    ends_own_way: bool = False
    template_arguments: dict[str, Any] = field(default_factory=dict)
    sampling: Sampling = field(default_factory=Sampling)
    system_prompt: str | None = None
    system_turns: SystemTurns = "auto"
    lora: str | None = None
    tool_parser: str | None = None
    visibility: Visibility = "full"
    names: FieldNames | None = None
    clamps_max_tokens: bool = False
    budgets: Mapping[Effort, int] = field(default_factory=dict)
    answer_tokens: int = 0
    loop_guard: bool = False
    reads_images: bool = False
    calls_tools: bool = True
    mistakes: set[str] = field(default_factory=set, compare=False)

    def report_mistake(self, text: str) -> None:
        """Log that the settings of this model seem to be wrong, each text once."""
        if text not in self.mistakes:
            self.mistakes.add(text)
            log.error("model %s: %s", self.name, text)

    @property
    def thinking(self) -> bool:
        return self.format is not None

    @property
    def abilities(self) -> Abilities:
        """What it can do, as an alias has to know."""
        return Abilities(self.calls_tools, self.reads_images, self.engine.context_length)

    @property
    def switch(self) -> str | None:
        """The template argument that turns thinking on and off."""
        return self.format.switch if self.format else None

    @property
    def shown_tags(self) -> tuple[str, str] | None:
        """The tags, for callers who want the trace inside the content; a format of a parser has none to show."""
        return (self.format.start, self.format.end) if self.format and self.format.start else None

    @property
    def parser(self) -> str | None:
        """The reasoning parser of the engine's own that the format names."""
        return self.format.parser if self.format else None

    def splitter(self, *, opened: bool | None, index: int, shown: bool, may_call: bool = False) -> Splitter | None:
        """A splitter for one choice; None for a fast model, and where the engine's own parser finds the trace.

        may_call: whether the model may call tools as it likes, so that a call inside its trace ends it.
        """
        if self.format is None or self.parser is not None:
            return None
        row = self.format if may_call and not self.ends_own_way else self._format_without_calls
        return Splitter(row, index=index, opened=opened, tag_ids=self.tag_ids, shown=shown)

    @cached_property
    def _format_without_calls(self) -> Format:
        return replace(self.format or Format(), calls=())

    @property
    def tag_ids(self) -> TagIds:
        """The ids of the format's tags, in the engine as it was started last."""
        row = self.format
        if row is None or not row.start:
            return NO_TAGS
        return self.engine.tag_ids(row.opening_tag, row.end, (*row.implicit_end, *row.calls))


def requirements(settings: Settings, engine: str) -> EngineRequirements:
    """What the served models on `engine` need of it."""
    models = [model for model in settings.models.values() if model.engine == engine]
    formats = [resolve_format(model.thinking) for model in models if model.thinking]
    return EngineRequirements(
        tags=any(row.start for row in formats),
        parser=next((row.parser for row in formats if row.parser), None),
        lora=tuple(dict.fromkeys(model.lora for model in models if model.lora)),
        tool_parsers=tuple(dict.fromkeys(model.tool_parser for model in models if model.tool_parser)),
    )


def build_catalog(settings: Settings, fleet: Fleet) -> dict[str, ServedModel]:
    """Every served model by its name. Raises `SettingsError` for a format that does not exist."""
    return {name: _build_model(name, model, fleet, settings) for name, model in settings.models.items()}


def _build_model(name: str, model: ModelSettings, fleet: Fleet, settings: Settings) -> ServedModel:
    thinking, limits, engine = model.thinking, settings.limits, settings.engines[model.engine]
    format = resolve_format(thinking) if thinking else None
    # vLLM's parser of a format may read the calls too.
    calls_tools = model.tool_parser is not None or not engine.needs_tool_parser or bool(format and format.parser)
    return ServedModel(
        name=name,
        engine_name=model.engine,
        engine=fleet.engines[model.engine],
        format=format,
        opened_by_prompt=thinking.opened_by_prompt if thinking else None,
        ends_own_way=thinking is not None and thinking.implicit_end is not None,
        template_arguments=model.template_arguments,
        sampling=Sampling(**model.sampling_defaults().model_dump()),
        system_prompt=model.system_prompt,
        system_turns=model.system_turns,
        lora=model.lora,
        tool_parser=model.tool_parser,
        visibility=model.visibility,
        names=model.reasoning_format,
        clamps_max_tokens=(model.max_tokens_overflow or limits.max_tokens_overflow) == "clamp",
        budgets=thinking.budgets if thinking else {},
        answer_tokens=thinking.answer_tokens if thinking else 0,
        loop_guard=thinking is not None and thinking.loop_guard,
        reads_images=engine.reads_images,
        calls_tools=calls_tools,
    )
