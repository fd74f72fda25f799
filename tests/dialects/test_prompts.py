"""One conversation is one prompt, in whichever dialect it is told: messages, tools, sampling and the thinking plan."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialects.asking import ask
from dialects.dialect import Dialect, Question, call_of
from dialects.every import CHAT, DIALECTS, each_dialect
from live import Live
from protocols.levels import level_settings
from protocols.recording import Recording, recording
from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.events import Event
from thinkaloud.generation import GenerationRequest, Message

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
ARGUMENTS = st.dictionaries(st.sampled_from(["at", "é"]), TEXT | st.integers(0, 9) | st.none(), max_size=2)
SCHEMA = {"type": "object", "properties": {"at": {"type": "string"}}, "required": ["at"]}


@st.composite
def loops(draw: st.DrawFn, number: int) -> list[Message]:
    """An answer that calls, and what its calls brought."""
    calls = [
        call_of(f"call_{number}_{at}", draw(st.sampled_from(["look", "hear"])), draw(ARGUMENTS))
        for at in range(draw(st.integers(1, 2)))
    ]
    said: Message = {"role": "assistant", "content": draw(st.just("") | TEXT), "tool_calls": calls}
    if draw(st.booleans()):
        said["reasoning"] = draw(TEXT)
    results = [json.dumps({"output": draw(TEXT)}) for _ in calls]
    return [
        said,
        *(
            {"role": "tool", "tool_call_id": call["id"], "content": result}
            for call, result in zip(calls, results, strict=True)
        ),
    ]


@st.composite
def conversations(draw: st.DrawFn) -> list[Message]:
    messages: list[Message] = []
    if draw(st.booleans()):
        messages.append({"role": "system", "content": draw(TEXT)})
    for turn in range(draw(st.integers(0, 2))):
        messages.append({"role": "user", "content": draw(TEXT)})
        messages += draw(loops(turn)) if draw(st.booleans()) else []
        messages.append({"role": "assistant", "content": draw(TEXT)})
    messages.append({"role": "user", "content": draw(TEXT)})
    for loop in range(draw(st.integers(0, 2))):
        messages += draw(loops(9 + loop))
    return messages


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question that most dialects can ask."""
    names = draw(st.lists(st.sampled_from(["look", "hear"]), unique=True))
    choices = ["auto", "none", "required"] if names else ["auto"]
    sampling = {"temperature": st.sampled_from([0, 0.5, 1]), "top_p": st.sampled_from([0.25, 1]), "top_k": st.just(40)}
    more = {"seed": st.just(7), "presence_penalty": st.just(0.5)}
    thinking: dict[str, Any] = draw(
        st.sampled_from([{}, {"enabled": False}, {"budget": 64}, {"effort": "low"}, {"effort": "high"}])
    )
    return Question(
        draw(conversations()),
        visibility=draw(st.sampled_from([None, "summary", "hidden"])),
        max_tokens=draw(st.integers(256, 4096)),
        stop=draw(st.sampled_from([(), ("END",), ("a b", "\n")])),
        tools=[{"name": name, "description": f"To {name}.", "parameters": SCHEMA} for name in names],
        tool_choice=draw(st.sampled_from(choices + names * (len(names) == 1))),
        sampling=draw(st.fixed_dictionaries({}, optional=sampling | more)),
        logprobs=draw(st.sampled_from([None, None, 2])),
        schema=draw(st.sampled_from([None, SCHEMA])),
        **thinking,
    )


class Recorded:
    """A server, its engine, and the requests as the pipeline had them."""

    def __init__(self, live: Live, engine: Recording) -> None:
        self.live, self.engine = live, engine
        self.requests: list[GenerationRequest] = []

    async def asked(self, dialect: Dialect, question: Question) -> dict[str, Any]:
        """What comes to the engine of a question, and how it is to think."""
        answered = await ask(self.live, dialect, question, "full")
        assert answered.status == 200, str(answered)
        request = self.requests[-1]
        return {
            "messages": [_parsed(each) for each in self.engine.messages],
            "arguments": self.engine.arguments,
            "tooling": self.engine.tooling,
            "sampling": replace(self.engine.sampling, schema_labels=None),
            "stop": request.stop,
            "plan": replace(request.thinking, sealed=False, sealed_first=False, summary="auto"),
            "n": request.n,
        }


def _parsed(message: Message) -> Message:
    """A message with what is JSON in it read, for it may be spaced in more than one way."""
    if message["role"] == "tool":
        return message | {"content": json.loads(message["content"])}
    calls = [(call["id"], call["function"]) for call in message.get("tool_calls", ())]
    read = [(id, function["name"], json.loads(function["arguments"])) for id, function in calls]
    return message | {"tool_calls": read}


@pytest.fixture(scope="module")
async def recorded(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Recorded, None]:
    folder = tmp_path_factory.mktemp("recorded")
    async with recording(level_settings(folder, ({"opens_trace": True, "text": "So.</think>Yes."},))) as (live, engine):
        found = Recorded(live, engine)
        run = live.pipeline.run

        def remembered(request: GenerationRequest, caller: Caller = LOCAL) -> AsyncGenerator[Event, None]:
            found.requests.append(request)
            return run(request, caller)

        live.pipeline.run = remembered  # type: ignore[method-assign]
        yield found


@pytest.mark.parametrize("dialect", [each for each in DIALECTS if each is not CHAT], ids=str)
@given(question=questions())
async def test_a_question_comes_to_the_engine_as_chat_would_bring_it(
    recorded: Recorded, dialect: Dialect, question: Question
) -> None:
    question = dialect.sayable(question)
    found, expected = await recorded.asked(dialect, question), await recorded.asked(CHAT, question)
    for name, each in expected.items():
        assert found[name] == each, name


@each_dialect
@pytest.mark.parametrize("stream", [False, True])
async def test_the_trace_context_of_a_request_comes_to_the_engine(
    recorded: Recorded, dialect: Dialect, stream: bool
) -> None:
    context = {"traceparent": f"00-{'4b' * 16}-{'f0' * 8}-01", "tracestate": "vendor=a, other=b"}
    question = Question([{"role": "user", "content": "hi"}], stream=stream)
    answered = await ask(recorded.live, dialect, question, "full", context)
    assert answered.status == 200, str(answered)
    assert recorded.engine.prompt.trace_context == context
