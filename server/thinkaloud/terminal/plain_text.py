"""Text that others wrote, for a terminal: none of it is taken as a command."""

import re

_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but for tab and newline, those that turn the direction of a line, and halves of a character."""


def plain(text: str) -> str:
    """`text` with what a terminal would act on spelt out, such as \\x1b."""
    return _COMMANDS.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())
