"""Ask a question and show its answer."""

import asyncio

from thinkaloud.terminal import keyboard
from thinkaloud.terminal.display import Display, Times
from thinkaloud.terminal.screen import Screen
from thinkaloud.terminal.type_ahead import TypeAhead
from thinkaloud_client import AsyncClient, AsyncStream, Options, Prompt, Reply, ThinkAloudError


async def ask(
    client: AsyncClient, screen: Screen, prompt: Prompt, options: Options, typed: TypeAhead | None = None
) -> tuple[Reply, Times]:
    """Show the answer while it streams, and return it with its times. Raises `ThinkAloudError`.

    typed: gets what is typed meanwhile, for the next question. Enter alone, while the model thinks, asks for the
    answer.
    """
    display = Display(screen, typed, keys=keyboard.is_available())
    hurry = asyncio.Event()

    def answer_now() -> None:
        if display.is_thinking:
            display.show_hurry()
            hurry.set()
        display.refresh()

    async with client.stream(prompt, **options) as stream:
        sender = asyncio.create_task(_send_answer_now(stream, hurry))
        try:
            with display, keyboard.listen(typed or TypeAhead(), answer_now, display.refresh):
                async for event in stream:
                    display.show(event)
        finally:
            sender.cancel()
    return stream.reply, display.times


async def _send_answer_now(stream: AsyncStream, hurry: asyncio.Event) -> None:
    """Send the user's request for the answer once."""
    await hurry.wait()
    try:
        await stream.answer_now()
    except (ThinkAloudError, RuntimeError):
        return  # it is no longer thinking: the answer comes anyway
