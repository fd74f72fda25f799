"""The other end of `shared_cores.py`: a process that starts an engine's cores, and gives each front end a place there.

vLLM's cores know the addresses of all their clients from their start on, and each address is good for one client: its
sockets are told only once that a core is ready. So there are more places than front ends, and one that has died takes
the next. Where none is left, the cores start again.
"""

import contextlib
import json
import signal
import socket
import threading
from types import FrameType
from typing import NoReturn

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.engine.vllm.cores import Cores, NoPlace, Place, kill_all
from thinkaloud.errors import SettingsError, describe_causes
from thinkaloud.runtime import orphan_guard
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import VllmEngine


class CoreHost:
    """Holds the cores of one engine. They are started when the first front end asks, and again after they died."""

    def __init__(self, name: str, settings: VllmEngine, requirements: EngineRequirements, worker: Worker) -> None:
        """worker: any of the front ends, for what they have in common."""
        self._name, self._settings, self._requirements, self._worker = name, settings, requirements, worker
        self._lock = threading.Lock()
        self._cores: Cores | None = None
        self._failure: Exception | None = None
        self._untold = 0  # front ends that are to hear of the failure of a start, before there is another

    def serve(self) -> None:
        """Serve until SIGTERM."""
        signal.signal(signal.SIGTERM, _exit)
        orphan_guard.start_guard()
        path = self._worker.engine_socket(self._name)
        path.unlink(missing_ok=True)  # of a host that died
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            listener.listen()
            try:
                threading.Thread(target=self._begin, daemon=True).start()
                while True:
                    front_end, _ = listener.accept()
                    threading.Thread(target=self._attend, args=(front_end,), daemon=True).start()
            finally:
                if self._cores is not None:
                    self._cores.end()
                kill_all()  # also those that are just starting
                orphan_guard.kill_orphans()

    def _attend(self, front_end: socket.socket) -> None:
        """Give a front end a place, and clear it up once the front end has left it."""
        with front_end, contextlib.suppress(OSError):
            try:
                cores, place = self._find_place()
            except Exception as error:  # noqa: BLE001  it is the front end that tells it
                reply = {"error": _describe(error), "is_settings": isinstance(error, SettingsError)}
                front_end.sendall(json.dumps(reply).encode())
                return
            with place:
                descriptors = [place.input.socket.fileno(), place.output.socket.fileno()]
                socket.send_fds(front_end, [json.dumps(cores.describe(place)).encode()], descriptors)
            with cores.tell_end(front_end), contextlib.suppress(ConnectionError):
                front_end.recv(1)
            cores.clear(place)

    def _begin(self) -> None:
        """Start the cores while the front ends are still starting themselves."""
        with self._lock, contextlib.suppress(Exception):  # they are told
            self._start()

    def _find_place(self) -> tuple[Cores, Place]:
        with self._lock:
            if self._cores is not None and not self._cores.have_ended:
                with contextlib.suppress(NoPlace):
                    return self._cores, self._cores.take_place()
                self._cores.end()
            if self._failure is None or not self._untold:
                with contextlib.suppress(Exception):
                    self._start()
            if self._failure is not None:
                self._untold -= 1
                raise self._failure
            assert self._cores is not None  # noqa: S101  it has just been started
            return self._cores, self._cores.take_place()

    def _start(self) -> None:
        kill_all()
        orphan_guard.kill_orphans()
        try:
            self._cores, self._failure = Cores(self._name, self._settings, self._requirements, self._worker.count), None
        except Exception as error:
            self._failure, self._untold = error, self._worker.count
            raise


def _describe(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else describe_causes(error)


def _exit(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit
