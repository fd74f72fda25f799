"""The client that blocks."""

import time
from collections.abc import Callable, Iterator
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


class Client(Session[httpx.Client]):
    """Talks to one server. May be used by several threads.

        client = Client("http://127.0.0.1:8000", model="auto")
        for event in client.stream("How many primes are there below 60?"):
            match event:
                case Thought(text) | Answer(text):
                    print(text, end="")

    base_url: with or without `/v1`; else THINKALOUD_BASE_URL, else the server of `make serve`.
    api_key: else THINKALOUD_API_KEY; an empty one is none. It goes to base_url alone: no redirect is followed.
    retrying: how often and when a request that failed is sent again.
    timeout: httpx's; of seconds in which nothing comes, not of the whole answer.
    transport: httpx's. sleep: waits between two attempts.
    options: of every request that says nothing else.

    Raises `ValueError` where base_url or api_key cannot be one.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        timeout: float | httpx.Timeout | None = TIMEOUT,
        retrying: Retrying = Retrying(),  # noqa: B008  it is frozen
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        **options: Unpack[Options],
    ) -> None:
        endpoint = Endpoint.of(base_url, api_key)
        super().__init__(endpoint, httpx.Client(transport=transport, **http_settings(timeout)), retrying, options)
        self._sleep = sleep

    def stream(self, prompt: Prompt, **options: Unpack[Options]) -> "Stream":
        """The events of an answer, as they come. The request goes out when the first is asked for."""
        return Stream(self, prompt, self._options(options))

    def ask(self, prompt: Prompt, **options: Unpack[Options]) -> Reply:
        """The whole answer. It is streamed too, so that however long a model thinks no timeout ends it.

        Raises `ThinkAloudError`, of the kind that says what went wrong.
        """
        with self.stream(prompt, **options) as stream:
            for _ in stream:
                pass
            return stream.reply

    def models(self) -> list[served.Model]:
        """What this key may use."""
        return self._run(flows.models(self._retrying))

    def route(self, prompt: Prompt, **options: Unpack[Options]) -> served.Decision:
        """Where an alias would send a prompt, and why; no model is asked."""
        return self._run(flows.route(self._retrying, prompt, self._options(options)))

    def answer_now(self, answer_id: str) -> None:
        """End the thinking of a running request; its stream goes on with the answer."""
        self._run(flows.answer_now(self._retrying, answer_id))

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, flow: flows.Flow[T]) -> T:
        exchange = Exchange(self)
        try:
            step = next(flow)
            while True:
                step = exchange.advance(flow, step)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            exchange.close()


class Stream(Telling[httpx.Client]):
    """The events of one answer; iterate over it once.

    Leaving its loop, or its `with` block, closes the connection, and the server stops the model. Where an exception may
    leave the loop, `with client.stream(...) as stream:` closes it at once.
    """

    def __init__(self, client: Client, prompt: Prompt, asked: Options) -> None:
        super().__init__(client, prompt, asked)
        self._client = client
        self._exchange = Exchange(client)

    def __iter__(self) -> Iterator[Event]:
        flow = self._flow()
        try:
            step = next(flow)
            while True:
                if isinstance(step, Send | Read | Next | Sleep):
                    step = self._exchange.advance(flow, step)
                else:
                    yield step
                    step = next(flow)
        except StopIteration:
            return
        finally:
            self.close()

    def answer_now(self) -> None:
        """End the thinking: the answer comes next. To be called between two events, or from another thread.

        Where the answer is over already, it does nothing.
        """
        self._client._run(flows.hurried(self._client._retrying, self.id))

    def close(self) -> None:
        """Close the connection; the server stops the model."""
        self._exchange.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


class Exchange:
    """Performs the steps of one flow, blocking."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._response: httpx.Response | None = None
        self._pieces: Iterator[bytes] = iter(())

    def advance(self, flow: flows.Flow[Any] | flows.Telling, step: flows.Action) -> Any:
        """Perform `step`; what the flow wants next."""
        try:
            result = self._perform(step)
        except flows.FAILURE as error:
            return flow.throw(error)
        return flow.send(result)

    def close(self) -> None:
        """Give up what is still to come."""
        if self._response is not None:
            self._response.close()

    def _perform(self, step: flows.Action) -> Any:
        match step:
            case Send():
                self.close()  # of an attempt before this one
                self._response = self._client._http.send(self._client._request(step), stream=True)
                self._pieces = self._response.iter_bytes()
                return self._response
            case Read():
                return b"".join(self._pieces)
            case Next():
                return next(self._pieces, None)
            case Sleep(seconds):
                return self._client._sleep(seconds)
        assert_never(step)
