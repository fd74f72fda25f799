"""Questions to whichever replica holds what they are about.

Every replica hears the questions of all, and answers in the asking replica's own channel. Who does not hold it is
silent.
"""

import asyncio
import logging
import secrets
from contextlib import suppress

import msgspec
from redis.exceptions import RedisError

from thinkaloud.errors import describe_causes
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import Handler, Topic, digest
from thinkaloud.state.redis.connection import Connection, open_client

log = logging.getLogger("thinkaloud.state")

_PATIENCE = 0.25
"""Seconds of silence that mean no."""
_MAX_ID_LENGTH = 256
"""Characters. Nothing runs under a longer id."""
_PAUSE = 1.0
"""Seconds between two looks whether the connection still is what it was."""


class _Question(msgspec.Struct):
    topic: Topic
    id: str
    caller: str
    replica: str
    number: str


class _Answer(msgspec.Struct):
    number: str
    text: str


class Questions:
    """The questions of one replica, and its answers to those of others."""

    def __init__(self, connection: Connection, settings: StateSettings, replica: str) -> None:
        self._connection = connection
        self._settings = settings
        self._replica = replica
        self._asked = f"{settings.prefix}:questions"
        self._handlers: dict[Topic, Handler] = {}
        self._open: dict[str, asyncio.Future[str]] = {}
        self.answering: set[asyncio.Task[None]] = set()
        self.is_listening = asyncio.Event()

    def listen(self, topic: Topic, handler: Handler) -> None:
        """Let `handler` answer what the others ask."""
        self._handlers[topic] = handler

    async def ask(self, topic: Topic, id: str, caller: str) -> str | None:
        """Return what a replica answers; None if none does."""
        if len(id) > _MAX_ID_LENGTH:
            return None
        number = secrets.token_hex(8)
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._open[number] = answer
        question = _Question(topic, id, digest(caller), self._replica, number)
        try:
            heard = await self._connection.call("PUBLISH", self._asked, msgspec.json.encode(question))
            if heard is None or heard < 2:  # away, or nobody is there but this replica
                return None
            async with asyncio.timeout(_PATIENCE):
                return await answer
        except TimeoutError:
            return None
        finally:
            del self._open[number]

    async def run(self) -> None:
        """Listen, until cancelled."""
        while True:
            with suppress(RedisError, OSError):
                await self._listen()
            self.is_listening.clear()
            await asyncio.sleep(_PAUSE)

    async def _listen(self) -> None:
        client = open_client(self._settings, timeout=None)
        losses, replies = self._connection.losses, self._channel(self._replica)
        async with client, client.pubsub() as messages:
            async with asyncio.timeout(self._settings.timeout):
                await messages.subscribe(self._asked, replies)
            while losses == self._connection.losses:
                message = await messages.get_message(timeout=_PAUSE)
                if message is None:
                    continue
                if message["type"] == "subscribe":
                    self.is_listening.set()
                elif message["channel"] == replies.encode():
                    self._take_answer(message["data"])
                else:
                    self._take_question(message["data"])

    def _channel(self, replica: str) -> str:
        return f"{self._settings.prefix}:answers:{replica}"

    def _take_answer(self, data: bytes) -> None:
        with suppress(msgspec.MsgspecError):
            answer = msgspec.json.decode(data, type=_Answer)
            if (waiting := self._open.get(answer.number)) is not None and not waiting.done():
                waiting.set_result(answer.text)

    def _take_question(self, data: bytes) -> None:
        with suppress(msgspec.MsgspecError):
            question = msgspec.json.decode(data, type=_Question)
            handler = self._handlers.get(question.topic)
            if handler is not None and question.replica != self._replica:
                task = asyncio.create_task(self._answer(handler, question))
                self.answering.add(task)
                task.add_done_callback(self.answering.discard)

    async def _answer(self, handler: Handler, question: _Question) -> None:
        try:
            text = await handler(question.id, question.caller)
        except Exception as error:  # noqa: BLE001  nobody waits for the task; the asking replica hears silence
            log.error("a question of another replica was not answered: %s", describe_causes(error))
            return
        if text is not None:
            answer = msgspec.json.encode(_Answer(question.number, text))
            self._connection.call("PUBLISH", self._channel(question.replica), answer)
