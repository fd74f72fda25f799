"""A conversation on a terminal of its own: what is typed, what is shown, what is kept."""

import asyncio
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pexpect
import pytest

from live import Live, until
from terminal.conftest import Command
from thinkaloud.terminal.plain_text import escape

pytestmark = pytest.mark.slow

UP, CTRL_D = "\x1b[A", "\x04"
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?(?:25|2004)[lh]|\x1b\[2K|\x1b\[1A|\r")
"""Colours, the cursor, the marks of what is pasted, and the line that is drawn again."""


def _heed_ctrl_c() -> None:
    """What runs in the background, as the tests may, ignores it, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def spawned(command: Command, *arguments: str) -> "pexpect.spawn[str]":
    environment = {name: value for name, value in command.environment().items() if name != "COLUMNS"}
    return pexpect.spawn(
        sys.executable,
        ["-m", "thinkaloud", *arguments],
        env=environment,
        encoding="utf-8",
        dimensions=(40, 100),
        timeout=30,
        preexec_fn=_heed_ctrl_c,
    )


async def beside(talk: Callable[[], None]) -> None:
    """The server goes on in this thread."""
    await asyncio.wait_for(asyncio.to_thread(talk), 90)


async def test_a_conversation(command: Command, taped: Live, tmp_path: Path) -> None:
    def talk() -> None:
        chat = spawned(command, "chat", "-m", "slow")
        chat.expect("slow.* >")
        chat.send("What do\x1b\r4 pens cost?\r")
        for told in ("12.*╯", "thought for"):
            chat.expect(told)
        chat.expect("slow.* >")
        chat.send("/again\r")
        chat.expect("slow · thought for")
        chat.expect("slow.* >")
        chat.send(f"/save {tmp_path}/talk.md\r")
        chat.expect("saved as")
        chat.expect("slow.* >")
        chat.send("/nope\r")
        chat.expect("there is no /nope")
        chat.expect("slow.* >")
        chat.send(CTRL_D)
        chat.expect(pexpect.EOF)
        chat.wait()
        assert chat.exitstatus == 0

    await beside(talk)
    saved = (tmp_path / "talk.md").read_text()
    assert saved.count("## Question\n\nWhat do\n4 pens cost?") == 1


async def test_enter_is_answer_now_and_ctrl_c_stops(command: Command, taped: Live) -> None:
    def talk() -> None:
        chat = spawned(command, "chat", "-m", "slow")
        chat.expect("slow.* >")
        chat.send("endless\r")
        chat.expect("look")
        chat.send("\r")
        for told in ("over", "until you asked", "slow.* >"):
            chat.expect(told)
        chat.send("endless, again\r")
        chat.expect("look")
        chat.sendintr()
        chat.expect("not kept")
        chat.expect("slow.* >")
        chat.send("hello\r")
        chat.expect("Hello.")
        chat.expect("slow.* >")
        chat.send("half a line")
        chat.expect("half a line")
        chat.sendintr()
        chat.expect("slow.* >")
        chat.send("/quit\r")
        chat.expect(pexpect.EOF)
        chat.wait()
        assert chat.exitstatus == 0

    await beside(talk)


async def test_what_is_typed_while_it_thinks_is_for_the_next_question(command: Command, taped: Live) -> None:
    """It is echoed, and neither a line nor what is pasted ends the thinking; Enter on an empty line does."""

    def talk() -> None:
        chat = spawned(command, "chat", "-m", "slow")
        chat.expect("slow.* >")
        chat.send("endless\r")
        chat.expect("look")
        chat.send("hello, tooo\x7f\r")
        chat.expect("> hello, too")
        chat.send("\x1b[200~and\nmore\n\x1b[201~")
        chat.expect("more")
        chat.expect("Enter: answer now")
        chat.send("\r")
        for told in ("asked to answer now", "until you asked", "slow.* >", "hello, too", "and", "more"):
            chat.expect(told)
        chat.send("\r")
        chat.expect("Hello.")
        chat.expect("slow.* >")
        chat.send(f"/save {command.folder}/talk.md\r")
        chat.expect("saved as")
        chat.expect("slow.* >")
        chat.send(CTRL_D)
        chat.expect(pexpect.EOF)

    await beside(talk)
    assert "## Question\n\nhello, too\nand\nmore\n" in (command.folder / "talk.md").read_text()


async def test_answer_now_is_offered_only_while_it_thinks(command: Command, taped: Live) -> None:
    def talk() -> None:
        fast = spawned(command, "chat", "-m", "fast", "endless")
        fast.expect(pexpect.EOF)
        assert "answer now" not in (fast.before or "")
        thinking = spawned(command, "chat", "-m", "slow", "What do 4 pens cost?")
        thinking.expect("answer now")
        assert "thinking" in (thinking.before or "")
        thinking.expect(pexpect.EOF)

    await beside(talk)


async def test_an_answer_on_a_terminal_keeps_its_lines_and_shows_its_box(command: Command, taped: Live) -> None:
    def talk() -> None:
        chat = spawned(command, "chat", "-m", "thinker", "formula")
        chat.expect(pexpect.EOF)
        shown = OURS.sub("", chat.before or "")
        assert "\n4 × 3 = 12 dollars.\nSo:\n\n╭─────╮\n│ 1/2 │\n╰─────╯" in shown
        assert "checking: Wait, let me check." in shown.replace("\n", " ")
        assert " \n" not in shown

    await beside(talk)


async def test_one_ctrl_c_stops_an_answer_whenever_it_is_pressed(command: Command, taped: Live) -> None:
    """In one piece with the end of the line, while the terminal changes hands, before the server has spoken."""

    def talk() -> None:
        chat = spawned(command, "chat", "-m", "slow")
        chat.delaybeforesend = None
        chat.expect("slow.* >")
        chat.send("endless\r\x03")
        chat.expect("not kept")
        for moment in range(24):
            chat.expect("slow.* >")
            chat.send("endless, again\r")
            time.sleep(moment / 200)
            chat.sendintr()
            chat.expect("not kept")
        chat.expect("slow.* >")
        chat.send("hello\r")
        chat.expect("Hello.")
        chat.expect("slow.* >")
        chat.send(CTRL_D)
        chat.expect(pexpect.EOF)

    await beside(talk)
    await until(lambda: taped.fleet.engines["slow"].running() == 0)


async def test_what_was_typed_is_there_the_next_time(command: Command, taped: Live) -> None:
    def talk() -> None:
        first = spawned(command, "chat", "-m", "fast")
        first.expect("fast.* >")
        first.send("hello there\r")
        first.expect("Hello.")
        first.expect("fast.* >")
        first.send(CTRL_D)
        first.expect(pexpect.EOF)
        first.wait()
        second = spawned(command, "chat", "-m", "fast")
        second.expect("fast.* >")
        second.send(UP)
        second.expect("hello there")
        second.send("\r")
        second.expect("Hello.")
        second.expect("fast.* >")
        second.send("/quit\r")
        second.expect(pexpect.EOF)
        second.wait()

    await beside(talk)
    assert (command.folder / "thinkaloud/history").stat().st_mode & 0o777 == 0o600


async def test_a_conversation_goes_on_and_is_loaded(command: Command, taped: Live, tmp_path: Path) -> None:
    def talk() -> None:
        first = spawned(command, "chat", "-m", "fast")
        first.expect("fast.* >")
        first.send("hello there\r")
        first.expect("Hello.")
        first.expect("fast.* >")
        first.send(f"/save {tmp_path}/talk.json\r")
        first.expect("saved as")
        first.expect("fast.* >")
        first.send(CTRL_D)
        first.expect(pexpect.EOF)
        second = spawned(command, "chat", "-c")
        second.expect("going on after 1 question, the last: hello there")
        second.expect("fast.* >")
        second.send("/clear\r")
        second.expect("a new conversation")
        second.send(f"/load {tmp_path}/none.json\r")
        second.expect("No such file")
        second.send(f"/load {tmp_path}/talk.json\r")
        second.expect("going on after 1 question, the last: hello there")
        second.send("/again\r")
        second.expect("Hello.")
        second.expect("fast.* >")
        second.send(CTRL_D)
        second.expect(pexpect.EOF)

    await beside(talk)


async def test_a_long_prompt_is_written_in_the_users_editor(command: Command, taped: Live, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ncat "$1" > "$0.seen"; printf "edited\nwell\n" > "$1"\n')
    editor.chmod(0o755)
    beside_editor = replace(command, more={"VISUAL": str(editor)})

    def talk() -> None:
        chat = spawned(beside_editor, "chat", "-m", "fast")
        for keys, given in (("hello\x0f", "hello"), ("/edit\r", "edited\nwell"), ("half\x0f", "half")):
            chat.expect("fast.* >")
            chat.send(keys)
            chat.expect("well")
            chat.send("\r")
            chat.expect("Hello.")
            assert (tmp_path / "editor.seen").read_text().strip() == given
        chat.expect("fast.* >")
        chat.send(f"/save {tmp_path}/talk.md\r")
        chat.expect("saved as")
        chat.expect("fast.* >")
        chat.send(CTRL_D)
        chat.expect(pexpect.EOF)

    await beside(talk)
    assert (tmp_path / "talk.md").read_text().count("edited\nwell") == 2


async def test_nothing_that_a_model_writes_acts_on_the_terminal(command: Command, taped: Live) -> None:
    def talk() -> None:
        chat = spawned(command, "chat", "-m", "thinker", "hostile")
        chat.expect(pexpect.EOF)
        shown = OURS.sub("", chat.before or "")
        assert r"\x1b]52;c;" in shown
        assert escape(shown) == shown

    await beside(talk)


async def test_a_terminal_is_left_as_it_was_found(command: Command, taped: Live) -> None:
    """The keys that are listened to while it thinks are shown again afterwards, whatever ended it."""

    def talk() -> None:
        shell = pexpect.spawn("sh", env=command.environment(), encoding="utf-8", timeout=30)
        shell.sendline(f"stty -a | cksum; {sys.executable} -m thinkaloud chat -m slow endless; stty -a | cksum")
        shell.expect(r"\d{5,} \d+")
        before = shell.match.group() if isinstance(shell.match, re.Match) else ""
        shell.expect("look")
        shell.sendintr()
        shell.expect(r"\d{5,} \d+")
        assert isinstance(shell.match, re.Match)
        assert shell.match.group() == before
        shell.sendline("exit")
        shell.expect(pexpect.EOF)

    await beside(talk)
