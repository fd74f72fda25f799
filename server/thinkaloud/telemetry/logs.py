"""Logging of the process. One handler, plain lines on standard error, and no text of any conversation.

Libraries that write what they transport at DEBUG are held at a level above it, whatever the operator asks for.
"""

import logging

_CARRIERS = {
    "sse_starlette": logging.INFO,  # logs every chunk at DEBUG
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,  # logs headers, with keys, at DEBUG
    "asyncio": logging.INFO,
    "uvicorn": logging.WARNING,  # process.py says where the server listens, and when it really is ready
    "vllm": logging.ERROR,  # until it is imported and sets itself up, see engine/vllm/engine.py
}


def configure(level: str) -> None:
    """Set up the process's logging. level: debug, info, warning or error."""
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)-7s %(name)s  %(message)s", datefmt="%H:%M:%S", force=True
    )
    for name, floor in _CARRIERS.items():
        logger = logging.getLogger(name)
        logger.setLevel(max(floor, logging.getLevelNamesMapping()[level.upper()]))
