"""Constraints on an upstream: passed on where it keeps to them, refused where it would ignore them."""

from typing import Any

import pytest

from engine.wire import new_engine
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Prompt, Sampling

PASSED_ON: list[dict[str, Any] | None] = [None, {"json_object": True}, {"json": {"type": "object"}}]
OF_VLLM: list[dict[str, Any]] = [
    {"regex": "a+"},
    {"choice": ["a", "b"]},
    {"grammar": 'root ::= "a"'},
    {"structural_tag": "{}"},
    {"json": {"type": "object"}, "whitespace_pattern": " "},
]


@pytest.mark.parametrize("constraint", [*PASSED_ON, *OF_VLLM], ids=str)
@pytest.mark.parametrize("has_field", [False, True])
def test_what_only_vllm_has_a_field_for_is_refused_unless_the_upstream_has_it(
    constraint: dict[str, Any] | None, has_field: bool
) -> None:
    engine = new_engine(lambda _: pytest.fail("nothing is asked"), structured_outputs=has_field)
    sampling = Sampling(structured_outputs=constraint)
    if constraint in PASSED_ON or has_field:
        engine.tool_use(Prompt([]), None, sampling)
        return
    with pytest.raises(InvalidRequest, match="response_format") as caught:
        engine.tool_use(Prompt([]), None, sampling)
    assert caught.value.param == "structured_outputs"
