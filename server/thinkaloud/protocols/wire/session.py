"""The name that a client gives its conversation."""

import re

_NAME = re.compile(r"[\x21-\x7e]{1,256}")


def read_session(value: object) -> str | None:
    """Return `value` if it can be the name of a conversation, and be passed on in a header; else None."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None
