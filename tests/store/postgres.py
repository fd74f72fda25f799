"""A PostgreSQL server of the tests' own: an ordinary process that listens on a socket in its folder alone."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "nobody"
"""Who runs it where the tests run as root, whom it refuses."""


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, or None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    beside = shutil.which("initdb")
    return found[-1] if found else Path(beside).parent if beside else None


class Postgres:
    """A running server. Each database is new and empty."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._databases = programs, folder, 0
        account = pwd.getpwnam(USER) if os.geteuid() == 0 else None
        self._ids = (account.pw_uid, account.pw_gid) if account else None
        if self._ids is not None:
            os.chown(folder, *self._ids)
        made = self._run("initdb", "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        assert made.wait() == 0
        self._start()

    def restart(self) -> None:
        """Stop the server, which ends all connections, and start it again."""
        self.stop(signal.SIGINT)
        self._start()

    def stop(self, by: signal.Signals) -> None:
        """End it with all that it started."""
        self._process.send_signal(by)
        self._process.wait()

    def _start(self) -> None:
        self._process = self._run("postgres", "-c", "listen_addresses=", "-k", str(self._folder), "-c", "fsync=off")
        try:
            self.wait_until_ready()
        except BaseException:
            self.stop(signal.SIGQUIT)
            raise

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [str(self._programs / program), "-D", f"{self._folder}/data", *arguments]
        user, group = self._ids or (None, None)
        groups: list[int] | None = [] if self._ids else None
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            command, cwd=self._folder, user=user, group=group, extra_groups=groups, stdout=quiet, stderr=quiet
        )

    def wait_until_ready(self) -> None:
        """Raises `TimeoutError` after a minute."""
        deadline = time.monotonic() + 60
        asked = [str(self._programs / "pg_isready"), "-q", "-h", str(self._folder)]
        while subprocess.run(asked, check=False).returncode != 0:
            if time.monotonic() > deadline:
                raise TimeoutError("PostgreSQL did not start")
            time.sleep(0.05)

    def create_database(self) -> str:
        """The URL of another database."""
        self._databases += 1
        name = f"store{self._databases}"
        command = [str(self._programs / "psql"), "-q", "-h", str(self._folder), "-U", "postgres"]
        subprocess.run([*command, "-c", f"CREATE DATABASE {name}"], check=True)
        return f"postgresql://postgres@/{name}?host={self._folder}"


@contextmanager
def serving(programs: Path) -> Iterator[Postgres]:
    """Run a server, and remove it with its data."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        server = Postgres(programs, Path(folder))
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)  # at once
