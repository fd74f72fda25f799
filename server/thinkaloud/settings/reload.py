"""Reload API keys without a restart, when the settings file changes.

The file and the files of the keys' secrets are compared every second, by their bytes: a replaced link or a clock that
goes back is noticed too. They are read when they have not changed for a second, so that half a file is not taken for a
whole one. A mistake leaves the keys as they are. All other settings need a restart, and the log says which.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from thinkaloud.errors import SettingsError, describe_causes
from thinkaloud.settings import KeySettings, Section, Settings
from thinkaloud.settings import file as settings_file

log = logging.getLogger("thinkaloud.keys")

INTERVAL = 1.0
"""Seconds between two checks."""


class KeyReloader:
    """Watches the settings file of one server.

    path, settings: the file, and what was read from it at the start.
    rekey: installs new keys, or raises `SettingsError`. Returns how many requests it has ended.
    """

    def __init__(self, path: Path, settings: Settings, rekey: Callable[[Sequence[KeySettings]], int]) -> None:
        self._path, self._settings, self._rekey = path.absolute(), settings, rekey
        self._digests: Mapping[str, bytes] = _digests(settings)
        self._last: Mapping[Path, bytes | None] = {}
        self._loaded: Mapping[Path, bytes | None] = {}

    async def watch(self) -> None:
        """Check every second, until cancelled."""
        while True:
            await self.check()
            await asyncio.sleep(INTERVAL)

    async def check(self) -> None:
        """Compare the files once, and load them if they have changed before the last check and not since."""
        contents = await asyncio.to_thread(self._read_files)
        if contents == self._last != self._loaded:
            self._loaded = contents
            try:
                self._apply(*await asyncio.to_thread(_load, self._path))
            except SettingsError as error:
                log.error("the keys stay as they are: %s", "; ".join(str(error).splitlines()))
            except Exception as error:  # noqa: BLE001  the next check must come
                log.error("the keys stay as they are: %s", describe_causes(error))
        self._last = contents

    def _read_files(self) -> dict[Path, bytes | None]:
        secrets = (key.secret.file for key in self._settings.keys)
        return {file: _read(file) for file in (self._path, *secrets) if file is not None}

    def _apply(self, settings: Settings, digests: Mapping[str, bytes]) -> None:
        before, after = {key.name: key for key in self._settings.keys}, {key.name: key for key in settings.keys}
        renewed = {name for name, digest in digests.items() if self._digests.get(name, digest) != digest}
        changes = {
            "new": after.keys() - before.keys(),
            "with a new secret": renewed,
            "changed": {name for name in after.keys() & before.keys() if after[name] != before[name]} - renewed,
            "taken away": before.keys() - after.keys(),
        }
        if any(changes.values()):
            ended = self._rekey(settings.keys)
            parts = [f"{what}: {', '.join(sorted(names))}" for what, names in changes.items() if names]
            parts += [f"{ended} running requests were ended"] if ended else []
            parts += [] if settings.keys else ["no key is left, so nobody is let in"]
            log.warning("keys: %s", "; ".join(parts))
        if others := [name for name in _changed_names(self._settings, settings) if name != "keys"]:
            log.warning("a restart is needed for what else has changed in the settings: %s", ", ".join(others))
        self._settings, self._digests = settings, digests


def _load(path: Path) -> tuple[Settings, Mapping[str, bytes]]:
    settings = settings_file.load(path)
    return settings, _digests(settings)


def _digests(settings: Settings) -> dict[str, bytes]:
    return {key.name: key.secret.digest() for key in settings.keys}


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None


def _changed_names(before: Section | Settings, after: Section | Settings) -> Iterator[str]:
    """Yield the dotted names of what differs, at most two levels deep."""
    for name in type(before).model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if one == other:
            continue
        if isinstance(one, Section) and isinstance(other, Section):
            yield from (
                f"{name}.{each}" for each in type(one).model_fields if getattr(one, each) != getattr(other, each)
            )
        elif isinstance(one, dict):
            yield from (f"{name}.{each}" for each in sorted({*one, *other}) if one.get(each) != other.get(each))
        else:
            yield name
