"""What a dialect decodes a request to, and what an engine is asked for. No wire names, no defaults of a wire.

`GenerationRequest` says what the caller wants; `Prompt` is the conversation as one engine takes it;
`Sampling` are the parameters that the engine honours. Stop strings are not among them: the engine would
match them inside the trace, so the `thinking` stage matches them on the answer.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

import msgspec

Message: TypeAlias = dict[str, Any]
"""One message in the form that chat templates take: role, content, tool_calls, ..."""

Visibility: TypeAlias = Literal["full", "summary", "hidden"]

Detail: TypeAlias = Literal["auto", "concise", "detailed"]
"""How many lines a summary has, and how long they are."""

Lane: TypeAlias = Literal["fast", "thinking"]
"""Which of its two models an alias sends a prompt to."""

RoutedBy: TypeAlias = Literal["request", "rule", "kind", "gain", "gate", "session", "load", "fallback"]
"""What decided that: the caller; a rule of the operator; the score of the prompt's kind, or of what thinking gains on
it; the first tokens of the fast model; the turn before, with which this one goes on; a threshold that was raised for
load or share; or that the other model could not answer."""

Effort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


@dataclass(slots=True, frozen=True)
class Sampling:
    """Sampling parameters by vLLM's names. None is "not given": the engine's own default holds,
    for vLLM the model's generation_config.json.

    max_tokens: upper bound of trace + answer together, in tokens.
    logprobs: how many alternatives each token's log-probability comes with; 0 is the chosen token alone.
    structured_outputs: vLLM's own object (json, regex, choice, grammar, json_object, ...), for the answer only.
    thinking_token_budget: tokens of trace, kept by an engine that can.
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
    thinking_token_budget: int | None = None

    def given(self) -> dict[str, Any]:
        """The parameters that were given, by name."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}

    def over(self, defaults: "Sampling") -> "Sampling":
        """These parameters, and those of `defaults` where these are not given."""
        return replace(defaults, **self.given())

    def for_choice(self, index: int) -> "Sampling":
        """The parameters of one of `n` choices: with a seed, each choice has its own, or all would be alike."""
        return self if self.seed is None or index == 0 else replace(self, seed=self.seed + index)

    def behind(self, tokens: int) -> "Sampling":
        """The parameters for the rest of an output of which so many tokens are spent."""
        return replace(
            self,
            max_tokens=None if self.max_tokens is None else max(0, self.max_tokens - tokens),
            min_tokens=None if self.min_tokens is None else max(0, self.min_tokens - tokens),
        )


@dataclass(slots=True, frozen=True)
class ThinkingPlan:
    """What the caller asked of the trace, whatever the spelling.

    enabled: None leaves it to the model.
    budget: tokens of trace, at most.
    min_tokens: tokens of trace, at least; a model that wants to stop before them is made to think again.
    retries: how often a model that wants to stop is made to think again in any case.
    votes: how many answers are asked for, of which the one that most agree on is given.
    visibility: the most that is sent back of the trace.
    summary: of what kind, where a summary is what is sent back.
    steps: whether the trace or its summary is told step by step as well.
    sealed: whether the trace goes out sealed, where it does not go out as it is.
    streamed: whether the trace goes out as it comes, or at once where it ends.
    in_content: whether what goes out of the trace is a part of the content, between its tags.
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
    streamed: bool = True
    in_content: bool = False


@dataclass(slots=True, frozen=True)
class Tooling:
    """The tools that the model may call.

    tools: as OpenAI spells them, each {"type": "function", "function": {...}}.
    choice: "auto", "none", "required", or the name of the function to call as {"name": ...}.
    """

    tools: list[dict[str, Any]] = field(default_factory=list)
    choice: Literal["auto", "none", "required"] | dict[str, str] = "auto"
    parallel: bool = True


NO_TOOLS = Tooling()


@dataclass(slots=True, frozen=True)
class GenerationRequest:
    """One request, of any dialect.

    lane: which of its models an alias is to take, where the caller says so.
    stop: at most a few non-empty strings, matched on the answer alone.
    template_arguments: variables for the model's chat template.
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


@dataclass(slots=True, frozen=True)
class Route:
    """Where an alias sent a request, and why.

    by: what decided. score: of the prompt, 0 to 1, where it was scored. seconds: that the decision took.
    tentative: the score is too near the threshold, so that the first tokens of the fast model are to decide.
    drafted: tokens that the fast model wrote for that and that were dropped.
    """

    lane: Lane
    by: RoutedBy
    score: float | None = None
    seconds: float = 0.0
    tentative: bool = False
    drafted: int = 0


@dataclass(slots=True, frozen=True)
class Prompt:
    """A conversation as an engine takes it.

    token_ids: what a local engine runs on; None for an upstream, which renders `messages` itself.
    text: the rendered prompt, for engines that render; its end tells whether the trace is open.
    written: tokens of an output that has begun, to go on behind.
    cache_salt: what an engine caches of it is for prompts of the same salt; None for everyone.
    """

    messages: list[Message]
    template_arguments: dict[str, Any] = field(default_factory=dict)
    token_ids: list[int] | None = None
    text: str | None = None
    tooling: Tooling = NO_TOOLS
    written: tuple[int, ...] = ()
    cache_salt: str | None = None

    @property
    def tokens(self) -> int:
        """How long it is; where another server renders it, about that, by its bytes."""
        if self.token_ids is not None:
            return len(self.token_ids)
        return len(msgspec.json.encode((self.messages, self.template_arguments, self.tooling.tools))) // 4


@dataclass(slots=True, frozen=True)
class TagIds:
    """How a tokenizer spells a trace's tags.

    start, end: the id of the tag where it is one token of its own, else None.
    specials: control tokens that the tags are spelt with; decoding must show them, other ones not.
    closing: the closing tag as text, for an engine that must find it itself.
    """

    start: int | None = None
    end: int | None = None
    specials: frozenset[int] = frozenset()
    closing: str = ""

    def showing(self, specials: frozenset[int]) -> "TagIds":
        """The same tags, and these control tokens shown too."""
        return replace(self, specials=self.specials | specials)


NO_TAGS = TagIds()
