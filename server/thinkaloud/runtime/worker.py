"""Which front end a process is, where a server has several."""

import hashlib
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
        digest = hashlib.sha256(engine.encode()).hexdigest()  # a path of a socket has 107 bytes at most
        return self.folder / f"engine-{digest[:16]}.sock"

    def peer_socket(self, rank: int) -> Path:
        """Where the front end `rank` answers the others."""
        return self.folder / f"peer-{rank}.sock"
