"""What a dialect decodes a caller's request to, and the route that it took."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from thinkaloud.generation.messages import Message
from thinkaloud.generation.sampling import Sampling

Visibility: TypeAlias = Literal["full", "summary", "hidden"]

Detail: TypeAlias = Literal["auto", "concise", "detailed"]
"""How many lines a summary has, and how long they are."""

SystemTurns: TypeAlias = Literal["auto", "join", "as_given"]
"""Whether several system turns, or one behind other turns, become one at the head."""

Lane: TypeAlias = Literal["fast", "thinking"]
"""The two kinds of models of an alias: those that answer at once, and those that think."""

Domain: TypeAlias = Literal["code", "mathematics", "writing"]
"""What a prompt is about, as far as its words tell."""

RoutedBy: TypeAlias = Literal["request", "rule", "kind", "gain", "gate", "session", "load", "fallback", "shadow", "cap"]
"""What decided the lane: the caller; a rule of the operator; the score of the prompt's kind, or of the gain by
thinking; the first tokens of the fast model; the turn before, which this one continues; a threshold that was raised for
load or share; what the model that should answer cannot do, or its failure; the settings of an alias that only watches;
or the thinking tokens of the key, which are used up."""

FieldNames: TypeAlias = Literal["dual", "reasoning_content", "reasoning", "tags"]
"""The fields in which a trace is sent: both names, one of them, or the content, between tags."""

Effort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


@dataclass(slots=True, frozen=True)
class ThinkingPlan:
    """The thinking controls of a request.

    enabled: None leaves it to the model.
    budget: the most tokens of trace.
    min_tokens: the least tokens of trace; a model that would stop before is made to think again.
    retries: how often a model that would stop is made to think again in any case.
    votes: how many answers are generated, of which the most frequent one is sent.
    visibility: the most that is sent of the trace.
    summary: the detail of a summary, if one is sent.
    steps: whether the steps of the trace or its summary are sent as well.
    sealed: whether the trace is sent sealed, unless it is sent as it is.
    sealed_first: whether a sealed trace is sent where the trace ends, not behind the answer.
    streamed: whether the trace is sent as it comes, or at once when it ends.
    in_content: whether the trace or its summary is sent as a part of the content, between tags.
    """

    enabled: bool | None = None
    effort: Effort | None = None
    budget: int | None = None
    min_tokens: int = 0
    retries: int = 0
    votes: int = 1
    visibility: Visibility = "full"
    summary: Detail = "auto"
    steps: bool = False
    sealed: bool = False
    sealed_first: bool = False
    streamed: bool = True
    in_content: bool = False


@dataclass(slots=True, frozen=True)
class Tooling:
    """The tools that the model may call.

    tools: in OpenAI's form, each {"type": "function", "function": {...}}.
    choice: "auto", "none", "required", or the name of the function to call as {"name": ...}.
    """

    tools: list[dict[str, Any]] = field(default_factory=list)
    choice: Literal["auto", "none", "required"] | dict[str, str] = "auto"
    parallel: bool = True


NO_TOOLS = Tooling()


@dataclass(slots=True, frozen=True)
class GenerationRequest:
    """One request, of any dialect.

    lane: the kind of model of an alias, if the caller chooses it.
    clamps_max_tokens: whether more `max_tokens` than the context or the key allows become those that are, whatever the
        settings say.
    stop: a few non-empty strings, matched on the answer alone.
    template_arguments: variables for the model's chat template.
    session: the client's own name for the conversation; None if it has given none.
    trace_context: headers of W3C Trace Context, for the engine that answers.
    """

    id: str
    model: str
    messages: list[Message]
    sampling: Sampling = field(default_factory=Sampling)
    thinking: ThinkingPlan = ThinkingPlan()
    n: int = 1
    stop: tuple[str, ...] = ()
    include_stop: bool = False
    template_arguments: dict[str, Any] = field(default_factory=dict)
    tooling: Tooling = NO_TOOLS
    lane: Lane | None = None
    clamps_max_tokens: bool = False
    session: str | None = None
    trace_context: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Route:
    """Where an alias sent a request, and why.

    by: what decided. score: of the prompt, 0 to 1, if it was scored. seconds: that the decision took.
    tentative: the score is too near the threshold, so the first tokens of the fast model decide.
    draft_tokens: tokens of a draft of the fast model that was dropped.
    model: the served model that answers.
    effort: that the score sets for it; None where the request has one of its own, or nothing sets any.
    instead_of: the route that was decided, where this one is taken in its place.
    """

    lane: Lane
    by: RoutedBy
    score: float | None = None
    seconds: float = 0.0
    tentative: bool = False
    draft_tokens: int = 0
    model: str = ""
    effort: Effort | None = None
    instead_of: "Route | None" = None

    @property
    def decided(self) -> "Route":
        """The route that was decided, whether it is taken or not."""
        return self.instead_of or self

    def replaced_by(self, lane: Lane, by: RoutedBy, model: str = "") -> "Route":
        """Return another route, which is taken in place of this one."""
        return replace(self, lane=lane, by=by, model=model, effort=None, tentative=False, instead_of=self.decided)
