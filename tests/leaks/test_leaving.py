"""A client that goes away in the middle of a hidden trace leaves nothing of it behind."""

import asyncio
from dataclasses import replace

import pytest

from dialects.dialect import Dialect
from leaks.asking import Way, ask, each_way
from leaks.cases import LONG, SEEDS
from leaks.evidence import leaked
from leaks.forms import Form
from leaks.serving import kept
from leaks.watching import Watch, every_callback
from live import Live, until

SEED = SEEDS[0]
SLOW = replace(LONG, model="slow")


async def searched(live: Live, engine: str, watch: Watch, capfd: pytest.CaptureFixture[str]) -> None:
    """Once the engine has let go, nothing of the trace is in what was said."""
    await until(lambda: live.fleet.engines[engine].running() == 0)
    await until(lambda: any("thinkaloud.requests" in where for where, _ in watch.texts()))
    secret = LONG.secret(SEED)
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


@each_way
@pytest.mark.parametrize("model", ["slow", "sulking"])
async def test_a_stream_that_is_left(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], way: Way, model: str, dialect: Dialect
) -> None:
    asked = LONG.asked(SEED, kept(model, way.model))
    question = dialect.sayable(replace(asked, stream=True, visibility=way.visibility))
    engine = leaky.fleet.engines[model]
    path, body, headers = dialect.path(question), dialect.write(question), dialect.key_headers(way.key)
    with every_callback():
        async with leaky.client.stream("POST", path, json=body, headers=headers) as each:
            first = await anext(each.aiter_bytes())
            assert not leaked([("body", first.decode())], LONG.secret(SEED))
            await until(lambda: engine.running() == 1)
        await searched(leaky, model, watch, capfd)


@each_way
async def test_a_complete_answer_that_is_not_waited_for(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], way: Way, dialect: Dialect
) -> None:
    engine = leaky.fleet.engines["slow"]
    with every_callback():
        asking = asyncio.create_task(ask(leaky, SLOW, SEED, way, Form(), stream=False, dialect=dialect))
        await until(lambda: engine.running() == 1)
        asking.cancel()
        await searched(leaky, "slow", watch, capfd)
