"""The models of an alias in the order in which they may answer a request: the cheapest that can comes first.

What a request certainly needs, tools and images, a model has, or it gets nothing of it. Whether a prompt is too long
for a model, and in which language and of which domain it is, are guesses: they put a model behind the others, and
leave it in the list, so that no guess refuses a request.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Lane, all_images, estimate_tokens
from thinkaloud.routing.domains import find_domain
from thinkaloud.routing.languages import detect_language, require_languages
from thinkaloud.routing.turns import last_turn
from thinkaloud.settings import LaneSettings, RouteSettings


@dataclass(slots=True, frozen=True)
class Abilities:
    """What a served model can do, as far as is known. context: tokens of prompt and output together."""

    tools: bool = True
    images: bool = True
    context: int | None = None


class Lanes:
    """The models of one alias."""

    def __init__(self, settings: RouteSettings, abilities: Callable[[str], Abilities]) -> None:
        """abilities: returns what a served model can do, asked anew for each request, since a context is known only
        when its engine has started.

        Raises `SettingsError` if a model has languages and they cannot be detected here.
        """
        self._lanes = settings.all_lanes
        self._abilities = abilities
        self._has_domains = any(lane.domains for lane in self._lanes)
        self._has_languages = any(lane.languages for lane in self._lanes)
        if self._has_languages:
            require_languages()

    def order(self, request: GenerationRequest, kind: Lane) -> list[tuple[Lane, str]]:
        """Return the models that may answer with their kinds, the best first: those that suit the prompt, of these the
        ones of `kind`, of these the cheapest.

        Raises `InvalidRequest` if none can answer.
        """
        lacking = {lane: self._find_lacking(lane, request) for lane in self._lanes}
        able = [lane for lane in self._lanes if not lacking[lane]]
        if not able:
            raise _refusal(request, [f"{lane.model} {' and '.join(lacking[lane])}" for lane in self._lanes])
        contexts = {lane: self._context(lane) for lane in able}
        is_bounded = any(context is not None for context in contexts.values())
        tokens = estimate_tokens(request.messages, request.template_arguments, request.tooling) if is_bounded else 0
        turn = last_turn(request.messages) if self._has_languages or self._has_domains else ""
        language = detect_language(turn) if self._has_languages else ""
        domain = find_domain(turn) if self._has_domains else None

        def rank(lane: LaneSettings) -> tuple[bool, int, bool, bool]:
            context = contexts[lane]
            is_short = context is not None and context <= tokens
            is_for_others = _excludes(lane.languages, language) or _excludes(lane.domains, domain)
            return is_short, -context if is_short and context else 0, is_for_others, lane.kind != kind

        return [(lane.kind, lane.model) for lane in sorted(able, key=rank)]

    def _context(self, lane: LaneSettings) -> int | None:
        return self._abilities(lane.model).context if lane.context is None else lane.context

    def _find_lacking(self, lane: LaneSettings, request: GenerationRequest) -> list[str]:
        """Return what `lane` certainly lacks for the request, in words."""
        own, lacking = self._abilities(lane.model), []
        if _needs_tools(request) and not (own.tools if lane.tools is None else lane.tools):
            lacking.append("calls no tools")
        if next(all_images(request.messages), None) and not (own.images if lane.images is None else lane.images):
            lacking.append("reads text alone")
        return lacking


def _excludes(allowed: Collection[str], found: str | None) -> bool:
    return bool(allowed) and found not in allowed


def _needs_tools(request: GenerationRequest) -> bool:
    return bool(request.tooling.tools) and request.tooling.choice != "none"


def _refusal(request: GenerationRequest, lacking: list[str]) -> InvalidRequest:
    image = next(all_images(request.messages), None)
    advice = "leave out what they cannot do, or ask another model"
    if image is not None:
        advice += ": /v1/models has image among the input_modalities of those that read images"
    return InvalidRequest(
        f"{image.place + ': ' if image else ''}no model of {request.model[:100]!r} can answer this: "
        f"{'; '.join(lacking)}; {advice}",
        param=image.place if image else "tools",
    )
