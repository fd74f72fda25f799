"""What is said about answers and failures: one line each, with what to do, and nothing that acts on a terminal."""

import pytest

import thinkaloud_client
from terminal.hostile import CORPUS, HALF
from thinkaloud.terminal import messages
from thinkaloud.terminal.display import Times
from thinkaloud.terminal.plain_text import one_line
from thinkaloud_client import Decision, Reply, Route, ThinkAloudError, Thinking, Usage

URL = "http://127.0.0.1:8000"
TIMES = Times(started=1.0, thought=1.0, answered=5.0, ended=7.0)


def test_an_answer_says_its_model_why_how_long_it_thought_and_how_fast_it_came() -> None:
    reply = Reply(
        route=Route("thinker", "kind", 0.83),
        thinking=Thinking(tokens=120, seconds=4.04, ended_by="budget"),
        usage=Usage(completion=150, reasoning=120),
    )
    assert (
        messages.describe_answer(reply, TIMES)
        == "thinker (by kind 0.83) · thought for 4.0 s, 120 tokens, until its budget · 7.0 s · 25 tokens/s"
    )


def test_what_another_server_does_not_say_is_measured_or_left_out() -> None:
    assert messages.describe_answer(Reply(model="m"), TIMES) == "m · thought for 4.0 s · 7.0 s"
    assert messages.describe_answer(Reply(model="m"), Times(started=0.1, answered=0.1, ended=0.2)) == "m · 0.2 s"


def test_an_answer_that_was_cut_says_so() -> None:
    assert messages.describe_answer(Reply(model="m", finish_reason="length"), TIMES).endswith(
        "cut: it had no more tokens"
    )


def test_a_context_that_runs_out_is_told() -> None:
    assert messages.describe_answer(Reply(model="m", context_left=37), TIMES).endswith(
        "the context is nearly full: 37 tokens are left"
    )


def test_a_route_says_why() -> None:
    route = Route("fast", "kind", 0.1, 0.07)
    decision = Decision(route, "fast", threshold=0.65, features=(("form:short", -0.5),))
    assert messages.explain_route(route, decision) == [
        "fast: by the kind of the prompt, score 0.100 against 0.650, in 0.07 ms",
        "what weighs most (log-odds of thinking): form:short -0.50",
    ]
    assert len(messages.explain_route(None, None)) == 1


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (thinkaloud_client.Unreachable("there is no connection"), "`thinkaloud serve`"),
        (thinkaloud_client.TimedOut("nothing came"), "try again"),
        (thinkaloud_client.BrokenStream("the stream ended"), "Ask again"),
        (thinkaloud_client.Unauthorized("no key", status=401), "THINKALOUD_API_KEY"),
        (thinkaloud_client.Forbidden("not yours", status=403), "`thinkaloud models`"),
        (thinkaloud_client.NotFound("no such model", status=404), "`thinkaloud models`"),
        (thinkaloud_client.ContextTooLong("too long", status=400), "/clear"),
        (thinkaloud_client.RateLimited("slower", status=429, retry_after=7), "in 7 s"),
        (thinkaloud_client.Overloaded("busy", status=503), "later"),
        (thinkaloud_client.ServerFailed("oh", status=500, request_id="req-1"), "req-1"),
        (thinkaloud_client.BadRequest("temperature: too hot", status=400), "too hot"),
    ],
)
def test_a_failure_says_what_to_do(error: ThinkAloudError, advice: str) -> None:
    assert advice in messages.describe_failure(error, URL)


@pytest.mark.parametrize("text", [*CORPUS, HALF])
def test_what_a_server_says_of_itself_is_harmless_too(text: str) -> None:
    reply = Reply(model=text, route=Route(text, text), thinking=Thinking(ended_by=text))
    told = [
        messages.describe_answer(reply, TIMES),
        messages.describe_failure(thinkaloud_client.BadRequest(text), text),
        *messages.explain_route(reply.route, Decision(Route(text, text), text, features=((text, 1.0),))),
    ]
    assert told == [one_line(each) for each in told]
