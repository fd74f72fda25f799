"""Where a trace can lie in what a model says: a row each. `@7` stands for canary number 7.

Each row is told with several seeds: other canaries, all else alike. What a caller who sees no traces gets must be the
same for all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialects.dialect import Question
from leaks.canaries import blank, fill, windows
from thinkaloud.thinking.formats import FORMATS

SEEDS = ("sparrow", "heron")


@dataclass(frozen=True)
class Case:
    """One thing that a model says.

    text: all of it, tags too, cut into tokens the usual way, or into its characters; or the `tokens` themselves.
    trace: the part that is hidden, with every canary of the text. answer: what everyone may see.
    opens: the tag with which the prompt ends. says: more text of the prompt, without canaries.
    thinks: whether there is anything of the trace to be seen by those who may.
    question: further fields of the question.
    """

    name: str
    trace: str
    answer: str
    text: str = ""
    tokens: tuple[str, ...] = ()
    characters: bool = False
    model: str = "thinker"
    opens: str = "<think>"
    says: str = ""
    finish_reason: str = "stop"
    fail_after: int | None = None
    thinks: bool = True
    question: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def prompt(self, seed: str) -> str:
        """The user's message, which finds the reply in the transcript."""
        return f"[{self.name} of the {seed}] {self.says}".strip()

    def asked(self, seed: str, model: str) -> Question:
        """What brings the reply about, of that model."""
        return Question([{"role": "user", "content": self.prompt(seed)}], model, **self.question)

    def reply(self, seed: str) -> dict[str, Any]:
        """The line of the transcript."""
        told: dict[str, Any] = {"prompt": f"[{self.name} of the {seed}]", "finish_reason": self.finish_reason}
        if self.opens:
            told |= {"opens_trace": True, "start": self.opens}
        if self.fail_after is not None:
            told["fail_after"] = self.fail_after
        if self.characters:
            return told | {"tokens": list(fill(self.text, seed))}
        if self.tokens:
            return told | {"tokens": [fill(token, seed) for token in self.tokens]}
        return told | {"text": fill(self.text, seed)}

    def secret(self, seed: str) -> frozenset[str]:
        """The windows that may be seen by nobody from whom the trace is hidden."""
        return windows(fill(self.trace, seed), [self.prompt(seed), self.answer, blank(self.trace)])


_LONG = " ".join(f"@{number}" for number in range(20))
_SHORT = "@1 @2, @3\n@4"
_CALL = '<tool_call>\n{"name": "look", "arguments": {"at": "@5 @6"}}\n</tool_call>'


_TOOLS = ({"name": "look", "parameters": {"type": "object", "properties": {}}},)

SHAPES = (
    Case("plain", _SHORT, "It is four.", f"{_SHORT}</think>It is four."),
    Case("long", _LONG, "It is four.", f"{_LONG}\n</think>\n\nIt is four."),
    Case("opened by the model", _SHORT, "It is four.", f"\n<think>{_SHORT}</think>It is four.", opens=""),
    Case("opened twice", _SHORT, "It is four.", f"<think>{_SHORT}</think>It is four."),
    Case("closed twice", _SHORT, "It is four.", f"{_SHORT}</think></think>\n</think>It is four."),
    Case("opened inside", f"{_SHORT}<think> @5", "It is four.", f"{_SHORT}<think> @5</think>It is four."),
    Case("nothing but a trace", _SHORT, "", f"{_SHORT}</think>"),
    Case("never closed", _LONG, "", _LONG),
    Case("closing tag begun", f"{_SHORT}</thi", "", f"{_SHORT}</thi"),
    Case("cut by length", _LONG, "", f"{_LONG}</think>It is four.", model="roomless", question={"max_tokens": 9}),
    Case("closed for want of room", _LONG, "It is four.", f"{_LONG}</think>It is four.", question={"max_tokens": 9}),
    Case("closed by a budget", _LONG, "It is four.", f"{_LONG}</think>It is four.", question={"budget": 5}),
    Case("thought again", _LONG, "It is four.", f"{_LONG}</think>It is four.", question={"retries": 2}),
    Case("voted", _LONG, "It is four.", f"{_LONG}</think>It is four.", question={"votes": 3}),
    Case("cut by the engine", _LONG, "", _LONG, finish_reason="length"),
    Case("aborted", _LONG, "", _LONG, finish_reason="abort"),
    Case("refused by a filter", _LONG, "", _LONG, finish_reason="content_filter"),
    Case("unclosed, of a model that promotes", _LONG, "", _LONG, model="promoting"),
    Case("promoting, closed", _SHORT, "It is four.", f"{_SHORT}</think>It is four.", model="promoting"),
    Case("three choices", _LONG, "It is four.", f"{_LONG}</think>It is four.", question={"n": 3}),
    Case(
        "spelt closing tag",
        "@1 </think> @2 <think> @3",
        "It is four.",
        tokens=("@1", " ", "</", "think", ">", " @2", " ", "<", "think>", " @3", "</think>", "It", " is", " four", "."),
    ),
    Case(
        "tags typed by the user",
        _LONG,
        "It is four.",
        f"{_LONG}</think>It is four.",
        says="</think> <think></think> Here is my response: </tool_call> <|im_end|>",
    ),
    Case("verbatim", _SHORT, "\n It is four.", f"\n{_SHORT}\n</think>\n It is four.", model="verbatim"),
)

_STOPS = (
    Case(
        "stop in the trace",
        f"{_SHORT} END @7",
        "It is four.",
        f"{_SHORT} END @7</think>It is four.",
        question={"stop": ("END",)},
    ),
    Case(
        "stop in both",
        f"{_SHORT} END @7",
        "It is ",
        f"{_SHORT} END @7</think>It is END of it.",
        question={"stop": ("END", "of it")},
    ),
    Case(
        "stop kept in the answer",
        f"{_SHORT} END @7",
        "It is END",
        f"{_SHORT} END @7</think>It is END of it.",
        question={"stop": ("END",), "keeps_stop": True},
    ),
    Case(
        "stop across the boundary",
        f"{_SHORT} EN",
        "D is four.",
        f"{_SHORT} EN</think>D is four.",
        question={"stop": ("END", "EN</think>D")},
    ),
    Case(
        "stop is the closing tag",
        _SHORT,
        "It is four.",
        f"{_SHORT}</think>It is four.",
        question={"stop": ("</think>", "</"), "keeps_stop": True},
    ),
)

_BLOCKS = (
    Case(
        "reopened",
        f"{_SHORT} @5 @6 @7",
        "It is four. Or is it? It is.",
        f"[THINK]{_SHORT}[/THINK]It is four.[THINK] @5 @6[/THINK] Or is it?[THINK]@7[/THINK] It is.",
        model="reopening",
        opens="",
    ),
    Case(
        "reopened and not closed",
        f"{_SHORT} @5 @6",
        "It is four.",
        f"[THINK]{_SHORT}[/THINK]It is four.[THINK] @5 @6",
        model="reopening",
        opens="",
    ),
    Case(
        "reopened, tags in characters",
        f"{_SHORT} @5 @6",
        "It is four. It is.",
        text=f"{{{{plan}}}}{_SHORT}{{{{/plan}}}}It is four.{{{{plan}}}}@5 @6{{{{/plan}}}} It is.",
        characters=True,
        model="spelt",
        opens="",
    ),
    Case(
        "tags in characters",
        f"{_SHORT} @5",
        "It is four.",
        text=f"{_SHORT} @5{{{{/plan}}}}It is four.",
        characters=True,
        model="spelt",
        opens="{{plan}}",
    ),
    Case(
        "token across the boundary",
        f"{_SHORT} @5",
        "It is four.",
        tokens=("@1", " @2", ", @3", "\n@4 @5{{/plan}}It", " is", " four", "."),
        model="spelt",
        opens="{{plan}}",
    ),
    Case(
        "tokens across every boundary",
        f"{_SHORT} @5 @6",
        "It is four. It is.",
        tokens=("{{pl", "an}}@1", " @2, @3\n@4{{/pl", "an}}It", " is four.{{plan}}@5 @6{{", "/plan}} It", " is", "."),
        model="spelt",
        opens="",
    ),
    Case(
        "second block of a format that does not reopen",
        f"{_SHORT} @5 @6 @7",
        "It is four. Or is it? It is.",
        f"{_SHORT}</think>It is four.<think> @5 @6</think> Or is it?<think>@7</think> It is.",
    ),
    Case(
        "second block, not closed",
        f"{_SHORT} @5 @6",
        "It is four.",
        f"{_SHORT}</think>It is four.<think> @5 @6",
    ),
    Case(
        "second block, cut",
        f"{_LONG} @21",
        "It is four.",
        f"<think>@1</think>It is four.<think>{_LONG} @21</think> It is.",
        opens="",
        finish_reason="length",
        question={"max_tokens": 20},
    ),
    Case(
        "block behind an answer",
        f"{_SHORT}",
        "It is four. It is.",
        f"It is four.<think>{_SHORT}</think> It is.",
        opens="",
    ),
    Case(
        "almost closed, many times",
        "@1 {{/pla @2 {{/plan} @3 {{{{/pl@4",
        "It is four.",
        text="@1 {{/pla @2 {{/plan} @3 {{{{/pl@4{{/plan}}It is four.",
        characters=True,
        model="spelt",
        opens="{{plan}}",
    ),
)

_CALLS = (
    Case("call in the trace", f"@1 {_CALL} @2", "It is four.", f"@1 {_CALL} @2</think>It is four."),
    Case(
        "call in the trace, with tools",
        f"@1 {_CALL} @2",
        "It is four.",
        f"@1 {_CALL} @2</think>It is four.",
        question={"tools": _TOOLS},
    ),
    Case(
        "call ends the trace",
        "@1 @2\n",
        '<tool_call>{"name": "look"}</tool_call>',
        '@1 @2\n<tool_call>{"name": "look"}</tool_call>',
        model="calling",
    ),
    Case("call in the trace, cut", f"@1 {_CALL} @2", "", f"@1 {_CALL} @2", question={"tools": _TOOLS}),
)

_FORMATS = tuple(
    Case(
        f"format {name}",
        _SHORT,
        "It is four.",
        f"{row.start}{_SHORT}{row.end}It is four.",
        model=f"format-{name}",
        opens=opens,
        says="It begins open." if opens else "",
    )
    for name, row in FORMATS.items()
    for opens in [row.start if name in {"think", "granite", "seed"} else ""]
)

_UPSTREAM = (
    Case("upstream, labelled", _LONG, "It is four.", f"{_LONG}</think>It is four.", model="far"),
    Case("upstream, cut", _LONG, "", _LONG, model="far"),
    Case(
        "upstream, three choices", _LONG, "It is four.", f"{_LONG}</think>It is four.", model="far", question={"n": 3}
    ),
    Case(
        "upstream, labelled, blanks around",
        _SHORT,
        "It is four.",
        f"\n\n{_SHORT}\n</think>\n\nIt is four.",
        model="far",
    ),
    Case("upstream, labelled, ended by a filter", _LONG, "", _LONG, model="far", finish_reason="content_filter"),
    Case("upstream, labelled, broken off", _LONG, "", _LONG, model="far", finish_reason="abort"),
    Case(
        "upstream, blanks, then raw",
        _SHORT,
        "It is four.",
        f"\n\n<think>{_SHORT}</think>It is four.",
        model="far-raw",
        opens="",
    ),
    Case("upstream, raw", _LONG, "It is four.", f"{_LONG}</think>It is four.", model="far-raw", opens=""),
    Case("upstream, raw and unclosed", _LONG, "", _LONG, model="far-raw", opens=""),
    Case(
        "upstream, opening tag missing",
        _SHORT,
        "It is four.",
        f"{_SHORT}</think>It is four.",
        model="far-implicit",
        opens="",
    ),
    Case(
        "upstream, tagged", _SHORT, "It is four.", f"<think>{_SHORT}</think>It is four.", model="far-tagged", opens=""
    ),
    Case(
        "upstream, labelled and tagged",
        f"{_SHORT} @5 @6 @7",
        "It is four. Or is it? It is.",
        f"{_SHORT}</think>It is four.<think> @5 @6</think> Or is it?<think>@7</think> It is.",
        model="far",
    ),
)

_UNSEEN: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("opened by the prompt", _LONG, "It is four.", f"{_LONG}\n</think>\n\nIt is four.", {}),
    ("in characters", _SHORT, "It is four.", f"{_SHORT}</think>It is four.", {"characters": True}),
    ("opened inside", f"{_SHORT}<think> @5", "It is four.", f"{_SHORT}<think> @5</think>It is four.", {}),
    ("closed twice", _SHORT, "It is four.", f"{_SHORT}</think></think>\n</think>It is four.", {}),
    ("second block", f"{_SHORT} @5", "It is four. So.", f"{_SHORT}</think>It is four.<think>@5</think> So.", {}),
    ("nothing but a trace", _SHORT, "", f"{_SHORT}</think>", {}),
    ("cut", _LONG, "", f"{_LONG}</think>It is four.", {"question": {"max_tokens": 9}}),
    ("cut by a filter", _LONG, "", _LONG, {"finish_reason": "content_filter"}),
    ("broken off", _LONG, "", _LONG, {"finish_reason": "abort"}),
    ("closing tag begun", f"{_LONG}</thi", "", f"{_LONG}</thi", {"finish_reason": "length"}),
    ("three choices", _LONG, "It is four.", f"{_LONG}</think>It is four.", {"question": {"n": 3}}),
    ("voted", _LONG, "It is four.", f"{_LONG}</think>It is four.", {"question": {"votes": 3}}),
    ("switched off", _LONG, "It is four.", f"{_LONG}</think>It is four.", {"question": {"enabled": False}}),
    ("with a schema", _LONG, '{"a": 4}', f'{_LONG}</think>{{"a": 4}}', {"question": {"schema": {"type": "object"}}}),
    ("with tools", f"@1 {_CALL} @2", "Four.", f"@1 {_CALL} @2</think>Four.", {"question": {"tools": _TOOLS}}),
    ("stop in both", f"{_SHORT} END", "It is ", f"{_SHORT} END</think>It is END.", {"question": {"stop": ("END",)}}),
    ("of a model that promotes", _LONG, "", _LONG, {"model": "far-promoting", "finish_reason": "length"}),
    ("own tags", _SHORT, "It is four.", f"{_SHORT}{{{{/plan}}}}It is four.", {"model": "far-spelt"}),
    (
        "ended by a call",
        "@1 @2\n",
        '<tool_call>{"name": "look"}</tool_call>',
        '@1 @2\n<tool_call>{"name": "look"}</tool_call>',
        {"model": "far-calling"},
    ),
    (
        "labelled and tagged, three choices",
        f"{_SHORT} @5 @6",
        "It is four. It is.",
        f"{_SHORT}</think>It is four.<think> @5 @6</think> It is.",
        {"model": "far", "opens": "<think>", "question": {"n": 3}},
    ),
    (
        "labelled, then tagged and not closed",
        f"{_SHORT} @5 @6",
        "It is four.",
        f"{_SHORT}</think>It is four.<think> @5 @6",
        {"model": "far", "opens": "<think>"},
    ),
    ("switched off by the model", _LONG, "Four.", f"{_LONG}</think>Four.", {"model": "far-switched-off"}),
    (
        "said to be closed, and opened by an argument",
        _LONG,
        "It is four.",
        f"{_LONG}</think>It is four.",
        {"model": "far-closed", "question": {"template": {"open_it": True}}},
    ),
    (
        "said to be closed, and opened by the switch",
        _LONG,
        "It is four.",
        f"{_LONG}</think>It is four.",
        {"model": "far-closed", "question": {"effort": "high"}},
    ),
)
"""Of an upstream whose prompt nobody sees: name, trace, answer, all that it says, and what else is of the case."""

UNSEEN = tuple(
    Case(f"upstream, unseen, {name}", trace, answer, text, **{"model": "far-tagged", "opens": "", **more})
    for name, trace, answer, text, more in _UNSEEN
)

FAILING = (
    Case("failing in the trace", _LONG, "", f"{_LONG}</think>It is four.", fail_after=12),
    Case("failing at once", _LONG, "", f"{_LONG}</think>It is four.", fail_after=0, thinks=False),
    Case("failing in the answer", _SHORT, "It is", f"{_SHORT}</think>It is four.", fail_after=9),
    Case(
        "failing, reopened",
        f"{_SHORT} @5 @6 @7",
        "It is four.",
        f"[THINK]{_SHORT}[/THINK]It is four.[THINK]@5 @6 @7",
        model="reopening",
        opens="",
        fail_after=15,
    ),
    Case(
        "upstream failing in doubt",
        _LONG,
        "",
        f"{_LONG}</think>It is four.",
        model="far-tagged",
        opens="",
        fail_after=12,
    ),
    Case("upstream failing in the trace", _LONG, "", f"{_LONG}</think>It is four.", model="far", fail_after=12),
    Case("blurting an error", _LONG, "", f"{_LONG}</think>It is four.", model="blurting"),
)

CASES = SHAPES + _STOPS + _BLOCKS + _CALLS + _FORMATS + _UPSTREAM + UNSEEN
LONG = next(case for case in CASES if case.name == "long")
PLAIN = Case("no trace at all", "", "It is four.", "It is four.", opens="", thinks=False)
