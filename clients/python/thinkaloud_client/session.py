"""What a client is made of, whichever way it waits."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import httpx

from thinkaloud_client import flows, options
from thinkaloud_client.decoding import Decoder
from thinkaloud_client.endpoint import Endpoint
from thinkaloud_client.options import Options, Prompt
from thinkaloud_client.reply import Reply
from thinkaloud_client.retrying import Retrying

TIMEOUT = httpx.Timeout(120, connect=10)
"""While a model thinks unseen, ThinkAloud sends a comment every ten seconds. Before the answer's head a request may
wait for its turn."""

Http = TypeVar("Http", httpx.Client, httpx.AsyncClient)


class Session(Generic[Http]):
    """What both clients keep. `http` does the sending."""

    def __init__(self, endpoint: Endpoint, http: Http, retrying: Retrying, defaults: Options) -> None:
        self._endpoint = endpoint
        self._http: Http = http
        self._retrying = retrying
        self._defaults = options.merged({"model": "auto"}, defaults)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._endpoint.url!r})"

    @property
    def url(self) -> str:
        """The server, without the `/v1`."""
        return self._endpoint.url

    def _options(self, given: Options) -> Options:
        return options.merged(self._defaults, given)

    def _request(self, sent: flows.Send) -> httpx.Request:
        headers = self._endpoint.headers() | sent.headers
        url = self._endpoint.url + sent.path
        try:
            request: httpx.Request = self._http.build_request(sent.method, url, json=sent.body, headers=headers)
            return request
        except UnicodeEncodeError:
            pass  # it quotes the prompt, and would be the context of what is raised here
        raise ValueError("the request holds text that is not Unicode: half of a surrogate pair")


class Telling(Generic[Http]):
    """One answer that is being told: what both kinds of stream keep."""

    def __init__(self, session: Session[Http], prompt: Prompt, asked: Options) -> None:
        self._session: Session[Http] = session
        self._body = options.streamed(prompt, asked)
        self._headers: Mapping[str, str] = options.headers(asked)
        self._decoder: Decoder | None = None
        self._begun = False

    @property
    def reply(self) -> Reply:
        """The answer, as far as it has come."""
        return self._decoder.reply() if self._decoder else Reply()

    @property
    def id(self) -> str:
        """Of the answer. Raises `RuntimeError` before its first event, and where the server gives it none."""
        if self._decoder is None or not self._decoder.id:
            raise RuntimeError("the answer has no id, or none before its first event")
        return self._decoder.id

    def _flow(self) -> flows.Telling:
        if self._begun:
            raise RuntimeError("a stream is told once; ask again for another answer")
        self._begun = True
        return flows.streamed(self._session._retrying, self._body, dict(self._headers), self._keep)

    def _keep(self, decoder: Decoder) -> None:
        self._decoder = decoder


def http_settings(timeout: float | httpx.Timeout | None) -> dict[str, Any]:
    """How httpx is set up, for both kinds of client."""
    return {
        "timeout": timeout,
        "headers": {"user-agent": "thinkaloud-client"},
        "limits": httpx.Limits(max_connections=None),
    }
