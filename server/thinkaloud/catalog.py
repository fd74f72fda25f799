"""The served models: a name, the engine behind it, and how it marks its trace."""

from dataclasses import dataclass
from functools import cached_property

from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import Fleet
from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.settings import ModelSettings, Settings
from thinkaloud.thinking.formats import Format, resolve


@dataclass(frozen=True)
class ServedModel:
    """One row of /v1/models. `format` is None for a fast model."""

    name: str
    engine_name: str
    engine: Engine
    format: Format | None
    opened_by_prompt: bool | None

    @property
    def thinking(self) -> bool:
        return self.format is not None

    @cached_property
    def tag_ids(self) -> TagIds:
        """The ids of the format's tags; asked for once the engine is ready."""
        if self.format is None or not self.format.start:
            return NO_TAGS
        return self.engine.tag_ids(self.format.start, self.format.end)


def catalog(settings: Settings, fleet: Fleet) -> dict[str, ServedModel]:
    """Every served model by its name. Raises `SettingsError` for a format that does not exist."""
    return {name: _served(name, model, fleet) for name, model in settings.models.items()}


def _served(name: str, model: ModelSettings, fleet: Fleet) -> ServedModel:
    thinking = model.thinking
    return ServedModel(
        name=name,
        engine_name=model.engine,
        engine=fleet.engines[model.engine],
        format=resolve(thinking) if thinking else None,
        opened_by_prompt=thinking.opened_by_prompt if thinking else None,
    )
