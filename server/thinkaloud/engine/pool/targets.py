"""The members that the settings of an engine name, with their keys."""

from collections import Counter
from collections.abc import Iterable

import httpx

from thinkaloud.engine.pool.member import Target
from thinkaloud.errors import SettingsError
from thinkaloud.settings import PooledEngine, Secret


def require_plain_urls(engine: str, settings: PooledEngine) -> None:
    """Raise `SettingsError` for a URL that holds a password."""
    urls = {f"members.{at}.url": member.url for at, member in enumerate(settings.members)}
    for place, url in urls.items() if settings.base_url is None else (("base_url", settings.base_url),):
        if url.username or url.password:
            raise SettingsError(
                f"engines.{engine}.{place}: must not hold a user or a password; there is api_key for it"
            )


def listed_targets(engine: str, settings: PooledEngine) -> list[Target]:
    """Return the one server, or the members, of the engine named `engine`. Raises `SettingsError`."""
    common = _headers(f"engines.{engine}", settings.api_key)
    names = _Names()
    if settings.base_url is not None:
        url = httpx.URL(str(settings.base_url))
        return [Target(names.new(url), url, common)]
    targets = []
    for at, member in enumerate(settings.members):
        url = httpx.URL(str(member.url))
        headers = common if member.api_key is None else _headers(f"engines.{engine}.members.{at}", member.api_key)
        targets.append(Target(names.new(url), url, headers, member.weight))
    return targets


def discovered_targets(engine: str, settings: PooledEngine, hosts: Iterable[str]) -> list[Target]:
    """Return the members at the addresses `hosts`. Raises `SettingsError`."""
    assert settings.discover is not None  # noqa: S101  only then there are addresses
    headers = _headers(f"engines.{engine}", settings.api_key)
    names = _Names()
    path = settings.default_path if settings.discover.path is None else settings.discover.path
    urls = (httpx.URL(scheme="http", host=host, port=settings.discover.port, path=path) for host in hosts)
    return [Target(names.new(url), url, headers) for url in urls]


class _Names:
    """Names of members: host and port, with a number where several have the same, each with a key of its own."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def new(self, url: httpx.URL) -> str:
        name = url.netloc.decode()
        self._count[name] += 1
        return name if self._count[name] == 1 else f"{name}#{self._count[name]}"


def _headers(place: str, secret: Secret | None) -> dict[str, str]:
    if secret is None:
        return {}
    try:
        key = secret.read()
    except SettingsError as error:
        raise SettingsError(f"{place}.api_key: {error}") from error
    if not key.isascii() or not key.isprintable():
        raise SettingsError(f"{place}.api_key: has characters that no header can carry")
    return {"authorization": f"Bearer {key}"}
