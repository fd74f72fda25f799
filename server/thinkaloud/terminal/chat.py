"""`thinkaloud chat`: a single question, or a conversation."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from thinkaloud.terminal import last_conversation, messages
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.endpoint import choose_model, connect, list_models
from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud.terminal.question import ask
from thinkaloud.terminal.screen import Screen
from thinkaloud_client import AsyncClient, ThinkAloudError

FAILED, STOPPED = 1, 130


@dataclass(slots=True, frozen=True)
class ChatOptions:
    """Options of the requests, and of the conversation.

    go_on: go on with the last conversation. keep: keep this one, and what is typed.
    """

    model: str | None = None
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None
    temperature: float | None = None
    system: str | None = None
    go_on: bool = False
    keep: bool = True

    async def start(self, client: AsyncClient) -> State:
        """Return the state of a conversation. Raises `ThinkAloudError`, `UsageError`."""
        saved = last_conversation.load() if self.go_on else None
        models = await list_models(client, self.model)
        state = State(
            models,
            choose_model(models, self.model),
            self.effort,
            self.visibility,
            self.budget,
            self.temperature,
            self.system,
        )
        if saved is None:
            return state
        gone_on = state.go_on(saved.turns, self.system or saved.system)
        return replace(gone_on, model=self.model or gone_on.model)


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
    def keep(state: State) -> None:
        try:
            last_conversation.keep(state)
        except OSError as error:
            screen.note(f"the conversation is not kept: {error.strerror}")

    async with connection as client:
        try:
            state = await options.start(client)
            if question is not None:
                return await ask_once(client, screen, state, question, keep if options.keep else None)
            from thinkaloud.terminal.session import Session  # imported late: a pipe needs no line editor

            await Session(client, screen, state, keep if options.keep else None).run()
        except ThinkAloudError as error:
            screen.error(messages.describe_failure(error, client.url))
            return FAILED
    return 0


async def ask_once(
    client: AsyncClient, screen: Screen, state: State, prompt: str, keep: Callable[[State], None] | None
) -> int:
    """Ask a single question, and return the exit code. Raises `ThinkAloudError`."""
    question = state.question(prompt)
    reply, times = await ask(client, screen, state.messages(question), state.options())
    screen.note(messages.describe_answer(reply, times))
    if not reply.answer:
        screen.error(messages.explain_missing_answer(reply))
        return FAILED
    if keep is not None:
        keep(state.with_answer(question, reply))
    return 0
