"""The name that a client gives its conversation: in a header that the settings of an engine name, or in a field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from thinkaloud.generation import GenerationRequest

_NAME = re.compile(r"[\x21-\x7e]{1,256}")


def read_session(value: object) -> str | None:
    """Return `value` if it can be the name of a conversation, and be passed on in a header; else None."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def add_session(request: GenerationRequest, headers: Mapping[str, str], names: Sequence[str]) -> GenerationRequest:
    """Return `request` with the session of the first of the headers `names` that has one, which wins over a field."""
    sessions = (read_session(headers.get(name)) for name in names)
    session = next(filter(None, sessions), request.session)
    return request if session == request.session else replace(request, session=session)
