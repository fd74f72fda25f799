"""How much memory is free: on the machine, or under the limit of the container."""

from pathlib import Path

_MACHINE = Path("/proc/meminfo")
_CONTAINER = Path("/sys/fs/cgroup")


def available() -> int | None:
    """Return the bytes that may be taken; what only caches files counts as free. None where nothing tells."""
    free = [bytes_ for bytes_ in (_of_machine(), _of_container()) if bytes_ is not None]
    return min(free, default=None)


def _of_machine() -> int | None:
    try:
        kibibytes = _table(_MACHINE, ":")["MemAvailable"]
        return 1024 * int(kibibytes.split()[0])
    except (OSError, KeyError, ValueError):
        return None


def _of_container() -> int | None:
    """By the files of cgroup v2."""
    try:
        limit, used = ((_CONTAINER / f"memory.{name}").read_text() for name in ("max", "current"))
        cached = _table(_CONTAINER / "memory.stat", " ")["inactive_file"]
        return int(limit) - int(used) + int(cached)
    except (OSError, KeyError, ValueError):  # the limit is "max" where there is none
        return None


def _table(path: Path, separator: str) -> dict[str, str]:
    rows = (line.partition(separator) for line in path.read_text().splitlines())
    return {name: value.strip() for name, _, value in rows}
