"""The import rule: stages share a vocabulary and never import each other; only one folder knows vLLM."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "server/thinkaloud"
STAGES = ["access", "routing", "prompting", "engine", "thinking", "traces", "protocols", "telemetry", "answers"]
VOCABULARY = {"events", "generation", "errors", "settings", "runtime"}


def imports(file: Path) -> Iterator[str]:
    """Every absolute module that `file` imports, at whatever depth of the code."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                yield node.module or ""
            else:
                base = file.relative_to(PACKAGE.parent).with_suffix("").parts[: -node.level]
                yield ".".join([*base, *(node.module or "").split(".")]).rstrip(".")


def within(file: Path) -> set[str]:
    """The parts of thinkaloud that `file` imports: first names below the package."""
    return {name.split(".")[1] for name in imports(file) if name.startswith("thinkaloud.")}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_the_vocabulary_and_itself_and_no_other_stage(stage: str) -> None:
    allowed = VOCABULARY | {stage}
    if stage == "protocols":
        allowed |= {"request"}
    for file in (PACKAGE / stage).rglob("*.py"):
        assert within(file) <= allowed, f"{file.relative_to(PACKAGE)} imports {within(file) - allowed}"


def test_the_vocabulary_imports_nothing_but_itself() -> None:
    for name in VOCABULARY:
        for file in (*PACKAGE.glob(f"{name}.py"), *PACKAGE.glob(f"{name}/*.py")):
            assert within(file) <= VOCABULARY


def test_only_the_vllm_engine_imports_vllm_torch_transformers_or_tokenizers() -> None:
    heavy = {"vllm", "torch", "transformers", "tokenizers"}
    found = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if heavy & {name.split(".")[0] for name in imports(file)}
    }
    assert {str(Path(name).parent) for name in found} == {"engine/vllm"}


def dialects() -> list[str]:
    found = [folder.name for folder in (PACKAGE / "protocols").iterdir() if (folder / "routes.py").is_file()]
    assert "chat" in found
    return found


def test_dialects_never_import_each_other() -> None:
    for dialect in dialects():
        for file in (PACKAGE / "protocols" / dialect).glob("*.py"):
            others = [name for name in imports(file) for other in dialects() if f"protocols.{other}" in name]
            assert all(f"protocols.{dialect}" in name for name in others)


def test_every_dialect_has_the_same_four_files() -> None:
    for dialect in dialects():
        files = {file.name for file in (PACKAGE / "protocols" / dialect).rglob("*.py")}
        assert files == {"__init__.py", "schema.py", "decode.py", "encode.py", "routes.py"}, dialect


def test_what_is_free_of_dialects_imports_none() -> None:
    for file in (PACKAGE / "protocols/wire").glob("*.py"):
        assert not [name for name in imports(file) for dialect in dialects() if f"protocols.{dialect}" in name], (
            file.name
        )


def test_the_terminal_is_a_client_and_knows_the_server_by_its_wire_alone() -> None:
    for file in (PACKAGE / "terminal").rglob("*.py"):
        assert within(file) <= {"terminal"}


def test_the_command_loads_what_a_terminal_needs_only_when_it_is_used() -> None:
    code = (
        "import sys, thinkaloud.cli;"
        "assert not {'httpx', 'thinkaloud_client', 'prompt_toolkit', 'markdown_it'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_application_loads_neither_torch_nor_vllm_and_starts_nothing() -> None:
    code = (
        "import sys, threading, thinkaloud.app, thinkaloud.cli, thinkaloud.engine.upstream;"
        "assert not {'torch', 'vllm', 'transformers'} & set(sys.modules);"
        "assert threading.active_count() == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
