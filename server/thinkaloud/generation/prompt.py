"""What an engine gets of a request: the conversation in its form, and the tags of a trace in its tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from thinkaloud.generation.messages import Message, all_images
from thinkaloud.generation.request import NO_TOOLS, Tooling

_IMAGE = 1024
"""Tokens that an image is taken for: about those of one with a million pixels."""


@dataclass(slots=True, frozen=True)
class Prompt:
    """A conversation in an engine's form.

    token_ids: for a local engine; None for an upstream, which renders `messages` itself.
    text: the rendered prompt, from engines that render; its end shows whether the trace is open.
    output_ids: tokens of an output that has begun, to be continued.
    cache_salt: only prompts with the same salt share the engine's prefix cache; None for all prompts without one.
    session: the client's own name for the conversation.
    trace_context: headers of W3C Trace Context.
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
    trace_context: Mapping[str, str] = field(default_factory=dict)
    caller: str = ""

    @property
    def tokens(self) -> int:
        """Its length in tokens. Estimated from its bytes if another server renders it."""
        if self.token_ids is not None:
            return len(self.token_ids)
        return estimate_tokens(self.messages, self.template_arguments, self.tooling)


def estimate_tokens(messages: Sequence[Message], template_arguments: dict[str, Any], tooling: Tooling) -> int:
    """Return about how many tokens a conversation has, by its bytes."""
    texts = [{name: value for name, value in message.items() if name != "pieces"} for message in messages]
    images = sum(1 for _ in all_images(messages))
    return len(msgspec.json.encode((texts, template_arguments, tooling.tools))) // 4 + _IMAGE * images


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
