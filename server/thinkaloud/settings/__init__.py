"""The settings: one frozen tree with all defaults, a file for each section.

`settings.file.load` reads it from YAML. The environment overrides a scalar: `THINKALOUD_SERVER__PORT=9000`.
"""

from functools import cached_property
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from thinkaloud.settings.engines import EngineSettings, ScriptedEngine, TokensEngine, UpstreamEngine, VllmEngine
from thinkaloud.settings.keys import KeySecret, KeySettings
from thinkaloud.settings.models import PRESETS, ModelSettings, SamplingSettings
from thinkaloud.settings.pool import AffinitySettings, DiscoverySettings, HealthSettings, PooledEngine
from thinkaloud.settings.routing import GateSettings, LaneSettings, RouteSettings, RuleSettings
from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Section
from thinkaloud.settings.server import LimitsSettings, ServerSettings
from thinkaloud.settings.state import StateSettings
from thinkaloud.settings.store import RouteRecordSettings, StoreSettings
from thinkaloud.settings.thinking import ThinkingSettings
from thinkaloud.settings.traces import ArchiveSettings, SealingSettings, SummarySettings, TracesSettings

__all__ = [
    "PRESETS",
    "AffinitySettings",
    "ArchiveSettings",
    "DiscoverySettings",
    "EngineSettings",
    "GateSettings",
    "HealthSettings",
    "KeySecret",
    "KeySettings",
    "LaneSettings",
    "LimitsSettings",
    "ModelSettings",
    "PooledEngine",
    "RouteRecordSettings",
    "RouteSettings",
    "RuleSettings",
    "SamplingSettings",
    "ScriptedEngine",
    "SealingSettings",
    "Secret",
    "Section",
    "ServerSettings",
    "Settings",
    "StateSettings",
    "StoreSettings",
    "SummarySettings",
    "ThinkingSettings",
    "TokensEngine",
    "TracesSettings",
    "UpstreamEngine",
    "VllmEngine",
]


class Settings(BaseSettings):
    """The whole file."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        env_prefix="THINKALOUD_",
        env_nested_delimiter="__",
        use_attribute_docstrings=True,
    )

    server: ServerSettings = ServerSettings()
    """Where the server listens, how it starts and how it stops."""
    limits: LimitsSettings = LimitsSettings()
    """Limits of requests."""
    traces: TracesSettings = TracesSettings()
    """What happens to traces."""
    store: StoreSettings = StoreSettings()
    """Where responses are kept that a later request may read, continue or refer to."""
    state: StateSettings = StateSettings()
    """What several replicas of the server share."""
    keys: tuple[KeySettings, ...] = ()
    """API keys. Without any, the server is open to everyone who reaches it."""
    engines: dict[str, EngineSettings] = Field(min_length=1)
    """Engines by name."""
    models: dict[str, ModelSettings] = Field(min_length=1)
    """Served models by name."""
    routes: dict[str, RouteSettings] = Field(default_factory=dict)
    """Aliases by name. In the file they are among the models: `auto: {route: {fast: ..., thinking: ...}}`."""

    @cached_property
    def session_headers(self) -> tuple[str, ...]:
        """Headers in which clients name their conversation, as the engines' settings have them."""
        pools = (engine for engine in self.engines.values() if isinstance(engine, PooledEngine))
        return tuple(dict.fromkeys(pool.affinity.header for pool in pools))

    @model_validator(mode="before")
    @classmethod
    def _move_routes_from_models(cls, tree: Any) -> Any:
        models = tree.get("models") if isinstance(tree, dict) else None
        if not isinstance(models, dict):
            return tree
        routes = {
            name: model["route"] for name, model in models.items() if isinstance(model, dict) and "route" in model
        }
        for name in routes:
            if more := models[name].keys() - {"route"}:
                raise ValueError(f"models.{name}.{min(more)}: an alias has nothing but its route")
        rest = {name: model for name, model in models.items() if name not in routes}
        return {**tree, "models": rest, "routes": {**tree.get("routes", {}), **routes}}

    @model_validator(mode="after")
    def _require_routed_models(self) -> Self:
        for name, route in self.routes.items():
            for place, lane in route.placed_lanes:
                if lane.model not in self.models:
                    known = ", ".join(self.models)
                    raise ValueError(
                        f"models.{name}.route.{place}: there is no model {lane.model!r} (there is: {known})"
                    )
                if lane.thinks and self.models[lane.model].thinking is None:
                    raise ValueError(f"models.{name}.route.{place}: {lane.model} is a model that does not think")
        return self

    @model_validator(mode="after")
    def _require_engines(self) -> Self:
        for name, model in self.models.items():
            if model.engine not in self.engines:
                known = ", ".join(self.engines)
                raise ValueError(f"models.{name}.engine: there is no engine named {model.engine!r} (there is: {known})")
            parser = model.thinking is not None and (model.thinking.format or "").startswith("vllm:")
            if parser and not isinstance(self.engines[model.engine], VllmEngine):
                raise ValueError(f"models.{name}.thinking.format: a parser of vLLM's needs an engine of kind vllm")
        return self

    @model_validator(mode="after")
    def _require_summary_model(self) -> Self:
        name = self.traces.summaries.model
        if name is not None and name not in self.models:
            known = ", ".join(self.models)
            raise ValueError(f"traces.summaries.model: there is no model named {name!r} (there is: {known})")
        return self

    @model_validator(mode="after")
    def _require_state(self) -> Self:
        if self.limits.strict and self.state.url is None:
            raise ValueError("limits.strict: has no meaning without state.url")
        return self

    @model_validator(mode="after")
    def _require_unique_keys(self) -> Self:
        names = [key.name for key in self.keys]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"keys: there are two keys named {name}")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file."""
        return env_settings, init_settings
