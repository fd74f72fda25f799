"""`thinkaloud chat`: a single question, or a conversation."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from thinkaloud.terminal import messages
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.endpoint import choose_model, connect, list_models
from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud.terminal.question import ask
from thinkaloud.terminal.screen import Screen
from thinkaloud_client import AsyncClient, ThinkAloudError

FAILED, STOPPED = 1, 130


@dataclass(slots=True, frozen=True)
class ChatOptions:
    """Options of the requests."""

    model: str | None = None
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None
    temperature: float | None = None
    system: str | None = None

    async def start(self, client: AsyncClient) -> State:
        """Return the state of a new conversation. Raises `ThinkAloudError`, `UsageError`."""
        models = await list_models(client, self.model)
        return State(
            models,
            choose_model(models, self.model),
            self.effort,
            self.visibility,
            self.budget,
            self.temperature,
            self.system,
        )


def run(question: str | None, options: ChatOptions, url: str | None, key_file: Path | None, *, quiet: bool) -> int:
    """Ask a question, or have a conversation, and return the exit code. Raises `UsageError`."""
    screen = Screen(quiet=quiet)

    def say_again(error: ThinkAloudError, seconds: float) -> None:
        screen.warn(messages.describe_retry(error, seconds, client.url))

    client = connect(url, key_file, say_again)
    try:
        return asyncio.run(_run(question, options, client, screen))
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
    reply, times = await ask(client, screen, state.messages(state.question(prompt)), state.options())
    screen.note(messages.describe_answer(reply, times))
    if not reply.answer:
        screen.error(messages.explain_missing_answer(reply))
        return FAILED
    return 0
