"""The fields of a request: each has its effect, is refused by its name, or is named as ignored."""

from typing import Any

import pytest

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, GenerationRequest, Sampling, ThinkingPlan
from thinkaloud.protocols.gemini.decode import DecodedRequest, Defaults, decode, validate
from thinkaloud.protocols.wire.thinking_controls import SPELLINGS
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings()
LOOK: dict[str, Any] = {"name": "look", "description": "Looks.", "parameters": {"type": "OBJECT"}}
HEAR: dict[str, Any] = {"name": "hear", "parametersJsonSchema": {"type": "object", "$schema": "x"}}
TOOLS = [{"functionDeclarations": [LOOK]}, {"function_declarations": [HEAR]}]


def read(**fields: Any) -> DecodedRequest:
    body = {"contents": [{"parts": [{"text": "hi"}]}], **fields}
    return decode(validate(body, LIMITS), "m", "gen-1", LIMITS, Defaults(seals=True))


def configured(**config: Any) -> GenerationRequest:
    return read(generationConfig=config).generation


def thinking(**config: Any) -> ThinkingPlan:
    return configured(thinkingConfig=config).thinking


def calling(mode: str, *allowed: str) -> dict[str, Any]:
    return {"functionCallingConfig": {"mode": mode, **({"allowedFunctionNames": [*allowed]} if allowed else {})}}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"temperature": 0, "topP": 0.5, "topK": 40.0}, Sampling(temperature=0, top_p=0.5, top_k=40)),
        ({"seed": 7, "presencePenalty": 1}, Sampling(seed=7, presence_penalty=1)),
        ({"frequencyPenalty": -1.5}, Sampling(frequency_penalty=-1.5)),
        ({"maxOutputTokens": 9.0}, Sampling(max_tokens=9)),
        ({"responseLogprobs": True}, Sampling(logprobs=0)),
        ({"responseLogprobs": True, "logprobs": 3}, Sampling(logprobs=3)),
        ({"responseLogprobs": False}, Sampling()),
        ({"responseMimeType": "text/plain"}, Sampling()),
        ({"responseMimeType": "application/json"}, Sampling(structured_outputs={"json_object": True})),
        (
            {"responseMimeType": "application/json", "responseSchema": {"type": "ARRAY", "items": {"type": "STRING"}}},
            Sampling(
                structured_outputs={"json": {"type": "array", "items": {"type": "string"}}},
                schema_labels={"name": "response"},
            ),
        ),
        (
            {"responseJsonSchema": {"type": "object", "top_p": 1}},
            Sampling(structured_outputs={"json": {"type": "object", "top_p": 1}}, schema_labels={"name": "response"}),
        ),
    ],
    ids=str,
)  # fmt: skip
def test_sampling_and_the_form_of_the_answer(config: dict[str, Any], expected: Sampling) -> None:
    assert configured(**config).sampling == expected


def test_choices_stop_strings_and_room() -> None:
    request = configured(candidateCount=2.0, stopSequences=["a", "b", "c", "d", "e"])
    assert (request.n, request.stop, request.clamps_max_tokens) == (2, ("a", "b", "c", "d", "e"), True)


@pytest.mark.parametrize(
    ("config", "enabled", "effort", "budget"),
    [
        ({}, None, None, None),
        ({"thinkingBudget": 0}, False, None, None),
        ({"thinkingBudget": -1}, None, None, None),
        ({"thinkingBudget": 64.0}, None, None, 64),
        ({"thinkingLevel": "THINKING_LEVEL_UNSPECIFIED"}, None, None, None),
        *[
            ({"thinkingLevel": spell(level)}, True, level, None)
            for level in ("minimal", "low", "medium", "high", "xhigh")
            for spell in (str.upper, str.lower)
        ],
    ],
    ids=str,
)
def test_thinking_has_a_budget_or_a_level(
    config: dict[str, Any], enabled: bool | None, effort: str | None, budget: int | None
) -> None:
    plan = thinking(**config)
    assert (plan.enabled, plan.effort, plan.budget) == (enabled, effort, budget)
    assert (plan.visibility, plan.sealed, plan.sealed_first) == ("hidden", True, True)


def test_thoughts_are_seen_where_they_are_asked_for() -> None:
    assert thinking(includeThoughts=True).visibility == "full"
    assert thinking(includeThoughts=False).visibility == "hidden"
    asked = {"thinkingConfig": {"include_thoughts": True}}
    assert read(generationConfig=asked, reasoning={"exclude": True}).generation.thinking.visibility == "hidden"
    assert {name for name in SPELLINGS if name.startswith("generationConfig.")} == {
        f"generationConfig.thinkingConfig.{name}" for name in ("thinkingBudget", "thinkingLevel", "includeThoughts")
    }


def test_budgets_and_plans_have_the_words_of_every_dialect_too() -> None:
    plan = read(thinking_budget=64, reasoning={"retries": 2, "votes": 3}).generation.thinking
    assert (plan.budget, plan.retries, plan.votes) == (64, 2, 3)


@pytest.mark.parametrize(
    ("config", "names", "choice"),
    [
        (None, ["look", "hear"], "auto"),
        (calling("AUTO"), ["look", "hear"], "auto"),
        (calling("VALIDATED", "hear"), ["hear"], "auto"),
        (calling("NONE"), ["look", "hear"], "none"),
        (calling("ANY"), ["look", "hear"], "required"),
        (calling("ANY", "look", "hear"), ["look", "hear"], "required"),
        (calling("ANY", "hear"), ["hear"], {"name": "hear"}),
        ({"function_calling_config": {"mode": "ANY", "allowed_function_names": ["look"]}}, ["look"], {"name": "look"}),
    ],
    ids=str,
)
def test_tools_and_which_of_them_to_call(config: dict[str, Any] | None, names: list[str], choice: Any) -> None:
    tooling = read(tools=TOOLS, toolConfig=config).generation.tooling
    assert [tool["function"]["name"] for tool in tooling.tools] == names
    assert tooling.choice == choice


def test_functions_keep_their_schemas() -> None:
    look, hear = (tool["function"] for tool in read(tools=TOOLS).generation.tooling.tools)
    assert look == {"name": "look", "description": "Looks.", "parameters": {"type": "object"}}
    assert hear["parameters"] == HEAR["parametersJsonSchema"]


def test_what_has_no_effect_is_taken_and_what_is_not_known_is_named() -> None:
    decoded = read(
        safetySettings=[{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
        labels={"a": "b"}, serviceTier="flex", store=True, model="models/m", new=1,
        generation_config={"speechConfig": {}, "thinking_config": {"other": 1}},
        tools=[{"googleSearch": {}}, {"code_execution": {}}],
        contents=[{"parts": [{"text": "hi", "videoMetadata": {}}]}],
    )  # fmt: skip
    assert decoded.generation.tooling == NO_TOOLS
    assert decoded.ignored == (
        "contents.parts.videoMetadata", "generationConfig.speechConfig", "generationConfig.thinkingConfig.other",
        "new", "tools.code_execution", "tools.googleSearch",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"contents": []}, "contents"),
        ({"contents": "hi"}, "contents"),
        ({"contents": [{"role": "system", "parts": []}]}, "contents.0.role"),
        ({"contents": [{"parts": [{"text": 1}]}]}, "contents.0.parts.0.text"),
        ({"contents": [{"parts": [{"functionCall": {}}]}]}, "contents.0.parts.0.functionCall.name"),
        ({"systemInstruction": "be brief"}, "systemInstruction"),
        ({"systemInstruction": {"parts": [{"inlineData": {}}]}}, "systemInstruction.parts.0.inlineData"),
        ({"cachedContent": "cachedContents/1"}, "cachedContent"),
        ({"generationConfig": {"temperature": 3}}, "generationConfig.temperature"),
        ({"generationConfig": {"topK": 1.5}}, "generationConfig.topK"),
        ({"generationConfig": {"topK": True}}, "generationConfig.topK"),
        ({"generationConfig": {"candidateCount": 9}}, "generationConfig.candidateCount"),
        ({"generationConfig": {"maxOutputTokens": 0}}, "generationConfig.maxOutputTokens"),
        ({"generationConfig": {"stopSequences": ["x"] * 6}}, "generationConfig.stopSequences"),
        ({"generationConfig": {"stopSequences": ["x" * 129]}}, "generationConfig.stopSequences.0"),
        ({"generationConfig": {"logprobs": 3}}, "generationConfig.logprobs"),
        ({"generationConfig": {"responseLogprobs": True, "logprobs": 21}}, "generationConfig.logprobs"),
        ({"generationConfig": {"responseMimeType": "text/x.enum"}}, "generationConfig.responseMimeType"),
        ({"generationConfig": {"responseSchema": {"type": "THING"}}}, "generationConfig.responseSchema.type"),
        (
            {"generationConfig": {"responseSchema": {}, "responseJsonSchema": {}}},
            "generationConfig.responseJsonSchema",
        ),
        (
            {"generationConfig": {"responseMimeType": "text/plain", "responseSchema": {"type": "STRING"}}},
            "generationConfig.responseSchema",
        ),
        (
            {"generationConfig": {"thinkingConfig": {"thinkingBudget": -2}}},
            "generationConfig.thinkingConfig.thinkingBudget",
        ),
        (
            {"generationConfig": {"thinkingConfig": {"thinkingLevel": "max"}}},
            "generationConfig.thinkingConfig.thinkingLevel",
        ),
        (
            {"generationConfig": {"thinkingConfig": {"thinkingLevel": "low", "thinkingBudget": 5}}},
            "generationConfig.thinkingConfig.thinkingLevel",
        ),
        (
            {"generationConfig": {"thinkingConfig": {"thinkingBudget": 5}}, "thinking_budget": 6},
            "generationConfig.thinkingConfig.thinkingBudget",
        ),
        ({"generationConfig": {"candidateCount": 2}, "reasoning": {"votes": 2}}, "generationConfig.candidateCount"),
        ({"generationConfig": {"temperature": 0}, "reasoning": {"votes": 2}}, "generationConfig.temperature"),
        ({"tools": [{"functionDeclarations": [{"name": "a b"}]}]}, "tools.0.functionDeclarations.0.name"),
        (
            {"tools": [{"functionDeclarations": [LOOK | HEAR]}]},
            "tools.0.functionDeclarations.0.parametersJsonSchema",
        ),
        (
            {"tools": [{"functionDeclarations": [{"name": "f", "parameters": {"items": 1}}]}]},
            "tools.0.functionDeclarations.0.parameters.items",
        ),
        ({"toolConfig": calling("SOMETIMES")}, "toolConfig.functionCallingConfig.mode"),
        ({"toolConfig": calling("ANY")}, "toolConfig.functionCallingConfig.mode"),
        ({"tools": TOOLS, "toolConfig": calling("ANY", "no")}, "toolConfig.functionCallingConfig.allowedFunctionNames"),
    ],
    ids=lambda value: str(value)[:70],
)  # fmt: skip
def test_a_wrong_field_is_refused_by_its_name(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(**fields)
    assert caught.value.param == param
    assert param in caught.value.message or "reasoning.votes" in caught.value.message


def test_a_field_in_both_spellings_is_refused_and_both_are_named() -> None:
    with pytest.raises(InvalidRequest, match="topP and top_p"):
        configured(topP=0.5, top_p=0.5)
    with pytest.raises(InvalidRequest, match="generationConfig and generation_config"):
        read(generationConfig={}, generation_config={})


def test_a_level_and_a_budget_are_refused_by_both_names() -> None:
    with pytest.raises(InvalidRequest, match=r"thinkingLevel and .*thinkingBudget"):
        thinking(thinkingLevel="LOW", thinkingBudget=-1)
