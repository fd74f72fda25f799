"""`thinkaloud chat`: a single question, or a conversation."""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from thinkaloud.terminal import messages
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.display import Screen
from thinkaloud.terminal.endpoint import UsageError, choose_model, connect, list_models
from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud.terminal.question import ask
from thinkaloud_client import AsyncClient, ThinkAloudError

FAILED, STOPPED = 1, 130


@dataclass(slots=True, frozen=True)
class ChatOptions:
    """Options of the requests."""

    model: str | None = None
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None

    async def start(self, client: AsyncClient) -> State:
        """Return the state of a new conversation. Raises `ThinkAloudError`, `UsageError`."""
        models = await list_models(client, self.model)
        return State(models, choose_model(models, self.model), self.effort, self.visibility, self.budget)


def run(prompt: str | None, options: ChatOptions, url: str | None, key_file: Path | None, *, quiet: bool) -> int:
    """Run the chat and return the exit code. Raises `UsageError`."""
    question = _read_prompt(prompt)
    try:
        return asyncio.run(_run(question, options, connect(url, key_file), Screen(quiet=quiet)))
    except KeyboardInterrupt:
        return STOPPED


async def _run(question: str | None, options: ChatOptions, connection: AsyncClient, screen: Screen) -> int:
    async with connection as client:
        try:
            state = await options.start(client)
            if question is not None:
                return await ask_once(client, screen, state, question)
            from thinkaloud.terminal.session import Session  # imported late: a pipe needs no line editor

            await Session(client, screen, state).run()
        except ThinkAloudError as error:
            screen.error(messages.describe_failure(error, client.url))
            return FAILED
    return 0


async def ask_once(client: AsyncClient, screen: Screen, state: State, prompt: str) -> int:
    """Ask a single question, and return the exit code. Raises `ThinkAloudError`."""
    reply, times = await ask(client, screen, prompt, state.options())
    screen.note(messages.describe_answer(reply, times))
    if not reply.answer:
        screen.error(messages.explain_missing_answer(reply))
        return FAILED
    return 0


def _read_prompt(given: str | None) -> str | None:
    """Return the argument, or what is piped in, or None for a conversation. Raises `UsageError`."""
    if given is None and sys.stdin.isatty():
        if not sys.stdout.isatty():
            raise UsageError("a conversation needs a terminal: give the prompt as an argument, or pipe it in")
        return None
    try:
        text = sys.stdin.buffer.read().decode() if given is None else given.encode().decode()
    except UnicodeError:
        raise UsageError("the prompt is not valid UTF-8") from None
    if not text.strip():
        raise UsageError("the prompt is empty")
    return text
