"""What every engine promises, whatever is behind it: one suite, run on each implementation."""

import asyncio
from contextlib import aclosing

import pytest

from engine.support import EMILY, Life, ask, collect, text_of, user
from live import until
from thinkaloud.engine.base import Engine
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling

GREEDY = Sampling(temperature=0, max_tokens=48)
ENDLESS = Sampling(max_tokens=400, ignore_eos=True)
STORY = "Tell me a long story."


async def test_a_started_engine_is_alive_and_idle(engine: Engine) -> None:
    await engine.check()
    assert engine.running() == 0


async def test_an_engine_counts_on_while_it_works(engine: Engine) -> None:
    before = engine.steps
    await ask(engine, EMILY, GREEDY)
    assert engine.steps > before


async def test_the_context_length_is_a_number_of_tokens_where_it_is_told(engine: Engine) -> None:
    assert engine.context_length is not None
    assert engine.context_length > 64


async def test_a_rendered_prompt_is_answered_with_text(engine: Engine) -> None:
    assert text_of(await ask(engine, EMILY, GREEDY)).strip()


async def test_a_rendered_prompt_keeps_its_conversation(engine: Engine) -> None:
    prompt = await engine.render(user(EMILY), {"a": 1})
    assert prompt.messages == user(EMILY)
    assert prompt.template_arguments == {"a": 1}


async def test_an_engine_that_renders_shows_text_and_ids_both(engine: Engine) -> None:
    prompt = await engine.render(user(EMILY), {})
    assert (prompt.text is None) == (prompt.token_ids is None)
    assert prompt.text is None or EMILY in prompt.text
    assert prompt.token_ids is None or len(prompt.token_ids) > 1


async def test_exactly_the_last_chunk_has_a_finish_reason(engine: Engine) -> None:
    chunks = await ask(engine, EMILY, GREEDY)
    assert [chunk.finish_reason is not None for chunk in chunks] == [False] * (len(chunks) - 1) + [True]


async def test_usage_comes_with_the_last_chunk_or_not_at_all(engine: Engine) -> None:
    chunks = await ask(engine, EMILY, GREEDY)
    assert all(chunk.usage is None for chunk in chunks[:-1])


async def test_texts_and_ids_are_aligned_and_each_id_was_spent(engine: Engine) -> None:
    for chunk in await ask(engine, EMILY, GREEDY):
        assert chunk.token_ids is None or len(chunk.token_ids) == len(chunk.texts)
        assert chunk.tokens >= len(chunk.token_ids or ())


def spent(chunks: list[Chunk]) -> int:
    """The tokens of a generation, by the upstream's own count where there is one."""
    usage = chunks[-1].usage
    return usage.completion_tokens if usage else sum(chunk.tokens for chunk in chunks)


@pytest.mark.parametrize("limit", [1, 5])
async def test_max_tokens_cuts_with_length_and_no_token_more_is_spent(engine: Engine, limit: int) -> None:
    chunks = await ask(engine, STORY, Sampling(max_tokens=limit, ignore_eos=True))
    assert chunks[-1].finish_reason == "length"
    assert spent(chunks) == limit
    assert sum(len(chunk.texts) for chunk in chunks) <= limit


async def test_an_open_generation_is_counted_as_running(engine: Engine) -> None:
    chunks = engine.generate(await engine.render(user(STORY), {}), ENDLESS, "counted")
    assert engine.running() == 0
    await anext(chunks)
    assert engine.running() == 1
    await chunks.aclose()
    await until(lambda: engine.running() == 0)


async def test_a_generation_told_to_the_end_is_no_longer_running(engine: Engine) -> None:
    await ask(engine, EMILY, GREEDY)
    await until(lambda: engine.running() == 0)


async def test_cancelling_the_task_that_reads_ends_the_generation(engine: Engine) -> None:
    prompt = await engine.render(user(STORY), {})
    begun = asyncio.Event()

    async def read() -> None:
        async with aclosing(engine.generate(prompt, ENDLESS, "cancelled")) as chunks:
            async for _ in chunks:
                begun.set()
                await asyncio.sleep(0)  # a turn for the test, also where every chunk is here already

    task = asyncio.create_task(read())
    async with asyncio.timeout(60):
        await begun.wait()
    assert engine.running() == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until(lambda: engine.running() == 0)


async def test_an_engine_serves_on_after_a_generation_was_closed(engine: Engine) -> None:
    alone = text_of(await ask(engine, EMILY, GREEDY))
    chunks = engine.generate(await engine.render(user(STORY), {}), ENDLESS, "closed")
    await anext(chunks)
    await chunks.aclose()
    assert text_of(await ask(engine, EMILY, GREEDY)) == alone


async def test_generations_at_once_do_not_mix(engine: Engine) -> None:
    questions = [EMILY, STORY, "What is the capital of France?"]
    alone = [text_of(await ask(engine, question, GREEDY)) for question in questions]
    together = await asyncio.gather(*(ask(engine, question, GREEDY) for question in questions))
    assert [text_of(chunks) for chunks in together] == alone


async def test_one_prompt_serves_several_choices(engine: Engine) -> None:
    prompt = await engine.render(user(EMILY), {})
    choices = await asyncio.gather(*(collect(engine, prompt, GREEDY) for _ in range(3)))
    assert len({text_of(chunks) for chunks in choices}) == 1
    assert all(chunks[-1].finish_reason is not None for chunks in choices)


@pytest.mark.parametrize("question", [EMILY, "Answer in other scripts: 🍎 ist ein Äpfelchen, 桃 aussi."])
async def test_no_character_is_sent_in_halves(engine: Engine, question: str) -> None:
    for chunk in await ask(engine, question, GREEDY):
        for piece in chunk.texts:
            assert "\ufffd" not in piece
            piece.encode()  # raises on half of a surrogate pair


def test_an_engine_says_what_it_does_while_it_starts(life: Life) -> None:
    assert life.phases
    assert all(life.phases)


def test_stopping_ends_a_generation_in_work_as_failed(life: Life) -> None:
    assert isinstance(life.interrupted, EngineFailed)
    assert life.left_running == 0


def test_a_stopped_engine_refuses_to_generate(life: Life) -> None:
    assert isinstance(life.late, EngineFailed)
