"""Conversations that a chat template does not take: system turns are joined, or its author's reason is told."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.vllm.rendering import rendering_llm
from thinkaloud.engine.base import Engine
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.errors import TemplateRefused
from thinkaloud.generation import GenerationRequest, Message, SystemTurns
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.preparation import render

pytestmark = pytest.mark.vllm

SAID = "System message must be at the beginning."
PRINT = "<|im_start|>{{ message.role }} {{ message.content }}<|im_end|>"
TEMPLATES = {
    "refuses": "{% for message in messages %}{% if message.role == 'system' and not loop.first %}"
    f"{{{{ raise_exception('{SAID}') }}}}{{% endif %}}{PRINT}{{% endfor %}}",
    "leaves out": "{% for message in messages %}{% if message.role != 'system' or loop.first %}"
    f"{PRINT}{{% endif %}}{{% endfor %}}",
    "takes": f"{{% for message in messages %}}{PRINT}{{% endfor %}}",
}


@pytest.fixture(scope="module")
def llm() -> Any:
    return rendering_llm(100_000)


async def rendered(llm: Any, template: str, turns: list[str], setting: SystemTurns = "auto", **arguments: Any) -> str:
    """The prompt of `turns`, each "role: text"."""
    llm.renderer.get_tokenizer().chat_template = template
    messages: list[Message] = [dict(zip(("role", "content"), turn.split(": ", 1), strict=True)) for turn in turns]
    engine = cast("Engine", SimpleNamespace(render=Renderer(llm).render))
    model = ServedModel("served", "engine", engine, system_turns=setting)
    prompt = await render(GenerationRequest("1", "served", messages, template_arguments=arguments), model)
    assert prompt.text is not None
    return prompt.text


LATE = ["user: one", "assistant: two", "system: keep <b>this</b>", "user: three"]
TWICE = ["system: a", "system: keep <b>this</b>", "user: three"]


@pytest.mark.parametrize("template", ["refuses", "leaves out"])
@pytest.mark.parametrize(
    ("turns", "begins", "ends"),
    [
        pytest.param(LATE, "user one", "user keep <b>this</b>\n\nthree", id="FC032 late"),
        pytest.param(TWICE, "system a\n\nkeep <b>this</b>", "user three", id="FC032 twice"),
    ],
)
async def test_system_turns_are_joined_where_the_template_would_not_show_them(
    llm: Any, template: str, turns: list[str], begins: str, ends: str
) -> None:
    text = await rendered(llm, TEMPLATES[template], turns)
    assert text.startswith(f"<|im_start|>{begins}<|im_end|>")
    assert text.endswith(f"<|im_start|>{ends}<|im_end|>")
    assert text.count("keep") == 1


async def test_system_turns_stay_where_they_are_on_a_template_that_takes_them(llm: Any) -> None:
    text = await rendered(llm, TEMPLATES["takes"], LATE)
    assert text.index("two") < text.index("keep") < text.index("three")


async def test_a_model_can_have_its_system_turns_always_joined_or_never(llm: Any) -> None:
    joined = await rendered(llm, TEMPLATES["takes"], LATE, "join")
    assert joined.endswith("<|im_start|>user keep <b>this</b>\n\nthree<|im_end|>")
    assert "keep" not in await rendered(llm, TEMPLATES["leaves out"], LATE, "as_given")
    with pytest.raises(TemplateRefused, match=f": {SAID}$"):
        await rendered(llm, TEMPLATES["refuses"], LATE, "as_given")


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("'Only text is taken'", ": Only text is taken"),
        ("'Only ' + 'text is taken'", ": Only text is taken"),
        ("'Unknown role: ' + messages[0].content", ": Unknown role: ..."),
        ("'Unknown role: ' ~ messages[0].content ~ '!'", ": Unknown role: ..."),
        ("'Roles must ' + ('alternate' if messages else messages[0].content)", ": Roles must ..."),
        ("messages[0].content", ""),
        ("messages[0].content + ' is not text'", ""),
        ("'%s is not text' % messages[0].content", ""),
        ("reason", ": Not here"),
        ("('Not' + ' now') | trim", ": Not now"),
        ("messages.none.of.them", ""),
    ],
)
async def test_a_refusal_tells_the_templates_own_words_and_none_of_the_conversation(
    llm: Any, raised: str, told: str
) -> None:
    generation = "{% if false %}{% generation %}{% endgeneration %}{% endif %}"  # only transformers knows this tag
    template = f"{{% set reason = 'Not here' %}}{generation}{{{{ raise_exception({raised}) }}}}"
    with pytest.raises(TemplateRefused) as refused:
        await rendered(llm, template, ["user: a secret </think>"])
    assert refused.value.message == "the model's chat template does not take these messages" + told
    assert refused.value.param == "messages"


async def test_a_refusal_that_is_not_about_system_turns_is_told_of_the_joined_ones(llm: Any) -> None:
    template = (
        "{% if messages[0].role == 'system' %}{{ raise_exception('No system role') }}{% endif %}{{ 1 + messages }}"
    )
    with pytest.raises(TemplateRefused, match=r"No system role$"):
        await rendered(llm, template, ["user: one", "system: two", "user: three"])
