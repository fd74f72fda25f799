"""What makes the site: nothing is missing in the references, and what must not be on the site is seen."""

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from generator import __main__ as site
from generator import api, families, settings, upstreams
from generator.tables import table
from thinkaloud.settings import KeySecret, Settings
from thinkaloud.thinking.formats import FORMATS


def test_every_setting_is_in_the_reference_and_described() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", settings.reference(), re.M))
    sections = Settings.model_json_schema()["$defs"].values()
    named = {name for section in sections for name in section["properties"]}
    assert named == set(rows)
    assert {name for name, described in rows.items() if not described.strip()} == set()


def test_a_setting_is_described_by_what_stands_below_it() -> None:
    described = settings.descriptions(KeySecret)
    assert list(described) == ["env", "file", "sha256"]
    assert described["sha256"] == "SHA-256 of the key, as `thinkaloud keys new` prints it."


def test_every_route_field_and_error_is_in_the_reference() -> None:
    reference = api.reference()
    for expected in (
        "## `POST /v1/chat/completions`",
        "| `model` | string, required |",
        "| `reasoning.votes` | integer, ≥ 1 |",
        "| `messages[].tool_calls[].function.name` | string, required |",
        "| 429 | `rate_limit_error` | `rate_limit_exceeded` |",
    ):
        assert expected in reference


def test_it_is_said_of_every_field_what_it_means() -> None:
    found = {path for body in api.bodies() for path, _, _ in api.fields(body)}
    assert set(YAML(typ="safe").load(api.FIELDS)) == found


def test_every_upstream_is_in_the_table_with_what_its_recorded_answers_say() -> None:
    rows = [line.split(" | ") for line in upstreams.reference().splitlines()[2:]]
    names = {json.loads(line)["upstream"] for line in upstreams.RECORDED.read_text().splitlines()}
    assert {row[0].removeprefix("| ") for row in rows} == names
    told = "\n".join(" | ".join(row) for row in rows)
    for expected in (
        "| Mistral | parts of `content` | whole, without a type | `model_length` | counted here | 400, by its text | "
        "`trace_field: none` |",
        "| Ollama | `reasoning` | whole, all at index 0 | `length` | counted here | 400, by its text |",
        "| SGLang | `reasoning_content` | in pieces | `length` | `reasoning_tokens` | 400, by its text |",
        "| OpenAI | no field: it is hidden |",
    ):
        assert expected in told


def cells(written: str) -> dict[str, list[str]]:
    """The cells of each row of a table, by its first one."""
    rows = [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in written.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_the_settings_of_each_family_can_be_copied_from_the_table() -> None:
    rows = cells(families.families())
    for line in map(json.loads, families.ROWS.read_text(encoding="utf-8").splitlines()):
        shown = rows[line["family"]][0].replace("`", "").replace("<br>", "\n")
        assert YAML(typ="safe").load(shown) == line["settings"]


def test_the_tables_of_families_say_what_their_lines_say() -> None:
    rows = cells(families.families())
    assert rows["Qwen3"][1:3] == ["`enable_thinking`", "`<tool_call>`"]
    assert rows["Qwen3"][3].startswith("real tokenizer, ")
    assert rows["GLM-4.7"][3] == "11 of 11 cases of `glm45`"
    assert rows["Kimi-VL Thinking"][1:] == ["", "", "format"]
    end = "`<|im_end|>\\n<|im_start|>assistant\\n"
    assert cells(families.templates())["Qwen3"][2:] == [f"{end}`", f"{end}<think>\\n\\n</think>\\n\\n`"]
    held = cells(families.promises())
    assert held[""] == ["Qwen3", "DeepSeek-R1", "DeepSeek, trace opened by the template", "gpt-oss"]
    assert held["thinking turned off"] == ["x", "", "x", ""]


def test_every_format_of_the_servers_own_is_in_the_table() -> None:
    rows = cells(families.formats())
    assert [name.strip("`") for name in rows][2:] == list(FORMATS)
    assert rows["`gemma`"][:3] == ["`<|channel>`, `<channel|>`", "`thought\\n`", "dropped"]


def test_a_bar_is_escaped_in_text_and_not_in_code() -> None:
    assert table(["a", "b"], [("`<|a|>` | b", "c")]).splitlines()[2] == r"| `<|a|>` \| b | c |"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own, with an empty docs/."""
    for name, folder in {"DOCS": "docs", "PAGES": "build/docs", "SITE": "build/site"}.items():
        monkeypatch.setattr(site, name, tmp_path / folder)
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(site, "ROOT", tmp_path)
    (tmp_path / "docs/style.css").touch()
    return tmp_path


def test_files_travel_with_the_page_that_links_to_them(folders: Path) -> None:
    (folders / "a.yaml").write_text("a: 1\n")
    (folders / "docs/page.md").write_text("[a](../a.yaml) [b](other.md#b) [c](https://host.example/c.png) ![d](d.png)")
    assert site.write_pages() == ["page.md: d.png"]
    assert "[a](files/a.yaml) [b](other.md#b) [c](https://host" in (folders / "build/docs/page.md").read_text()
    assert (folders / "build/docs/files/a.yaml").read_text() == "a: 1\n"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<script src="https://host.example/a.js"></script>', True),
        ('<link rel="stylesheet" href="//host.example/a.css">', True),
        ("<style>@import url(https://host.example/a.css)</style>", True),
        ('<img src="http://host.example/a.png">', True),
        ('<script src="assets/a.js"></script><img src="a.png">', False),
        ('<a href="https://host.example/">there</a><svg xmlns="http://www.w3.org/2000/svg"></svg>', False),
    ],
)
def test_what_a_page_would_load_from_another_host_is_seen(folders: Path, text: str, seen: bool) -> None:
    (folders / "build/site/page.html").write_text(text)
    assert bool(site.fetched_from_elsewhere()) is seen
