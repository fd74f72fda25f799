"""The scripted engine: how a transcript is read, cut into tokens, matched and told."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.support import EMILY, TRANSCRIPT, ask, collect, quiet, read, text_of, user
from thinkaloud import settings as config
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.engine.transcript import load, tokenize
from thinkaloud.errors import EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling

Play = Callable[..., Awaitable[ScriptedEngine]]


@pytest.fixture
async def play(tmp_path: Path) -> AsyncGenerator[Play, None]:
    """A function that starts an engine on the given lines."""
    engines: list[ScriptedEngine] = []

    async def start(*lines: dict[str, Any] | str, **settings: Any) -> ScriptedEngine:
        path = tmp_path / "tape.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
        engines.append(ScriptedEngine("tape", config.ScriptedEngine(kind="scripted", transcript=path, **settings)))
        await engines[-1].start(quiet)
        return engines[-1]

    yield start
    for engine in engines:
        assert engine.running() == 0
        await engine.stop()


# Cutting text into tokens


@given(st.text())
@example("  a\t<think>\r\n b")
def test_no_text_is_lost_by_the_cut(text: str) -> None:
    assert "".join(tokenize(text)) == text
    assert "" not in tokenize(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Let me see.\nOK", ["Let", " me", " see", ".", "\n", "OK"]),
        ("a <think>b</think>c", ["a", " ", "<think>", "b", "</think>", "c"]),
        ("[THINK]x[/THINK]", ["[THINK]", "x", "[/THINK]"]),
        ("◁think▷<seed:think>", ["◁think▷", "<seed:think>"]),
        ("a < b, 5<3>", ["a", " <", " b", ",", " 5", "<3>"]),
        ("\\boxed{3}", ["\\", "boxed", "{", "3", "}"]),
        ("      x", [" ", " ", " ", " ", " ", " x"]),
    ],
)
def test_text_is_cut_into_tags_words_signs_and_newlines(text: str, pieces: list[str]) -> None:
    assert tokenize(text) == pieces


async def test_a_tag_is_one_id_and_a_sentence_is_none(play: Play) -> None:
    engine = await play({"text": "<think>a</think>b"})
    tags = engine.tag_ids("<think>", "</think>")
    ids = [number for chunk in await ask(engine, "?") for number in chunk.token_ids or ()]
    assert [tags.start, tags.end] == [ids[0], ids[2]]
    assert engine.tag_ids("Here is my thought process:", "</think>").start is None


async def test_letters_of_a_tag_as_tokens_of_their_own_are_not_the_tag(play: Play) -> None:
    engine = await play({"tokens": ["</", "think", ">", "</think>"]})
    ids = [number for chunk in await ask(engine, "?") for number in chunk.token_ids or ()]
    assert [number == engine.tag_ids("<think>", "</think>").end for number in ids] == [False, False, False, True]


async def test_a_piece_has_the_same_id_wherever_it_stands(play: Play) -> None:
    engine = await play({"prompt": "one", "text": "a b a"}, {"prompt": "two", "text": "b a c"})
    ids: dict[str, set[int]] = {}
    for chunk in await ask(engine, "one") + await ask(engine, "two"):
        for piece, number in zip(chunk.texts, chunk.token_ids or (), strict=True):
            ids.setdefault(piece, set()).add(number)
    assert all(len(numbers) == 1 for numbers in ids.values())
    assert len(set.union(*ids.values())) == len(ids)


# Finding the reply, and the prompt


async def test_the_first_line_that_matches_answers(play: Play) -> None:
    engine = await play({"prompt": "a", "text": "1"}, {"prompt": "ab", "text": "2"}, {"text": "3"})
    assert [text_of(await ask(engine, text)) for text in ("ab", "xax", "b")] == ["1", "1", "3"]


async def test_only_the_last_message_of_user_or_tool_is_looked_at(play: Play) -> None:
    engine = await play({"prompt": "old", "text": "1"}, {"prompt": "new", "text": "2"})
    messages = [
        *user("old"),
        {"role": "assistant", "content": "old"},
        *user("new"),
        {"role": "assistant", "content": "old"},
    ]
    assert text_of(await collect(engine, await engine.render(messages, {}))) == "2"
    messages += [{"role": "tool", "content": "old"}]
    assert text_of(await collect(engine, await engine.render(messages, {}))) == "1"


async def test_calls_are_told_behind_the_text_id_and_name_once_and_arguments_in_pieces(play: Play) -> None:
    call = {"name": "look", "arguments": '{"a": 1}'}
    engine = await play({"text": "x", "tool_calls": [call, call]})
    chunks = await ask(engine, "?")
    assert chunks[0].texts == ["x"]
    deltas = [delta for chunk in chunks for delta in chunk.tool_calls]
    assert [delta.name for delta in deltas if delta.id] == ["look", "look"]
    for position in (0, 1):
        told = [delta for delta in deltas if delta.position == position]
        assert "".join(delta.arguments for delta in told) == '{"a": 1}'
        assert [delta.id is not None for delta in told] == [True] + [False] * (len(told) - 1)
    assert [chunk.finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]


async def test_a_text_that_is_cut_makes_no_call(play: Play) -> None:
    engine = await play({"text": "a b c", "tool_calls": [{"name": "look"}]})
    chunks = await ask(engine, "?", Sampling(max_tokens=2))
    assert not any(chunk.tool_calls for chunk in chunks)
    assert chunks[-1].finish_reason == "length"


async def test_a_message_in_parts_is_their_text(play: Play) -> None:
    engine = await play({"prompt": "apples", "text": "yes"})
    parts = [{"type": "text", "text": "app"}, {"type": "text", "text": "les"}]
    prompt = await engine.render([{"role": "assistant", "content": None}, {"role": "user", "content": parts}], {})
    assert text_of(await collect(engine, prompt)) == "yes"


async def test_without_a_reply_the_request_is_wrong_and_not_quoted(play: Play) -> None:
    engine = await play({"prompt": "a", "text": "1"})
    with pytest.raises(InvalidRequest, match="transcript of this model has no reply") as error:
        await ask(engine, "secret")
    assert "secret" not in error.value.message


async def test_the_prompt_ends_in_the_tag_where_the_reply_says_so(play: Play) -> None:
    engine = await play(
        {"prompt": "a", "opens_trace": True, "text": "x"},
        {"prompt": "b", "opens_trace": True, "start": "[THINK]", "text": "x"},
        {"prompt": "c", "text": "x"},
    )
    ends = [((await engine.render(user(text), {})).text or "").rsplit(maxsplit=1)[-1] for text in "abc"]
    assert ends == ["<think>", "[THINK]", "assistant:"]


async def test_the_prompt_counts_its_tokens_and_the_vocabulary_does_not_grow_with_it(play: Play) -> None:
    asked, fresh = await play({"text": "yes"}), await play({"text": "yes"})
    prompt = await asked.render(user("zwölf yes Boxkämpfer"), {})
    assert len(prompt.token_ids or ()) == len(tokenize("user: zwölf yes Boxkämpfer\nassistant: "))
    assert asked.tag_ids("<new>", "</new>") == fresh.tag_ids("<new>", "</new>")


# Telling it


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("", "<think>a b a</think> c"),
        ("<think>a b", " a</think> c"),
        ("<think>a b. Enough.", " a</think> c"),
        ("<think>a. Enough.</think>", " c"),
        ("<think>a b a</think> c", ""),
    ],
)
async def test_an_output_that_was_written_is_continued_after_the_trace_where_it_closes_it(
    play: Play, written: str, rest: str
) -> None:
    engine = await play({"text": "<think>a b a</think> c"})
    prompt = replace(await engine.render(user("?"), {}), output_ids=tuple(engine.spell(written).token_ids or ()))
    tags = engine.tag_ids("<think>", "</think>")
    chunks = [chunk async for chunk in engine.generate(prompt, Sampling(), "test", tags=tags)]
    assert text_of(chunks) == rest


@pytest.mark.parametrize(("step", "sizes"), [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (5, [5]), (9, [5])])
async def test_chunks_have_the_size_that_was_set(play: Play, step: int, sizes: list[int]) -> None:
    engine = await play({"text": "a b c d e"}, chunk_tokens=step)
    chunks = await ask(engine, "?")
    assert [len(chunk.texts) for chunk in chunks] == [chunk.tokens for chunk in chunks] == sizes
    assert text_of(chunks) == "a b c d e"


@pytest.mark.parametrize(
    ("limit", "text", "reason"), [(0, "", "length"), (2, "a b", "length"), (3, "a b c", "stop"), (9, "a b c", "stop")]
)
async def test_max_tokens_cuts_only_what_is_longer(play: Play, limit: int, text: str, reason: str) -> None:
    chunks = await ask(await play({"text": "a b c"}), "?", Sampling(max_tokens=limit))
    assert (text_of(chunks), chunks[-1].finish_reason) == (text, reason)


async def test_the_finish_reason_of_the_line_is_told(play: Play) -> None:
    chunks = await ask(await play({"text": "a", "finish_reason": "length"}), "?")
    assert chunks[-1].finish_reason == "length"


async def test_an_empty_reply_still_finishes(play: Play) -> None:
    assert await ask(await play({"text": ""}), "?") == [Chunk([], [], finish_reason="stop")]


@pytest.mark.parametrize(("after", "text"), [(0, ""), (2, "a b"), (3, "a b c")])
async def test_a_failure_comes_after_so_many_tokens_and_spares_the_engine(play: Play, after: int, text: str) -> None:
    engine = await play({"prompt": "bad", "text": "a b c", "fail_after": after}, {"text": "fine"})
    seen: list[Chunk] = []
    prompt = await engine.render(user("bad"), {})
    with pytest.raises(EngineFailed):
        await read(engine.generate(prompt, Sampling(), "failing"), seen)
    assert text_of(seen) == text
    assert all(chunk.texts and chunk.finish_reason is None for chunk in seen)
    assert text_of(await ask(engine, "good")) == "fine"


async def test_a_limit_before_the_failure_wins(play: Play) -> None:
    chunks = await ask(await play({"text": "a b c", "fail_after": 3}), "?", Sampling(max_tokens=2))
    assert chunks[-1].finish_reason == "length"


async def test_without_delay_others_still_get_their_turn_at_each_chunk(play: Play) -> None:
    engine = await play({"prompt": "left", "text": "l l l"}, {"prompt": "right", "text": "r r r"})
    order: list[str] = []

    async def tell(side: str) -> None:
        async for chunk in engine.generate(await engine.render(user(side), {}), Sampling(), side):
            order.extend(piece.strip() for piece in chunk.texts)

    await asyncio.gather(tell("left"), tell("right"))
    assert order == ["l", "r"] * 3


# Reading a transcript


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Invalid JSON"),
        ("[]", "object"),
        ({"prompt": "a"}, "give either text or tokens"),
        ({"text": "a", "tokens": ["a"]}, "give either text or tokens"),
        ({"text": "a", "txet": "b"}, "txet: there is no such key"),
        ({"text": "a", "finish_reason": "never"}, "finish_reason: "),
        ({"text": "a", "fail_after": -1}, "fail_after: "),
        ({"tokens": [1]}, "tokens.0: "),
    ],
)
async def test_a_wrong_line_is_told_with_file_and_number(
    play: Play, tmp_path: Path, line: dict[str, Any] | str, reason: str
) -> None:
    with pytest.raises(SettingsError) as error:
        await play({"text": "fine"}, "", line)
    told = str(error.value)
    assert told.startswith(f"{tmp_path / 'tape.jsonl'}:3: ")
    assert reason in told
    assert "\n" not in told


async def test_every_wrong_line_is_told(play: Play) -> None:
    with pytest.raises(SettingsError) as error:
        await play("{", {"text": "fine"}, {"prompt": "a"})
    assert [line.split(": ")[0].rsplit(":")[-1] for line in str(error.value).splitlines()] == ["1", "3"]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "there is no reply"), (b"\n \n", "there is no reply"), (b"\xff", "is not UTF-8")]
)
def test_a_file_without_replies_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "tape.jsonl"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=reason):
        load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load(tmp_path / "tape.jsonl")


# The transcript that comes with the tests


async def test_emily_thinks_checks_and_answers(scripted_engine: ScriptedEngine) -> None:
    prompt = await scripted_engine.render(user(EMILY), {})
    assert (prompt.text or "").endswith("<think>")
    trace, tag, answer = text_of(await collect(scripted_engine, prompt)).partition("</think>")
    assert tag
    assert "Wait, let me check" in trace
    assert answer.endswith("\\boxed{3}")


async def test_a_character_over_several_tokens_comes_whole_with_the_last(scripted_engine: ScriptedEngine) -> None:
    chunks = await ask(scripted_engine, "Answer in other scripts.")
    assert text_of(chunks) == ("Une pêche is 🍑, 桃.</think>🍎 é りんご line\u2028separator.")
    assert sum(piece == "" for chunk in chunks for piece in chunk.texts) == 5


def test_every_line_of_the_transcript_has_a_prompt_of_its_own() -> None:
    replies = load(TRANSCRIPT)
    prompts = [reply.prompt or "" for reply in replies]
    assert all(prompts)
    for prompt in prompts:
        assert [other for other in prompts if other in prompt] == [prompt]


async def test_an_engine_that_was_not_started_refuses() -> None:
    engine = ScriptedEngine("tape", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
    with pytest.raises(EngineFailed, match="engine tape is not running"):
        await ask(engine, EMILY)
