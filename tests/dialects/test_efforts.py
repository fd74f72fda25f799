"""The score of an alias sets how much a prompt is thought about, in any dialect; what the caller says of it wins."""

import json
from collections.abc import AsyncGenerator

import pytest

from dialects.asking import ask
from dialects.dialect import Dialect, Question
from dialects.every import each_dialect
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

PROOF = "Prove that the square root of 2 is irrational."
LONG = 60
"""Words of the trace, which are more than its budgets."""
BUDGETS = {"low": 4, "medium": 8, "high": 16}


@pytest.fixture(scope="module")
async def banded(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """Aliases by the score from which each has a high effort: any proof reaches the one, and none the other."""
    tape = tmp_path_factory.mktemp("banded") / "tape.jsonl"
    tape.write_text(json.dumps({"opens_trace": True, "text": f"{'so ' * LONG}</think>It is."}))
    route = {"fast": "quick", "thinking": "deep"}
    tree = {
        "engines": {"tape": {"kind": "scripted", "transcript": tape}},
        "models": {
            "quick": {"engine": "tape"},
            "deep": {"engine": "tape", "thinking": {"format": "think", "closing_words": "", "budgets": BUDGETS}},
            "hard": {"route": {**route, "efforts": {"low": 0, "high": 0.6}}},
            "easy": {"route": {**route, "efforts": {"low": 0, "high": 1}}},
        },
    }
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        yield live


async def thought(live: Live, dialect: Dialect, question: Question) -> int:
    """The tokens of the trace."""
    answered = await ask(live, dialect, question)
    assert answered.status == 200, str(answered)
    assert answered.reply.usage is not None
    return answered.reply.usage[2]


@each_dialect
@pytest.mark.parametrize("stream", [False, True])
async def test_the_band_of_the_score_bounds_the_trace(banded: Live, dialect: Dialect, stream: bool) -> None:
    traces = [
        await thought(banded, dialect, Question([{"role": "user", "content": PROOF}], model=model, stream=stream))
        for model in ("easy", "hard", "deep")
    ]
    assert BUDGETS["low"] <= traces[0] < BUDGETS["medium"] < BUDGETS["high"] <= traces[1] < LONG <= traces[2]


@each_dialect
async def test_the_callers_own_effort_and_budget_win(banded: Live, dialect: Dialect) -> None:
    asked = [{"role": "user", "content": PROOF}]
    for question in (Question(asked, model="hard", effort="medium"), Question(asked, model="hard", budget=8)):
        if dialect.can_say(question):
            named = Question(asked, model="deep", effort=question.effort, budget=question.budget)
            assert await thought(banded, dialect, question) == await thought(banded, dialect, named) < BUDGETS["high"]
