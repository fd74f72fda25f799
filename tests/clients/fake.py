"""A server that is not there: what it says is cut and broken as one likes, and both clients ask it the same."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import httpx

from thinkaloud_client import AsyncClient, Client, Event, Reply, ThinkAloudError

URL = "http://fake.test"
DONE = "[DONE]"


def chunk(delta: dict[str, Any] | None = None, finish_reason: str | None = None, **more: Any) -> str:
    """A chunk of a stream."""
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish_reason}]
    body = {"object": "chat.completion.chunk", "id": "chatcmpl-1", "model": "m", "choices": choices, **more}
    return json.dumps(body, ensure_ascii=False)


def event(data: str, end: str = "\n") -> bytes:
    """An event, with the ends of its lines."""
    return f"data: {data}{end}{end}".encode()


def stream(*data: str) -> bytes:
    """Several of them."""
    return b"".join(map(event, data))


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    """`data` in pieces, some of them empty."""
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[begin:end] for begin, end in pairwise(edges)]


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The pieces of a body; an error among them is raised."""

    def __init__(self, pieces: Sequence[bytes | Exception]) -> None:
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


@dataclass
class Said:
    """One answer."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Sequence[bytes | Exception] = ()

    def response(self) -> httpx.Response:
        return httpx.Response(self.status, headers=self.headers, stream=Body(self.pieces))


GOOD = Said(pieces=[stream(chunk({"reasoning_content": "hm"}), chunk({"content": "yes"}, "stop"), DONE)])


class Fake:
    """Gives its answers in their order, the last one again and again; an error is raised instead.

    asked: what it was asked. waits: the seconds that its clients waited.
    """

    def __init__(self, *answers: Said | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer.response()

    def client(self, url: str = URL, **more: Any) -> Client:
        return Client(url, transport=httpx.MockTransport(self), sleep=self.waits.append, **more)

    def async_client(self, url: str = URL, **more: Any) -> AsyncClient:
        async def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        return AsyncClient(url, transport=httpx.MockTransport(self), sleep=sleep, **more)

    def sent(self) -> dict[str, Any]:
        """The body of the last request."""
        return dict(json.loads(self.asked[-1].content))


@dataclass
class Told:
    """What a stream came to: its events, the error behind them, if there was one, and the reply."""

    events: list[Event]
    error: ThinkAloudError | None
    reply: Reply

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and self._said() == other._said()

    def _said(self) -> tuple[Any, ...]:
        return self.events, type(self.error), str(self.error), vars(self.error) if self.error else None, self.reply


def streamed(client: Client, prompt: Any = "hi", **options: Any) -> Told:
    """Of the client that blocks."""
    events: list[Event] = []
    told = client.stream(prompt, **options)
    try:
        for each in told:
            events.append(each)  # noqa: PERF402  those before an error count
    except ThinkAloudError as error:
        return Told(events, error, told.reply)
    return Told(events, None, told.reply)


async def async_streamed(client: AsyncClient, prompt: Any = "hi", **options: Any) -> Told:
    """Of the client that awaits."""
    events: list[Event] = []
    told = client.stream(prompt, **options)
    try:
        async for each in told:
            events.append(each)  # noqa: PERF401  those before an error count
    except ThinkAloudError as error:
        return Told(events, error, told.reply)
    return Told(events, None, told.reply)


def same(made: Callable[[], Fake], prompt: Any = "hi", **options: Any) -> Told:
    """What a fake tells, which is the same for both clients; so are the requests and the number of waits."""
    one, other = made(), made()
    with one.client() as client:
        told = streamed(client, prompt, **options)

    async def awaited() -> Told:
        async with other.async_client() as client:
            return await async_streamed(client, prompt, **options)

    assert asyncio.run(awaited()) == told
    assert [each.content for each in one.asked] == [each.content for each in other.asked]
    assert len(one.waits) == len(other.waits)
    return told
