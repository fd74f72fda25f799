"""The process that holds the cores of one engine, which all front ends share."""

import os

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import VllmEngine
from thinkaloud.telemetry import logs


def main(name: str, settings: VllmEngine, requirements: EngineRequirements, worker: Worker, log_level: str) -> None:
    """Serve until SIGTERM."""
    os.setsid()  # Ctrl-C comes from the supervisor alone
    logs.configure(log_level)
    from thinkaloud.engine.vllm.core_host import CoreHost  # imported late: the supervisor itself stays small

    CoreHost(name, settings, requirements, worker).serve()
