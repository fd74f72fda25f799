"""What a vLLM engine's start leaves behind in this process."""

import re
import threading
from pathlib import Path

import pytest

from live import Live

SIGINT_BIT = 1 << 1


@pytest.mark.vllm
def test_what_is_started_from_the_loading_threads_still_gets_ctrl_c(tiny: Live) -> None:
    """A process inherits the signal mask of the thread that starts it, and the threads are a pool's."""
    pool = [thread.native_id for thread in threading.enumerate() if thread.name.startswith("asyncio_")]
    assert pool
    for thread in pool:
        status = Path(f"/proc/self/task/{thread}/status").read_text()
        blocked = re.search(r"SigBlk:\s*([0-9a-f]+)", status)
        assert blocked
        assert not int(blocked[1], 16) & SIGINT_BIT
