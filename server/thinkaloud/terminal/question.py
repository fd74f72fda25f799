"""Ask a question and show its answer."""

import asyncio

from thinkaloud.terminal import keyboard
from thinkaloud.terminal.display import Display, Screen, Times
from thinkaloud_client import AsyncClient, AsyncStream, Options, Prompt, Reply, Started, ThinkAloudError

HINT = "Enter: answer now, Ctrl-C: stop"


async def ask(client: AsyncClient, screen: Screen, prompt: Prompt, options: Options) -> tuple[Reply, Times]:
    """Show the answer while it streams, and return it with its times. Raises `ThinkAloudError`."""
    display = Display(screen, HINT if keyboard.is_available() else "")
    requested, started = asyncio.Event(), asyncio.Event()
    async with client.stream(prompt, **options) as stream:
        sender = asyncio.create_task(_send_answer_now(stream, display, requested, started))
        try:
            with display, keyboard.call_on_enter(requested.set):
                async for event in stream:
                    display.show(event)
                    if isinstance(event, Started):
                        started.set()
        finally:
            sender.cancel()
    return stream.reply, display.times


async def _send_answer_now(
    stream: AsyncStream, display: Display, requested: asyncio.Event, started: asyncio.Event
) -> None:
    """Send the user's request for the answer once, when the stream has started and the server knows its id."""
    await requested.wait()
    display.show_hurry()
    await started.wait()
    try:
        await stream.answer_now()
    except (ThinkAloudError, RuntimeError):
        return  # it is not thinking, or no longer: the answer comes anyway
