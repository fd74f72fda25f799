"""Which front end a process is, where a server has several."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, frozen=True)
class Worker:
    """One of the front ends of a server.

    rank: 0 to `count` - 1.
    folder: holds the sockets over which they meet each other and the engines. Only this user may open it.
    secret: 32 random bytes, the same for all of them.
    """

    rank: int
    count: int
    folder: Path
    secret: bytes = field(repr=False)

    def engine_socket(self, engine: str) -> Path:
        """Where the host of an engine's cores listens."""
        return self.folder / f"engine-{sorted_name(engine)}.sock"

    def peer_socket(self, rank: int) -> Path:
        """Where the front end `rank` answers the others."""
        return self.folder / f"peer-{rank}.sock"


def sorted_name(name: str) -> str:
    """A name as a part of a file's name. A path of a socket has 107 bytes at most."""
    return name.encode().hex()[:32]
