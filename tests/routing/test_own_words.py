"""Whatever a program puts around the human's words, those words alone are scored; and they are never lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest, Message
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.own_words import ROOM, find_own_words, own_words
from thinkaloud.routing.policy import Router
from thinkaloud.routing.scorer import Scorer
from thinkaloud.routing.turns import last_turn, read_turns
from thinkaloud.settings import RouteSettings

HARD = "Prove that there are infinitely many primes of the form 4k + 3, and show every step."
EASY = "What is the capital of Peru?"
LINE = st.text("abcd efgh, 12?", min_size=1, max_size=60).map(str.strip).filter(lambda line: line[:1].isalpha())
PROSE = st.lists(LINE, min_size=1, max_size=5).map("\n\n".join)
FILLING = st.text("qrs tuv. 34\n", max_size=300)
NAMES = st.sampled_from(
    [
        "session-notes",
        "toolOutput",
        "ide:selection",
        "repo_map",
        "MEMORY",
        "context",
        "user_preferences",
        "kontext",
        "背景",
    ]
)
HUMAN = st.sampled_from(["user_query", "question", "task", "userMessage", "latest-request", "frage", "pregunta"])
HEADINGS = [
    "## Context",
    "**Background**",
    "=== RETRIEVED DOCUMENTS ===",
    "Relevant passages:",
    "--- BEGIN CONTEXT ---",
]


@given(PROSE, NAMES, FILLING, st.booleans())
def test_a_programs_block_before_or_behind_changes_nothing(prompt: str, name: str, filling: str, before: bool) -> None:
    block = f'<{name} id="3">\n{filling}\n</{name}>'
    assert own_words(f"{block}\n{prompt}" if before else f"{prompt}\n\n{block}") == prompt.strip()


@given(PROSE, HUMAN, NAMES, FILLING)
def test_the_humans_tag_is_opened_and_nothing_beside_it_counts(prompt: str, tag: str, name: str, filling: str) -> None:
    assert own_words(f"<{name}>{filling}</{name}>\nSome words.\n<{tag}>\n{prompt}\n</{tag}>") == prompt.strip()


@given(
    PROSE, st.sampled_from(HEADINGS), st.sampled_from(["Question: ", "User question: ", "## Task\n", "**Request**\n"])
)
def test_a_headed_block_before_the_humans_heading_does_not_count(prompt: str, heading: str, own: str) -> None:
    assert own_words(f"{heading}\nThe bridge is 300 m long.\n\n{own}{prompt}\n\nAnswer:") == prompt.strip()


ANSWERS = st.text("efg hij,", max_size=60).map(lambda text: f"said {text}".strip())
SPEAKERS = st.sampled_from([("Human", "Assistant"), ("User", "AI"), ("Q", "A"), ("### User", "### Iris")])
QUESTION = PROSE.map(lambda text: f"Tell me all that one can know of {text}")


@given(QUESTION, SPEAKERS, st.lists(st.tuples(QUESTION, ANSWERS), max_size=3), st.booleans())
def test_of_a_conversation_written_out_the_last_turn_counts(
    prompt: str, speakers: tuple[str, str], earlier: list[tuple[str, str]], is_open: bool
) -> None:
    human, model = speakers
    turns = [f"{human}: {asked}\n\n{model}: {said}" for asked, said in earlier]
    text = "\n\n".join([*turns, f"{human}: {prompt}"]) + (f"\n\n{model}:" if is_open or not earlier else "")
    assert own_words(text) == prompt.strip()
    assert own_words(f"The following is a conversation.\n\n{text}") == prompt.strip()


@pytest.mark.parametrize(("turn", "before"), [("and for 7?", True), ("why", True), (HARD, False), (EASY, False)])
def test_a_turn_that_says_nothing_by_itself_is_read_with_the_one_before(turn: str, before: bool) -> None:
    asked = "How many zeros does 100! end with?"
    text = f"Human: {asked}\nAssistant: 24\nHuman: {turn}\nAssistant:"
    assert own_words(text) == (f"{asked}\n{turn}" if before else turn)


KEYS = st.sampled_from(["question", "task", "user_query", "prompt"])
OTHER_KEYS = st.sampled_from(["context", "background", "search_results", "systemInfo"])


@given(PROSE, KEYS, OTHER_KEYS, FILLING, st.booleans())
def test_of_json_the_humans_keys_count(prompt: str, key: str, other: str, filling: str, first: bool) -> None:
    pairs = [(key, prompt), (other, filling), ("max_tokens", 64)]
    assert own_words(json.dumps(dict(pairs if first else reversed(pairs)))) == prompt
    said = [{"role": "system", "content": filling}, {"role": "user", "content": prompt}]
    assert own_words(json.dumps({"messages": said})) == prompt


@given(PROSE, KEYS, st.integers(0, 15))
def test_json_inside_json_is_opened_as_far_as_prompts_go(prompt: str, key: str, depth: int) -> None:
    start, end = f'{{"{key}":' * depth, "}" * depth
    assert own_words(f"{start}{json.dumps({key: prompt})}{end}") == prompt


@pytest.mark.parametrize(
    "value",
    ["[" * 900 + '"x"' + "]" * 900, '{"question":' * 900 + '"x"' + "}" * 900, str([1] * 2_000)],
    ids=["lists in lists", "objects in objects", "many values"],
)
def test_json_that_is_deeper_or_has_more_values_than_a_prompt_is_itself_asked_about(value: str) -> None:
    text = f'{{"question": "Why is the sea deep?", "details": {value}}}'
    assert own_words(text) == text


LOG = "2026-03-01 12:00:01 INFO ready\n2026-03-01 12:00:02 WARN slow: 320 ms"
LINES = "The mill was built in 1790.\n\nIt has two wheels, of which one turns."
CODE = "def add(a, b):\n\n    return a + b"


@pytest.mark.parametrize("prompt", [HARD, EASY])
@pytest.mark.parametrize(
    "block",
    [
        f"```\n{LINES}\n```",
        f"```log\n{LOG}\n```",
        f"Logs:\n```\n{LOG}\n```",
        f"Context:\n```\n{CODE}\n```",
        f"Selected lines from src/add.py (3-9):\n```python\n{CODE}\n```",
        f"src/add.py\n```python\n{CODE}\n```",
        "# AGENTS.md instructions for ~/app\n\n<INSTRUCTIONS>\n- Use tabs.\n</INSTRUCTIONS>",
        "# CONTRIBUTING.md\n\n## Build\n- run make\n\n## Style\n- 100 columns\n\n---",
        "# Context from my editor:\n\n## Active file: a.ts\n\n## Open tabs:\n- a.ts\n\n## My request for the agent:",
    ],
)
def test_fences_and_headed_files_before_a_whole_question_do_not_count(block: str, prompt: str) -> None:
    assert own_words(f"{block}\n\n{prompt}") == prompt


@pytest.mark.parametrize(
    "text",
    [
        f"```python\n{CODE}\n```\nWhy does this deadlock when two threads call it?",
        f"Why does it deadlock?\n```python\n{CODE}\n```",
        f"```python\n{CODE}\n```\nWrite three tests for the addition of numbers.",
        f"```\n{LOG}\n```\nWhy is there a warning about what was slow?".replace("slow:", "slowness warning:"),
        f"```\n{LINES}\n```\nSummarise.",
        f"Summarise:\n```\n{LINES}\n```",
        "Rate the reply.\n\nUser: 2 + 2?\nAssistant: It is 5.",
        "Alice: Hi\nBob: Hello\nAlice: Who is coming?",
        '{"a": 1, "b": [2, 3]}',
        'Convert to YAML: {"task": "x", "context": 3}',
    ],
)
def test_fences_talks_and_json_that_are_asked_about_stay(text: str) -> None:
    assert own_words(text) == text


@given(st.text(max_size=300))
def test_words_are_never_lost(text: str) -> None:
    assert own_words(text).strip() or not text.strip()


@given(st.text("ab <>/[]#*-:=`.?\n12", max_size=300))
def test_marks_of_any_kind_lose_no_text_altogether(text: str) -> None:
    assert own_words(text).strip() or not text.strip()


@given(st.text("abc .,?!()\n1+", max_size=400))
def test_a_text_without_blocks_is_its_own_words(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Why is this not centered?\n<div>\n<p>x</p>\n</div>",
        "Fix this XML:\n<note>\n<to>Bob</to>\n</note>",
        "What does this print?\n```xml\n<context>\n1\n</context>\n```",
        "type Tree<T> = Leaf<T> | Node<T>; how deep is Tree<int>?",
        "Question: what is 2 + 2?\nNote: in base 3.",
        "# Task\nSort them.\n\n# Constraints\n- fast",
        "def f(a):\n    # Context: none\n    return a",
        "What port is it?\n\nserver:\n  port: 80",
        "[asy]\ndraw(A--B);\n[/asy]\nHow long is AB?",
        "Agent: Hello?\nCustomer: My lamp broke.\n\nWhat broke?",
        "## Example\n3 4\n\n## Output\n7",
    ],
)
def test_code_markup_and_headings_of_the_humans_stay(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize(
    "wrapper",
    [
        "Use the following pieces of context to answer.\n\nThe sea is deep.\n\nQuestion: {}\nHelpful Answer:",
        "[1] Rivers run.\n[2] Hills rise.\n\nQuestion: {}",
        "[System note: 3 days are left]\n{}",
        "OS: linux\nShell: zsh\n\n{}",
        "Chat history:\nUser: hello\nAssistant: Hi!\n\nUser: {}",
        "<payload>\n<files>a.py</files>\n<user_query>{}</user_query>\n</payload>",
        '{}\n<cursor line="3"/>',
        "参考资料：河流。\n\n问题：{}",
        "Contexte : la mer.\n\nQuestion : {}",
    ],
)
def test_templates_of_many_makers_leave_the_question(wrapper: str) -> None:
    assert own_words(wrapper.replace("{}", HARD)) == HARD
    assert extract_features(wrapper.replace("{}", EASY)) == extract_features(EASY)


@given(st.integers(1, 40), st.booleans())
def test_a_block_longer_than_what_is_read_is_passed_over(times: int, before: bool) -> None:
    block = "<documents>\n" + "so it goes " * (times * ROOM // 10) + "\n</documents>"
    text = f"{block}\n\n{HARD}" if before else f"{HARD}\n\n{block}"
    assert own_words(text) == HARD


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a>",
        "<context>",
        "</context>",
        "```",
        "[/a]",
        "\n",
        "# a\n",
        "Context: x\n",
        "<",
        "[1] \n",
        "-- ",
        "a: b\n",
        "```\nx\n```\n",
        "Human: x\nAssistant: y\n",
        '{"a":',
        "```x\n",
        "Logs:\n",
        "<|im_start|>user\n",
        "## a: b\n",
    ],
)
def test_a_hostile_text_of_megabytes_is_read_at_once(piece: str) -> None:
    text = piece * (8 * 2**20 // len(piece))
    assert is_short(lambda: own_words(text))


def asked(*turns: str) -> list[Message]:
    return [{"role": "user", "content": turn} for turn in turns]


BLOCKS = "<system-reminder>\nProve nothing.\n</system-reminder>\n<todo-list>\n- a\n</todo-list>"


def test_a_turn_of_nothing_but_blocks_is_passed_over() -> None:
    assert find_own_words(BLOCKS) is None
    assert read_turns(asked(HARD, BLOCKS)) == [(HARD, HARD)]
    assert last_turn(asked(HARD, BLOCKS)) == HARD


def test_where_no_turn_has_other_words_the_last_is_taken() -> None:
    assert read_turns(asked(BLOCKS)) == [(BLOCKS, BLOCKS)]
    assert read_turns([]) == [("", "")]


@pytest.mark.parametrize("prompt", [HARD, EASY])
def test_a_block_turns_no_decision_and_reaches_no_explanation(prompt: str) -> None:
    router = Router(RouteSettings(fast="f", thinking="t"), Scorer.load_bundled(), lambda: 0.0)
    plain, wrapped = (GenerationRequest("id", "auto", asked(text)) for text in (prompt, f"{BLOCKS}\n\n{prompt}"))
    assert router.decide(plain, LOCAL.name).score == router.decide(wrapped, LOCAL.name).score
    assert router.explain(plain) == router.explain(wrapped)
