"""An operator's rules: conditions over the user's turn, the request and the key. The first that holds decides."""

import re
from collections.abc import Sequence

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Caller, GenerationRequest, Lane
from thinkaloud.settings import RuleSettings


class Rules:
    """The rules of one alias."""

    def __init__(self, settings: Sequence[RuleSettings]) -> None:
        """Raises `SettingsError` where a rule names languages and nothing here can tell them."""
        self._rules = [(rule, re.compile(rule.pattern or "", re.IGNORECASE)) for rule in settings]
        if any(rule.languages for rule in settings):
            _language("Hello")

    def lane(self, turn: str, request: GenerationRequest, caller: Caller) -> Lane | None:
        """Where `turn` is to go; None where no rule holds."""
        return next((rule.to for rule, pattern in self._rules if _holds(rule, pattern, turn, request, caller)), None)


def _holds(rule: RuleSettings, pattern: re.Pattern[str], turn: str, request: GenerationRequest, caller: Caller) -> bool:
    if rule.keys and caller.name not in rule.keys:
        return False
    if rule.tools is not None and rule.tools != bool(request.tooling.tools):
        return False
    if rule.longer_than is not None and len(turn) <= rule.longer_than:
        return False
    if rule.shorter_than is not None and len(turn) >= rule.shorter_than:
        return False
    if rule.pattern is not None and not pattern.search(turn):
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
