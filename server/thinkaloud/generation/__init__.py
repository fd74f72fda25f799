"""Requests: what a dialect decodes them to, and what an engine gets of them. Independent of wire formats."""

from thinkaloud.generation.messages import Image, Message, all_images, images_of, user_turns
from thinkaloud.generation.prompt import NO_TAGS, Prompt, TagIds, estimate_tokens
from thinkaloud.generation.request import (
    NO_TOOLS,
    Detail,
    Domain,
    Effort,
    FieldNames,
    GenerationRequest,
    Lane,
    Route,
    RoutedBy,
    SystemTurns,
    ThinkingPlan,
    Tooling,
    Visibility,
)
from thinkaloud.generation.sampling import Sampling

__all__ = [
    "NO_TAGS",
    "NO_TOOLS",
    "Detail",
    "Domain",
    "Effort",
    "FieldNames",
    "GenerationRequest",
    "Image",
    "Lane",
    "Message",
    "Prompt",
    "Route",
    "RoutedBy",
    "Sampling",
    "SystemTurns",
    "TagIds",
    "ThinkingPlan",
    "Tooling",
    "Visibility",
    "all_images",
    "estimate_tokens",
    "images_of",
    "user_turns",
]
