"""What is said about an answer, its route and what went wrong. All of it is one line each."""

from thinkaloud.terminal.display import Times
from thinkaloud.terminal.plain_text import line
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
}
_TIMED = 0.05
"""Seconds below which a rate would be noise."""


def done(reply: Reply, times: Times) -> str:
    """The line under an answer."""
    parts = [_model(reply), _thought(reply, times), f"{times.ended:.1f} s"]
    seconds = times.ended - (times.started or 0)
    if reply.usage.completion > 1 and seconds > _TIMED:
        parts.append(f"{reply.usage.completion / seconds:.0f} tokens/s")
    if reply.finish_reason == "length":
        parts.append("cut: it had no more tokens")
    return line(" · ".join(filter(None, parts)))


def _model(reply: Reply) -> str:
    if reply.route is None:
        return reply.model
    score = "" if reply.route.score is None else f" {reply.route.score:.2f}"
    return f"{reply.route.model} (by {reply.route.by}{score})"


def _thought(reply: Reply, times: Times) -> str:
    tokens = reply.thinking.tokens if reply.thinking else reply.usage.reasoning
    if times.thought is None and not tokens:
        return ""
    seconds = reply.thinking.seconds if reply.thinking else None
    if seconds is None and times.thought is not None:
        seconds = (times.ended if times.answered is None else times.answered) - (times.started or 0)
    told = "thought" + ("" if seconds is None else f" for {_seconds(seconds)}")
    told += f", {tokens} tokens" if tokens else ""
    ended = _ENDED.get(reply.thinking.ended_by or "") if reply.thinking else None
    return f"{told}, {ended}" if ended else told


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


def why(route: Route | None, decision: Decision | None) -> list[str]:
    """Where the last answer came from. decision: what the server says of its prompt, where it was asked again."""
    if route is None:
        return ["the model was named: nothing was decided"]
    threshold = "" if decision is None or decision.threshold is None else f" against {decision.threshold:.3f}"
    score = "" if route.score is None else f", score {route.score:.3f}{threshold}"
    took = "" if route.ms is None else f", in {route.ms:.2f} ms"
    told = [line(f"{route.model}: {_BY.get(route.by, route.by)}{score}{took}")]
    if decision and decision.features:
        weights = ", ".join(f"{name} {weight:+.2f}" for name, weight in decision.features)
        told.append(line(f"what weighs most (log-odds of thinking): {weights}"))
    return told


def failure(error: ThinkAloudError, url: str) -> str:
    """What went wrong, and what to do."""
    said = str(error)
    match error:
        case TimedOut():
            told = f"{url}: {said}. It may be busy: try again"
        case Unreachable():
            told = f"no server at {url}: start one with `thinkaloud serve`, or name another with --url"
        case BrokenStream():
            told = f"{url}: {said}. Ask again"
        case Unauthorized():
            told = f"{said}: put a key that the server knows into THINKALOUD_API_KEY, or into a file for --key-file"
        case Forbidden() | NotFound():
            told = f"{said}: `thinkaloud models` says what there is for you"
        case ContextTooLong():
            told = f"{said}: ask with less, or begin anew (/clear)"
        case RateLimited() | Overloaded() as late:
            told = f"{said}: try again" + (f" in {late.retry_after:.0f} s" if late.retry_after else " later")
        case ServerFailed(request_id=request) if request:
            told = f"{said}: the server's operator finds it as {request}"
        case _:
            told = said
    return line(told)


def cut(reply: Reply) -> str:
    """Why there is no answer."""
    if reply.tool_calls:
        return "the model called a tool, which this chat has none of"
    if reply.finish_reason == "length":
        return "no answer: the tokens were used up by the thinking; give it more, or a smaller --budget"
    return "no answer: the model said nothing"
