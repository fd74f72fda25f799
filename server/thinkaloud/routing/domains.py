"""What a prompt is about, by the concepts and forms that the scorer reads too: a guess, as costly as a score."""

from thinkaloud.generation import Domain
from thinkaloud.routing.prompt_analysis import PromptAnalysis, analyse_prompt

_PROGRAMMING = frozenset({"code wanted", "bug"})
_PROGRAM_FORMS = ("code block", "code call ≥ 2", "code ≥ 2")
_MATHEMATICS = frozenset({"compute", "mathematics", "how many", "probability"})
_FORMULA_FORMS = ("LaTeX", "superscript", "operator ≥ 2")
_FEW, _MANY = 1, 3
"""Numbers beside two signs of mathematics, and beside one."""


def find_domain(text: str) -> Domain | None:
    """Return the domain of a prompt, or None for any other; a text that is to be written or worked on is writing."""
    prompt = analyse_prompt(text)
    if prompt.is_text_task:
        return "writing"
    if _is_code(prompt):
        return "code"
    return "mathematics" if _is_mathematics(prompt) else None


def _is_code(prompt: PromptAnalysis) -> bool:
    """Whether a program is wanted or wrong, or there are two signs of one, such as a block of code in a question."""
    if not _PROGRAMMING.isdisjoint(prompt.counts):
        return True
    return prompt.counts.get("code", 0) + _count_forms(prompt, _PROGRAM_FORMS) >= 2


def _is_mathematics(prompt: PromptAnalysis) -> bool:
    numbers = prompt.numbers + prompt.counts.get("number word", 0)
    signs = len(_MATHEMATICS & prompt.counts.keys())
    is_about_numbers = (signs > 1 and numbers >= _FEW) or (signs and numbers >= _MANY)
    return bool(is_about_numbers or _count_forms(prompt, _FORMULA_FORMS))


def _count_forms(prompt: PromptAnalysis, names: tuple[str, ...]) -> int:
    return sum(any(form.startswith(name) for form in prompt.form) for name in names)
