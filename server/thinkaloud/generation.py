"""Requests: what a dialect decodes them to, and what an engine gets of them. Independent of wire formats.

`GenerationRequest` is the caller's request, `Prompt` the conversation in an engine's form, and `Sampling` the
parameters that the engine applies. Stop strings are not among them: the engine would match them inside the trace, so
`thinking` matches them on the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

import msgspec

Message: TypeAlias = dict[str, Any]
"""One message in the form that chat templates take: role, content, tool_calls, ...

`content` is text. Where there are images in a message of the user, `pieces` has its texts and each `Image` in order.
"""


@dataclass(slots=True, frozen=True)
class Image:
    """An image in a message. url: of http or https, or a data URL. place: the field of the request that it came in.

    detail: how closely the model is to look at it, in OpenAI's words.
    """

    url: str
    place: str
    detail: str | None = None


def images_of(message: Message) -> list[Image]:
    """Return the images in `message`, in order."""
    return [piece for piece in message.get("pieces", ()) if isinstance(piece, Image)]


def user_turns(messages: Sequence[Message]) -> list[int]:
    """Return the places of the messages with which the user begins a turn.

    Behind the result of a call a message of the user begins none: agents put reminders there, and the calls go on.
    """
    turns: list[int] = []
    is_behind_result = False
    for at, message in enumerate(messages):
        role = message.get("role")
        if role in {"assistant", "tool"}:
            is_behind_result = role == "tool"
        elif role == "user" and not is_behind_result:
            turns.append(at)
    return turns


Visibility: TypeAlias = Literal["full", "summary", "hidden"]

Detail: TypeAlias = Literal["auto", "concise", "detailed"]
"""How many lines a summary has, and how long they are."""

SystemTurns: TypeAlias = Literal["auto", "join", "as_given"]
"""Whether several system turns, or one behind other turns, become one at the head."""

Lane: TypeAlias = Literal["fast", "thinking"]
"""One of the two models of an alias."""

RoutedBy: TypeAlias = Literal["request", "rule", "kind", "gain", "gate", "session", "load", "fallback", "shadow", "cap"]
"""What decided the lane: the caller; a rule of the operator; the score of the prompt's kind, or of the gain by
thinking; the first tokens of the fast model; the turn before, which this one continues; a threshold that was raised for
load or share; the failure of the other model; the settings of an alias that only watches; or the thinking tokens of the
key, which are used up."""

FieldNames: TypeAlias = Literal["dual", "reasoning_content", "reasoning", "tags"]
"""The fields in which a trace is sent: both names, one of them, or the content, between tags."""

Effort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


@dataclass(slots=True, frozen=True)
class Sampling:
    """Sampling parameters by vLLM's names. None means the engine's default; vLLM's is in generation_config.json.

    max_tokens: upper bound of trace + answer together, in tokens.
    logprobs: how many alternatives each token's log-probability has; 0 means the chosen token alone.
    structured_outputs: vLLM's own object (json, regex, choice, grammar, json_object, ...), for the answer only.
    schema_labels: what OpenAI's `json_schema` says beside the schema (name, description, strict), for an upstream.
    thinking_token_budget: tokens of trace, for an engine that can enforce it.
    """

    max_tokens: int | None = None
    min_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    repetition_penalty: float | None = None
    seed: int | None = None
    ignore_eos: bool | None = None
    stop_token_ids: list[int] | None = None
    logit_bias: dict[int, float] | None = None
    bad_words: list[str] | None = None
    allowed_token_ids: list[int] | None = None
    logprobs: int | None = None
    structured_outputs: dict[str, Any] | None = None
    schema_labels: dict[str, Any] | None = None
    thinking_token_budget: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the parameters that are not None, by name."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}

    def with_defaults(self, defaults: "Sampling") -> "Sampling":
        """Return these parameters, with those of `defaults` for each that is None."""
        return replace(defaults, **self.to_dict())

    def for_choice(self, index: int) -> "Sampling":
        """Return the parameters of one of `n` choices. Each choice has its own seed, or all would be equal."""
        return self if self.seed is None or index == 0 else replace(self, seed=self.seed + index)

    def after(self, tokens: int) -> "Sampling":
        """Return the parameters for the rest of an output that has used `tokens` so far."""
        return replace(
            self,
            max_tokens=None if self.max_tokens is None else max(0, self.max_tokens - tokens),
            min_tokens=None if self.min_tokens is None else max(0, self.min_tokens - tokens),
        )


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

_IMAGE = 1024
"""Tokens that an image is taken for: about those of one with a million pixels."""


@dataclass(slots=True, frozen=True)
class GenerationRequest:
    """One request, of any dialect.

    lane: the model of an alias, if the caller chooses it.
    clamps_max_tokens: whether more `max_tokens` than the context or the key allows become those that are, whatever the
        settings say.
    stop: a few non-empty strings, matched on the answer alone.
    template_arguments: variables for the model's chat template.
    session: the client's own name for the conversation; None if it has given none.
    """

    id: str
    model: str
    messages: list[Message]
    sampling: Sampling = Sampling()
    thinking: ThinkingPlan = ThinkingPlan()
    n: int = 1
    stop: tuple[str, ...] = ()
    include_stop: bool = False
    template_arguments: dict[str, Any] = field(default_factory=dict)
    tooling: Tooling = NO_TOOLS
    lane: Lane | None = None
    clamps_max_tokens: bool = False
    session: str | None = None


@dataclass(slots=True, frozen=True)
class Route:
    """Where an alias sent a request, and why.

    by: what decided. score: of the prompt, 0 to 1, if it was scored. seconds: that the decision took.
    tentative: the score is too near the threshold, so the first tokens of the fast model decide.
    draft_tokens: tokens of a draft of the fast model that was dropped.
    instead_of: the route that was decided, where this one is taken in its place.
    """

    lane: Lane
    by: RoutedBy
    score: float | None = None
    seconds: float = 0.0
    tentative: bool = False
    draft_tokens: int = 0
    instead_of: "Route | None" = None

    @property
    def decided(self) -> "Route":
        """The route that was decided, whether it is taken or not."""
        return self.instead_of or self

    def replaced_by(self, lane: Lane, by: RoutedBy) -> "Route":
        """Return another route, which is taken in place of this one."""
        return Route(lane, by, self.score, self.seconds, instead_of=self.decided)


@dataclass(slots=True, frozen=True)
class Prompt:
    """A conversation in an engine's form.

    token_ids: for a local engine; None for an upstream, which renders `messages` itself.
    text: the rendered prompt, from engines that render; its end shows whether the trace is open.
    output_ids: tokens of an output that has begun, to be continued.
    cache_salt: only prompts with the same salt share the engine's prefix cache; None for all prompts without one.
    session: the client's own name for the conversation.
    caller: who asks, so that two callers' conversations are not taken for one.
    """

    messages: list[Message]
    template_arguments: dict[str, Any] = field(default_factory=dict)
    token_ids: list[int] | None = None
    text: str | None = None
    tooling: Tooling = NO_TOOLS
    output_ids: tuple[int, ...] = ()
    cache_salt: str | None = None
    session: str | None = None
    caller: str = ""

    @property
    def tokens(self) -> int:
        """Its length in tokens. Estimated from its bytes if another server renders it."""
        if self.token_ids is not None:
            return len(self.token_ids)
        texts = [{name: value for name, value in message.items() if name != "pieces"} for message in self.messages]
        images = sum(len(images_of(message)) for message in self.messages)
        return len(msgspec.json.encode((texts, self.template_arguments, self.tooling.tools))) // 4 + _IMAGE * images


@dataclass(slots=True, frozen=True)
class TagIds:
    """The token ids of a trace's tags.

    start, end: the id of the tag if it is one token, else None.
    specials: control tokens in the tags, which the detokenizer must not skip.
    opening, closing: the tags as text, for an engine that has to find them itself.
    others: further texts that are one token, with their ids.
    """

    start: int | None = None
    end: int | None = None
    specials: frozenset[int] = frozenset()
    closing: str = ""
    opening: str = ""
    others: tuple[tuple[str, int], ...] = ()

    def with_specials(self, specials: frozenset[int]) -> "TagIds":
        """Return the same tags with more control tokens that are not skipped."""
        return replace(self, specials=self.specials | specials)


NO_TAGS = TagIds()
