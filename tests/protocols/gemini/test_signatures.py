"""`thoughtSignature` there and back: a seal that comes back in any spelling, from any part, opens."""

import base64
import hashlib
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live import Live
from protocols.gemini.speaking import THOUGHTS, TOOLS, TRACE, fold, generate, settings, stream
from protocols.recording import Recording, recording
from thinkaloud.protocols.gemini.signature import read_signature, write_signature
from thinkaloud.settings import ThinkingSettings

ASKED = {"role": "user", "parts": [{"text": "call once"}]}
ASKED_TWICE = {"role": "user", "parts": [{"text": "call behind a text"}]}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "base64url": lambda signature: signature,
    "base64url without padding": lambda signature: signature.rstrip("="),
    "base64": lambda signature: signature.translate(str.maketrans("-_", "+/")),
}


@given(st.binary(min_size=1))
def test_every_spelling_of_a_signature_is_read_as_one(data: bytes) -> None:
    seal = base64.urlsafe_b64encode(data).decode().rstrip("=")
    sent = write_signature(seal)
    assert base64.urlsafe_b64decode(sent) == data
    assert {read_signature(spell(sent)) for spell in SPELLINGS.values()} == {seal}


@pytest.fixture(scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A model that reads the traces of a tool loop in progress."""
    tree = settings(tmp_path_factory.mktemp("tape"))
    thinking = ThinkingSettings(format="think", keeps_in_tool_loop=True)
    model = tree.models["full"].model_copy(update={"thinking": thinking})
    tree = tree.model_copy(update={"models": {**tree.models, "full": model}})
    async with recording(tree) as (live, engine):
        live.client.headers["x-goog-api-key"] = "full"
        yield live, engine


def answered(response: dict[str, Any]) -> dict[str, Any]:
    """The turn of the model, as a client keeps it."""
    return dict(response["candidates"][0]["content"])


def results(turn: dict[str, Any], *, ids: bool = True) -> dict[str, Any]:
    """What the calls of a turn brought."""
    calls = [part["functionCall"] for part in turn["parts"] if "functionCall" in part]
    parts = [
        {"functionResponse": {"name": call["name"], "response": {}} | ({"id": call["id"]} if ids else {})}
        for call in calls
    ]
    return {"role": "user", "parts": parts}


def changed(
    turn: dict[str, Any], *, ids: bool = True, spell: Callable[[str], str] = SPELLINGS["base64url"]
) -> dict[str, Any]:
    """The turn as a client sends it back: with signatures spelled in its own way, perhaps without ids of calls."""
    parts = []
    for part in turn["parts"]:
        sent = dict(part)
        if "thoughtSignature" in part:
            sent["thoughtSignature"] = spell(part["thoughtSignature"])
        if "functionCall" in part and not ids:
            sent["functionCall"] = {name: each for name, each in part["functionCall"].items() if name != "id"}
        parts.append(sent)
    return turn | {"parts": parts}


async def traces(engine: tuple[Live, Recording], *contents: dict[str, Any], **more: Any) -> tuple[list[Any], list[str]]:
    """The traces in the prompt of a request, and what was dropped."""
    live, tape = engine
    response = await generate(live, list(contents), tools=TOOLS, **more)
    found = [message.get("reasoning_content") for message in tape.messages if message["role"] == "assistant"]
    assert all("_ta" not in str(message.get("tool_calls", "")) for message in tape.messages)
    return found, response["thinkaloud"].get("unopened", [])


@pytest.mark.parametrize("asked", [ASKED, ASKED_TWICE], ids=["on the call", "on the text"])
@pytest.mark.parametrize("ids", [True, False], ids=["", "without ids"])
@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_a_trace_comes_back_in_every_spelling(
    engine: tuple[Live, Recording], spelling: str, ids: bool, asked: dict[str, Any]
) -> None:
    turn = answered(await generate(engine[0], [asked], tools=TOOLS))
    sent = changed(turn, ids=ids, spell=SPELLINGS[spelling])
    assert await traces(engine, asked, sent, results(turn, ids=ids)) == ([TRACE], [])


@pytest.mark.parametrize("asked", [ASKED, ASKED_TWICE], ids=["on the call", "on the text"])
async def test_a_trace_comes_back_from_contents_that_are_chunks_of_a_stream(
    engine: tuple[Live, Recording], asked: dict[str, Any]
) -> None:
    chunks = await stream(engine[0], [asked], tools=TOOLS, **THOUGHTS)
    turn = answered(fold(chunks))
    split = [answered(chunk) for chunk in chunks]
    assert len(split) > 5
    assert await traces(engine, asked, *split, results(turn)) == ([TRACE], [])
    assert await traces(engine, asked, turn, results(turn)) == ([TRACE], [])
    repeated = [*split, *split[-3:]][: len(split)]
    assert await traces(engine, asked, *repeated, results(turn)) == ([TRACE], [])


async def test_a_text_beside_a_result_does_not_end_the_tool_loop(engine: tuple[Live, Recording]) -> None:
    turn = answered(await generate(engine[0], [ASKED], tools=TOOLS))
    behind = results(turn)
    behind["parts"].append({"text": "call once"})
    again = answered(await generate(engine[0], [ASKED, turn, behind], tools=TOOLS))
    assert await traces(engine, ASKED, turn, behind, again, results(again)) == ([TRACE, TRACE], [])


async def test_a_turn_that_is_over_opens_and_is_dropped(engine: tuple[Live, Recording]) -> None:
    asked = {"role": "user", "parts": [{"text": "hi"}]}
    turn = answered(await generate(engine[0], [asked]))
    assert "thoughtSignature" in turn["parts"][0]
    assert await traces(engine, asked, turn, asked) == ([None], [])


async def test_what_is_forged_or_foreign_is_dropped_and_named_by_its_place(engine: tuple[Live, Recording]) -> None:
    turn = answered(await generate(engine[0], [ASKED], tools=TOOLS))
    signature = turn["parts"][0]["thoughtSignature"]
    place = ["contents.1.parts.0"]
    broken = base64.urlsafe_b64encode(hashlib.sha512(b"x").digest()).decode()
    for forged in (broken, signature[:-20] + "A" * 20, "not base64!", "κ", signature + "AAAA"):
        sent = {"role": "model", "parts": [turn["parts"][0] | {"thoughtSignature": forged}]}
        assert await traces(engine, ASKED, sent, results(turn)) == ([None], place)
    other = {"role": "user", "parts": [{"text": "call once, friend"}]}
    assert await traces(engine, other, turn, results(turn)) == ([None], place)
    foreign = await engine[0].client.post(
        "/v1beta/models/full:generateContent",
        json={"contents": [ASKED, turn, results(turn)], "tools": TOOLS},
        headers={"x-goog-api-key": "hidden"},
    )
    assert foreign.json()["thinkaloud"]["unopened"] == place


async def test_a_seal_of_a_turn_without_calls_does_not_open_beside_made_up_ones(
    engine: tuple[Live, Recording],
) -> None:
    asked = {"role": "user", "parts": [{"text": "hi"}]}
    turn = answered(await generate(engine[0], [asked]))
    with_call = answered(await generate(engine[0], [ASKED_TWICE], tools=TOOLS))
    mark = with_call["parts"][1]["thoughtSignature"]
    for made_up in (
        {"functionCall": {"name": "look", "args": {}}},
        {"functionCall": {"name": "look", "args": {}}, "thoughtSignature": mark},
        {"functionCall": with_call["parts"][1]["functionCall"]},
    ):
        sent = {"role": "model", "parts": [*turn["parts"], made_up]}
        found = await traces(engine, asked, sent, results({"parts": [made_up]}, ids=False))
        assert found == ([None], ["contents.1.parts.0"])


@pytest.mark.parametrize("word", [None, "", "skip_thought_signature_validator", "context_engineering_is_the_way_to_go"])
async def test_missing_signatures_are_no_error(engine: tuple[Live, Recording], word: str | None) -> None:
    turn = answered(await generate(engine[0], [ASKED], tools=TOOLS))
    call = {"functionCall": turn["parts"][0]["functionCall"], "thoughtSignature": word}
    assert await traces(engine, ASKED, {"role": "model", "parts": [call]}, results(turn)) == ([None], [])
