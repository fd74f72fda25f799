"""A client for ThinkAloud, and for any OpenAI-compatible server: the trace and the answer, apart, as they come.

client = Client("http://127.0.0.1:8000", model="auto")
reply = client.ask("A pen costs 3 dollars. How much do 4 pens cost?")
print(reply.thought, reply.answer)
"""

from thinkaloud_client.async_client import AsyncClient, AsyncStream
from thinkaloud_client.client import Client, Stream
from thinkaloud_client.errors import (
    BadRequest,
    BrokenStream,
    ContextTooLong,
    Forbidden,
    NotFound,
    Overloaded,
    RateLimited,
    Refused,
    ServerFailed,
    ThinkAloudError,
    TimedOut,
    Unauthorized,
    Unreachable,
)
from thinkaloud_client.events import Answer, Done, Event, Progress, Started, Summary, Thought
from thinkaloud_client.options import Options, Prompt
from thinkaloud_client.reply import Reply, Route, Sealed, Step, Thinking, ToolCall, Usage, Votes
from thinkaloud_client.retrying import Retrying
from thinkaloud_client.served import Decision, Model

__all__ = [
    "Answer",
    "AsyncClient",
    "AsyncStream",
    "BadRequest",
    "BrokenStream",
    "Client",
    "ContextTooLong",
    "Decision",
    "Done",
    "Event",
    "Forbidden",
    "Model",
    "NotFound",
    "Options",
    "Overloaded",
    "Progress",
    "Prompt",
    "RateLimited",
    "Refused",
    "Reply",
    "Retrying",
    "Route",
    "Sealed",
    "ServerFailed",
    "Started",
    "Step",
    "Stream",
    "Summary",
    "ThinkAloudError",
    "Thinking",
    "Thought",
    "TimedOut",
    "ToolCall",
    "Unauthorized",
    "Unreachable",
    "Usage",
    "Votes",
]
