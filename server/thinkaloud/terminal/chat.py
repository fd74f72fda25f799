"""`thinkaloud chat`: one question, or a conversation."""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from thinkaloud.terminal import messages
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.display import Screen
from thinkaloud.terminal.endpoint import Mistake, chosen, connect, served
from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud.terminal.question import ask
from thinkaloud_client import AsyncClient, ThinkAloudError

FAILED, STOPPED = 1, 130


@dataclass(slots=True, frozen=True)
class Wishes:
    """What the command line says of the requests."""

    model: str | None = None
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None

    async def state(self, client: AsyncClient) -> State:
        """The beginning of a conversation. Raises `ThinkAloudError`, `Mistake`."""
        models = await served(client, self.model)
        return State(models, chosen(models, self.model), self.effort, self.visibility, self.budget)


def run(prompt: str | None, wishes: Wishes, url: str | None, key_file: Path | None, *, quiet: bool) -> int:
    """The command; its exit code. Raises `Mistake`."""
    asked = _prompt(prompt)
    try:
        return asyncio.run(_run(asked, wishes, connect(url, key_file), Screen(quiet=quiet)))
    except KeyboardInterrupt:
        return STOPPED


async def _run(asked: str | None, wishes: Wishes, connection: AsyncClient, screen: Screen) -> int:
    async with connection as client:
        try:
            state = await wishes.state(client)
            if asked is not None:
                return await once(client, screen, state, asked)
            from thinkaloud.terminal.session import Session  # only now: a pipe needs no line to type on

            await Session(client, screen, state).run()
        except ThinkAloudError as error:
            screen.error(messages.failure(error, client.url))
            return FAILED
    return 0


async def once(client: AsyncClient, screen: Screen, state: State, prompt: str) -> int:
    """Ask one question. Raises `ThinkAloudError`."""
    reply, times = await ask(client, screen, prompt, state.options())
    screen.note(messages.done(reply, times))
    if not reply.answer:
        screen.error(messages.cut(reply))
        return FAILED
    return 0


def _prompt(given: str | None) -> str | None:
    """What is to be asked once: the argument, or what is piped in. None: there is a user to talk to."""
    if given is None and sys.stdin.isatty():
        if not sys.stdout.isatty():
            raise Mistake("a conversation needs a terminal: give the prompt as an argument, or pipe it in")
        return None
    try:
        text = sys.stdin.buffer.read().decode() if given is None else given.encode().decode()
    except UnicodeError:
        raise Mistake("the prompt is not valid UTF-8") from None
    if not text.strip():
        raise Mistake("the prompt is empty")
    return text
