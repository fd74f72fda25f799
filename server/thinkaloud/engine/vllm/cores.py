"""The running cores of one engine, and the places at them."""

import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Self

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.engine.vllm.loader import block_sigint, make_arguments, prepare
from thinkaloud.settings import VllmEngine

_SPARE = 8
"""Places beyond one for each front end."""
_POLL = 1.0
_HANDSHAKE = 20.0
"""Seconds. A core gives a connection up that nobody answers in 30, and makes another."""


class NoPlace(Exception):
    """Every place is taken, or was."""


@dataclass(slots=True)
class Place:
    """One place. input, output: vLLM's listeners, whose descriptors are here until the block ends."""

    number: int
    input: Any
    output: Any

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.input.close()
        self.output.close()


class Cores:
    """An engine's processes. have_ended: whether one of them has ended, and with it all."""

    def __init__(self, name: str, settings: VllmEngine, requirements: EngineRequirements, clients: int) -> None:
        """Start them, and return when they are ready.

        clients: the number of front ends. Raises `SettingsError`, and whatever vLLM raises.
        """
        prepare()
        from vllm.v1.engine.utils import bind_engine_zmq_listeners, launch_core_engines
        from vllm.v1.executor import Executor

        self.have_ended = False
        self._clients = clients
        self._front_ends: set[socket.socket] = set()
        arguments = make_arguments(name, settings, requirements)
        arguments._api_process_count, arguments._api_process_rank = clients, -1
        config = arguments.create_engine_config()
        self._listeners: Any = bind_engine_zmq_listeners(config, clients + _SPARE)
        pairs = zip(self._listeners.inputs, self._listeners.outputs, strict=True)
        self._places = [Place(number, *pair) for number, pair in enumerate(pairs)]
        executor, addresses = Executor.get_class(config), self._listeners.addresses
        with block_sigint(), launch_core_engines(config, executor, log_stats=True, addresses=addresses) as launch:
            self._launch: Any = launch
        threading.Thread(target=self._watch, daemon=True).start()
        threading.Thread(target=self._refresh_spare, daemon=True).start()

    def take_place(self) -> Place:
        """Return a place that nobody has had. Raises `NoPlace`."""
        if not self._places:
            raise NoPlace
        return self._places.pop(0)

    def describe(self, place: Place) -> dict[str, Any]:
        """Return what a front end needs for its AsyncLLM, but for the listeners."""
        described = {
            "input_address": place.input.address,
            "output_address": place.output.address,
            "client_count": self._clients + _SPARE,
            "client_index": place.number,
        }
        if self._launch.coordinator is not None:
            described["stats_update_address"] = self._launch.coordinator.get_stats_publish_address()
        return described

    @contextmanager
    def tell_end(self, front_end: socket.socket) -> Iterator[None]:
        """Shut the connection to a front end down when the cores end within the block."""
        self._front_ends.add(front_end)
        if self.have_ended:
            front_end.shutdown(socket.SHUT_RDWR)
        try:
            yield
        finally:
            self._front_ends.discard(front_end)

    def clear(self, place: Place) -> None:
        """Abort the requests of a front end that has left its place. Returns when the cores have ended.

        What it has asked for is known to the cores alone, so each request is aborted at its next output.
        """
        import zmq
        from vllm.utils.network_utils import make_zmq_socket
        from vllm.v1.engine import EngineCoreOutputs, EngineCoreRequestType
        from vllm.v1.serial_utils import MsgpackDecoder, MsgpackEncoder

        encoder, decoder = MsgpackEncoder(), MsgpackDecoder(EngineCoreOutputs)
        with (
            zmq.Context() as context,
            make_zmq_socket(context, place.input.address, zmq.ROUTER, bind=True, linger=0) as requests,
            make_zmq_socket(context, place.output.address, zmq.PULL) as outputs,
        ):
            while not self.have_ended:
                if not outputs.poll(_POLL * 1000):
                    continue
                frames = outputs.recv_multipart(copy=False)
                if len(frames) == 1 and not self._may_be_outputs(frames[0]):
                    return
                output = decoder.decode(frames)
                if running := [each.request_id for each in output.outputs if not each.finished]:
                    engine = output.engine_index.to_bytes(2, "little")
                    requests.send_multipart((engine, EngineCoreRequestType.ABORT.value, *encoder.encode(running)))

    @staticmethod
    def _may_be_outputs(frame: Any) -> bool:
        from vllm.v1.engine.core import EngineCoreProc

        return bool(frame.buffer != EngineCoreProc.ENGINE_CORE_DEAD)

    def end(self) -> None:
        """End them all, and tell every front end."""
        self.have_ended = True
        for front_end in list(self._front_ends):
            with suppress(OSError):
                front_end.shutdown(socket.SHUT_RDWR)
        if self._launch.engine_manager is not None:
            self._launch.engine_manager.shutdown()
        if self._launch.coordinator is not None:
            self._launch.coordinator.shutdown()
        self._listeners.cleanup()

    def _watch(self) -> None:
        """Wait until one has ended."""
        self._launch.engine_manager.monitor_engine_liveness()
        if not self.have_ended:
            self.end()

    def _refresh_spare(self) -> None:
        """Drop the connections that wait at places that nobody has, or a listener's queue is full of dead ones in time.

        Each core connects again at once.
        """
        while not self.have_ended:
            time.sleep(_HANDSHAKE)
            for place in list(self._places):
                for listener in (place.input.socket, place.output.socket):
                    with suppress(OSError):
                        listener.setblocking(False)
                        while True:
                            listener.accept()[0].close()


def kill_all() -> None:
    """Kill the processes that this one has started."""
    for child in multiprocessing.active_children():
        child.kill()
