"""Asks one question and shows its answer."""

import asyncio

from thinkaloud.terminal import keyboard
from thinkaloud.terminal.display import Display, Screen, Times
from thinkaloud_client import AsyncClient, AsyncStream, Options, Prompt, Reply, Started, ThinkAloudError

HINT = "Enter: answer now, Ctrl-C: stop"


async def ask(client: AsyncClient, screen: Screen, prompt: Prompt, options: Options) -> tuple[Reply, Times]:
    """The answer, which has been shown, and its times. What had come before it was cancelled has been shown as well.

    Raises `ThinkAloudError`.
    """
    display = Display(screen, HINT if keyboard.listening() else "")
    wanted, started = asyncio.Event(), asyncio.Event()
    async with client.stream(prompt, **options) as stream:
        hurrying = asyncio.create_task(_hurry(stream, display, wanted, started))
        try:
            with display, keyboard.on_enter(wanted.set):
                async for event in stream:
                    display.show(event)
                    if isinstance(event, Started):
                        started.set()
        finally:
            hurrying.cancel()
    return stream.reply, display.times


async def _hurry(stream: AsyncStream, display: Display, wanted: asyncio.Event, started: asyncio.Event) -> None:
    """The user's wish for the answer: sent once, as soon as the server can know which one is meant."""
    await wanted.wait()
    display.hurried()
    await started.wait()
    try:
        await stream.answer_now()
    except (ThinkAloudError, RuntimeError):
        return  # it does not think, or not any more: the answer is coming anyway
