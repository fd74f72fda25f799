"""The trace boundary: laws first, then the examples of the rules, then a named example for each rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thinkaloud.events import AnswerDelta, FinishReason, TraceDelta, TraceEnd
from thinkaloud.generation import TagIds
from thinkaloud.thinking.formats import FORMATS, Format
from thinkaloud.thinking.split_events import SplitEvent
from thinkaloud.thinking.splitter import Splitter

THINK = Format("<think>", "</think>")
TRIM = replace(THINK, whitespace="trim")
REOPENS = replace(THINK, reopens=True)
TOOLS = replace(THINK, implicit_end=("<tool_call>",))
PROSE = Format("Here is my thought process:", "Here is my response:")
EQUAL = Format("§§", "§§")
REPEATING = Format("aab", "aaab", reopens=True, implicit_end=("ab",))
BLANK = Format("\n\n#", "#\n", reopens=True)

PLAIN = [THINK, PROSE, EQUAL, FORMATS["kimi"], FORMATS["mistral"], FORMATS["gemma"]]
EVERY = [*PLAIN, TRIM, REOPENS, TOOLS, REPEATING, BLANK, replace(REOPENS, whitespace="trim"), *FORMATS.values()]

START, END, WORD = 1, 2, 9
IDS = TagIds(START, END)
Token = tuple[str, int]


@dataclass
class Split:
    """What a choice came to. `order` is the sequence of channels, neighbours folded."""

    trace: str
    answer: str
    ends: list[TraceEnd]
    order: list[str]
    reasoning_tokens: int


def fold(events: Sequence[SplitEvent], splitter: Splitter) -> Split:
    split = Split("", "", [], [], splitter.reasoning_tokens)
    for event in events:
        if isinstance(event, TraceEnd):
            split.ends.append(event)
        elif isinstance(event, TraceDelta):
            split.trace += event.text
        else:
            split.answer += event.text
        name = type(event).__name__
        if split.order[-1:] != [name]:
            split.order.append(name)
    return split


def split(splitter: Splitter, pieces: Sequence[str], finish: FinishReason = "stop") -> Split:
    """Without token ids."""
    events = [event for piece in pieces for event in splitter.decode([piece])]
    return fold(events + splitter.flush(finish), splitter)


def split_tokens(splitter: Splitter, calls: Sequence[Sequence[Token]], finish: FinishReason = "stop") -> Split:
    """With token ids, several tokens a call."""
    events: list[SplitEvent] = []
    for call in calls:
        events += splitter.decode([text for text, _ in call], [number for _, number in call])
    return fold(events + splitter.flush(finish), splitter)


def tokens(*pieces: str) -> list[Token]:
    """Pieces with the ids that a tokenizer with `<think>` and `</think>` as tokens of their own gives them."""
    return [(piece, {"<think>": START, "</think>": END}.get(piece, WORD)) for piece in pieces]


def chunkings(text: str) -> Iterator[list[str]]:
    """Whole, one character at a time, and every pair of pieces, triples around each place included."""
    yield [text]
    yield list(text)
    for at in range(1, len(text)):
        yield [text[:at], text[at:]]
        yield [text[:at], text[at], text[at + 1 :]]


def cut(text: str, places: Sequence[int]) -> list[str]:
    """Pieces of `text`, some of them empty."""
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]


@st.composite
def outputs(draw: st.DrawFn, formats: Sequence[Format]) -> tuple[Format, str]:
    """A format, and text that is full of its tags, their pieces, and whitespace."""
    form = draw(st.sampled_from(formats))
    tags = [form.start, form.end, *form.implicit_end, *form.calls[:2]]
    pieces = [tag[a:b] for tag in tags for a, b in ((0, 1), (0, len(tag) - 1), (1, len(tag)))]
    words = ["a", "b", " ", "\n", "\r\n", "é", "👍", "x y", *tags, *tags, *pieces]
    return form, "".join(draw(st.lists(st.sampled_from(words), max_size=12)))


OPENED = st.booleans()
PLACES = st.lists(st.integers(0, 10_000), max_size=12)
FINISH = st.sampled_from(("stop", "length", "abort", "tool_calls", "content_filter"))


# Laws.


@given(outputs(EVERY), OPENED, PLACES, FINISH)
def test_any_chunking_of_text_gives_the_same_split(
    output: tuple[Format, str], opened: bool, places: list[int], finish: FinishReason
) -> None:
    form, text = output
    whole = split(Splitter(form, opened=opened), [text], finish)
    for pieces in (cut(text, places), list(text)):
        other = split(Splitter(form, opened=opened), pieces, finish)
        assert (other.trace, other.answer, other.order) == (whole.trace, whole.answer, whole.order)
        assert [end.ended_by for end in other.ends] == [end.ended_by for end in whole.ends]


@given(
    st.sampled_from([THINK, TRIM, REOPENS, TOOLS, replace(TRIM, reopens=True)]),
    st.sampled_from([IDS, TagIds(end=END), TagIds(start=START), TagIds()]),
    st.lists(st.sampled_from(["<think>", "</think>", "<", "th", "ink>", "</", "", "a", " ", "\n", "<tool_call>"])),
    OPENED,
    PLACES,
    st.randoms(use_true_random=False),
)
def test_any_grouping_of_tokens_gives_the_same_split_and_the_same_counts(
    form: Format, ids: TagIds, pieces: list[str], opened: bool, places: list[int], random: Random
) -> None:
    # Now and then the letters of a tag come from ordinary tokens, and a tag's token without its letters.
    told = [(text, WORD) if random.random() < 0.2 else (text, number) for text, number in tokens(*pieces)]
    single = split_tokens(Splitter(form, opened=opened, tag_ids=ids), [[token] for token in told])
    bounds = [0, *sorted(place % (len(told) + 1) for place in places), len(told)]
    groups = [told[a:b] for a, b in pairwise(bounds)]
    assert split_tokens(Splitter(form, opened=opened, tag_ids=ids), groups) == single


def split_whole(text: str, form: Format, opened: bool) -> tuple[str, str]:
    """The rules for a plain format, read off a whole text: what the splitter must agree with."""
    blank = text[: len(text) - len(text.lstrip())]
    if opened:
        rest = text[len(blank) :]
        text = blank + rest.removeprefix(form.start) if rest.startswith(form.start) else text
    elif text.lstrip().startswith(form.start):
        text = text.lstrip().removeprefix(form.start)
    else:
        text = form.end + text
    trace, _, answer = text.partition(form.end)
    while answer.lstrip().startswith(form.end):
        answer = answer.replace(form.end, "", 1)
    return trace, answer


@given(outputs([THINK, PROSE, EQUAL, Format("◁think▷", "◁/think▷"), Format("[THINK]", "[/THINK]")]), OPENED)
def test_the_split_is_the_one_that_a_reader_of_the_whole_text_makes(output: tuple[Format, str], opened: bool) -> None:
    form, text = output
    found = split(Splitter(form, opened=opened), list(text), "length")
    assert (found.trace, found.answer) == split_whole(text, form, opened)


@given(outputs([form for form in EVERY if form.whitespace == "verbatim"]), OPENED, FINISH)
def test_nothing_is_lost_but_tags_and_the_whitespace_before_an_opening_one(
    output: tuple[Format, str], opened: bool, finish: FinishReason
) -> None:
    form, text = output
    splitter = Splitter(form, opened=opened)
    deltas = [delta for character in text for delta in splitter.decode([character])] + splitter.flush(finish)
    dropped = f"(?:\\s*{re.escape(form.start)}|{re.escape(form.end)})*"
    kept = (re.escape(delta.text) for delta in deltas if not isinstance(delta, TraceEnd))
    assert re.fullmatch(dropped + "".join(piece + dropped for piece in kept), text)


@given(outputs([THINK, PROSE, EQUAL]), OPENED, PLACES)
def test_trim_drops_nothing_but_newlines(output: tuple[Format, str], opened: bool, places: list[int]) -> None:
    form, text = output
    pieces = cut(text, places)
    verbatim = split(Splitter(form, opened=opened), pieces, "length")
    trimmed = split(Splitter(replace(form, whitespace="trim"), opened=opened), pieces, "length")
    assert re.sub(r"[\r\n]", "", trimmed.trace) == re.sub(r"[\r\n]", "", verbatim.trace)
    assert re.sub(r"[\r\n]", "", trimmed.answer) == re.sub(r"[\r\n]", "", verbatim.answer)


@given(outputs(EVERY), OPENED)
def test_the_held_back_text_is_shorter_than_the_longest_tag(output: tuple[Format, str], opened: bool) -> None:
    form, text = output
    longest = max(map(len, (form.start, form.end, *form.implicit_end, *form.calls)))
    splitter = Splitter(form, opened=opened)
    for character in text:
        splitter.decode([character])
        assert len(splitter._buffer) < longest
        assert not "".join(splitter._leading_text).strip()
        assert not "".join(splitter._newlines).strip("\r\n")


@pytest.mark.parametrize("form", EVERY)
@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("words", ["word", "<think", "\nx", "é", "Here is my"])
def test_nothing_grows_with_the_length_of_the_output(form: Format, opened: bool, words: str) -> None:
    splitter = Splitter(form, opened=opened)
    sent = 0
    for _ in range(2_000):
        sent += sum(len(event.text) for event in splitter.decode([words]) if not isinstance(event, TraceEnd))
    kept = sum(len(value) for value in vars(splitter).values() if isinstance(value, str | list))
    assert kept < 64
    assert sent > 2_000 * len(words) * 0.9 - 64 - 2_000 * words.count("\n")


class Watched(Splitter):
    """Notes the longest buffer that was looked at."""

    longest = 0

    def _read_buffer(self, buffer: str) -> str:
        self.longest = max(self.longest, len(buffer))
        return super()._read_buffer(buffer)


@pytest.mark.parametrize(
    ("form", "text", "trace", "answer"),
    [
        (THINK, "<think>" + "</think>" * 20_000 + "x", "", "x"),
        (REOPENS, "<think>a</think>b" * 5_000, "a" * 5_000, "b" * 5_000),
    ],
)
def test_a_long_piece_of_nothing_but_tags_is_taken_in_windows(form: Format, text: str, trace: str, answer: str) -> None:
    splitter = Watched(form)
    found = split(splitter, [text])
    assert (found.trace, found.answer) == (trace, answer)
    assert splitter.longest < 5_000


@given(outputs([THINK, PROSE, EQUAL, TRIM, TOOLS]), OPENED, PLACES)
def test_after_answer_text_all_is_answer(output: tuple[Format, str], opened: bool, places: list[int]) -> None:
    form, text = output
    splitter = Splitter(form, opened=opened)
    first = splitter.decode([f"x{form.end}y" if opened else "y"])
    assert first[-1] == AnswerDelta(0, "y")
    later = split(splitter, cut(text, places))
    assert (later.trace, later.answer) == ("", text)


@given(outputs(EVERY), outputs(EVERY), OPENED, OPENED)
def test_choices_do_not_see_each_other(
    one: tuple[Format, str], two: tuple[Format, str], opened_one: bool, opened_two: bool
) -> None:
    alone = [split(Splitter(form, opened=o), list(text)) for (form, text), o in ((one, opened_one), (two, opened_two))]
    first, second = Splitter(one[0], opened=opened_one), Splitter(two[0], index=1, opened=opened_two)
    events: tuple[list[SplitEvent], list[SplitEvent]] = ([], [])
    for at in range(max(len(one[1]), len(two[1]))):
        events[0].extend(first.decode(list(one[1][at : at + 1])))
        events[1].extend(second.decode(list(two[1][at : at + 1])))
    events[0].extend(first.flush("stop"))
    events[1].extend(second.flush("stop"))
    assert {event.index for event in events[0]} <= {0}
    assert {event.index for event in events[1]} <= {1}
    for together, single in zip((fold(events[0], first), fold(events[1], second)), alone, strict=True):
        assert (together.trace, together.answer, together.order) == (single.trace, single.answer, single.order)


@given(outputs(EVERY), OPENED, PLACES, FINISH)
def test_each_block_ends_once_and_its_tokens_add_up(
    output: tuple[Format, str], opened: bool, places: list[int], finish: FinishReason
) -> None:
    form, text = output
    splitter = Splitter(form, opened=opened)
    found = split(splitter, cut(text, places), finish)
    assert sum(end.tokens for end in found.ends) == found.reasoning_tokens == splitter.reasoning_tokens
    assert len(found.ends) >= found.order.count("TraceDelta")
    assert not (found.trace and not found.ends)
    assert splitter.flush(finish) == []


@given(outputs(EVERY), OPENED, PLACES)
def test_one_call_gives_one_delta_for_each_stretch_of_a_channel(
    output: tuple[Format, str], opened: bool, places: list[int]
) -> None:
    form, text = output
    splitter = Splitter(form, opened=opened)
    for events in [*(splitter.decode([piece]) for piece in cut(text, places)), splitter.flush("stop")]:
        assert all(event.text for event in events if not isinstance(event, TraceEnd))
        for left, right in pairwise(events):
            assert type(left) is not type(right) or isinstance(left, TraceEnd)


# The examples of the rules.

EXAMPLES = [
    (True, THINK, "First, 2+2 is 4.</think>The answer is 4.", "stop", "First, 2+2 is 4.", "The answer is 4."),
    (True, THINK, "a</think>b", "stop", "a", "b"),
    (True, THINK, "plan</this is not a tag</think>42", "stop", "plan</this is not a tag", "42"),
    (False, THINK, "I think so", "stop", "", "I think so"),
    (False, THINK, "\n<think>x</think>y", "stop", "x", "y"),
    (False, THINK, "The tag <think> opens a trace.", "stop", "", "The tag <think> opens a trace."),
    (True, THINK, "<think>x</think>y", "stop", "x", "y"),
    (True, THINK, "x</think></think>y", "stop", "x", "y"),
    (True, THINK, "x</think>y </think> z", "stop", "x", "y </think> z"),
    (True, THINK, "half a thou", "length", "half a thou", ""),
    (True, THINK, "x</think>a <", "stop", "x", "a <"),
    (True, TRIM, "\nx\n</think>\n\n    code", "stop", "x", "    code"),
]


@pytest.mark.parametrize(("opened", "form", "text", "finish", "trace", "answer"), EXAMPLES)
def test_the_examples_of_the_rules_hold_under_every_chunking(
    opened: bool, form: Format, text: str, finish: FinishReason, trace: str, answer: str
) -> None:
    for pieces in chunkings(text):
        found = split(Splitter(form, opened=opened), pieces, finish)
        assert (found.trace, found.answer) == (trace, answer)


@pytest.mark.parametrize(("opened", "form", "text", "finish", "trace", "answer"), EXAMPLES)
def test_the_examples_of_the_rules_hold_with_token_ids(
    opened: bool, form: Format, text: str, finish: FinishReason, trace: str, answer: str
) -> None:
    told = tokens(*[piece for piece in re.split(r"(</?think>| )", text) if piece])
    for size in (1, 2, len(told)):
        calls = [told[at : at + size] for at in range(0, len(told), size)]
        found = split_tokens(Splitter(form, opened=opened, tag_ids=IDS), calls, finish)
        assert (found.trace, found.answer) == (trace, answer)


def test_the_pieces_of_the_rules_are_sent_as_soon_as_they_are_decided() -> None:
    splitter = Splitter(THINK, opened=True)
    assert splitter.decode(["First, 2+2"]) == [TraceDelta(0, "First, 2+2")]
    assert splitter.decode([" is 4."]) == [TraceDelta(0, " is 4.")]
    assert splitter.decode(["</think>"]) == [TraceEnd(0, 3, "model")]
    assert splitter.decode(["The answer is 4."]) == [AnswerDelta(0, "The answer is 4.")]
    assert splitter.flush("stop") == []


def test_only_what_may_become_a_tag_is_held_back() -> None:
    splitter = Splitter(THINK, opened=True)
    assert splitter.decode(["plan</thi"]) == [TraceDelta(0, "plan")]
    assert splitter.decode(["s is not a tag</think>42"]) == [
        TraceDelta(0, "</this is not a tag"),
        TraceEnd(0, 2, "model"),
        AnswerDelta(0, "42"),
    ]


# The table.


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("opened", [True, False])
def test_every_row_of_the_table_splits_what_its_family_writes(name: str, opened: bool) -> None:
    form = FORMATS[name]
    text = ("" if opened else form.start) + "first\n\nthen < and [ and ◁ and Here" + form.end + "the answer"
    for pieces in chunkings(text):
        found = split(Splitter(form, opened=opened), pieces)
        assert (found.trace, found.answer) == ("first\n\nthen < and [ and ◁ and Here", "the answer")
        assert found.order == ["TraceDelta", "TraceEnd", "AnswerDelta"]


@pytest.mark.parametrize(
    ("name", "text", "trace", "answer"),
    [
        ("think", "<think>\nok\n</think>\n\nyes", "ok", "yes"),
        ("mistral", "[THINK]ok\n[/THINK]\nyes", "ok\n", "\nyes"),
        ("kimi", "◁think▷ok\n◁/think▷\nyes", "ok", "yes"),
        ("seed", "<seed:think>\nok\n</seed:think>\nyes", "ok", "yes"),
        ("seed", "<seed:think><seed:cot_budget_reflect></seed:think>yes", "<seed:cot_budget_reflect>", "yes"),
        ("gemma", "<|channel>thought\nok\n<channel|>yes", "ok", "yes"),
        ("gemma", "<|channel>thought\n<channel|>yes", "", "yes"),
        ("gemma", "<|channel>thought<channel|>yes", "", "yes"),
        ("gemma", "<|channel>thought\r\nok<channel|>yes", "ok", "yes"),
        ("gemma", "<|channel>thoughts\nok<channel|>yes", "thoughts\nok", "yes"),
        ("gemma", "<|channel>ok: thought\n<channel|>yes", "ok: thought", "yes"),
        ("gemma", "<|channel>thou<channel|>yes", "thou", "yes"),
        ("granite", "Here is my thought process:\n\nok\n\nHere is my response:\n\nyes", "ok", "yes"),
        ("reasoning", "<reasoning>\nok\n</reasoning>\n<answer>\nyes", "ok", "<answer>\nyes"),
    ],
)
def test_a_row_treats_whitespace_as_its_family_does(name: str, text: str, trace: str, answer: str) -> None:
    found = split(Splitter(FORMATS[name]), list(text))
    assert (found.trace, found.answer) == (trace, answer)


# The label of a family, at the head of its trace.

GEMMA = FORMATS["gemma"]
LABELLED = replace(THINK, start="<think>thought\n", label="thought\n")


@given(
    st.sampled_from([GEMMA, replace(GEMMA, whitespace="verbatim"), LABELLED, replace(LABELLED, reopens=True)]),
    st.sampled_from(["", "ok", "ok\n", "thought", "\nfirst\n\nthought\n"]),
    st.sampled_from(["opened", "opened with label", "repeated", "by the model"]),
    PLACES,
    st.booleans(),
)
def test_the_label_is_in_neither_channel_however_the_trace_was_opened_and_the_text_was_cut(
    form: Format, trace: str, way: str, places: list[int], shown: bool
) -> None:
    head = {"opened": form.label, "opened with label": "", "repeated": form.start}
    text = head.get(way, form.start) + trace + form.end + "yes"
    if way == "opened with label" and trace.startswith("thought"):
        return  # the model repeats the label, so it is none
    for pieces in (cut(text, places), list(text)):
        found = split(Splitter(form, opened=way != "by the model", shown=shown), pieces)
        assert found.trace == (trace.strip("\n") if form.whitespace == "trim" else trace)
        assert (found.answer, len(found.ends)) == ("yes", 1)


@pytest.mark.parametrize("cut_at", range(len("<|channel>thought\n") + 1))
@pytest.mark.parametrize("finish", ["length", "abort"])
def test_an_output_that_is_cut_within_the_label_has_neither_trace_nor_answer(cut_at: int, finish: FinishReason) -> None:
    text = "<|channel>thought\n"[:cut_at]
    for opened in (True, False):
        told = [(text[:10], START), *((letter, WORD) for letter in text[10:])] if cut_at >= 10 else []
        found = split_tokens(Splitter(GEMMA, opened=opened, tag_ids=IDS), [[token] for token in told], finish)
        assert (found.trace, found.answer) == ("", "")


def test_a_label_whose_trace_the_prompt_opened_unseen_is_hidden_too() -> None:
    for pieces in chunkings("thought\nplan<channel|>yes"):
        found = split(Splitter(GEMMA, opened=None, shown=False), pieces)
        assert (found.trace, found.answer) == ("plan", "yes")


def test_text_that_may_become_the_label_counts_as_buffered() -> None:
    splitter = Splitter(GEMMA, opened=True)
    assert splitter.decode(["thou"]) == []
    assert splitter.buffered == 4
    assert splitter.decode(["gh"]) == []
    assert splitter.decode(["!"]) == [TraceDelta(0, "though!")]
    assert splitter.buffered == 0


# Rule 9: a call ends the trace, and is kept for the tool parser.

CALL = 5


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.calls])
@pytest.mark.parametrize("opened", [True, False])
def test_a_call_inside_the_trace_of_its_family_ends_it_and_is_answer(name: str, opened: bool) -> None:
    form = FORMATS[name]
    for begin in form.calls:
        text = ("" if opened else form.start) + f"I look it up.{begin}f()"
        for pieces in chunkings(text):
            found = split(Splitter(form, opened=opened), pieces)
            assert (found.trace, found.answer) == ("I look it up.", f"{begin}f()")
            assert [end.ended_by for end in found.ends] == ["model"]


def test_a_call_that_is_one_token_is_that_token_and_its_letters_are_text() -> None:
    ids = TagIds(START, END, others=(("<tool_call>", CALL), ("[TOOL_CALLS]", 6)))
    told = [("write ", WORD), ("<tool", WORD), ("_call>", WORD), ("<tool_call>", CALL), ("f", WORD), ("</think>", END)]
    for size in (1, 2, len(told)):
        splitter = Splitter(FORMATS["think"], opened=True, tag_ids=ids)
        found = split_tokens(splitter, [told[at : at + size] for at in range(0, len(told), size)])
        assert (found.trace, found.answer) == ("write <tool_call>", "<tool_call>f</think>")
        assert found.reasoning_tokens == 4


@pytest.mark.parametrize("ids", [TagIds(), TagIds(START, END, others=(("<tool_call>", CALL),))])
def test_a_call_ends_no_trace_that_is_hidden(ids: TagIds) -> None:
    told = [("plan ", WORD), ("<tool_call>", CALL), ("f()", WORD), ("</think>", END), ("yes", WORD)]
    splitter = Splitter(FORMATS["think"], opened=True, shown=False, tag_ids=ids)
    found = split_tokens(splitter, [[token] for token in told])
    assert (found.trace, found.answer) == ("plan <tool_call>f()", "yes")


def test_a_format_that_no_call_ends_takes_its_token_for_text() -> None:
    ids = TagIds(START, END, others=(("<tool_call>", CALL),))
    found = split_tokens(
        Splitter(THINK, opened=True, tag_ids=ids), [[("a", WORD), ("<tool_call>", CALL)], tokens("</think>", "b")]
    )
    assert (found.trace, found.answer) == ("a<tool_call>", "b")


# Rule 1: the start state is told, never found in the text.


def test_the_caller_says_whether_the_trace_is_open() -> None:
    assert split(Splitter(THINK, opened=True), ["x"]).trace == "x"
    assert split(Splitter(THINK, opened=False), ["x"]).answer == "x"


# Rule 2: an opening tag comes first, or not at all.


def test_whitespace_before_the_opening_tag_is_dropped() -> None:
    found = split(Splitter(THINK), [" \n", "\t<thi", "nk>x</think>y"])
    assert (found.trace, found.answer) == ("x", "y")


def test_whitespace_before_an_answer_stays_also_under_trim() -> None:
    assert split(Splitter(TRIM), ["\n", "\n ", "hi"]).answer == "\n\n hi"
    assert split(Splitter(THINK), [" \n"]).answer == " \n"


def test_whitespace_waits_until_it_is_clear_what_follows() -> None:
    splitter = Splitter(THINK)
    assert splitter.decode(["\n "]) == []
    assert splitter.decode(["<thi"]) == []
    assert splitter.decode(["s>"]) == [AnswerDelta(0, "\n <this>")]


def test_a_closing_tag_behind_answer_text_is_answer() -> None:
    found = split(Splitter(THINK), list("x</think>y"))
    assert (found.trace, found.answer, found.ends) == ("", "x</think>y", [])


def test_a_tag_that_begins_with_whitespace_is_found_behind_whitespace() -> None:
    found = split(Splitter(BLANK), list("\n\n\n\n#x#\ny"))
    assert (found.trace, found.answer) == ("x", "y")


# Rule 3: one repeated opening tag.


def test_only_one_repeated_opening_tag_is_dropped() -> None:
    found = split(Splitter(THINK, opened=True), list("<think><think>x</think>y"))
    assert (found.trace, found.answer) == ("<think>x", "y")


def test_an_opening_tag_inside_the_trace_is_trace() -> None:
    assert split(Splitter(THINK, opened=True), list("a <think> b</think>")).trace == "a <think> b"
    assert split(Splitter(THINK), list("<think><think>x</think>")).trace == "<think>x"


def test_whitespace_before_the_repeated_opening_tag_stays_in_the_trace() -> None:
    assert split(Splitter(THINK, opened=True), list("\n<think>x</think>")).trace == "\nx"
    assert split(Splitter(TRIM, opened=True), list("\n<think>\nx</think>")).trace == "x"


# Rule 4: ids before text, and the first match.


def test_where_the_id_is_known_the_letters_of_a_tag_are_text() -> None:
    told = [*tokens("print('"), ("</", WORD), ("think>", WORD), ("</think>", WORD), *tokens("')", "</think>", "done")]
    found = split_tokens(Splitter(THINK, opened=True, tag_ids=IDS), [told])
    assert (found.trace, found.answer) == ("print('</think></think>')", "done")


def test_with_an_id_nothing_is_held_back_for_the_letters_of_its_tag() -> None:
    splitter = Splitter(THINK, opened=True, tag_ids=IDS)
    assert splitter.decode(["a </th"], [WORD]) == [TraceDelta(0, "a </th")]


def test_a_tag_without_an_id_is_found_across_several_tokens() -> None:
    pieces = ["Here", " is", " my", " thought", " process", ":", " hm", "\nHere", " is", " my", " response", ":", " 4"]
    found = split_tokens(Splitter(PROSE), [[(piece, WORD)] for piece in pieces])
    assert (found.trace, found.answer) == (" hm\n", " 4")
    assert found.reasoning_tokens == 12


def test_an_opening_tag_of_several_tokens_goes_with_a_closing_one_that_has_an_id() -> None:
    gemma = Format("<|channel>thought\n", "<channel|>", whitespace="trim")
    told = [("<|channel>", 3), ("thought", WORD), ("\n", WORD), ("a <channel", WORD), ("|>", WORD), ("\n", WORD)]
    told += [("<channel|>", END), ("yes", WORD)]
    found = split_tokens(Splitter(gemma, tag_ids=TagIds(end=END)), [[token] for token in told])
    assert (found.trace, found.answer, found.reasoning_tokens) == ("a <channel|>", "yes", 7)


def test_a_held_back_beginning_is_trace_when_the_closing_token_comes() -> None:
    splitter = Splitter(TOOLS, opened=True, tag_ids=IDS)
    assert splitter.decode(["x <tool"], [WORD]) == [TraceDelta(0, "x ")]
    assert splitter.decode(["</think>"], [END]) == [TraceDelta(0, "<tool"), TraceEnd(0, 2, "model")]


def test_a_tags_token_counts_however_the_detokenizer_spells_it() -> None:
    found = split_tokens(Splitter(THINK, opened=True, tag_ids=IDS), [[("x", WORD), ("", END), ("y", WORD)]])
    assert (found.trace, found.answer) == ("x", "y")
    told = [("x", WORD), ("<end>", END), ("y", WORD), ("<end>", END)]
    latched = split_tokens(Splitter(THINK, opened=True, tag_ids=IDS), [told])
    assert (latched.trace, latched.answer) == ("x", "y<end>")


def test_what_a_tags_piece_holds_beside_the_tag_is_kept() -> None:
    found = split_tokens(
        Splitter(THINK, opened=True, tag_ids=IDS), [[("x", WORD), ("\ufffd</think> ", END), ("y", WORD)]]
    )
    assert (found.trace, found.answer) == ("x\ufffd", " y")


def test_a_call_without_ids_is_matched_by_text() -> None:
    splitter = Splitter(THINK, opened=True, tag_ids=IDS)
    assert splitter.decode(["</think>"], [WORD]) == [TraceDelta(0, "</think>")]
    found = split(splitter, list("x</think>y"))
    assert (found.trace, found.answer) == ("x", "y")


def test_texts_and_ids_that_do_not_match_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        Splitter(THINK).decode(["a", "b"], [WORD])


def test_equal_tags_take_the_first_for_the_repeated_opening_one() -> None:
    for pieces in chunkings("§§x§§y§§z"):
        for opened in (True, False):
            found = split(Splitter(EQUAL, opened=opened), pieces)
            assert (found.trace, found.answer) == ("x", "y§§z")
    assert split(Splitter(EQUAL, opened=True), list("x§§y")).answer == "y"


def test_equal_tags_with_one_id_open_and_close() -> None:
    told = [("§§", START), ("x", WORD), ("§§", START), ("y", WORD), ("§§", START)]
    found = split_tokens(Splitter(EQUAL, tag_ids=TagIds(START, START)), [told])
    assert (found.trace, found.answer) == ("x", "y§§")


# Rule 5: the latch and its two exceptions.


@pytest.mark.parametrize(
    ("form", "text", "answer"),
    [
        (THINK, "</think>y", "y"),
        (THINK, " \n</think>\n</think> y</think>", " \n\n y</think>"),
        (TRIM, "\n</think>\n\n  y", "  y"),
        (TRIM, "</think>", ""),
        (THINK, "</think><think>x</think>y", "<think>x</think>y"),
        (REOPENS, "</think>a<think>x</think>y", "ay"),
        (FORMATS["gemma"], "<channel|>y", "y"),
    ],
)
def test_a_stray_closing_tag_at_the_head_is_dropped(form: Format, text: str, answer: str) -> None:
    for shown in (True, False):
        for pieces in chunkings(text):
            found = split(Splitter(form, opened=False, shown=shown), pieces)
            assert found.answer == (answer if shown or "<think>" not in answer else "y")
            assert not shown or found.trace == ("x" if form is REOPENS else "")
    told = tokens(*[piece for piece in re.split(r"(</?think>)", text) if piece])
    by_id = split_tokens(Splitter(form, opened=False, tag_ids=IDS), [[token] for token in told])
    assert by_id.answer == answer or form is FORMATS["gemma"]


@given(outputs([THINK, TRIM, PROSE]), PLACES)
def test_a_stray_closing_tag_changes_nothing_of_an_answer_but_itself(
    output: tuple[Format, str], places: list[int]
) -> None:
    form, text = output
    found = split(Splitter(form, opened=False), cut(f"{form.end}x{text}", places))
    assert (found.trace, found.answer, found.ends) == ("", f"x{text}", [])


def test_a_latched_tag_is_text_also_by_its_id() -> None:
    told = tokens("x", "</think>", "y", "</think>", "<think>", "z", "</think>")
    found = split_tokens(Splitter(THINK, opened=True, tag_ids=IDS), [[token] for token in told])
    assert (found.trace, found.answer) == ("x", "y</think><think>z</think>")


def test_stray_closing_tags_are_dropped_until_the_answer_begins() -> None:
    found = split(Splitter(THINK, opened=True), list("x</think>\n</think> </think>y</think>"))
    assert (found.trace, found.answer, len(found.ends)) == ("x", "\n y</think>", 1)


def test_an_opening_tag_after_the_trace_is_answer() -> None:
    found = split(Splitter(THINK, opened=True), list("x</think><think>z</think>"))
    assert (found.trace, found.answer) == ("x", "<think>z</think>")


def test_a_format_that_reopens_thinks_again() -> None:
    text = "<think>a</think>b <think>c</think></think>d"
    for pieces in chunkings(text):
        found = split(Splitter(REOPENS), pieces)
        assert (found.trace, found.answer) == ("ac", "b d")
        assert found.order == ["TraceDelta", "TraceEnd", "AnswerDelta"] * 2
    told = tokens("<think>", "a", "</think>", "b ", "<think>", "c", "</think>", "</think>", "d")
    by_id = split_tokens(Splitter(REOPENS, tag_ids=IDS), [told])
    assert (by_id.trace, by_id.answer, [end.tokens for end in by_id.ends]) == ("ac", "b d", [3, 3])


def test_a_format_that_reopens_may_answer_first() -> None:
    found = split(Splitter(REOPENS), list("Let me see.<think>a</think>b"))
    assert (found.trace, found.answer) == ("a", "Let me see.b")


# Rule 6: nothing is lost.


@pytest.mark.parametrize("finish", ["stop", "length", "abort", "tool_calls", "content_filter"])
def test_a_held_back_tag_goes_to_its_channel_whatever_the_reason(finish: FinishReason) -> None:
    assert split(Splitter(THINK), [" <thin"], finish).answer == " <thin"
    assert split(Splitter(THINK, opened=True), ["<thin"], finish).trace == "<thin"
    assert split(Splitter(THINK, opened=True), ["a</thin"], finish).trace == "a</thin"
    assert split(Splitter(THINK, opened=True), ["a</think> </thin"], finish).answer == " </thin"
    assert split(Splitter(REOPENS, opened=True), ["a</think>b <thin"], finish).answer == "b <thin"


# Rule 7: cut or stopped while thinking.


@pytest.mark.parametrize(
    ("finish", "ended_by"),
    [
        ("stop", "model"),
        ("tool_calls", "model"),
        ("length", "length"),
        ("abort", "length"),
        ("content_filter", "length"),
    ],
)
def test_a_trace_that_is_not_closed_ends_with_the_output(finish: FinishReason, ended_by: str) -> None:
    splitter = Splitter(THINK, opened=True)
    splitter.decode(["half a", " thou"])
    assert splitter.flush(finish) == [TraceEnd(0, 2, ended_by)]  # type: ignore[arg-type]


def test_without_a_trace_there_is_no_end_of_one() -> None:
    assert split(Splitter(THINK), ["hello"]).ends == []


def test_an_empty_trace_ends_too() -> None:
    assert split(Splitter(THINK, opened=True), ["</think>y"]).ends == [TraceEnd(0, 1, "model")]
    assert split(Splitter(THINK, opened=True), [], "abort").ends == [TraceEnd(0, 0, "length")]


PROMOTES = replace(THINK, unclosed="promote_on_stop")


def test_a_format_may_give_an_unclosed_trace_as_the_answer_on_a_natural_stop() -> None:
    splitter = Splitter(PROMOTES, opened=True)
    assert splitter.decode(["it is"]) == [TraceDelta(0, "it is")]
    assert splitter.decode([" 4 <"]) == [TraceDelta(0, " 4 ")]
    assert splitter.flush("stop") == [TraceDelta(0, "<"), TraceEnd(0, 2, "model"), AnswerDelta(0, "it is 4 <")]


@pytest.mark.parametrize("finish", ["length", "abort", "tool_calls", "content_filter"])
def test_a_cut_trace_is_never_the_answer(finish: FinishReason) -> None:
    assert split(Splitter(PROMOTES, opened=True), ["it is 4"], finish).answer == ""


def test_a_trace_that_is_not_shown_is_never_the_answer() -> None:
    assert split(Splitter(PROMOTES, opened=True, shown=False), ["it is 4"]).answer == ""


def test_only_the_unclosed_block_becomes_the_answer() -> None:
    found = split(Splitter(replace(PROMOTES, reopens=True)), list("<think>a</think>b<think>c"))
    assert (found.trace, found.answer) == ("ac", "bc")


def test_a_closed_trace_is_not_promoted() -> None:
    assert split(Splitter(PROMOTES, opened=True), ["a</think>"]).answer == ""


# Rule 8: whitespace.


def test_verbatim_touches_nothing() -> None:
    found = split(Splitter(THINK), list("<think>\n x \n</think>\n\n y\n"))
    assert (found.trace, found.answer) == ("\n x \n", "\n\n y\n")


def test_trim_drops_newlines_at_the_edges_only() -> None:
    text = "<think>\r\n\n  a\n\nb \n\r\n</think>\r\n\n  y\n\nz\n"
    for pieces in chunkings(text):
        found = split(Splitter(TRIM), pieces)
        assert (found.trace, found.answer) == ("  a\n\nb ", "  y\n\nz\n")


def test_trim_keeps_the_newlines_of_a_trace_that_was_cut() -> None:
    assert split(Splitter(TRIM, opened=True), list("\na\n\n"), "length").trace == "a\n\n"


def test_trim_holds_newlines_back_until_it_is_clear_what_follows() -> None:
    splitter = Splitter(TRIM, opened=True)
    assert splitter.decode(["a\n"]) == [TraceDelta(0, "a")]
    assert splitter.decode(["\n</thi"]) == []
    assert splitter.decode(["s"]) == [TraceDelta(0, "\n\n</this")]


# Rule 9: implicit ends.


def test_an_implicit_end_ends_the_trace_and_stays_in_the_answer() -> None:
    for pieces in chunkings("I call\n<tool_call>{}</tool_call><tool_call></think>"):
        found = split(Splitter(TOOLS, opened=True), pieces)
        assert (found.trace, found.answer) == ("I call\n", "<tool_call>{}</tool_call><tool_call></think>")
        assert found.order == ["TraceDelta", "TraceEnd", "AnswerDelta"]
    assert split(Splitter(TOOLS, opened=True), ["<tool_call>"]).answer == "<tool_call>"


def test_an_implicit_end_is_text_outside_the_trace() -> None:
    assert split(Splitter(TOOLS), list("<tool_call>{}")).answer == "<tool_call>{}"


def test_an_implicit_end_is_kept_whole_under_trim() -> None:
    form = replace(TRIM, implicit_end=("\n\n<call>",))
    found = split(Splitter(form, opened=True), list("x\n\n\n<call>y"))
    assert (found.trace, found.answer) == ("x", "\n\n<call>y")
    form = replace(TRIM, implicit_end=("<tool_call>",))
    assert split(Splitter(form, opened=True), list("x\n<tool_call>\n{}")).answer == "<tool_call>\n{}"


def test_of_two_ends_the_one_that_is_complete_first_counts() -> None:
    form = Format("<", "abcd", implicit_end=("bc", "xbc"))
    for pieces in chunkings("-abcd"):
        assert split(Splitter(form, opened=True), pieces).answer == "bcd"
    for pieces in chunkings("-xbcd"):
        assert split(Splitter(form, opened=True), pieces).answer == "xbcd"


# Rule 13: counts.


def test_reasoning_tokens_are_counted_from_ids_with_both_tags() -> None:
    splitter = Splitter(THINK, tag_ids=IDS)
    splitter.decode(["\n", "<think>"], [WORD, START])
    assert splitter.reasoning_tokens == 2
    splitter.decode(["a", "", "b"], [WORD, WORD, WORD])
    assert splitter.reasoning_tokens == 5
    assert TraceEnd(0, 6, "model") in splitter.decode(["</think>", "y"], [END, WORD])
    assert splitter.reasoning_tokens == 6


def test_reasoning_tokens_are_counted_when_the_prompt_opened_the_trace() -> None:
    found = split_tokens(Splitter(THINK, opened=True, tag_ids=IDS), [tokens("a", "b", "</think>", "</think>", "y")])
    assert found.reasoning_tokens == 3


def test_an_answer_has_no_reasoning_tokens() -> None:
    assert split_tokens(Splitter(THINK, tag_ids=IDS), [tokens("\n", "a", "b")]).reasoning_tokens == 0


def test_the_tokens_of_a_tag_that_is_several_count() -> None:
    pieces = ["x", "</", "think", ">y", "<", "b", " <", "think", ">", "z", "</", "think>", "w"]
    found = split_tokens(Splitter(REOPENS, opened=True), [[(piece, WORD)] for piece in pieces])
    assert (found.trace, found.answer, [end.tokens for end in found.ends]) == ("xz", "y<b w", [4, 6])


def test_one_token_that_closes_and_reopens_counts_once() -> None:
    found = split_tokens(Splitter(REOPENS, opened=True), [[("a", WORD), ("</think><think>", WORD), ("b", WORD)]])
    assert [end.tokens for end in found.ends] == [2, 1]


def test_without_ids_the_tokens_that_were_told_count() -> None:
    splitter = Splitter(THINK, opened=True)
    splitter.decode(["a long ", "piece"], tokens=7)
    splitter.decode(["another"])
    assert splitter.reasoning_tokens == 8


# Rule 14: whole characters.


def test_a_token_inside_a_character_has_an_empty_piece_and_counts() -> None:
    splitter = Splitter(THINK, opened=True, tag_ids=IDS)
    assert splitter.decode([""], [WORD]) == []
    assert splitter.decode(["👍"], [WORD]) == [TraceDelta(0, "👍")]
    assert splitter.reasoning_tokens == 2


def test_a_format_without_tags_has_no_splitter() -> None:
    with pytest.raises(ValueError, match="both tags"):
        Splitter(Format(parser="harmony"))


# Rule 10: where the trace is hidden, text is answer only where that is known.


def known_answer(text: str, form: Format, opened: bool | None, finish: FinishReason) -> str:
    """The answer that a reader of the whole text is sure of, in a plain format."""
    start, end = form.start, form.end
    parts = re.split(f"({re.escape(start)}|{re.escape(end)})", text)
    if opened is None and len(parts) == 1:
        return text if finish == "stop" else ""
    thinking, answer, fresh = opened is not False, "", opened is False  # fresh: only blanks so far, outside of a block
    if not thinking and not parts[0].strip() and parts[1:2] == [start]:
        parts[0] = ""
    for part in parts:
        if part == start or (part == end and thinking):
            thinking = part == start
            fresh = not thinking
        elif not thinking and not (part == end and fresh):
            answer += part
            fresh = fresh and not part.strip()
    return answer


@given(
    outputs([THINK, PROSE, Format("◁think▷", "◁/think▷"), REOPENS, replace(THINK, unclosed="promote_on_stop")]),
    st.sampled_from([True, False, None]),
    PLACES,
    FINISH,
)
def test_where_the_trace_is_hidden_the_answer_is_what_a_reader_of_the_whole_text_is_sure_of(
    output: tuple[Format, str], opened: bool | None, places: list[int], finish: FinishReason
) -> None:
    form, text = output
    for pieces in (cut(text, places), list(text), [text]):
        found = split(Splitter(form, opened=opened, shown=False), pieces, finish)
        assert found.answer == known_answer(text, form, opened, finish)


def test_in_doubt_all_text_waits_and_a_closing_tag_proves_that_it_was_trace() -> None:
    splitter = Splitter(THINK, shown=False)
    assert splitter.decode(["I think that it"]) == []
    assert splitter.decode([" is four</thi"]) == []
    assert splitter.is_in_doubt
    assert splitter.decode(["nk>It is"]) == [
        TraceDelta(0, "I think that it is four"),
        TraceEnd(0, 3, "model"),
        AnswerDelta(0, "It is"),
    ]
    assert not splitter.is_in_doubt
    assert splitter.decode([" four."]) == [AnswerDelta(0, " four.")]


def test_in_doubt_an_opening_tag_that_comes_first_opens_the_trace_and_one_behind_text_stands_inside_it() -> None:
    for pieces in chunkings("\n<think>x</think>y"):
        found = split(Splitter(THINK, shown=False), pieces)
        assert (found.trace, found.answer) == ("x", "y")
    for pieces in chunkings("What is <think>? A tag.</think>y"):
        found = split(Splitter(THINK, shown=False), pieces)
        assert (found.trace, found.answer) == ("What is <think>? A tag.", "y")


@pytest.mark.parametrize("finish", ["length", "abort", "tool_calls", "content_filter"])
def test_what_is_cut_in_doubt_is_trace(finish: FinishReason) -> None:
    found = split(Splitter(THINK, shown=False), ["It is", " four"], finish)
    assert (found.trace, found.answer, found.reasoning_tokens) == ("It is four", "", 2)
    assert split(Splitter(THINK, shown=False), [" \n"], finish).ends == []


def test_without_a_tag_the_answer_of_a_model_that_has_ended_is_whole() -> None:
    found = split(Splitter(TRIM, shown=False), ["\nIt is", " four </thi"])
    assert (found.trace, found.answer, found.ends, found.reasoning_tokens) == ("", "\nIt is four </thi", [], 0)


def test_in_doubt_an_implicit_end_proves_it_too() -> None:
    found = split(Splitter(TOOLS, shown=False), list("I call<tool_call>{}"))
    assert (found.trace, found.answer) == ("I call", "<tool_call>{}")


def test_a_label_ends_the_doubt() -> None:
    splitter = Splitter(THINK, shown=False)
    splitter.decode(["I think"])
    assert splitter.start_answer() == [TraceDelta(0, "I think"), TraceEnd(0, 1, "model")]
    assert splitter.decode([" it is <think>no</think>four"]) == [
        AnswerDelta(0, " it is "),
        TraceDelta(0, "no"),
        TraceEnd(0, 1, "model"),
        AnswerDelta(0, "four"),
    ]


def test_a_label_does_not_close_a_block_that_its_tag_has_opened() -> None:
    splitter = Splitter(THINK, shown=False)
    splitter.decode(["<think>a"])
    assert splitter.start_answer() == []
    assert splitter.is_thinking


def test_whoever_does_not_see_the_trace_does_not_see_a_second_block() -> None:
    text = "a</think>b<think>c</think> d<think>never closed"
    for pieces in chunkings(text):
        found = split(Splitter(THINK, opened=True, shown=False), pieces)
        assert (found.trace, found.answer) == ("acnever closed", "b d")
        assert split(Splitter(THINK, opened=True), pieces).answer == "b<think>c</think> d<think>never closed"


@pytest.mark.parametrize(
    ("opened", "text", "strayed"),
    [
        (False, "a</think>b", True),
        (False, "<think>a</think>b</think>", False),
        (True, "a</think>b</think>", False),
        (None, "a</think>b</think>", False),
        (False, "a</thi", False),
    ],
)
def test_a_closing_tag_in_an_answer_in_which_no_trace_has_begun_is_noticed(
    opened: bool | None, text: str, strayed: bool
) -> None:
    for pieces in chunkings(text):
        splitter = Splitter(THINK, opened=opened, shown=False)
        split(splitter, pieces)
        assert splitter.has_stray_end is strayed


@given(outputs(EVERY), st.sampled_from([True, False, None]), PLACES, FINISH)
@example((THINK, " "), None, [], "length")
def test_what_is_hidden_counts_and_ends_as_what_is_shown(
    output: tuple[Format, str], opened: bool | None, places: list[int], finish: FinishReason
) -> None:
    form, text = output
    splitter = Splitter(form, opened=opened, shown=False)
    found = split(splitter, cut(text, places), finish)
    assert sum(end.tokens for end in found.ends) == found.reasoning_tokens == splitter.reasoning_tokens
    assert len(found.ends) >= found.order.count("TraceDelta")
    assert splitter.buffered == 0
    assert splitter.flush(finish) == []


@pytest.mark.parametrize(
    ("form", "text", "closable"),
    [
        (THINK, "a", True),
        (THINK, "a</think>b<think>c", False),
        (REOPENS, "a</think>b<think>c", True),
        (THINK, "a</think>b", False),
    ],
)
def test_only_a_block_that_the_format_provides_for_may_be_closed_by_force(
    form: Format, text: str, closable: bool
) -> None:
    """Behind one that is closed all counts as answer, and in another one the model would go on thinking there."""
    splitter = Splitter(form, opened=True, shown=False)
    splitter.decode([text])
    assert splitter.is_closable is closable
