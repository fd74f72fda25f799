"""The language of a text, by py3langid, which comes with thinkaloud[route]."""

from thinkaloud.errors import SettingsError

_SAMPLE = 1000
"""Characters that a language is detected from."""


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`. Raises `SettingsError` without py3langid."""
    try:
        from py3langid.langid import classify  # imports numpy, which is not in the base install
    except ImportError:
        raise SettingsError("languages need thinkaloud[route]: pip install 'thinkaloud[route]'") from None
    return str(classify(text[:_SAMPLE])[0])


def require_languages() -> None:
    """Load what `detect_language` needs. Raises `SettingsError` if it is not installed."""
    detect_language("Hello")
