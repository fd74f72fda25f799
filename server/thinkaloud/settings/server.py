"""The server itself, and what one request may take of it."""

from typing import Annotated, Literal

from pydantic import Field

from thinkaloud.settings.section import Seconds, Section

HostName = Annotated[str, Field(pattern=r"^([^\s:/@\[\]]+|[0-9a-fA-F.]*(:[0-9a-fA-F.]*){2,})$")]
"""A name or an address, without a port and without brackets."""


class ServerSettings(Section):
    """Where the server listens, and how it begins and ends."""

    host: str = "127.0.0.1"
    hosts: tuple[HostName, ...] = ()
    """Further names by which a server without keys may be asked; one with keys does not look."""
    port: int = Field(8000, ge=0, le=65_535)
    ready_timeout: Seconds = 20
    """How long a request waits for a model that is still loading."""
    grace: Seconds = 30
    """How long running streams may go on after SIGTERM or Ctrl-C."""
    stalled_after: Seconds = 10
    """An engine that has work and gives no sign of life for so long counts as stalled: `/ready` says so, and aliases
    turn to their other model. More, where a single step of a model takes longer."""
    on_engine_death: Literal["restart", "exit"] = "restart"
    """An engine whose processes died is started again, or the server ends with exit code 3."""
    heartbeat: Seconds = 10
    """Between two comments on a stream that has nothing else to send."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class LimitsSettings(Section):
    """How much of anything one request, or all of them together, may take. Bytes, seconds and counts."""

    connections: int = Field(4096, ge=16)
    """Open at once. Where one more comes, the one that has waited longest without a request is closed for it."""
    body: int = Field(8 * 1024 * 1024, ge=1024)
    """Largest request body; a larger one is answered 413."""
    body_deadline: Seconds = 30
    """From the end of the headers to the end of the body; 408 after it."""
    headers: int = Field(64 * 1024, ge=1024)
    """Largest request line and headers together; 431."""
    header_deadline: Seconds = 20
    """From the connection, or a later request's first byte, to the end of the headers; 408."""
    json_depth: int = Field(64, ge=1, le=256)
    """Objects and arrays inside each other."""
    json_nodes: int = Field(100_000, ge=1)
    """Values in one body, of any kind."""
    messages: int = Field(2048, ge=1)
    tools: int = Field(128, ge=0)
    stops: int = Field(4, ge=0)
    stop_length: int = Field(128, ge=1)
    """Characters of one stop string."""
    n: int = Field(8, ge=1)
    """Choices of one request."""
    votes: int = Field(32, ge=1)
    """Votes of one request."""
    running: int = Field(1024, ge=1)
    """Generations in work at once: a request counts as many as it has choices or votes, at most all there are. More of
    them wait, in turn by key, for this or for an engine's connections. What an engine has taken in waits there first
    come, first served: where keys are to take turns for a vLLM engine, no more than its `max_num_seqs`."""
    queue: int = Field(1024, ge=0)
    """Requests that wait. When one more comes, the last of the key that has the most waiting is answered 503."""
    queue_wait: Seconds = 60
    """How long one waits; 503 after it."""
    first_token: Seconds = 300
    """From the engine's taking a request to its first token; the same where it goes on behind words of ours."""
    between_tokens: Seconds = 120
    """From one token to the next."""
    total: Seconds = 3600
    """From the engine's taking a request to its last token."""
    send_timeout: Seconds = 30
    """A reader that takes nothing for so long is dropped and its generation aborted."""
