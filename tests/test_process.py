"""The life of the real process: it starts engines, lets running streams end when told to stop, and leaves nothing."""

import asyncio
import fcntl
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import httpx
import psutil
import pytest

from live import free_port, until
from served import served
from thinkaloud.traces.kept.records import Query, read

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TAPED = """
server: {port: 0, grace: 20, drain: 0}
engines:
  tape: {kind: scripted, transcript: tape.jsonl, delay: 0.01}
models:
  tiny-sft: {engine: tape}
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_lets_the_running_stream_end_and_then_the_process_ends(tmp_path: Path, number: int) -> None:
    """Ctrl-C, with an engine that has processes of its own: `engine/test_deaths_vllm.py`."""
    config = tmp_path / "settings.yaml"
    config.write_text(TAPED)
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on, " * 80, "finish_reason": "length"}))
    async with served(config) as server:
        await server.ready()
        body = {"model": "tiny-sft", "messages": [{"role": "user", "content": "Count."}], "stream": True}
        async with (
            httpx.AsyncClient(timeout=60) as client,
            client.stream("POST", f"{server.url}/v1/chat/completions", json=body) as response,
        ):
            lines = response.aiter_lines()
            async for line in lines:
                if '"content":"' in line and '"content":""' not in line:
                    break
            server.process.send_signal(number)
            rest = [line.removeprefix("data: ") async for line in lines if line.startswith("data: ")]
        assert rest[-1] == "[DONE]"
        assert json.loads(rest[-2])["choices"][0]["finish_reason"] == "length"
        assert await asyncio.wait_for(server.process.wait(), 60) == 0


LONG = json.dumps({"opens_trace": True, "text": "and so on, " * 20_000, "finish_reason": "length"})


async def asked(
    client: httpx.AsyncClient, *, stream: bool = False, headers: dict[str, str] | None = None
) -> httpx.Response:
    body = {"model": "m", "messages": [{"role": "user", "content": "Count."}], "stream": stream}
    return await client.post("/v1/chat/completions", json=body, headers=headers)


async def test_what_still_runs_at_the_end_of_the_grace_time_ends_in_the_apis_form(tmp_path: Path) -> None:
    config, kept = tmp_path / "settings.yaml", tmp_path / "traces.db"
    (tmp_path / "tape.jsonl").write_text(LONG)
    config.write_text(
        "server: {port: 0, grace: 1, drain: 0}\nlimits: {running: 2}\ntraces: {archive: {path: traces.db}}\n"
        "engines: {tape: {kind: scripted, transcript: tape.jsonl, delay: 0.01}}\n"
        "models: {m: {engine: tape, thinking: {format: think}}}\n"
    )
    async with served(config) as server:
        async with httpx.AsyncClient(base_url=await server.ready(), timeout=60) as client:
            streamed, complete = (asyncio.create_task(asked(client, stream=stream)) for stream in (True, False))
            metrics = ""
            while 'requests_running{model="m"} 2.0' not in metrics:
                metrics = (await client.get("/metrics")).text
            waiting = asyncio.create_task(asked(client))
            while "requests_queued 1.0" not in metrics:
                metrics = (await client.get("/metrics")).text
            server.process.send_signal(signal.SIGTERM)
            for response in (await waiting, await complete):
                assert (response.status_code, response.json()["error"]["code"]) == (503, "stopping")
                assert response.headers["retry-after"].isdecimal()
            events = (await streamed).text.split("\n\n")  # reads to a proper end of the body
        assert json.loads(events[-2].removeprefix("data: "))["error"]["code"] == "stopping"
        assert await asyncio.wait_for(server.process.wait(), 60) == 0
    said = "".join(server.errors)
    assert said.count("2 running requests were cut") == 1
    assert "Traceback" not in said
    traces = list(read(kept, Query()))
    assert len(traces) == 2
    assert all(each.trace.startswith("and so on,") and each.ended_by is None for each in traces)


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(pair, id="-".join(each.name for each in pair))
        for pair in [
            (signal.SIGTERM, signal.SIGTERM),
            (signal.SIGINT, signal.SIGINT),
            (signal.SIGTERM, signal.SIGINT),
            (signal.SIGHUP, signal.SIGTERM),
        ]
    ],
)
async def test_a_second_signal_ends_the_server_at_once(tmp_path: Path, numbers: tuple[signal.Signals, ...]) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(LONG)
    config.write_text(TAPED.replace("grace: 20", "grace: 600").replace("tiny-sft", "m"))
    async with served(config) as server, httpx.AsyncClient(base_url=await server.ready(), timeout=60) as client:
        streamed = asyncio.create_task(asked(client, stream=True))
        while 'requests_running{model="m"} 1.0' not in (await client.get("/metrics")).text:
            pass
        server.process.send_signal(numbers[0])
        await until(lambda: "Stopping: 1 running request has 600 s to end" in "".join(server.errors))
        server.process.send_signal(numbers[1])
        assert await asyncio.wait_for(server.process.wait(), 60) == 128 + numbers[1]
        with pytest.raises(httpx.RemoteProtocolError):
            await streamed


async def asked_until_gone(client: httpx.AsyncClient) -> AsyncGenerator[httpx.Response, None]:
    """The responses of one request after another, until nobody listens."""
    with suppress(httpx.TransportError):
        while True:
            yield await asked(client)


async def test_behind_sigterm_every_request_is_served_until_the_server_stops_listening(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "One, two."}))
    config.write_text(TAPED.replace("drain: 0", "drain: 2").replace("tiny-sft", "m"))
    async with served(config) as server:
        async with httpx.AsyncClient(base_url=await server.ready(), timeout=60) as client:
            assert (await asked(client)).headers.get("connection") != "close"
            assert (await client.get("/ready")).status_code == 200
            server.process.send_signal(signal.SIGTERM)
            await until(lambda: "requests are served for 2 s more" in "".join(server.errors))
            ready = await client.get("/ready")
            assert (ready.status_code, ready.json()["status"]) == (503, "stopping")
            assert (await client.get("/health")).status_code == 200
            refused = await client.get("/v1/models", headers={"host": "page.example"})
            assert (refused.status_code, refused.headers.get("connection")) == (403, "close")
            responses = [response async for response in asked_until_gone(client)]
        statuses = [each.status_code for each in responses]
        count = statuses.index(503) if 503 in statuses else len(statuses)  # the very last may come as it stops
        assert count
        assert statuses == [200] * count + [503] * (len(statuses) - count)
        assert {each.headers["connection"] for each in responses} == {"close"}
        assert await asyncio.wait_for(server.process.wait(), 60) == 0


async def test_metrics_are_told_without_a_key_on_a_port_of_their_own_until_the_last_request_has_ended(
    tmp_path: Path,
) -> None:
    config, port = tmp_path / "settings.yaml", free_port()
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on, " * 80}))
    key = f"keys: [{{name: a, secret: {{sha256: {sha256(b'a').hexdigest()}}}}}]\n"
    config.write_text(TAPED.replace("drain: 0", f"drain: 1, metrics: {{port: {port}}}").replace("tiny-sft", "m") + key)
    async with served(config) as server:
        await server.ready()
        headers = {"authorization": "Bearer a"}
        async with (
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as scraper,
            httpx.AsyncClient(base_url=server.url or "", timeout=60) as client,
        ):
            streamed = asyncio.create_task(asked(client, stream=True, headers=headers))
            while 'requests_running{model="m"} 1.0' not in (await scraper.get("/metrics")).text:
                pass
            assert (await client.get("/metrics")).status_code == 401
            assert (await client.get("/metrics", headers=headers)).status_code == 200
            assert (await scraper.get("/v1/models", headers=headers)).status_code == 404
            assert (await scraper.get("/metrics", headers={"host": "page.example"})).status_code == 403
            server.process.send_signal(signal.SIGTERM)
            await until(lambda: "1 running request has" in "".join(server.errors))
            assert 'requests_running{model="m"} 1.0' in (await scraper.get("/metrics")).text
            assert (await streamed).text.endswith("data: [DONE]\n\n")
            assert await asyncio.wait_for(server.process.wait(), 60) == 0


async def test_ctrl_c_does_not_wait_for_load_balancers(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(LONG)
    config.write_text(TAPED.replace("drain: 0", "drain: 3600"))
    async with served(config) as server:
        await server.ready()
        server.process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(server.process.wait(), 60) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_signal_while_nothing_runs_yet_is_a_clean_end(number: signal.Signals) -> None:
    code = (
        "import os; from thinkaloud.runtime import signals\n"
        f"with signals.exit_on_signal(): os.kill(os.getpid(), {number.value})"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stderr=PIPE)
    _, said = await process.communicate()
    assert said == b""
    assert process.returncode == 0


async def test_a_hangup_that_is_ignored_already_stays_ignored(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(LONG)
    config.write_text(TAPED)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does; the process inherits it
    try:
        async with served(config) as server:
            await server.ready()
            server.process.send_signal(signal.SIGHUP)
            async with httpx.AsyncClient() as client:
                assert (await client.get(f"{server.url}/health")).status_code == 200
            server.process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(server.process.wait(), 60) == 0
    finally:
        signal.signal(signal.SIGHUP, before)
    assert "Stopping" not in "".join(server.errors)


async def test_a_key_that_is_taken_out_of_the_file_is_refused_on_the_same_connection(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(LONG)
    keys = [f"  - {{name: {name}, secret: {{sha256: {sha256(name.encode()).hexdigest()}}}}}\n" for name in ("a", "b")]
    config.write_text(f"{TAPED}keys:\n{keys[0]}{keys[1]}")
    async with served(config) as server:
        await server.ready()
        headers = {"authorization": "Bearer a"}
        async with httpx.AsyncClient(base_url=server.url or "", headers=headers) as client:
            assert (await client.get("/v1/models")).status_code == 200
            config.write_text(f"{TAPED}keys:\n{keys[1]}")
            await until(lambda: "taken away: a" in "".join(server.errors))
            assert (await client.get("/v1/models")).status_code == 401
            headers["authorization"] = "Bearer b"
            assert (await client.get("/v1/models", headers=headers)).status_code == 200


@pytest.mark.parametrize("reader", ["gone", "asleep", "full disk", "closed"])
async def test_who_reads_the_log_can_neither_stop_a_stream_nor_the_end(tmp_path: Path, reader: str) -> None:
    config = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on, " * 80, "finish_reason": "length"}))
    config.write_text(TAPED.replace("port: 0, ", "port: 0, log_level: debug, ").replace("tiny-sft", "m"))
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    if reader == "gone":
        os.close(reading)
    closed, full = "exec 2>&- 1>&-; ", "exec 2>/dev/full >/dev/full; "
    shell = {"closed": closed, "full disk": full}.get(reader, "") + 'exec "$0" -m thinkaloud serve --config "$1"'
    command = ("/bin/sh", "-c", shell, sys.executable, str(config))
    process = await asyncio.create_subprocess_exec(*command, stdout=writing, stderr=writing, start_new_session=True)
    os.close(writing)

    def ports() -> list[int]:
        listening = psutil.Process(process.pid).net_connections()
        return [each.laddr.port for each in listening if each.status == psutil.CONN_LISTEN]

    try:
        await until(lambda: bool(ports()))
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports()[0]}", timeout=60) as client:
            for _ in range(100):  # more lines than the pipe holds
                assert (await client.post("/v1/chat/completions", json={})).status_code == 400
            streamed = asyncio.create_task(asked(client, stream=True))
            while 'requests_running{model="m"} 1.0' not in (await client.get("/metrics")).text:
                pass
            process.send_signal(signal.SIGTERM)
            assert (await streamed).text.endswith("data: [DONE]\n\n")
        assert await asyncio.wait_for(process.wait(), 60) == 0
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        if reader != "gone":
            os.close(reading)


async def test_a_settings_mistake_ends_in_one_line_and_exit_code_2(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    config.write_text(TAPED.replace("grace: 20", "graze: 20"))
    for command in ("serve", "check"):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "thinkaloud", command, "--config", str(config), stdout=PIPE, stderr=PIPE
        )
        out, errors = await process.communicate()
        assert process.returncode == 2
        assert out == b""
        assert errors.decode().splitlines() == [f"{config}: server.graze: there is no such key"]


@pytest.mark.parametrize(
    ("server", "option"),
    [("{{port: {port}}}", "--port"), ("{{port: 0, metrics: {{port: {port}}}}}", "server.metrics.port")],
    ids=["server", "metrics"],
)
async def test_a_port_that_is_taken_ends_the_server_with_exit_code_1_and_says_so(
    tmp_path: Path, server: str, option: str
) -> None:
    taken = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    config = tmp_path / "settings.yaml"
    transcript = ROOT / "tests/transcripts/emily.jsonl"
    config.write_text(
        f"server: {server.format(port=port)}\n"
        f"engines: {{tape: {{kind: scripted, transcript: {transcript}}}}}\nmodels: {{m: {{engine: tape}}}}\n"
    )
    async with served(config) as process:
        assert await asyncio.wait_for(process.process.wait(), 60) == 1
    assert "".join(process.errors).splitlines() == [
        f"port {port} of 127.0.0.1 is taken: stop the server that listens there, or choose another with {option}"
    ]
    taken.close()
    await taken.wait_closed()
