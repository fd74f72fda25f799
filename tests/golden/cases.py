"""What is asked. Every case is one HTTP request; its name says what is special about it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from golden.servers import SECRETS
from golden.upstream import BODIES, REFUSALS

SEALED = "the sealed trace of the case before"
"""Stands for it in the body of a request."""

PROMPTS = (
    "the price of apples",
    "a plain answer",
    "a tag of its own",
    "no end of thinking",
    "forget to close",
    "a stop word",
    "spell the tag",
    "other scripts",
    "break off in the trace",
    "break off in the answer",
    "break off at once",
    "two calls",
    "one call",
    "think twice",
    "say nothing",
    "think nothing",
    "only think",
    "an answer that is cut",
    "what is filtered",
)
APPLES, STOP, BREAK = PROMPTS[0], PROMPTS[5], PROMPTS[9]
DRAFTED = (
    "What is 17 * 23? Write a plain answer.",
    "There are 30 children, 12 of them leave and 5 come back. How many are there? Give a plain answer.",
    "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left? Or say nothing.",
    "There are 30 children, 12 of them leave and 5 come back. How many are there? Think twice: think nothing.",
    "What is the capital of France?",
)
MODES: dict[str, dict[str, Any]] = {
    "full": {},
    "steps": {"reasoning": {"details": True}},
    "summary": {"reasoning": {"summary": "auto"}},
    "concise": {"reasoning": {"summary": "concise", "progress": True}},
    "detailed": {"reasoning": {"summary": "detailed", "details": True}},
    "hidden": {"reasoning": {"exclude": True, "progress": True}},
    "gathered": {"stream_reasoning": False, "reasoning": {"details": True}},
    "tags": {"reasoning_format": "tags"},
    "usage": {"stream_options": {"include_usage": True}},
    "logprobs": {"logprobs": True, "top_logprobs": 2},
}
SHOWN = {name: MODES[name] for name in ("full", "detailed", "hidden")}
USAGE: dict[str, Any] = {"stream_options": {"include_usage": True}}
TOOLS: dict[str, Any] = {
    "tools": [
        {"type": "function", "function": {"name": name, "parameters": {"type": "object"}}}
        for name in ("weather", "clock")
    ]
}
SEAL: dict[str, Any] = {"reasoning": {"encrypted": True}}


@dataclass(frozen=True)
class Case:
    """One request to one server.

    loose: the choices run at once and nobody promises in which order their pieces come: compare each by itself.
    voted: how much the choices that were stopped had written by then is left to chance: compare no token counts.
    """

    name: str
    server: str
    body: dict[str, Any] | None
    path: str = "/v1/chat/completions"
    headers: dict[str, str] = field(default_factory=dict)
    loose: bool = False
    voted: bool = False


def ask(server: str, name: str, model: str, prompt: str, fields: dict[str, Any], **more: Any) -> Case:
    body = {"model": model, "messages": [{"role": "user", "content": prompt}], **fields}
    return Case(name, server, body, **more)


def both(server: str, name: str, model: str, prompt: str, fields: dict[str, Any], **more: Any) -> Iterator[Case]:
    """The request streamed and complete."""
    for stream in (True, False):
        kind = "stream" if stream else "complete"
        kept = fields if stream else {key: value for key, value in fields.items() if key != "stream_options"}
        yield ask(server, f"{name}, {kind}", model, prompt, {**kept, "stream": stream}, **more)


def cases() -> list[Case]:
    """All of them, in the order in which they are asked: some hang on the one before."""
    return [
        *_prompts(),
        *_formats(),
        *_shapes(),
        *_steering(),
        *_several(),
        *_sealing(),
        *_routing(),
        *_refused(),
        *_drafting(),
        *_keyed(),
        *_scribed(),
        *_upstream(),
    ]


def _prompts() -> Iterator[Case]:
    for prompt in PROMPTS:
        for mode in ("full", "steps", "detailed", "hidden", "gathered", "tags"):
            yield ask("open", f"{prompt}, {mode}, stream", "one", prompt, {**MODES[mode], "stream": True})
        yield ask("open", f"{prompt}, complete", "one", prompt, {})
        yield ask("open", f"{prompt}, hidden, complete", "one", prompt, MODES["hidden"])
        yield ask("open", f"{prompt}, three tokens a chunk", "three", prompt, {"stream": True})
        yield ask("open", f"{prompt}, fifty tokens a chunk", "fifty", prompt, {"stream": True, **USAGE})
    for prompt, mode in itertools.product(
        (APPLES, STOP, BREAK, "think twice", "spell the tag"), ("detailed", "hidden")
    ):
        yield ask("open", f"{prompt}, {mode}, fifty tokens", "fifty", prompt, {**MODES[mode], "stream": True})
        yield ask("open", f"{prompt}, {mode}, the whole", "fifty", prompt, MODES[mode])
    for prompt, mode in itertools.product((APPLES, STOP, BREAK, "think twice"), ("summary", "concise", "usage")):
        yield from both("open", f"{prompt}, {mode}", "one", prompt, MODES[mode])
    for prompt in ("a plain answer", "a tag of its own", "spell the tag", "other scripts", "think twice", BREAK):
        yield from both("open", f"{prompt}, logprobs", "one", prompt, MODES["logprobs"])


def _formats() -> Iterator[Case]:
    asked = (
        ("verbatim", "the price of apples"),
        ("verbatim", "think nothing"),
        ("reopening", "think twice"),
        ("promoting", "forget to close"),
        ("promoting", "no end of thinking"),
        ("calling", "the price of apples"),
        ("mistral", "in French"),
        ("granite", "in prose"),
        ("spelt", "in brackets"),
        ("fast", "a plain answer"),
        ("fast", "a tag of its own"),
        ("fast", "two calls"),
        ("sampled", "the price of apples"),
        ("shown-in-lines", "think twice"),
        ("hidden", "think twice"),
    )
    for model, prompt in asked:
        yield from both("open", f"{prompt}, by {model}", model, prompt, USAGE)
        for mode in ("detailed", "hidden"):
            yield ask("open", f"{prompt}, by {model}, {mode}", model, prompt, {**MODES[mode], "stream": True})


def _shapes() -> Iterator[Case]:
    for names in ("dual", "reasoning_content", "reasoning", "tags", "hidden"):
        yield from both("open", f"reasoning_format {names}", "one", "think twice", {"reasoning_format": names})
        headers = {"x-thinkaloud-reasoning-format": names}
        yield ask("open", f"{names} by header", "one", "think nothing", {"stream": True}, headers=headers)
    yield from both("open", "tags, no trace", "one", "a plain answer", {"reasoning_format": "tags"})
    yield from both("open", "separate_reasoning off", "one", APPLES, {"separate_reasoning": False})
    yield from both("open", "tags, several calls", "one", "two calls", {"reasoning_format": "tags"})
    yield from both("open", "logprobs without alternatives", "one", STOP, {"logprobs": True})
    for mode, fields in (*SHOWN.items(), ("gathered", MODES["gathered"]), ("tags", MODES["tags"])):
        fields = {**fields, "logprobs": True, "top_logprobs": 3}
        yield ask("open", f"logprobs, {mode}, fifty", "fifty", STOP, {**fields, "stream": True})
        yield from both("open", f"logprobs, {mode}", "three", STOP, fields)
    for mode in ("gathered", "full"):
        yield from both("open", f"logprobs, long, {mode}", "fifty", "a long row", {**MODES[mode], "logprobs": True})
    for model, include in itertools.product(("one", "three", "fifty"), (False, True)):
        fields = {"stop": ["END"], "include_stop_str_in_output": include}
        yield from both("open", f"stop, included {include}, {model}", model, STOP, fields)
        for mode in ("detailed", "hidden"):
            shown = {**fields, **MODES[mode], "stream": True}
            yield ask("open", f"stop, included {include}, {mode}, {model}", model, STOP, shown)
    yield from both("open", "stop across pieces", "one", STOP, {"stop": ["as END an", "far as EN"]})
    yield from both("open", "stop, logprobs", "three", STOP, {"stop": "as END", "logprobs": True, "top_logprobs": 1})
    yield from both("open", "stop in the calls' text", "one", "two calls", {"stop": ["see"]})
    for mode, fields in SHOWN.items():
        yield from both("open", f"tools, {mode}", "one", "two calls", {**TOOLS, **fields, **USAGE})
    yield from both("open", "tools, one at a time", "one", "two calls", {**TOOLS, "parallel_tool_calls": False})
    yield from both("open", "tools, logprobs", "one", "two calls", {**TOOLS, "logprobs": True})
    loop = {
        "messages": [
            {"role": "user", "content": "two calls"},
            {
                "role": "assistant",
                "content": None,
                "reasoning": "I must look.",
                "tool_calls": [
                    {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
                ],
            },
            {"role": "tool", "tool_call_id": "call_1", "content": "21 degrees"},
        ]
    }
    yield from both("open", "a tool's result", "one", "", {**TOOLS, **loop})
    yield from both("open", "thinking switched off", "one", "a plain answer", {"enable_thinking": False})
    yield from both("open", "ignored fields", "one", "think nothing", {"what_is_this": 1, "reasoning": {"nor": 2}})


def _steering() -> Iterator[Case]:
    for model, budget in itertools.product(("one", "three", "fifty"), (0, 1, 2)):
        fields = {"thinking_budget": budget, **USAGE}
        yield from both("open", f"budget {budget}, {model}", model, "think twice", fields)
    for mode, fields in MODES.items():
        fields = {"thinking_budget": 3, **fields, "stream": True}
        yield ask("open", f"budget 3, {mode}", "one", STOP, fields)
    for effort in ("none", "minimal", "low", "medium", "high"):
        yield from both("open", f"effort {effort}", "bounded", APPLES, {"reasoning_effort": effort, **USAGE})
    for model, most in itertools.product(("one", "three", "bounded", "roomless"), (1, 5, 40, 75)):
        fields = {"max_tokens": most, "stream": True, **USAGE}
        yield ask("open", f"max_tokens {most}, {model}", model, APPLES, fields)
    for mode, fields in SHOWN.items():
        yield from both("open", f"max_tokens 5, {mode}", "roomless", APPLES, {"max_tokens": 5, **fields})
    again: dict[str, dict[str, Any]] = {
        "retries 1": {"reasoning": {"retries": 1}},
        "retries 2": {"reasoning": {"retries": 2, "details": True}},
        "min_tokens 20": {"reasoning": {"min_tokens": 20}},
        "retries 1, budget 12": {"reasoning": {"retries": 1, "max_tokens": 12}},
        "retries 1, summary": {"reasoning": {"retries": 1, "summary": "detailed"}},
        "retries 1, hidden": {"reasoning": {"retries": 1, "exclude": True}},
        "retries 1, gathered": {"reasoning": {"retries": 1}, "stream_reasoning": False},
        "retries 1, logprobs": {"reasoning": {"retries": 1}, "logprobs": True},
    }
    for model, (name, fields) in itertools.product(("one", "three", "fifty"), again.items()):
        yield ask("open", f"{name}, {model}", model, STOP, {**fields, **USAGE, "stream": True})
    for name, fields in again.items():
        yield ask("open", f"{name}, complete", "one", STOP, fields)
    for model in ("one", "fifty", "unguarded"):
        yield ask(
            "open", f"a loop, {model}", model, "round and round", {"reasoning": {"exclude": True}, "stream": True}
        )
    yield ask("open", "a loop, full", "one", "round and round", {})


def _several() -> Iterator[Case]:
    for mode, fields in MODES.items():
        if mode not in {"concise", "hidden"}:  # progress counts all choices together
            yield from both("open", f"n=3, {mode}", "one", STOP, {"n": 3, **fields}, loose=True)
    hidden = {"reasoning": {"exclude": True}}
    yield from both("open", "n=3, hidden", "one", STOP, {"n": 3, **hidden, **USAGE}, loose=True)
    yield from both("open", "n=2, stop", "three", STOP, {"n": 2, "stop": ["END"]}, loose=True)
    yield from both("open", "n=2, calls", "one", "two calls", {"n": 2, **TOOLS}, loose=True)
    yield from both("open", "n=2, budget", "one", STOP, {"n": 2, "thinking_budget": 3, **USAGE}, loose=True)
    yield ask("open", "n=3, a failure", "one", "break off in the answer", {"n": 3}, loose=True)
    for mode in ("full", "detailed", "gathered", "tags", "logprobs"):
        fields = {**MODES[mode]}
        fields["reasoning"] = {**fields.get("reasoning", {}), "votes": 3}
        yield from both("open", f"votes 3, {mode}", "voter", STOP, {**fields, **USAGE}, voted=True)
    votes = {"reasoning": {"votes": 3, "exclude": True}}
    yield from both("open", "votes 3, hidden", "voter", STOP, {**votes, **USAGE}, voted=True)
    yield from both("open", "votes 2, calls", "voter", "two calls", {"reasoning": {"votes": 2}, **TOOLS}, voted=True)
    yield from both(
        "open", "votes 2, failures", "voter", "break off in the answer", {"reasoning": {"votes": 2}}, voted=True
    )


def _history(prompt: str, data: str) -> dict[str, Any]:
    sealed = {"type": "reasoning.encrypted", "data": data}
    return {
        "messages": [
            {"role": "user", "content": prompt},
            {"role": "assistant", "content": "An answer.", "reasoning_details": [sealed]},
            {"role": "user", "content": "think nothing"},
        ]
    }


def _sealing() -> Iterator[Case]:
    for mode in ("full", "steps", "detailed", "hidden", "gathered"):
        fields = {**MODES[mode]}
        fields["reasoning"] = {**fields.get("reasoning", {}), "encrypted": True}
        for prompt in (STOP, "think twice", "one call", "a plain answer"):
            yield ask("open", f"sealed, {mode}, {prompt}, stream", "one", prompt, {**fields, "stream": True})
        yield ask("open", f"sealed, {mode}, complete", "one", "one call", fields)
    yield from both("open", "sealed, by include", "one", STOP, {"include": ["reasoning.encrypted_content"]})
    yield from both("open", "sealed, n=2", "one", STOP, {**SEAL, "n": 2}, loose=True)
    yield ask("open", "sealed for later", "one", STOP, SEAL)
    yield ask("open", "opened", "one", "", _history(STOP, SEALED))
    yield from both("open", "unopened, another turn", "one", "", _history(APPLES, SEALED))
    yield from both("open", "unopened, none of ours", "one", "", {**_history(STOP, "AAAA"), **USAGE})
    yield ask("drafting", "no sealing here", "tiny-rl", STOP, {**SEAL, "stream": True})


def _routing() -> Iterator[Case]:
    for prompt in ("the price of apples", "What is the capital of France?", "think twice", "Thank you!"):
        yield from both("open", f"auto: {prompt}", "auto", prompt, USAGE)
        yield ask("open", f"dry: {prompt}", "auto", prompt, {}, path="/v1/route")
    for lane in ("fast", "thinking", "auto", "wrong"):
        headers = {"x-thinkaloud-route": lane}
        yield from both("open", f"by header {lane}", "auto", "a tag of its own", {}, headers=headers)
    yield ask("open", "auto, thinking on", "auto", "a plain answer", {"enable_thinking": True, "stream": True})
    yield ask("open", "auto, thinking off", "auto", "think twice", {"enable_thinking": False, "stream": True})
    fast = {"x-thinkaloud-route": "fast"}
    yield from both("open", "an alias with a hidden lane", "hidden-auto", "a plain answer", {}, headers=fast)
    yield from both("open", "the other lane answers", "broken-auto", "think nothing", USAGE, headers=fast)
    yield Case("the list of models", "open", None, "/v1/models")
    yield Case("one alias", "open", None, "/v1/models/hidden-auto")


def _refused() -> Iterator[Case]:
    wrong: dict[str, dict[str, Any]] = {
        "model": {"model": "nobody"},
        "messages": {"messages": []},
        "temperature": {"temperature": 3},
        "n": {"n": 99},
        "stop": {"stop": ["a", "b", "c", "d", "e", "f"]},
        "contradiction": {"thinking_budget": 1, "reasoning": {"max_tokens": 2}},
        "max_tokens": {"max_tokens": 200_000},
        "min_tokens": {"reasoning": {"min_tokens": 50}, "max_tokens": 10},
        "echo": {"echo": True},
        "votes and n": {"reasoning": {"votes": 2}, "n": 2},
    }
    for name, fields in wrong.items():
        yield from both("open", f"refused: {name}", "one", APPLES, fields)
    yield ask("open", "refused where the trace is hidden", "hidden", APPLES, {"logit_bias": {"5": 1}})
    yield ask("keyed", "no key", "one", APPLES, {})


def _drafting() -> Iterator[Case]:
    for prompt in DRAFTED:
        yield from both("drafting", f"draft: {prompt}", "gated", prompt, USAGE)
        yield ask("drafting", f"dry: {prompt}", "gated", prompt, {}, path="/v1/route")
    for prompt in DRAFTED[:2]:
        yield from both(
            "drafting", f"draft, logprobs: {prompt}", "gated", prompt, {"logprobs": True, "top_logprobs": 1}
        )
    question = "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left?"
    for more in ("two calls", "one call", "break off in the trace", "break off at once"):
        yield from both("drafting", f"draft, {more}", "gated", f"{question} {more}", {**TOOLS, **USAGE})
    yield from both("drafting", "no draft, n=2", "gated", "a plain answer", {"n": 2}, loose=True)


def _keyed() -> Iterator[Case]:
    asked: dict[str, dict[str, Any]] = {"unsaid": {}, "full": {"include_reasoning": True}, "hidden": MODES["hidden"]}
    for name, (said, fields) in itertools.product(("full", "summary", "hidden"), asked.items()):
        headers = {"authorization": f"Bearer {SECRETS[name]}"}
        yield from both("keyed", f"key {name}, {said}", "one", APPLES, fields, headers=headers)
        sealed = {**SEAL, **fields, "stream": True}
        yield ask("keyed", f"key {name}, {said}, sealed", "one", "one call", sealed, headers=headers)
    hidden = {"authorization": f"Bearer {SECRETS['hidden']}"}
    yield ask("keyed", "a model of others", "three", APPLES, {}, headers=hidden)
    yield from both("keyed", "archived, n=2", "one", STOP, {"n": 2}, headers=hidden, loose=True)
    yield from both("keyed", "archived, broken off", "one", BREAK, {}, headers=hidden)
    metered = {"authorization": f"Bearer {SECRETS['metered']}"}
    yield ask("keyed", "metered, too many tokens", "one", STOP, {"max_tokens": 101}, headers=metered)
    for number in range(3):
        yield from both("keyed", f"metered, {number}", "one", STOP, {"max_tokens": 90}, headers=metered)


def _scribed() -> Iterator[Case]:
    yield ask("scribed", "lines by a model, stream", "slow", "go", {**MODES["detailed"], **USAGE, "stream": True})
    yield ask("scribed", "lines by a model, complete", "slow", "go", MODES["summary"])


def _upstream() -> Iterator[Case]:
    for model, prompt, (mode, fields) in itertools.product(("far", "far-opened"), BODIES, SHOWN.items()):
        yield ask("upstream", f"{prompt}, {model}, {mode}", model, prompt, {**fields, **USAGE, "stream": True})
    for prompt in BODIES:
        yield ask("upstream", f"{prompt}, far-closed", "far-closed", prompt, {"stream": True})
    for prompt in ("labelled", "tagged", "plain", "calls"):
        yield from both("upstream", f"{prompt}, far-fast", "far-fast", prompt, USAGE)
    for prompt in BODIES:
        yield ask("upstream", f"{prompt}, complete", "far", prompt, {})
    for prompt in REFUSALS:
        yield from both("upstream", prompt, "far-opened", prompt, {})
    yield from both(
        "upstream", "upstream, logprobs asked", "far-opened", "logprobs", {"logprobs": True, "top_logprobs": 2}
    )
    yield from both("upstream", "upstream, n=2", "far-opened", "unlabelled", {"n": 2}, loose=True)
    yield from both("upstream", "upstream, stop", "far-opened", "unlabelled", {"stop": ["swer"]})
    yield from both("upstream", "upstream, tools", "far-opened", "calls", TOOLS)
    yield from both(
        "upstream", "upstream, gathered tags", "far", "labelled", {"stream_reasoning": False, **MODES["tags"]}
    )
    yield from both("upstream", "upstream, budget", "far-budget", "unlabelled", {"thinking_budget": 7})
    yield from both("upstream", "upstream, effort", "far-budget", "unlabelled", {"reasoning_effort": "low"})
    yield from both("upstream", "upstream, no budget", "far", "unlabelled", {"thinking_budget": 7})
    yield from both("upstream", "upstream, retries", "far-opened", "unlabelled", {"reasoning": {"retries": 1}})
    yield from both("upstream", "upstream, hidden and switched off", "far-hidden", "cut", {"enable_thinking": False})
    yield from both(
        "upstream", "upstream, system and sampling", "far", "labelled", {"temperature": 0.5, "seed": 1, "top_k": 3}
    )
