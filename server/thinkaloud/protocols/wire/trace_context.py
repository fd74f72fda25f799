"""W3C Trace Context: the headers by which the tracing of a client follows its request to the servers behind this one.

They are passed on as they came, because no spans are made here. https://www.w3.org/TR/trace-context/
"""

import re
from collections.abc import Mapping

_PARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_STATE = re.compile(r"[\x20-\x7e]{1,512}")


def read_trace_context(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers to pass on: `traceparent`, and with it `tracestate`. Nothing of what is malformed."""
    parent, state = headers.get("traceparent", ""), headers.get("tracestate", "")
    if not _PARENT.fullmatch(parent):
        return {}
    return {"traceparent": parent, **({"tracestate": state} if _STATE.fullmatch(state) else {})}
