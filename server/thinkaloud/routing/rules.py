"""Routing rules of an operator: conditions on the user's turn, the request and the key. The first match decides."""

import logging
from collections.abc import Sequence
from typing import Any

import regex

from thinkaloud.generation import GenerationRequest, Lane
from thinkaloud.routing.languages import detect_language, require_languages
from thinkaloud.routing.normalization import clip
from thinkaloud.settings import RuleSettings

log = logging.getLogger("thinkaloud.routing")

_TIMEOUT = 0.02
"""Seconds that one search may take, so that no pattern of an operator's blocks the event loop for longer."""


class Rules:
    """The rules of one alias."""

    def __init__(self, settings: Sequence[RuleSettings]) -> None:
        """Raises `SettingsError` if a rule names languages and they cannot be detected here."""
        self._rules = [(rule, Pattern(rule.pattern)) for rule in settings]
        if any(rule.languages for rule in settings):
            require_languages()

    def find_lane(self, turn: str, request: GenerationRequest, key: str) -> Lane | None:
        """Return the lane of the first rule that matches, or None. key: the name of the caller's key."""
        return next((rule.to for rule, pattern in self._rules if _is_match(rule, pattern, turn, request, key)), None)


class Pattern:
    """An operator's regular expression, which ignores case."""

    def __init__(self, pattern: str | None) -> None:
        self._pattern: Any = regex.compile(pattern or "", regex.IGNORECASE)
        self._slow = False

    def matches(self, turn: str) -> bool:
        """Whether the pattern is found in the beginning or the end of `turn`. A search that times out is no match."""
        try:
            return self._pattern.search(clip(turn), timeout=_TIMEOUT) is not None
        except TimeoutError:
            if not self._slow:
                log.warning(
                    "a rule is passed over: its pattern takes too long on some prompts: %s", self._pattern.pattern
                )
            self._slow = True
            return False


def _is_match(rule: RuleSettings, pattern: Pattern, turn: str, request: GenerationRequest, key: str) -> bool:
    if rule.keys and key not in rule.keys:
        return False
    if rule.tools is not None and rule.tools != bool(request.tooling.tools):
        return False
    if rule.longer_than is not None and len(turn) <= rule.longer_than:
        return False
    if rule.shorter_than is not None and len(turn) >= rule.shorter_than:
        return False
    if rule.pattern is not None and not pattern.matches(turn):
        return False
    return not rule.languages or detect_language(turn) in rule.languages
