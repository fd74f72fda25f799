"""What the server reports about itself: its models, its engines, and where an alias sends a request."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thinkaloud.access.caller import Caller
from thinkaloud.access.gate import Gate
from thinkaloud.engine.base import MemberStatus
from thinkaloud.engine.fleet import Fleet, Status
from thinkaloud.engine.lifecycle import EngineLifecycle, State
from thinkaloud.errors import ModelNotFound
from thinkaloud.generation import Effort, FieldNames, GenerationRequest, Lane, Route, Visibility
from thinkaloud.request.catalog import ServedModel
from thinkaloud.routing.policy import Router
from thinkaloud.settings import LaneSettings
from thinkaloud.traces.seen.visibility import lowest_visibility


@dataclass(slots=True, frozen=True)
class ModelInfo:
    """A served model or an alias, as one caller may use it.

    visibility: the most that the caller may see of its trace.
    context_length: tokens of prompt and output together, of an alias the longest of its models'; None if unknown.
    budgets: trace tokens for each effort that has a limit, of an alias those of its cheapest thinking model.
    reads_images: of an alias, whether one of its models does.
    route: of an alias, the cheapest model of each kind.
    lanes: all models of an alias, where its settings list them.
    """

    name: str
    thinking: bool
    visibility: Visibility
    context_length: int | None
    budgets: Mapping[Effort, int]
    reads_images: bool = False
    route: Mapping[Lane, str] | None = None
    lanes: Sequence[LaneSettings] = ()


@dataclass(slots=True, frozen=True)
class EngineStatus:
    """One engine. phase: what it does, in words without addresses or paths. seconds: how long its last start took.

    members: how many servers of a pool are in each state; None of an engine that is no pool.
    """

    state: str
    phase: str
    seconds: float
    restarts: int
    members: Mapping[str, int] | None


@dataclass(slots=True, frozen=True)
class ServerStatus:
    """The engines by name, and the server as a whole. Holds nothing that needs a key.

    is_alive: some engine serves, or will be started again.
    is_ready: some model can be asked, and every engine has been started once.
    models: the state of each model and alias; None on a server with keys, where names are not public.
    retry_after: seconds until an engine may be ready.
    """

    status: Status
    engines: Mapping[str, EngineStatus]
    is_alive: bool
    is_ready: bool
    models: Mapping[str, str] | None
    retry_after: int


@dataclass(slots=True, frozen=True)
class RouteExplanation:
    """Where an alias sends a request. features: name and log-odds of those that weigh most, largest first.

    shadow: the model that answers instead, where the alias only watches.
    """

    route: Route
    threshold: float
    features: list[tuple[str, float]]
    shadow: str | None = None


class Introspection:
    """Answers about the server that no model generates for."""

    def __init__(
        self,
        models: Mapping[str, ServedModel],
        routers: Mapping[str, Router],
        fleet: Fleet,
        gate: Gate,
        names: FieldNames = "dual",
    ) -> None:
        """names: the server's default for the fields of a trace.

        is_draining, set later: the server will stop listening, and is to be taken for not ready.
        """
        self._models = models
        self._routers = routers
        self._fleet = fleet
        self._gate = gate
        self._names = names
        self.is_draining = False

    def ceiling(self, name: str, caller: Caller) -> Visibility:
        """The most that `caller` may see of the trace of the model `name`, or of any model of the alias `name`."""
        router = self._routers.get(name)
        names = [name] if router is None else [lane.model for lane in router.settings.all_lanes]
        models = [model for each in names if (model := self._models.get(each))]
        return lowest_visibility(caller.visibility, *(model.visibility for model in models))

    def field_names(self, name: str, caller: Caller) -> FieldNames:
        """The fields in which `caller` gets the trace of the model `name`, or of the alias `name`, whose cheapest
        thinking model decides. The key's setting wins over the model's, and that over the server's.
        """
        router = self._routers.get(name)
        model = self._models.get(name if router is None else router.settings.pair["thinking"])
        return caller.names or (model and model.names) or self._names

    def models_for(self, caller: Caller) -> list[ModelInfo]:
        """The models that `caller` may use, then the aliases."""
        models = [self._model(name, caller) for name in self._models if caller.may_use(name)]
        return models + [self._alias(name, caller) for name in self._routers if caller.may_use(name)]

    def _model(self, name: str, caller: Caller) -> ModelInfo:
        model = self._models[name]
        length, ceiling = model.engine.context_length, self.ceiling(name, caller)
        return ModelInfo(name, model.thinking, ceiling, length, model.budgets, model.reads_images)

    def _alias(self, name: str, caller: Caller) -> ModelInfo:
        settings = self._routers[name].settings
        models = [(lane, self._models[lane.model]) for lane in settings.all_lanes]
        thinking = self._models[settings.pair["thinking"]]
        lengths = [model.engine.context_length for _, model in models]
        return ModelInfo(
            name,
            thinking=True,
            visibility=self.ceiling(name, caller),
            context_length=max((length for length in lengths if length is not None), default=None),
            budgets=thinking.budgets,
            reads_images=any(model.reads_images if lane.images is None else lane.images for lane, model in models),
            route=settings.pair,
            lanes=settings.lanes,
        )

    def status(self) -> ServerStatus:
        """The state of the server and of each engine."""
        return ServerStatus(
            status="stopping" if self.is_draining else self._fleet.status(),
            engines={
                name: _engine_status(member, self._fleet.upstreams(name))
                for name, member in self._fleet.members.items()
            },
            is_alive=self._fleet.is_alive(),
            is_ready=self._fleet.is_serving() and not self.is_draining,
            models=self._model_states() if self._gate.is_open else None,
            retry_after=self._fleet.retry_after(),
        )

    def _model_states(self) -> dict[str, str]:
        """The state of the engine behind each model. An alias is ready while one of its models is."""
        members = self._fleet.members
        states = {name: members[model.engine_name].state.value for name, model in self._models.items()}
        for name, router in self._routers.items():
            own = [states[lane.model] for lane in router.settings.all_lanes]
            states[name] = State.READY.value if State.READY.value in own else own[-1]
        return states

    def upstreams(self) -> Mapping[str, Sequence[MemberStatus]]:
        """The servers of each engine that is a pool, with their addresses: for the operator."""
        found = ((name, self._fleet.upstreams(name)) for name in self._fleet.engines)
        return {name: members for name, members in found if members}

    async def explain_route(self, request: GenerationRequest, caller: Caller) -> RouteExplanation:
        """Where the alias that `request` names sends it. Costs the caller a request of its rate limit.

        Raises:
            Unauthorized, Forbidden, RateLimited: the caller may not ask.
            ModelNotFound: the request names no alias.
        """
        await self._gate.charge_request(request, caller)
        router = self._routers.get(request.model)
        if router is None:
            aliases = ", ".join(self._routers) or "none"
            raise ModelNotFound(
                f"{request.model[:100]!r} is no alias with a route (there are: {aliases})", param="model"
            )
        await router.recall(request, caller.name)
        route, shadow = router.decide(request, caller.name, dry=True), None
        if route.by == "shadow":
            route, shadow = route.decided, route.model
        return RouteExplanation(route, router.threshold, router.explain(request), shadow)


def _engine_status(member: EngineLifecycle, upstreams: Sequence[MemberStatus]) -> EngineStatus:
    phase = f"{member.phase}; {member.retry_status}" if member.state is State.FAILED else member.phase
    counts = dict(sorted(Counter(each.state for each in upstreams).items())) or None
    return EngineStatus(member.state.value, phase, member.seconds, member.restarts, counts)
