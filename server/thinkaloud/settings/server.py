"""The server, and the limits of its requests."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from thinkaloud.settings.section import Seconds, Section

Origin = Annotated[str, Field(pattern=r"^(\*|[a-z][a-z0-9+.-]*://[^\sA-Z/?#@]+)$")]
"""Scheme, host and port of a page, as browsers send it: in small letters, without a path; or `*`."""
HostName = Annotated[str, Field(pattern=r"^([^\s:/@\[\]]+|[0-9a-fA-F.]*(:[0-9a-fA-F.]*){2,})$")]
"""A name or an address, without a port and without brackets."""


class MetricsSettings(Section):
    """A listener of its own for `GET /metrics`, which asks for no key: for what can send none, such as the endpoint
    pickers of load balancers. `/metrics` on the server's own port stays as it is."""

    host: str = "127.0.0.1"
    """Address to listen on. Whoever reaches it learns the names of models and keys, and how much each is used. It
    answers to its own address and to the names in `server.hosts`."""
    port: int = Field(ge=1, le=65_535)
    """Port to listen on, another than the server's."""


class ServerSettings(Section):
    """Where the server listens, how it starts and how it stops."""

    workers: Literal["auto"] | Annotated[int, Field(ge=1, le=64)] = "auto"
    """Processes that take requests and share the engines. More than one need `store.url`. With `auto` it is one for
    each 8 cores, at most 4, where the settings allow several, and else one."""
    host: str = "127.0.0.1"
    """Address to listen on. Without API keys, only loopback is allowed, unless `--insecure-open` is given."""
    hosts: tuple[HostName, ...] = ()
    """Further values of the Host header that a server without API keys accepts. With keys, any is accepted."""
    cors_origins: Literal["*"] | tuple[Origin, ...] = ()
    """Origins whose pages may call the API from a browser, such as `https://app.example`; `*` for all."""
    port: int = Field(8000, ge=0, le=65_535)
    """Port to listen on; 0 for a free one."""
    metrics: MetricsSettings | None = None
    """A further listener, for `/metrics` without keys."""
    ready_timeout: Seconds = 20
    """How long a request waits for a model that is loading."""
    ready_when: Literal["any_model", "all_models"] = "any_model"
    """Which models have to be there for `/ready` to be 200."""
    drain: Annotated[float, Field(ge=0, le=3600)] = 5
    """How long the server goes on listening after SIGTERM, with `/ready` at 503, so that load balancers notice before
    it is gone. Ctrl-C does without."""
    grace: Seconds = 30
    """How long running requests may go on behind that."""
    stalled_after: Seconds = 10
    """An engine with work that makes no progress for so long counts as stalled: `/ready` reports it, and aliases use
    their other model. Set more if a single step of a model takes longer."""
    on_engine_death: Literal["restart", "exit"] = "restart"
    """Whether an engine whose processes died is restarted, or the server exits with code 3."""
    heartbeat: Seconds = 10
    """Seconds between two comments on a stream that has nothing else to send."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """Least level of the log."""

    @model_validator(mode="after")
    def _require_two_ports(self) -> Self:
        if self.metrics is not None and self.metrics.port == self.port:
            raise ValueError("metrics.port is the port of the server itself: choose another")
        return self


class LimitsSettings(Section):
    """Limits of a single request, and of all requests together, in bytes, seconds and counts."""

    connections: int = Field(4096, ge=16)
    """Open connections. For a further one, the connection that has been idle longest is closed."""
    body: int = Field(8 * 1024 * 1024, ge=1024)
    """Bytes of a request body. A larger one gets status 413."""
    body_deadline: Seconds = 30
    """Timeout from the end of the headers to the end of the body. Then status 408."""
    headers: int = Field(64 * 1024, ge=1024)
    """Bytes of request line and headers. Larger ones get status 431."""
    header_deadline: Seconds = 20
    """Timeout from the connection, or a later request's first byte, to the end of the headers. Then status 408."""
    json_depth: int = Field(64, ge=1, le=256)
    """Nesting of objects and arrays in a body."""
    json_nodes: int = Field(100_000, ge=1)
    """Values of any kind in a body."""
    messages: int = Field(2048, ge=1)
    """Messages of a request."""
    tools: int = Field(128, ge=0)
    """Tools of a request."""
    stops: int = Field(5, ge=0)
    """Stop strings of a request."""
    stop_length: int = Field(128, ge=1)
    """Characters of a stop string."""
    max_tokens_overflow: Literal["refuse", "clamp"] = "refuse"
    """What happens to a request whose `max_tokens` do not fit into the context beside its prompt: it is refused with
    status 400, or gets as many as fit, and is told in its `thinkaloud` object."""
    n: int = Field(8, ge=1)
    """Choices of a request."""
    votes: int = Field(32, ge=1)
    """Votes of a request."""
    running: int = Field(1024, ge=1)
    """Concurrent generations. A request counts as many as it has choices or votes, at most this limit. Further ones are
    queued, and keys take turns; so are those that wait for an upstream's connections. Requests that an engine has
    accepted wait there in order of arrival. For keys to take turns on a vLLM engine, set no more than its
    `max_num_seqs`."""
    queue: int = Field(1024, ge=0)
    """Queued requests. For a further one, the last of the key with the longest queue gets status 503."""
    queue_wait: Seconds = 60
    """Timeout in the queue. Then status 503."""
    first_token: Seconds = 300
    """Timeout from the engine's start on a request to its first token, also where it continues after inserted text."""
    between_tokens: Seconds = 120
    """Timeout from one token to the next."""
    total: Seconds = 3600
    """Timeout from the engine's start on a request to its last token."""
    strict: bool = False
    """Whether requests of keys with limits get status 503 while `state` cannot be reached. Otherwise each replica goes
    on with its part of the limits."""
    send_timeout: Seconds = 30
    """Timeout for a client that reads nothing. It is disconnected, and its generation aborted."""
