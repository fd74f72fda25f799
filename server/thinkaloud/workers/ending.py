"""The end of a process of the supervisor's."""

import os
import sys
from typing import NoReturn


def end(code: int) -> NoReturn:
    """Exit without the interpreter's own end: libraries of vLLM's list what they leave there, in dozens of lines."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
