"""The process that holds the cores of one engine, which all front ends share."""

import os
import sys

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import VllmEngine
from thinkaloud.telemetry import logs
from thinkaloud.workers.ending import end


def main(name: str, settings: VllmEngine, requirements: EngineRequirements, worker: Worker, log_level: str) -> None:
    """Serve until SIGTERM."""
    os.setsid()  # Ctrl-C comes from the supervisor alone
    logs.configure(log_level)
    from thinkaloud.engine.vllm.core_host import CoreHost  # imported late: the supervisor itself stays small

    try:
        CoreHost(name, settings, requirements, worker).serve()
    except SystemExit:
        end(0)
    except Exception:  # noqa: BLE001  the supervisor starts another
        sys.excepthook(*sys.exc_info())
        end(1)
