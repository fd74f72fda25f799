"""Messages about an answer, its route and errors, a line each."""

from collections.abc import Sequence

from thinkaloud.terminal.conversation import Turn
from thinkaloud.terminal.display import Times
from thinkaloud.terminal.moves import count_moves
from thinkaloud.terminal.plain_text import one_line
from thinkaloud_client import (
    BrokenStream,
    ContextTooLong,
    Decision,
    Forbidden,
    NotFound,
    Overloaded,
    RateLimited,
    Reply,
    Route,
    ServerFailed,
    ThinkAloudError,
    TimedOut,
    Unauthorized,
    Unreachable,
)

_ENDED = {
    "budget": "until its budget",
    "user": "until you asked",
    "loop": "until it repeated itself",
    "length": "until it was cut",
}
_BY = {
    "request": "the request said so",
    "rule": "a rule of the operator's says so",
    "kind": "by the kind of the prompt",
    "gain": "by what thinking gains on such prompts",
    "gate": "the fast model's first tokens decided",
    "session": "it goes on with a topic that is being thought about",
    "load": "only the load kept it from thinking",
    "fallback": "the chosen model could not",
    "shadow": "routing only watches here",
    "cap": "the key's thinking tokens of the day are used up",
}
_QUOTED = 60
"""Characters of a question that are quoted."""
_TIMED = 0.05
"""Least seconds for a token rate; with fewer it would be noise."""


def describe_answer(reply: Reply, times: Times) -> str:
    """Return the line below an answer."""
    parts = [_model(reply), _thought(reply, times), f"{times.ended:.1f} s"]
    seconds = times.ended - (times.started or 0)
    if reply.usage.completion > 1 and seconds > _TIMED:
        parts.append(f"{reply.usage.completion / seconds:.0f} tokens/s")
    if reply.finish_reason == "length":
        parts.append("cut: it had no more tokens")
    if reply.context_left is not None:
        parts.append(f"the context is nearly full: {reply.context_left} tokens are left")
    return one_line(" · ".join(filter(None, parts)))


def _model(reply: Reply) -> str:
    if reply.route is None:
        return reply.model
    score = "" if reply.route.score is None else f" {reply.route.score:.2f}"
    effort = "" if reply.route.effort is None else f", effort {reply.route.effort}"
    return f"{reply.route.model} (by {reply.route.by}{score}{effort})"


def _thought(reply: Reply, times: Times) -> str:
    tokens = reply.thinking.tokens if reply.thinking else reply.usage.reasoning
    if times.thought is None and not tokens:
        return ""
    seconds = reply.thinking.seconds if reply.thinking else None
    if seconds is None and times.thought is not None:
        seconds = (times.ended if times.answered is None else times.answered) - (times.started or 0)
    parts = ["thought" + ("" if seconds is None else f" for {_seconds(seconds)}"), *count_moves(reply.steps)]
    parts.append(f"{tokens} tokens" if tokens else "")
    parts.append(_ENDED.get(reply.thinking.ended_by or "", "") if reply.thinking else "")
    return ", ".join(filter(None, parts))


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


def explain_route(route: Route | None, decision: Decision | None) -> list[str]:
    """Return why an answer came from its model. decision: of `/v1/route` for the same prompt, if there is one."""
    if route is None:
        return ["the model was named: nothing was decided"]
    threshold = "" if decision is None or decision.threshold is None else f" against {decision.threshold:.3f}"
    score = "" if route.score is None else f", score {route.score:.3f}{threshold}"
    took = "" if route.ms is None else f", in {route.ms:.2f} ms"
    text = [one_line(f"{route.model}: {_BY.get(route.by, route.by)}{score}{took}")]
    if decision and decision.features:
        weights = ", ".join(f"{name} {weight:+.2f}" for name, weight in decision.features)
        text.append(one_line(f"what weighs most (log-odds of thinking): {weights}"))
    return text


def describe_failure(error: ThinkAloudError, url: str) -> str:
    """Return what went wrong, and what to do."""
    message = str(error)
    match error:
        case TimedOut():
            text = f"{url}: {message}. It may be busy: try again"
        case Unreachable():
            text = f"no server at {url}: start one with `thinkaloud serve`, or name another with --url"
        case BrokenStream():
            text = f"{url}: {message}. Ask again"
        case Unauthorized():
            text = f"{message}: put a key that the server knows into THINKALOUD_API_KEY, or into a file for --key-file"
        case Forbidden() | NotFound():
            text = f"{message}: `thinkaloud models` says what there is for you"
        case ContextTooLong():
            text = f"{message}: ask with less, or begin anew (/clear)"
        case RateLimited() | Overloaded() as late:
            text = f"{message}: try again" + (f" in {late.retry_after:.0f} s" if late.retry_after else " later")
        case ServerFailed(request_id=request) if request:
            text = f"{message}: the server's operator finds it as {request}"
        case _:
            text = message
    return one_line(text)


def describe_conversation(turns: Sequence[Turn]) -> str:
    """Return how many questions a conversation has, and its last."""
    if not turns:
        return "an empty conversation"
    count = "1 question" if len(turns) == 1 else f"{len(turns)} questions"
    return one_line(f"going on after {count}, the last: {turns[-1].question[:_QUOTED]}")


def describe_retry(error: ThinkAloudError, seconds: float, url: str) -> str:
    """Return what went wrong for now, and when the request is sent again."""
    where = f"{url}: " if isinstance(error, Unreachable) else ""
    return one_line(f"{where}{error}; trying again in {_seconds(seconds)}")


def explain_missing_answer(reply: Reply) -> str:
    """Return why there is no answer."""
    if reply.tool_calls:
        return "the model called a tool, which this chat has none of"
    if reply.finish_reason == "length":
        return "no answer: the tokens were used up by the thinking; give it more, or a smaller --budget"
    return "no answer: the model said nothing"
