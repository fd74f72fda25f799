"""Everything that the process says while it serves: every logger at DEBUG, and what is printed."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from starlette.types import ASGIApp, Receive, Scope, Send

_NOISY = ("sse_starlette", "sse_starlette.sse", "uvicorn", "uvicorn.error", "uvicorn.access", "httpx", "asyncio")
"""Loggers that some code sets a level of; the others follow the root."""


_elsewhere = ContextVar("elsewhere", default=False)


class Elsewhere:
    """ASGI middleware for a server that only happens to share the process: what it logs is not watched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _elsewhere.set(True)
        await self.app(scope, receive, send)


class Watch(logging.Handler):
    """Keeps what is logged, as it would be written, and with what was handed over beside the message."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._texts: dict[tuple[str, str], None] = {}
        self.setFormatter(logging.Formatter("%(threadName)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        if _elsewhere.get():
            return
        beside = {name: value for name, value in record.__dict__.items() if not isinstance(value, float)}  # times
        self._texts[f"log of {record.name}", f"{self.format(record)} {beside!r}"] = None

    def texts(self) -> list[tuple[str, str]]:
        """Each of them once."""
        return list(self._texts)


@contextmanager
def everything() -> Iterator[Watch]:
    """Capture every logger at DEBUG until the block ends. Other handlers get warnings and errors alone."""
    root, watch = logging.getLogger(), Watch()
    others = [(handler, handler.level) for handler in root.handlers]  # pytest's, which would each format every record
    loggers = [root, *map(logging.getLogger, _NOISY)]
    before = [(logger, logger.level, logger.propagate, logger.disabled) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.propagate, logger.disabled = True, False
    for handler, level in others:
        handler.setLevel(max(level, logging.WARNING))
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)
        for handler, level in others:
            handler.setLevel(level)
        for logger, level, propagate, disabled in before:
            logger.setLevel(level)
            logger.propagate, logger.disabled = propagate, disabled


@contextmanager
def every_callback() -> Iterator[None]:
    """asyncio's debug mode, in which each callback is logged with what it was called with. Slow."""
    loop = asyncio.get_running_loop()
    before = loop.slow_callback_duration
    loop.set_debug(True)
    loop.slow_callback_duration = 0.0
    try:
        yield
    finally:
        loop.slow_callback_duration = before
        loop.set_debug(False)
