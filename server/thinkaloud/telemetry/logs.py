"""Logging: one handler, plain lines on standard error, no text of any conversation.

Libraries that log what they transport at DEBUG stay above that level, whatever `server.log_level` says.
"""

import logging

_MINIMUM_LEVELS = {
    "sse_starlette": logging.INFO,  # logs its heartbeats at DEBUG
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,  # logs headers, with keys, at DEBUG
    "asyncio": logging.INFO,
    "uvicorn": logging.WARNING,  # the start-up display shows the address
    "vllm": logging.ERROR,  # until its import sets it up, see engine/vllm/engine.py
}


def configure(level: str) -> None:
    """Set up logging. level: debug, info, warning or error."""
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)-7s %(name)s  %(message)s", datefmt="%H:%M:%S", force=True
    )
    for name, minimum in _MINIMUM_LEVELS.items():
        logger = logging.getLogger(name)
        logger.setLevel(max(minimum, logging.getLevelNamesMapping()[level.upper()]))
