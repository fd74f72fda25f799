"""What a server that is killed leaves behind: nothing, whatever its processes started and however they stand."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from live import until
from thinkaloud.runtime import orphan_guard

# A server: it is guarded, and starts one process that starts more, the last of which outlives it at once.
SERVER = """
import subprocess, sys, time
from thinkaloud.runtime import orphan_guard
orphan_guard.start_guard()
orphan_guard.start_guard()
core = '''
import os, subprocess, sys, time
subprocess.Popen(["sleep", "600"], start_new_session=True)
subprocess.run(["sh", "-c", "sleep 600 & exec true"], check=True)
print("up", flush=True)
time.sleep(600)
'''
subprocess.Popen([sys.executable, "-c", core])
{then}
time.sleep(600)
"""


def mark_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(orphan_guard.MARK)
    except psutil.Error:
        return None


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@contextmanager
def server(then: str = "") -> Iterator[tuple[subprocess.Popen[bytes], list[psutil.Process]]]:
    """A running server, and every process that came of it; its guard among them."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER.replace("{then}", then)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"up\n"
        family = psutil.Process(process.pid).children(recursive=True)
        mark = next(filter(None, map(mark_of, family)))
        marked = [each for each in psutil.process_iter() if mark_of(each) == mark]  # which may descend from it no more
        yield process, list({each.pid: each for each in [*family, *marked]}.values())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
async def test_no_process_outlives_a_server_that_is_killed(number: signal.Signals) -> None:
    with server() as (process, family):
        await until(lambda: sum(each.name() == "sleep" for each in family if alive(each)) == 2)
        next(each for each in family if each.name() == "sleep").send_signal(signal.SIGSTOP)
        process.send_signal(number)
        process.wait()
        await until(lambda: not any(map(alive, family)))


async def test_a_running_server_ends_what_has_lost_its_parent_and_nothing_else() -> None:
    with server("sys.stdin.readline(); orphan_guard.kill_orphans(); print('ended', flush=True)") as (process, family):
        assert process.stdin is not None
        assert process.stdout is not None
        await until(lambda: sum(each.name() == "sleep" for each in family if alive(each)) == 2)
        process.stdin.write(b"now\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"ended\n"
        left = [each for each in family if alive(each)]
        assert len([each for each in left if each.name() == "sleep"]) == 1
        assert len([each for each in left if orphan_guard.__file__ in each.cmdline()]) == 1, "one guard for all"


def test_the_guard_needs_nothing_but_the_standard_library() -> None:
    source = Path(orphan_guard.__file__).read_text(encoding="utf-8")
    assert "thinkaloud" not in source.replace(orphan_guard.MARK.lower(), "")
    subprocess.run([sys.executable, "-I", "-S", orphan_guard.__file__, "nobody"], stdin=subprocess.DEVNULL, check=True)
    assert os.environ.get(orphan_guard.MARK) != "nobody"


def test_a_process_that_ends_in_order_says_nothing_of_its_guard() -> None:
    code = "from thinkaloud.runtime import orphan_guard; orphan_guard.start_guard()"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True)
    assert ended.stderr == b""
