"""Tool calls by vLLM's own parsers: the adapter alone, with the bundled model's tokenizer and no engine."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thinkaloud.engine.vllm.tool_parser import VllmToolUse, require_parser
from thinkaloud.errors import InvalidRequest, SettingsError
from thinkaloud.events import ToolCallDelta
from thinkaloud.generation import Prompt, Sampling, Tooling

pytestmark = pytest.mark.vllm

MODEL = Path(__file__).parents[3] / "models/tiny-rl"
SCHEMA = {"type": "object", "properties": {"city": {"enum": ["Paris", "Rome"]}}, "required": ["city"]}
TOOL = {"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}
CALL = '<tool_call>\n{"name": "weather", "arguments": {"city": "Paris"}}\n</tool_call>'


@pytest.fixture(scope="module")
def llm() -> Any:
    """What the adapter needs of a running AsyncLLM."""
    from vllm.config import ModelConfig
    from vllm.tokenizers import cached_tokenizer_from_config

    model = ModelConfig(model=str(MODEL))
    tokenizer = cached_tokenizer_from_config(model)
    return SimpleNamespace(model_config=model, get_tokenizer=lambda: tokenizer)


def use(llm: Any, parser: str = "hermes", sampling: Sampling | None = None, **tooling: Any) -> VllmToolUse:
    prompt = Prompt([], tooling=Tooling([TOOL], **tooling))
    return VllmToolUse(llm, parser, prompt, sampling or Sampling())


def read(tool_use: VllmToolUse, pieces: list[str]) -> tuple[str, list[tuple[str, str]], list[str]]:
    """The answer, the calls as name and arguments, and the ids."""
    reader = tool_use.reader()
    found = [each for piece in pieces for each in reader.decode(piece)] + reader.flush()
    calls: dict[int, list[str]] = {}
    ids = []
    for delta in found:
        if isinstance(delta, ToolCallDelta):
            call = calls.setdefault(delta.position, [delta.name or "", ""])
            call[1] += delta.arguments
            ids += [delta.id] if delta.id else []
    return (
        "".join(each for each in found if isinstance(each, str)),
        [(call[0], call[1]) for call in calls.values()],
        ids,
    )


@given(st.data())
@settings(max_examples=60)
def test_a_call_is_found_wherever_the_pieces_break(llm: Any, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([CALL, f"I look.\n{CALL}", f"{CALL}\n{CALL.replace('Paris', 'Rome')}"]))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1))))
    pieces = [text[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    answer, calls, ids = read(use(llm), pieces)
    assert answer.strip() == text.partition("<tool_call>")[0].strip()
    cities = [json.loads(arguments)["city"] for _, arguments in calls]
    assert cities == (["Paris", "Rome"] if "Rome" in text else ["Paris"])
    assert {name for name, _ in calls} == {"weather"}
    assert len(set(ids)) == len(calls)
    assert all(each.startswith("call_") for each in ids)


@pytest.mark.parametrize(
    "text", ["1 < 2 and <", "It ends in <tool", "<tool_call>", "<tool_call>no JSON at all", "", " "]
)
def test_text_that_was_held_back_and_is_no_call_is_answer(llm: Any, text: str) -> None:
    for pieces in ([text], list(text)):
        assert read(use(llm), pieces) == (text, [], [])


def test_left_to_the_model_nothing_is_constrained(llm: Any) -> None:
    assert use(llm).structured_outputs is None


@pytest.mark.parametrize("choice", ["required", {"name": "weather"}])
def test_a_call_that_must_be_made_is_held_to_the_tools_schema(llm: Any, choice: Any) -> None:
    constraint = use(llm, choice=choice).structured_outputs
    assert constraint is not None
    assert "Paris" in json.dumps(constraint)


def test_a_call_that_must_be_made_wins_over_the_answers_format(llm: Any) -> None:
    sampling = Sampling(structured_outputs={"choice": ["yes", "no"]})
    assert use(llm, sampling=sampling).structured_outputs == {"choice": ["yes", "no"]}
    constraint = use(llm, sampling=sampling, choice="required").structured_outputs
    assert constraint is not None
    assert constraint.keys() == {"structural_tag"}


def test_control_tokens_are_shown_to_the_parser(llm: Any) -> None:
    assert use(llm).specials == frozenset(llm.get_tokenizer().all_special_ids)


def test_tools_that_no_grammar_can_be_made_of_are_refused(llm: Any) -> None:
    tool = {"type": "function", "function": {"name": "weather", "parameters": {"$defs": 1}}}
    prompt = Prompt([], tooling=Tooling([tool, {"type": "nothing"}], "required"))
    with pytest.raises(InvalidRequest) as caught:
        VllmToolUse(llm, "pythonic", prompt, Sampling())
    assert caught.value.param == "tools"
    assert "nothing" not in caught.value.message


def test_a_parser_that_vllm_has_not_is_a_mistake_of_the_settings(llm: Any) -> None:
    with pytest.raises(SettingsError, match="tool_parser: nope is not one"):
        require_parser("nope")
    with pytest.raises(SettingsError, match="tool_parser: llama3_json cannot be used"):
        require_parser("llama3_json", llm.get_tokenizer())
    require_parser("hermes", llm.get_tokenizer())


BARE = [
    pytest.param({}, id="FC054 left out"),
    pytest.param({"parameters": None}, id="FC054 null"),
    pytest.param({"parameters": {}}, id="FC054 empty"),
    {"parameters": {"type": "object"}},
    {"parameters": {"type": "object", "properties": {}, "required": []}, "strict": False},
    {"parameters": {"type": "object", "properties": None, "additionalProperties": False}, "strict": True},
]


def accepts(constraint: Any, text: str) -> bool:
    """Whether the grammar of vLLM's constraint has `text`, to its end."""
    import xgrammar

    from thinkaloud.engine.vllm.grammars import _PARSERS

    ((kind, given),) = constraint.items()
    grammar = _PARSERS[kind](given if isinstance(given, str) else json.dumps(given))
    vocabulary = xgrammar.TokenizerInfo([bytes([each]) for each in range(256)] + [b"</s>"], stop_token_ids=[256])
    matcher = xgrammar.GrammarMatcher(xgrammar.GrammarCompiler(vocabulary).compile_grammar(grammar))
    return bool(matcher.accept_string(text) and matcher.accept_token(256))


@pytest.mark.parametrize("function", BARE)
@pytest.mark.parametrize("choice", ["required", {"name": "ping"}])
def test_a_forced_call_of_a_function_without_parameters_has_an_empty_object(
    llm: Any, function: dict[str, Any], choice: Any
) -> None:
    tool = {"type": "function", "function": {"name": "ping", **function}}
    made = VllmToolUse(llm, "hermes", Prompt([], tooling=Tooling([tool, TOOL], choice)), Sampling())
    call = '<tool_call>\n{"name": "ping", "arguments": %s}\n</tool_call>'
    assert accepts(made.structured_outputs, call % "{}")
    assert not any(accepts(made.structured_outputs, call % other) for other in ("28", "null", "[]", '{"a": 1}', '""'))
    assert tool == {"type": "function", "function": {"name": "ping", **function}}, "the prompt has it as it was given"
    for pieces in ([call % "{}"], list(call % "{}")):
        assert read(made, pieces)[:2] == ("", [("ping", "{}")])


@pytest.mark.parametrize(
    ("parser", "text"),
    [
        ("qwen3_coder", "<tool_call>\n<function=ping>\n</function>\n</tool_call>"),
        ("glm47", "<tool_call>ping</tool_call>"),
        ("pythonic", "[ping()]"),
    ],
)
def test_a_call_without_arguments_is_an_empty_object_in_every_way_of_writing_calls(
    llm: Any, parser: str, text: str
) -> None:
    tools = [{"type": "function", "function": {"name": "ping"}}, TOOL]
    for pieces in ([text], list(text)):
        made = VllmToolUse(llm, parser, Prompt([], tooling=Tooling(tools)), Sampling())
        assert read(made, pieces)[1] == [("ping", "{}")]


@pytest.mark.parametrize(
    "parameters",
    [
        {"type": "object", "additionalProperties": {"type": "string"}},
        {"type": "object", "additionalProperties": True},
        {"type": "object", "patternProperties": {"^a": {}}},
    ],
)
def test_a_function_whose_parameters_have_free_names_may_get_some(llm: Any, parameters: dict[str, Any]) -> None:
    tool = {"type": "function", "function": {"name": "ping", "parameters": parameters}}
    made = VllmToolUse(llm, "hermes", Prompt([], tooling=Tooling([tool], "required")), Sampling())
    assert accepts(made.structured_outputs, '<tool_call>\n{"name": "ping", "arguments": {"a": "b"}}\n</tool_call>')


def test_arguments_that_no_schema_limits_are_an_object(llm: Any) -> None:
    made = use(llm, parallel=False)
    call = '<tool_call>\n{"name": "weather", "arguments": %s}\n</tool_call>'
    assert accepts(made.structured_outputs, call % '{"town": 1}')
    assert not accepts(made.structured_outputs, call % "28")


def test_a_structural_tag_of_the_request_is_left_as_it_is(llm: Any) -> None:
    content = {"type": "json_schema", "json_schema": True}
    tag = json.dumps(
        {"type": "structural_tag", "format": {"type": "tag", "begin": "<", "content": content, "end": ">"}}
    )
    sampling = Sampling(structured_outputs={"structural_tag": tag})
    assert use(llm, sampling=sampling).structured_outputs == {"structural_tag": tag}
