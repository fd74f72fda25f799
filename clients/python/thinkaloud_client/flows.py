"""What both clients do, without doing any of it: generators that say what is to be done, and are sent its result.

A client performs each step in its own way, blocking or awaiting, and throws a `FAILURE` of it into the flow. Events are
handed on to the caller.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar
from urllib.parse import quote

import httpx

from thinkaloud_client import options, served
from thinkaloud_client.decoding import Decoder
from thinkaloud_client.errors import BrokenStream, NotFound, ThinkAloudError, TimedOut, Unreachable, refusal
from thinkaloud_client.events import Event
from thinkaloud_client.options import Options, Prompt
from thinkaloud_client.reading import parsed
from thinkaloud_client.retrying import RETRIED, Retrying, retry_after

T = TypeVar("T")


@dataclass(slots=True, frozen=True)
class Send:
    """Send a request. The result is its `httpx.Response`, of which only the head is there."""

    method: str
    path: str
    body: dict[str, Any] | None = field(default=None, repr=False)
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Read:
    """Read the whole body of what was sent last; bytes."""


@dataclass(slots=True, frozen=True)
class Next:
    """Wait for the next piece of its body; bytes, or None at its end."""


@dataclass(slots=True, frozen=True)
class Sleep:
    """Wait."""

    seconds: float


Action: TypeAlias = Send | Read | Next | Sleep
Flow: TypeAlias = Generator[Action, Any, T]
Telling: TypeAlias = Generator[Action | Event, Any, None]

FAILURE = (httpx.HTTPError, httpx.StreamError)
"""What httpx raises where it is not to blame itself. A `StreamError` is a stream that another thread has closed."""
_BROKEN = (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout)
"""The connection was not made, or broke: the same request may succeed. After another timeout the server may still be at
work on it."""


def streamed(
    retrying: Retrying, asked: dict[str, Any], headers: dict[str, str], keep: Callable[[Decoder], None]
) -> Telling:
    """The events of one answer. keep: is given what folds them."""
    response = yield from _opened(retrying, Send("POST", "/v1/chat/completions", asked, headers))
    ignored = response.headers.get("x-thinkaloud-ignored", "")
    decoder = Decoder(response.headers.get("x-request-id"), tuple(ignored.split(", ")) if ignored else ())
    keep(decoder)
    with _translated(BrokenStream, "the connection broke before the answer ended", decoder):
        while not decoder.done:
            piece = yield Next()
            yield from decoder.close() if piece is None else decoder.feed(piece)


def models(retrying: Retrying) -> Flow[list[served.Model]]:
    """What is served."""
    return served.models((yield from _fetched(retrying, Send("GET", "/v1/models"))))


def route(retrying: Retrying, prompt: Prompt, asked: Options) -> Flow[served.Decision]:
    """Where an alias would send a prompt."""
    request = Send("POST", "/v1/route", options.body(prompt, asked), options.headers(asked))
    decision = served.decision((yield from _fetched(retrying, request)))
    if decision is None:
        raise BrokenStream("the answer says no route")
    return decision


def answer_now(retrying: Retrying, answer_id: str) -> Flow[None]:
    """End the thinking of a running request."""
    yield from _fetched(retrying, Send("POST", f"/v1/chat/completions/{quote(answer_id, safe='')}/answer"))


def hurried(retrying: Retrying, answer_id: str) -> Flow[None]:
    """The same for an answer that may be over by now, which is no mistake; a server that knows no such path is one."""
    try:
        yield from answer_now(retrying, answer_id)
    except NotFound as error:
        if error.code != "not_found":
            raise


def _fetched(retrying: Retrying, request: Send) -> Flow[Any]:
    yield from _opened(retrying, request)
    with _translated(Unreachable, "the connection broke before the answer ended"):
        body = yield Read()
    try:
        return parsed(body)
    except ValueError:
        raise BrokenStream("the answer is no JSON") from None


def _opened(retrying: Retrying, request: Send) -> Flow[httpx.Response]:
    """The head of a good answer; until there is one, the request is sent again."""
    failures = 0
    while True:
        asked: float | None = None
        try:
            response: httpx.Response = yield request
            if response.is_success:
                return response
            asked = retry_after(response.headers)
            failure: ThinkAloudError = refusal(
                response.status_code,
                (yield from _said()),
                request_id=response.headers.get("x-request-id"),
                retry_after=asked,
            )
            again = response.status_code in RETRIED
        except FAILURE as error:
            failure, again = _unreachable(error), isinstance(error, _BROKEN)
        failures += 1
        wait = retrying.wait(failures, asked) if again else None
        if wait is None:
            raise failure
        if retrying.notify is not None:
            retrying.notify(failure, wait)
        yield Sleep(wait)


def _said() -> Flow[bytes]:
    """The body of a refusal; an empty one where it does not come whole, since the status says enough."""
    try:
        return (yield Read())  # type: ignore[no-any-return]
    except FAILURE:
        return b""


def _unreachable(error: Exception) -> Unreachable:
    failure = Unreachable("the connection broke before the server answered")
    if isinstance(error, httpx.TimeoutException):
        failure = TimedOut("the server did not answer in time")
    elif isinstance(error, httpx.ConnectError):
        failure = Unreachable("there is no connection to the server")
    failure.__cause__ = error
    return failure


@contextmanager
def _translated(kind: type[ThinkAloudError], message: str, decoder: Decoder | None = None) -> Iterator[None]:
    """What goes wrong inside, as an error of ours that has the part of the answer that came."""
    try:
        try:
            yield
        except httpx.TimeoutException as error:
            raise TimedOut("nothing came from the server for too long") from error
        except FAILURE as error:
            raise kind(message) from error
    except ThinkAloudError as error:
        if decoder is not None:
            error.partial = decoder.reply()
        raise
