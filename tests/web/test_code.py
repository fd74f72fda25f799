"""The programs that the page makes of a question, run as they are shown."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

import node
from conformance import harness
from live import Live
from protocols.recording import Recording, recording
from web.axe import findings_in_both_schemes
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.serving import ANSWER, STEPS, key, settings
from web.watching import Watch

EXAMPLES = Path(__file__).parents[2] / "clients/examples/node"
KEY = "secret-of-app"
HARD = 'It\'s "quoted", `ticked`, $HOME, \\n, 100 %, \N{GRINNING FACE}, \u2028 and\ntwo lines; what is cheap?'
DIALECTS = ["Chat", "Responses", "Messages", "Gemini"]
FILES = {"curl": "ask.sh", "Python": "ask.py", "JavaScript": "ask.mjs"}


@pytest.fixture(scope="module")
async def recorded(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A server that wants a key, and its engine, which remembers what it was asked."""
    async with recording(settings(tmp_path_factory.mktemp("code"), keys=[key("app")]), KEY) as made:
        yield made


@pytest.fixture
async def inside(opening: Opening, recorded: tuple[Live, Recording], watches: list[Watch]) -> Reader:
    """The page of that server, with a key."""
    reader = await opening(recorded[0])
    watches[-1].expected.append("status of 401 ")
    await reader.page.get_by_placeholder("Your key").fill(KEY)
    await reader.page.keyboard.press("Enter")
    await expect(reader.question).to_be_visible()
    return reader


def dialog(reader: Reader) -> Locator:
    return reader.page.get_by_role("dialog", name="Get the code")


async def program(reader: Reader, dialect: str, language: str) -> str:
    """What the dialog shows for `dialect` and `language`."""
    for group, name in (("API", dialect), ("Language", language)):
        await dialog(reader).get_by_role("group", name=group).get_by_text(name, exact=True).click()
    shown = await dialog(reader).get_by_role("region", name="The program").text_content()
    assert shown
    return shown


async def printed(text: str, dialect: str, language: str, folder: Path) -> str:
    """Run a program with the key in its place; what it prints."""
    folder.joinpath(FILES[language]).write_text(text.replace("YOUR_KEY", KEY))
    process = await asyncio.create_subprocess_exec(
        program_of(dialect, language), FILES[language], stdout=PIPE, stderr=PIPE, cwd=folder
    )
    out, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    return out.decode()


def program_of(dialect: str, language: str) -> str:
    """What runs it: the environment of the conformance tests where it needs an SDK that is not ours."""
    if language == "Python" and dialect == "Gemini":
        harness.install_python()
        return str(harness.PYTHON)
    return {"curl": "bash", "Python": sys.executable, "JavaScript": "node"}[language]


def with_packages(folder: Path) -> None:
    """Put the packages of Node.js beside the programs."""
    node.install(EXAMPLES)
    folder.joinpath("node_modules").symlink_to(EXAMPLES / "node_modules")


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_the_programs_ask_what_the_page_asked(
    inside: Reader, recorded: tuple[Live, Recording], tmp_path: Path, dialect: str
) -> None:
    with_packages(tmp_path)
    engine = recorded[1]
    await inside.answered("What is dear?", "thinker")
    await inside.think(effort="low", budget="20")
    await inside.answered(HARD)
    told = [(message["role"], message["content"]) for message in engine.messages]
    assert told == [("user", "What is dear?"), ("assistant", ANSWER), ("user", HARD)]
    await inside.think(effort="default", budget="", show="Hidden")
    await inside.answered(FRUIT)
    # JavaScript has the same body as curl, written another way: that is seen with the longer of both questions.
    for at, sees, languages in ((1, True, [*FILES]), (2, False, ["curl", "Python"])):
        await inside.button("Get the code").nth(at).click()
        programs = {language: await program(inside, dialect, language) for language in languages}
        await inside.page.keyboard.press("Escape")
        for language, text in programs.items():
            assert KEY not in text
            engine.messages = []
            out = await printed(text, dialect, language, tmp_path)
            assert [(message["role"], message["content"]) for message in engine.messages[:3]] == told
            assert ("The apples cost 9 dollars" in out, "The question is what" in out) == (True, sees)
            assert STEPS[-1] not in out, "the budget ends the trace before its last step"


async def test_of_several_models_each_has_its_program(reader: Reader) -> None:
    await reader.choose("thinker")
    await reader.compare(["thinker", "fast"])
    await reader.answered(FRUIT)
    await reader.button("Get the code").click()
    for model in ("fast", "thinker"):
        await dialog(reader).get_by_role("group", name="Model").get_by_text(model, exact=True).click()
        assert f'"model": "{model}"' in await program(reader, "Chat", "curl")
    await reader.page.keyboard.press("Escape")
    await expect(dialog(reader)).to_have_count(0)


async def test_the_dialog_closes_without_stopping_the_answer(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.button("Get the code").click()
    await expect(dialog(reader)).to_be_visible()
    await reader.page.keyboard.press("Escape")
    await expect(dialog(reader)).to_have_count(0)
    await expect(reader.stop).to_be_visible()
    await reader.stop.click()


async def test_axe_finds_nothing_grave_in_the_dialog(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport={"width": 390, "height": 844})
    await reader.answered(FRUIT, "thinker")
    await reader.button("Get the code").click()
    await program(reader, "Gemini", "Python")
    assert await findings_in_both_schemes(reader.page) == []


async def test_a_program_copies_as_it_is_shown(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, permissions=["clipboard-read", "clipboard-write"])
    await reader.answered(FRUIT, "thinker")
    await reader.button("Get the code").click()
    text = await program(reader, "Messages", "JavaScript")
    await reader.button("Copy: the program").click()
    await expect(reader.button("Copied: the program")).to_have_count(1)
    assert await reader.page.evaluate("navigator.clipboard.readText()") == text
