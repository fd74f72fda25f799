"""What the headers of a request say of it, in every dialect: which conversation it is a turn of, its trace context."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thinkaloud.generation import GenerationRequest
from thinkaloud.protocols.wire.session import read_session
from thinkaloud.protocols.wire.trace_context import read_trace_context


def add_headers(
    request: GenerationRequest, headers: Mapping[str, str], session_headers: Sequence[str]
) -> GenerationRequest:
    """Return `request` with what its headers say.

    session_headers: those that may name the conversation. The first that does wins, also over a field of the body.
    """
    sessions = (read_session(headers.get(name)) for name in session_headers)
    session = next(filter(None, sessions), request.session)
    return replace(request, session=session, trace_context=read_trace_context(headers))
