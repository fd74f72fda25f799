"""Whether the prompt has already opened the trace. Decides where the splitter starts, and nothing else does."""

from thinkaloud.generation import Prompt


def opened(prompt: Prompt, start: str, configured: bool | None) -> bool | None:
    """True if the rendered prompt ends in the opening tag; None where the prompt cannot be seen and nobody says.

    Only the end counts, and only what the template wrote can be there: typed tags are kept apart (engine/literal.py).
    configured: the served model's `opened_by_prompt`, for an engine that does not show its prompt.
    """
    if prompt.text is None:
        return configured
    return prompt.text.rstrip().endswith(start.rstrip())
