"""From a request to what the engine is asked: the prompt, how the trace begins in it, and the sampling parameters."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from thinkaloud.access.permit import Permit
from thinkaloud.engine.base import ToolUse
from thinkaloud.errors import InvalidRequest, TemplateRefused
from thinkaloud.events import Chunk, Started
from thinkaloud.generation import GenerationRequest, Message, Prompt, Sampling, TagIds, Visibility, all_images
from thinkaloud.prompting import context_length, history, system_turns, template
from thinkaloud.request.by_size import by_size
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.opening import Opening, budget_asked, find_opening
from thinkaloud.traces.seen.visibility import lowest_visibility


@dataclass(slots=True, frozen=True)
class Preparation:
    """What all choices of one request have in common."""

    request: GenerationRequest
    model: ServedModel
    prompt: Prompt
    opening: Opening
    sampling: Sampling
    tools: ToolUse | None

    @property
    def tag_ids(self) -> TagIds:
        """The tags that the engine has to show, those of tool calls among them."""
        return self.model.tag_ids.with_specials(self.tools.specials) if self.tools else self.model.tag_ids

    @property
    def is_constrained(self) -> bool:
        """Whether the answer has to keep to a grammar."""
        return self.sampling.structured_outputs is not None

    def spell(self, text: str) -> Chunk:
        """`text` as the engine's tokenizer spells it."""
        return self.model.engine.spell(text, self.tag_ids)

    def started(self, unopened: Sequence[str]) -> Started:
        """The first event. unopened: sealed traces in the history that could not be opened, by their place."""
        bounds, asked, most = self.opening.bounds, self.request.sampling.max_tokens, self.sampling.max_tokens
        clamped = (asked, most) if asked is not None and most is not None and most < asked else None
        return Started(
            self.model.name,
            prompt_tokens=None if self.prompt.token_ids is None else len(self.prompt.token_ids),
            visibility=self.request.thinking.visibility,
            tags=self.model.shown_tags,
            budget=bounds.budget if bounds else self.sampling.thinking_token_budget,
            budget_asked=budget_asked(self.request, self.model),
            unopened=tuple(unopened),
            clamped=clamped,
            context_length=self.model.engine.context_length,
        )


def limit_request(request: GenerationRequest, ceiling: Visibility, model: ServedModel) -> GenerationRequest:
    """`request` as `model` answers it: with the visibility that it really has, which nothing in it raises, and whatever
    says whether to think in its plan. A budget of 0 is no thinking.
    """
    arguments, plan = template.extract_switch(request.template_arguments, request.thinking, model.switch)
    enabled = False if plan.budget == 0 and plan.enabled is None else plan.enabled
    plan = replace(plan, visibility=lowest_visibility(plan.visibility, ceiling), enabled=enabled)
    return replace(request, thinking=plan, template_arguments=arguments)


def refuse_images(messages: Sequence[Message], model: ServedModel) -> None:
    """Raise `InvalidRequest` for the first image in `messages`, where `model` reads text alone."""
    image = None if model.reads_images else next(all_images(messages), None)
    if image is not None:
        raise InvalidRequest(
            f"{image.place}: the model {model.name} reads text alone; leave the image out, or ask a model whose "
            "input_modalities in /v1/models have image",
            param=image.place,
        )


async def render(request: GenerationRequest, model: ServedModel) -> Prompt:
    """The prompt of `request`. Raises `TemplateRefused`, and as `Engine.render` does."""
    tags = (model.format.opening_tag, model.format.end, model.format.label) if model.format else ("", "")
    keep = model.format is not None and model.format.keeps_in_tool_loop
    messages = history.prepare_messages(request.messages, *tags, keep=keep, system_prompt=model.system_prompt)
    arguments = template.merge_arguments(
        model.template_arguments,
        request.template_arguments,
        request.thinking,
        thinking=model.thinking,
        switch=model.switch,
    )
    if model.system_turns == "as_given" or not system_turns.has_late_turn(messages):
        return await model.engine.render(messages, arguments, request.tooling)
    if model.system_turns == "auto":
        with contextlib.suppress(TemplateRefused):
            prompt = await model.engine.render(messages, arguments, request.tooling)
            if prompt.text is None:
                return prompt
            if await by_size(len(prompt.text), partial(system_turns.shows_all, messages, prompt.text)):
                return prompt
    return await model.engine.render(system_turns.join_turns(messages), arguments, request.tooling)


async def prepare(
    request: GenerationRequest, model: ServedModel, prompt: Prompt, ceiling: Visibility, permit: Permit
) -> Preparation:
    """Everything that is known before the engine runs, and the reservation of the tokens that it may take.

    ceiling: the most that the caller may see of the trace, whatever it has asked for.
    Raises:
        ContextLengthExceeded, InvalidRequest: what is asked for cannot be done.
        RateLimited: the key has not so many tokens now.
    """
    opening = find_opening(model, prompt)
    if ceiling != "full":
        opening.require_certain()
    sampling = permit.limit_sampling(_fit_sampling(request, model, prompt, opening))
    sampling = context_length.limit_min_tokens(sampling, request.sampling.min_tokens)
    opening = opening.with_bounds(request, model, sampling.max_tokens)
    # A client that sends the most it could take into every request does not need that much.
    asked = None if request.sampling.max_tokens is None or request.clamps_max_tokens else sampling.max_tokens
    await permit.reserve(model.name, prompt, asked, sampling.max_tokens)
    tools = model.engine.tool_use(prompt, model.tool_parser, sampling)
    if tools is not None:
        sampling = replace(sampling, structured_outputs=tools.structured_outputs)
    return Preparation(request, model, prompt, opening, sampling, tools)


def _fit_sampling(request: GenerationRequest, model: ServedModel, prompt: Prompt, opening: Opening) -> Sampling:
    """Parameters with room for the output. A budget is among them where the engine itself has to keep it."""
    sampling = context_length.set_max_tokens(
        request.sampling,
        prompt,
        model.engine.context_length,
        model.sampling.max_tokens,
        clamps=model.clamps_max_tokens or request.clamps_max_tokens,
    )
    if model.thinking and request.thinking.budget is not None and not opening.is_steerable:
        budget = min(request.thinking.budget, sampling.max_tokens or context_length.DEFAULT)
        sampling = replace(sampling, thinking_token_budget=budget)
    return sampling.with_defaults(model.sampling)
