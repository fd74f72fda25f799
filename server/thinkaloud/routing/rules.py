"""An operator's rules: conditions over the user's turn, the request and the key. The first that holds decides."""

import logging
from collections.abc import Sequence
from typing import Any

import regex

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Caller, GenerationRequest, Lane
from thinkaloud.routing.normalization import clipped
from thinkaloud.settings import RuleSettings

log = logging.getLogger("thinkaloud.routing")

_PATIENCE = 0.02
"""Seconds that one search may compute. No pattern of an operator's holds the event loop for longer."""


class Rules:
    """The rules of one alias."""

    def __init__(self, settings: Sequence[RuleSettings]) -> None:
        """Raises `SettingsError` where a rule names languages and nothing here can tell them."""
        self._rules = [(rule, Pattern(rule.pattern)) for rule in settings]
        if any(rule.languages for rule in settings):
            _language("Hello")

    def lane(self, turn: str, request: GenerationRequest, caller: Caller) -> Lane | None:
        """Where `turn` is to go; None where no rule holds."""
        return next((rule.to for rule, pattern in self._rules if _holds(rule, pattern, turn, request, caller)), None)


class Pattern:
    """An operator's regular expression, searched in any case."""

    def __init__(self, pattern: str | None) -> None:
        self._pattern: Any = regex.compile(pattern or "", regex.IGNORECASE)
        self._slow = False

    def found(self, turn: str) -> bool:
        """Whether it stands in the beginning or the end of `turn`; it does not where that takes too long to tell."""
        try:
            return self._pattern.search(clipped(turn), timeout=_PATIENCE) is not None
        except TimeoutError:
            if not self._slow:
                log.warning(
                    "a rule is passed over: its pattern takes too long on some prompts: %s", self._pattern.pattern
                )
            self._slow = True
            return False


def _holds(rule: RuleSettings, pattern: Pattern, turn: str, request: GenerationRequest, caller: Caller) -> bool:
    if rule.keys and caller.name not in rule.keys:
        return False
    if rule.tools is not None and rule.tools != bool(request.tooling.tools):
        return False
    if rule.longer_than is not None and len(turn) <= rule.longer_than:
        return False
    if rule.shorter_than is not None and len(turn) >= rule.shorter_than:
        return False
    if rule.pattern is not None and not pattern.found(turn):
        return False
    return not rule.languages or _language(turn) in rule.languages


_READ = 1000
"""Characters that a language is told by."""


def _language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, by py3langid."""
    try:
        from py3langid.langid import classify  # brings numpy, which the base install does without
    except ImportError:
        raise SettingsError("a rule with languages needs thinkaloud[route]: pip install 'thinkaloud[route]'") from None
    return str(classify(text[:_READ])[0])
