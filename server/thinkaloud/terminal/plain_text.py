"""Escape text of others for a terminal, so that it cannot act as a command."""

import re

_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters other than tab and newline, those that change the direction of a line, and surrogates."""


def escape(text: str) -> str:
    """Return `text` with control characters escaped, such as \\x1b."""
    return _COMMANDS.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """Escape `text` and join its lines."""
    return " ".join(escape(text).split())
