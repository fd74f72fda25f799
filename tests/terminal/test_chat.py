"""`thinkaloud chat` with a question, or with one piped in: the answer on standard output and nothing else there."""

import asyncio
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from live import Live, until
from terminal.conftest import ANSWER, HOSTILE, KEY, TRACE, Command
from thinkaloud.terminal.plain_text import escape

pytestmark = pytest.mark.slow


async def test_what_is_piped_in_is_answered_on_standard_output_exactly(command: Command) -> None:
    quiet = await command("chat", "-q", "-m", "thinker", typed="What do 4 pens cost?\n")
    assert (quiet.out, quiet.err, quiet.code) == (f"{ANSWER}\n", "", 0)
    hostile = await command("chat", "-q", "-m", "thinker", typed="hostile")
    assert hostile.out == f"{HOSTILE}\n"


async def test_a_prompt_comes_before_what_is_piped_in(echo: Command) -> None:
    ended = await echo("chat", "-q", "summarise this", typed="a\nb\n")
    assert ended.out == "<summarise this\n\na\nb\n>\n"
    assert "what is piped in, joined by empty lines" in " ".join((await echo("chat", "--help")).out.split())


async def test_files_come_with_their_names_between_the_prompt_and_what_is_piped_in(
    echo: Command, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("first\n")
    (tmp_path / "two.md").write_text("```\nfenced\n```\n")
    files = ["--file", str(tmp_path / "one.txt"), "-f", str(tmp_path / "two.md")]
    told = "one.txt:\n```\nfirst\n```\n\ntwo.md:\n````\n```\nfenced\n```\n````"
    ended = await echo("chat", "-q", "compare", *files, typed="rest")
    assert ended.out == f"<compare\n\n{told}\n\nrest>\n"
    assert (await echo("chat", "-q", *files)).out == f"<{told}>\n"
    piped = await echo("chat", "-q", "look", "--file", "-", typed="rest")
    assert piped.out == "<look\n\nstandard input:\n```\nrest\n```>\n"


async def test_a_hyphen_is_what_is_piped_in(echo: Command) -> None:
    assert (await echo("chat", "-q", "-", typed="hello")).out == "<hello>\n"


async def test_a_system_prompt_and_a_temperature_are_sent(echo: Command) -> None:
    ended = await echo("chat", "-q", "--system", "Be brief.", "--temperature", "0.5", "hello")
    assert ended.out == "[system: Be brief.][temperature: 0.5]<hello>\n"


async def test_the_last_conversation_goes_on(echo: Command) -> None:
    first = await echo("chat", "-q", "--system", "Be brief.", "first")
    assert first.out == "[system: Be brief.]<first>\n"
    file = echo.folder / "thinkaloud/conversation.json"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    second = await echo("chat", "-q", "-c", typed="second")
    assert second.out == f"[system: Be brief.][user: first][assistant: {first.out.strip()}]<second>\n"
    assert "[user: second]" in (await echo("chat", "-q", "-c", "third")).out
    assert (await echo("chat", "-q", "fourth")).out == "<fourth>\n"


async def test_nothing_is_kept_where_it_is_forbidden(echo: Command) -> None:
    await echo("chat", "-q", "first")
    kept = (echo.folder / "thinkaloud/conversation.json").read_text()
    await echo("chat", "-q", "--no-log", "second")
    await replace(echo, more={"THINKALOUD_NO_LOG": "1"})("chat", "-q", "-c", "third")
    assert (echo.folder / "thinkaloud/conversation.json").read_text() == kept
    assert [file.name for file in (echo.folder / "thinkaloud").iterdir()] == ["conversation.json"]


@pytest.mark.parametrize("content", [None, "", "{}", "[1"])
async def test_without_a_last_conversation_there_is_none_to_go_on_with(echo: Command, content: str | None) -> None:
    if content is not None:
        (echo.folder / "thinkaloud").mkdir()
        (echo.folder / "thinkaloud/conversation.json").write_text(content)
    ended = await echo("chat", "-q", "-c", "hello")
    assert (ended.out, ended.code, len(ended.err.splitlines())) == ("", 2, 1)


async def test_a_folder_that_cannot_be_written_costs_no_answer(echo: Command) -> None:
    (echo.folder / "thinkaloud").touch()
    ended = await echo("chat", "hello")
    assert (ended.out, ended.code) == ("<hello>\n", 0)
    assert "the conversation is not kept" in ended.err


async def test_a_failure_that_may_pass_says_that_it_is_tried_again(command: Command) -> None:
    ended = await command("chat", "hello", "--url", "http://127.0.0.1:1")
    assert ended.err.count("trying again in") == 2
    assert ended.err.splitlines()[-1].startswith("no server at")


async def test_an_argument_is_asked_once_and_the_trace_is_told_beside(command: Command) -> None:
    ended = await command("chat", "What do 4 pens cost?", "--model", "thinker")
    assert (ended.out, ended.code) == (f"{ANSWER}\n", 0)
    told = TRACE.replace("Wait", "checking: Wait").split()
    assert ended.err.split()[: len(told)] == told
    assert ended.err.splitlines()[-1].startswith("thinker · thought for ")
    assert "checked once" in ended.err


async def test_without_a_model_the_alias_is_asked_and_says_why(command: Command) -> None:
    ended = await command("chat", "hello")
    assert ended.out == "Hello.\n"
    assert "fast (by kind" in ended.err


async def test_nothing_hostile_reaches_a_terminal_beside_the_answer(command: Command) -> None:
    ended = await command("chat", "hostile", "-m", "thinker")
    assert escape(ended.err) == ended.err
    refused = await command("chat", "hello", "-m", "\x1b]0;owned\x07")
    assert escape(refused.err) == refused.err
    assert refused.code == 1


async def test_options_are_honoured(command: Command) -> None:
    hidden = await command("chat", "4 pens", "-m", "thinker", "--visibility", "hidden")
    assert "dollars each" not in hidden.err
    summary = await command("chat", "4 pens", "-m", "thinker", "--visibility", "summary")
    assert "Checking:" in summary.err
    assert "until its budget" in (await command("chat", "4 pens", "-m", "thinker", "--budget", "5")).err
    assert "thought" not in (await command("chat", "4 pens", "-m", "auto", "--effort", "none")).err
    assert (await command("chat", "4 pens", "--effort", "immense")).code == 2


async def test_a_failure_is_one_line_and_the_code_is_1(command: Command) -> None:
    nobody = await command("chat", "-q", "--url", "http://127.0.0.1:1", typed="hi")
    keyless = await replace(command, more={"THINKALOUD_API_KEY": ""})("chat", "-q", typed="hi")
    nameless = await command("chat", "-q", "-m", "nope", typed="hi")
    broken = await command("chat", "-q", "-m", "thinker", typed="fail")
    cut = await command("chat", "-q", "-m", "roomless", typed="cut")
    for ended, told in (
        (nobody, "thinkaloud serve"),
        (keyless, "THINKALOUD_API_KEY"),
        (nameless, "thinkaloud models"),
        (broken, "try again"),
        (cut, "no answer"),
    ):
        assert ended.code == 1
        assert told in ended.err
        assert len(ended.err.splitlines()) == 1
    assert nobody.out == keyless.out == nameless.out == cut.out == ""


async def test_a_mistake_is_one_line_and_the_code_is_2(command: Command) -> None:
    for arguments, typed in (
        (["--url", "host:port"], "hi"),
        ([], " \n"),
        ([], b"\xff"),
        (["--file", "/nonexistent"], "hi"),
        (["--file", "/bin/sh"], "hi"),
        (["--key-file", "/nonexistent"], "hi"),
    ):
        ended = await command("chat", *arguments, typed=typed)
        assert (ended.out, ended.code, len(ended.err.splitlines())) == ("", 2, 1)


@pytest.mark.parametrize("arguments", ["chat", "chat -", "chat --file -", "route -", "bench --prompts -"])
async def test_standard_input_that_is_closed_is_a_mistake_in_one_line(command: Command, arguments: str) -> None:
    shell = f"exec {sys.executable} -m thinkaloud {arguments} <&-"
    process = await asyncio.create_subprocess_shell(
        shell, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=command.environment()
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert (out, process.returncode, len(err.splitlines())) == (b"", 2, 1)
    assert b"standard input is closed" in err


async def test_a_key_comes_from_a_file_too(command: Command, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    keyless = replace(command, more={"THINKALOUD_API_KEY": ""})
    ended = await keyless("chat", "-q", "--key-file", str(tmp_path / "key"), typed="hello")
    assert (ended.out, ended.code) == ("Hello.\n", 0)


async def test_ctrl_c_ends_with_130_and_stops_the_model(command: Command, taped: Live) -> None:
    process = await command.start("chat", "endless", "-m", "slow")
    assert process.stderr is not None
    await asyncio.wait_for(process.stderr.readuntil(b"one more look"), 60)
    process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(process.wait(), 60) == 130
    await until(lambda: taped.fleet.engines["slow"].running() == 0)


async def test_ctrl_c_ends_with_130_where_the_server_says_nothing(command: Command) -> None:
    asked = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        process = await command.start("chat", "hello", "-m", "slow", "--url", f"http://127.0.0.1:{port}")
        await asyncio.wait_for(asked.wait(), 60)
        process.send_signal(signal.SIGINT)
        _, told = await asyncio.wait_for(process.communicate(), 60)
    assert (process.returncode, told) == (130, b"")


async def test_a_pipe_that_is_closed_ends_it_without_a_word(command: Command) -> None:
    process = await command.start("chat", "-q", "-m", "fast", "endless")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout._transport.close()  # type: ignore[attr-defined]
    assert await asyncio.wait_for(process.wait(), 60) == 1
    assert await process.stderr.read() == b""
