"""What is stored of a response: the object as it was sent, its input, and what the prompt of a later turn is made of.

Traces are in the form of `sealed_items.py`. One that was not sent is there as its seal alone.
"""

from dataclasses import replace

import msgspec

from thinkaloud.protocols.responses.decode import DecodedRequest
from thinkaloud.protocols.responses.encode import ResponseFold
from thinkaloud.protocols.responses.items import Item
from thinkaloud.protocols.responses.sealed_items import SealedItems
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.store.base import StoredResponse

_PREFIXES = {"message": "msg", "function_call": "fc", "function_call_output": "fco", "reasoning": "rs"}


def record_of(fold: ResponseFold, decoded: DecodedRequest, sealed: SealedItems) -> StoredResponse:
    """What is stored of a response."""
    history = decoded.history
    output = sealed.seal(fold.response["output"], is_tagged=fold.is_tagged)
    carried = sealed.seal(fold.output.carried, is_tagged=fold.is_tagged)
    given = [
        stored if (stored := history.referred.get(at)) is not None else sealed.seal([_with_id(item)])[0]
        for at, item in enumerate(history.items)
    ]
    return StoredResponse(
        id=fold.response["id"],
        owner=sealed.owner,
        created_at=fold.response["created_at"],
        status=fold.response["status"],
        model=decoded.wire.model,
        response=msgspec.json.encode(fold.response | {"output": output}),
        input_items=msgspec.json.encode(given),
        carried=msgspec.json.encode([*history.stored_earlier, *given, *carried]),
        item_ids=tuple(item["id"] for item in (*given, *carried) if isinstance(item.get("id"), str)),
    )


def fail_record(record: StoredResponse) -> StoredResponse:
    """What is stored of a response whose process ended before it did."""
    error = {"code": "server_error", "message": "the server was restarted before this response was complete"}
    response = msgspec.json.decode(record.response) | {"status": "failed", "error": error}
    return replace(record, status="failed", response=msgspec.json.encode(response))


def _with_id(item: Item) -> Item:
    """An item of the input as it is listed: a message has parts, and every item an id."""
    kind = item.get("type", "message")
    listed = {"id": new_id(_PREFIXES.get(kind, "item"), "_"), "type": kind, **item}
    if kind == "message" and isinstance(text := item.get("content"), str):
        part = "output_text" if item.get("role") == "assistant" else "input_text"
        listed["content"] = [{"type": part, "text": text}]
    return listed
