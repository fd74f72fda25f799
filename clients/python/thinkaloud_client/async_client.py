"""The client that awaits: the same methods, the same events."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack, assert_never

import httpx

from thinkaloud_client import flows, served
from thinkaloud_client.endpoint import Endpoint
from thinkaloud_client.events import Event
from thinkaloud_client.flows import Next, Read, Send, Sleep
from thinkaloud_client.options import Options, Prompt
from thinkaloud_client.reply import Reply
from thinkaloud_client.retrying import Retrying
from thinkaloud_client.session import TIMEOUT, Session, Telling, http_settings

T = TypeVar("T")


class AsyncClient(Session[httpx.AsyncClient]):
    """Talks to one server. See `Client` for the parameters.

    client = AsyncClient("http://127.0.0.1:8000", model="auto")
    async with client.stream("How many primes are there below 60?") as stream:
        async for event in stream:
            ...
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        timeout: float | httpx.Timeout | None = TIMEOUT,
        retrying: Retrying = Retrying(),  # noqa: B008  it is frozen
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        **options: Unpack[Options],
    ) -> None:
        endpoint = Endpoint.of(base_url, api_key)
        super().__init__(endpoint, httpx.AsyncClient(transport=transport, **http_settings(timeout)), retrying, options)
        self._sleep = sleep

    def stream(self, prompt: Prompt, **options: Unpack[Options]) -> "AsyncStream":
        """The events of an answer, as they come. The request goes out when the first is asked for."""
        return AsyncStream(self, prompt, self._options(options))

    async def ask(self, prompt: Prompt, **options: Unpack[Options]) -> Reply:
        """The whole answer. Raises `ThinkAloudError`, of the kind that says what went wrong."""
        async with self.stream(prompt, **options) as stream:
            async for _ in stream:
                pass
            return stream.reply

    async def models(self) -> list[served.Model]:
        """What this key may use."""
        return await self._run(flows.models(self._retrying))

    async def route(self, prompt: Prompt, **options: Unpack[Options]) -> served.Decision:
        """Where an alias would send a prompt, and why; no model is asked."""
        return await self._run(flows.route(self._retrying, prompt, self._options(options)))

    async def answer_now(self, answer_id: str) -> None:
        """End the thinking of a running request; its stream goes on with the answer."""
        await self._run(flows.answer_now(self._retrying, answer_id))

    async def close(self) -> None:
        """Close every connection."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()

    async def _run(self, flow: flows.Flow[T]) -> T:
        exchange = AsyncExchange(self)
        try:
            step = next(flow)
            while True:
                go_on = await exchange.advance(flow, step)
                step = go_on()
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            await exchange.close()


class AsyncStream(Telling[httpx.AsyncClient]):
    """The events of one answer; iterate over it once.

    Leaving its `async with` block closes the connection, and the server stops the model. Without one, a loop that is
    left closes it as soon as the event loop comes round to it.
    """

    def __init__(self, client: AsyncClient, prompt: Prompt, asked: Options) -> None:
        super().__init__(client, prompt, asked)
        self._client = client
        self._exchange = AsyncExchange(client)

    async def __aiter__(self) -> AsyncIterator[Event]:
        flow = self._flow()
        try:
            step = next(flow)
            while True:
                if isinstance(step, Send | Read | Next | Sleep):
                    go_on = await self._exchange.advance(flow, step)
                    step = go_on()
                else:
                    yield step
                    step = next(flow)
        except StopIteration:
            return
        finally:
            await self.close()

    async def answer_now(self) -> None:
        """End the thinking: the answer comes next. Where the answer is over already, it does nothing."""
        await self._client._run(flows.hurried(self._client._retrying, self.id))

    async def close(self) -> None:
        """Close the connection; the server stops the model."""
        await self._exchange.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()


class AsyncExchange:
    """Performs the steps of one flow, awaiting."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._response: httpx.Response | None = None
        self._pieces: AsyncIterator[bytes]

    async def advance(self, flow: flows.Flow[Any] | flows.Telling, step: flows.Action) -> Callable[[], Any]:
        """Perform `step`; how the flow goes on. Its end is a `StopIteration`, which may not leave a coroutine."""
        try:
            result = await self._perform(step)
        except flows.FAILURE as error:
            return partial(flow.throw, error)
        return partial(flow.send, result)

    async def close(self) -> None:
        """Give up what is still to come."""
        if self._response is not None:
            await self._response.aclose()

    async def _perform(self, step: flows.Action) -> Any:
        match step:
            case Send():
                await self.close()  # of an attempt before this one
                self._response = await self._client._http.send(self._client._request(step), stream=True)
                self._pieces = self._response.aiter_bytes()
                return self._response
            case Read():
                return b"".join([piece async for piece in self._pieces])
            case Next():
                return await anext(self._pieces, None)
            case Sleep(seconds):
                return await self._client._sleep(seconds)
        assert_never(step)
