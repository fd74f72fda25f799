"""The operator's log: the events pass, every trace is kept as it was thought, and no request pays for it."""

import asyncio
import itertools
import logging
import os
import resource
import sqlite3
import stat
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager, closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live import until
from staging import staged
from thinkaloud.errors import EngineFailed, SettingsError
from thinkaloud.events import AnswerDelta, Event, Finished, TraceDelta, TraceEnd
from thinkaloud.settings import ArchiveSettings
from thinkaloud.traces.kept import records
from thinkaloud.traces.kept.archive import QUEUE_SIZE, Archive
from thinkaloud.traces.kept.archived_traces import ArchivedTraces
from thinkaloud.traces.kept.records import Query, Record, read

KEY = "app"
DAY = 86_400
NOW = 100 * DAY
THOUGHT: list[Event] = [TraceDelta(0, "2 + 2 = 4", tokens=5), TraceEnd(0, 7, "model"), Finished(0, "stop", 9, 7)]
SECRET = "thought-that-nobody-may-see"


async def replay(events: Sequence[Event], error: Exception | None = None) -> AsyncGenerator[Event, None]:
    for event in events:
        yield event
    if error is not None:
        raise error


def archiving(
    events: AsyncGenerator[Event, None], archive: Archive, name: str = "req-1"
) -> AsyncGenerator[Event, None]:
    return staged(events, ArchivedTraces(archive, name, KEY, "m", "hidden"))


@asynccontextmanager
async def writing(path: Path, days: float = 30, clock: Callable[[], float] = lambda: NOW) -> AsyncIterator[Archive]:
    archive = Archive(ArchiveSettings(path=path, days=days), clock)
    archive.start()
    try:
        yield archive
    finally:
        await archive.stop()


def record(name: str, time: float = NOW, trace: str = "thought", **more: str) -> Record:
    known = {"key": "app", "model": "m", **more}
    return Record(name, 0, time, known["key"], known["model"], "full", 3, "model", trace)


def ids(path: Path, **wanted: object) -> list[str]:
    return [each.id for each in read(path, Query(**wanted))]  # type: ignore[arg-type]


EVENT = st.one_of(
    st.builds(TraceDelta, st.integers(0, 2), st.text(min_size=1, max_size=3)),
    st.builds(AnswerDelta, st.integers(0, 2), st.text(min_size=1, max_size=3)),
    st.builds(TraceEnd, st.integers(0, 2), st.integers(0, 9), st.sampled_from(["model", "budget"])),
)
LAST = [Finished(index, "stop", 9, 7) for index in range(3)]


@settings(max_examples=40)
@given(st.lists(EVENT, max_size=20), st.integers(0, 25), st.booleans())
async def test_the_events_pass_and_what_was_thought_until_they_end_is_kept(
    events: list[Event], seen: int, fails: bool
) -> None:
    events = [*events, *LAST]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "traces.db"
        passed: list[Event] = []
        told = replay(events, EngineFailed("gone") if fails else None)
        async with writing(path) as archive, aclosing(archiving(told, archive)) as shown:
            with suppress(StopAsyncIteration, EngineFailed):
                while len(passed) < seen:
                    passed.append(await anext(shown))
        assert passed == events[:seen]
        kept = {each.choice: each for each in read(path, Query())}
        for index in range(3):
            own = [event for event in passed if getattr(event, "index", None) == index]
            texts = [event.text for event in own if isinstance(event, TraceDelta)]
            ends = [event.ended_by for event in own if isinstance(event, TraceEnd)]
            assert (index in kept) == bool(texts)
            if texts:
                assert kept[index].trace == "".join(texts)
                assert kept[index].ended_by == (ends[-1] if ends else None)
                if isinstance(own[-1], Finished):
                    assert kept[index].reasoning_tokens == 7


async def test_a_row_says_whose_trace_it_is_and_what_became_of_it(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        assert [event async for event in archiving(replay(THOUGHT), archive)] == THOUGHT
    assert list(read(path, Query())) == [Record("req-1", 0, NOW, "app", "m", "hidden", 7, "model", "2 + 2 = 4")]


async def test_a_trace_that_its_client_left_is_kept_as_far_as_it_came_and_nothing_ended_it(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive, aclosing(archiving(replay(THOUGHT), archive)) as shown:
        await anext(shown)
    (kept,) = read(path, Query())
    assert (kept.trace, kept.ended_by, kept.reasoning_tokens) == ("2 + 2 = 4", None, 5)


async def test_an_answer_without_a_trace_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        async for _ in archiving(replay([AnswerDelta(0, "4"), TraceEnd(0, 0, "model"), LAST[0]]), archive):
            pass
    assert ids(path) == []


@settings(max_examples=20)
@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
async def test_any_text_is_read_as_it_was_written(trace: str, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "traces.db"
        async with writing(path) as archive:
            archive.add(record(name, trace=trace))
        assert list(read(path, Query(id=name))) == [record(name, trace=trace)]


async def test_a_request_does_not_wait_for_the_file(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # nobody else can write
            assert [event async for event in archiving(replay(THOUGHT), archive)] == THOUGHT
            assert ids(path) == []
            other.execute("COMMIT")
    assert ids(path) == ["req-1"]


async def test_what_cannot_be_written_is_one_warning_without_a_text_and_the_next_is_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            fails = f"SELECT RAISE(ABORT, '{SECRET}')"
            other.execute(f"CREATE TRIGGER t BEFORE INSERT ON traces WHEN new.id = 'bad' BEGIN {fails}; END")
        for name, trace in (("bad", SECRET), ("half", f"{SECRET}\ud800"), ("good", "thought")):
            events: list[Event] = [TraceDelta(0, trace), LAST[0]]
            assert [event async for event in archiving(replay(events), archive, name)] == events
    assert ids(path) == ["good"]
    assert [line.split(":")[0] for line in caplog.messages] == [
        "the trace of bad was not kept",
        "the trace of half was not kept",
    ]
    assert {entry.levelno for entry in caplog.records} == {logging.WARNING}
    assert SECRET not in caplog.text


async def test_more_than_the_queue_holds_is_lost_with_a_warning_and_the_rest_is_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for number in range(QUEUE_SIZE + 2):  # the writer may hold one
                archive.add(record(str(number)))
            other.execute("COMMIT")
    first, last = caplog.messages
    assert first.startswith("the archive takes no more traces")
    lost = int(last.rpartition(";")[2].split()[0])
    assert lost in {1, 2}
    assert len(ids(path)) == QUEUE_SIZE + 2 - lost


async def test_what_comes_after_the_end_is_lost_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with writing(tmp_path / "traces.db") as archive:
        pass
    archive.add(record("late"))
    assert len(caplog.messages) == 1
    assert ids(tmp_path / "traces.db") == []


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_old_traces_are_deleted_at_start_and_are_in_no_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path, clock=lambda: NOW - 5 * DAY) as archive:
        archive.add(record("old", NOW - 4 * DAY, SECRET * 1000))
        archive.add(record("young", NOW - 2 * DAY))
    assert SECRET.encode() in bytes_of(tmp_path)
    async with writing(path, days=3):
        pass
    assert ids(path) == ["young"]
    assert SECRET.encode() not in bytes_of(tmp_path)


async def test_old_traces_are_deleted_while_others_are_written(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    clock = itertools.count(NOW, DAY / 4)  # six hours pass each time that somebody looks
    async with writing(path, days=1, clock=lambda: next(clock)) as archive:
        archive.add(record("first"))
        for number in range(100):
            archive.add(record(str(number), NOW + 7 * DAY))
    assert len(ids(path)) == 100
    assert ids(path, id="first") == []


def modes_of(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


@pytest.mark.parametrize("umask", [0, 0o022])
async def test_only_the_owner_can_read_any_of_its_files(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        async with writing(tmp_path / "traces.db") as archive:
            archive.add(record("one"))
            modes = modes_of(tmp_path)
    finally:
        os.umask(before)
    assert "traces.db-wal" in modes
    assert set(modes.values()) == {0o600}


async def test_the_newest_come_first_and_only_those_that_are_wanted(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as archive:
        archive.add(record("a", NOW - 30))
        archive.add(record("b", NOW - 10, key="phone"))
        archive.add(record("c", NOW - 20, model="big"))
        archive.add(record("a", NOW - 5))
    assert ids(path) == ["a", "b", "c", "a"]
    assert ids(path, limit=2) == ["a", "b"]
    assert ids(path, id="a") == ["a", "a"]
    assert ids(path, key="phone") == ["b"]
    assert ids(path, model="big") == ["c"]
    assert ids(path, since=NOW - 10) == ["a", "b"]
    assert ids(path, id="a", since=NOW - 10, key="app", model="m") == ["a"]
    assert ids(path, id="a' OR 'a' = 'a") == []


async def test_two_servers_may_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    async with writing(path) as one, writing(path) as other:
        one.add(record("one"))
        other.add(record("other"))
    assert sorted(ids(path)) == ["one", "other"]


@pytest.mark.parametrize("content", ["text " * 1000, "another database", "a later version"])
def test_a_file_that_is_something_else_is_refused_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "traces.db"
    with closing(sqlite3.connect(path)) as database:
        if content == "another database":
            database.execute("CREATE TABLE accounts (name TEXT)")
        elif content == "a later version":
            database.execute("CREATE TABLE traces (id TEXT)")
            database.execute("PRAGMA user_version = 2")
        else:
            path.write_text(content)
    with pytest.raises(SettingsError, match=r"traces\.archive\.path: .*traces\.db"):
        Archive(ArchiveSettings(path=path))
    with pytest.raises(SettingsError, match=r"traces\.archive\.path: .*traces\.db"):
        list(read(path, Query()))
    if path.stat().st_size == len(content):
        assert path.read_text() == content


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"traces\.archive\.path: .*gone/traces\.db cannot be made: No such file"):
        Archive(ArchiveSettings(path=tmp_path / "gone/traces.db"))


async def kept(path: Path, name: str) -> None:
    """Return once that record is in the file."""
    while True:
        with suppress(SettingsError):
            if name in ids(path):
                return
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("way", ["moved", "deleted", "replaced", "emptied"])
async def test_a_file_that_is_not_what_it_was_is_made_anew_and_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    path, other = tmp_path / "traces.db", tmp_path / "other.db"
    async with writing(other):
        pass
    async with writing(path) as archive:
        archive.add(record("before"))
        await kept(path, "before")
        await until(lambda: (tmp_path / "traces.db-wal").stat().st_size == 0)
        match way:
            case "moved":
                path.rename(tmp_path / "elsewhere.db")
            case "deleted":
                path.unlink()
            case "replaced":
                other.replace(path)
            case "emptied":
                path.write_bytes(b"")
        archive.add(record("after"))
        archive.add(record("later"))
        async with asyncio.timeout(60):
            await kept(path, "later")
    assert sorted(ids(path)) == ["after", "later"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert 1 <= len(caplog.messages) <= 2
    if way == "moved":
        assert ids(tmp_path / "elsewhere.db") == ["before"]


async def test_a_file_that_cannot_be_written_is_said_once_and_what_waited_is_written_when_it_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "traces.db"
    async with writing(path) as archive:
        archive.add(record("before"))
        await kept(path, "before")
        folder.rename(tmp_path / "away")
        for number in range(20):
            archive.add(record(str(number)))
        await until(lambda: "cannot be written" in caplog.text)
        folder.mkdir()
        async with asyncio.timeout(60):
            await kept(path, "19")
    assert len(ids(path)) == 20
    assert [sum(told in message for message in caplog.messages) for told in ("cannot be written", "written again")] == [
        1,
        1,
    ]


async def test_a_full_disk_is_said_once_and_what_is_lost_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "traces.db"
    limit, unlimited = resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    async with writing(path) as archive:
        resource.setrlimit(limit, (60_000, resource.RLIM_INFINITY))  # no file of this process can be larger
        try:
            archive.add(record("large", trace="t" * 100_000))
            await until(lambda: "cannot be written" in caplog.text)
            for number in range(QUEUE_SIZE + 9):
                archive.add(record(str(number)))
        finally:
            resource.setrlimit(limit, unlimited)
        await until(lambda: "9 were lost" in caplog.text)
    assert len(ids(path)) == QUEUE_SIZE + 1
    assert len(caplog.messages) == 4, caplog.messages


async def test_the_end_does_not_wait_for_a_file_that_another_holds(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thinkaloud.traces.kept.archive.STOP_TIMEOUT", 0.2)
    path = tmp_path / "traces.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        async with writing(path) as archive:
            other.execute("BEGIN IMMEDIATE")
            for number in range(3):
                archive.add(record(str(number)))
        assert "3 traces were lost" in caplog.messages[-1]
        other.execute("ROLLBACK")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file with some traces in it."""
    path = tmp_path_factory.mktemp("whole") / "traces.db"
    with closing(records.open_database(path)) as database:
        for number in range(20):
            records.write(database, record(str(number)))
        records.checkpoint(database)
    return path.read_bytes()


@given(st.lists(st.tuples(st.integers(0), st.binary(min_size=1, max_size=8)), max_size=4), st.integers(0) | st.none())
def test_a_damaged_file_is_a_mistake_or_can_be_read(
    whole: bytes, changes: list[tuple[int, bytes]], end: int | None
) -> None:
    damaged = bytearray(whole)
    for at, change in changes:
        at %= len(whole)
        damaged[at : at + len(change)] = change
    with TemporaryDirectory() as folder:
        path = Path(folder) / "traces.db"
        path.write_bytes(damaged if end is None else damaged[: end % len(damaged)])
        with suppress(SettingsError):
            list(read(path, Query()))
        with suppress(SettingsError):
            records.open_database(path).close()


def test_a_damaged_name_in_a_file_is_a_mistake(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "traces.db"
    path.write_bytes(whole.replace(b"INDEX traces_by_id ON traces (id)", b"INDEX traces_by_id ON tra\xb3es (id)"))
    with pytest.raises(SettingsError, match=r"traces\.db cannot be read"):
        list(read(path, Query()))
