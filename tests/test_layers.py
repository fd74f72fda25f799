"""The import rule: stages share a vocabulary and never import each other; only one folder knows vLLM; nothing goes in a
circle."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from dialects.every import DIALECTS

PACKAGE = Path(__file__).parents[1] / "server/thinkaloud"

VOCABULARY = {"errors", "events", "generation", "settings", "runtime"}
STAGES = {"access", "routing", "prompting", "engine", "thinking", "traces", "answers", "telemetry"}
SERVER = VOCABULARY | STAGES | {"state", "store", "request", "protocols", "app"}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "generation": set(),
    "events": {"generation"},
    "settings": {"errors", "generation"},
    "runtime": {"settings"},
    "state": VOCABULARY,
    **dict.fromkeys(STAGES, VOCABULARY),
    **dict.fromkeys(("access", "routing"), VOCABULARY | {"state"}),
    "store": VOCABULARY,
    "request": VOCABULARY | STAGES | {"state", "store"},
    "protocols": VOCABULARY | {"store", "request"},
    "app": SERVER - {"app"},
    "process": SERVER,
    "measurement": SERVER,
    "pretrained": {"errors", "settings", "runtime"},
    "terminal": set(),
    "workers": SERVER | {"process"},
    "commands": SERVER | {"process", "workers", "measurement", "pretrained", "terminal"},
    "deploy": SERVER | {"commands"},
    "cli": {"errors", "commands", "terminal"},
    "__main__": {"cli"},
}
"""What each room, or module beside the rooms, may import of the package besides itself."""


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for file in PACKAGE.rglob("*.py"):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(file: Path) -> Iterator[str]:
    """Every absolute name that `file` imports, at whatever depth of the code; `from a import b` is `a.b`."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.relative_to(PACKAGE)} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def within(file: Path) -> set[str]:
    """The rooms that `file` imports of: first names below the package."""
    rooms = {name.split(".")[1] for name in imports(file) if name.startswith("thinkaloud.")}
    return rooms - {"__version__"}


def test_every_module_imports_what_its_room_may_and_no_room_is_left_out() -> None:
    assert {room(file) for file in modules().values()} == ALLOWED.keys()
    for file in modules().values():
        beyond = within(file) - ALLOWED[room(file)] - {room(file)}
        assert not beyond, f"{file.relative_to(PACKAGE)} imports {beyond}"


def test_nothing_is_loose_in_the_root_but_the_vocabulary_and_what_is_put_together() -> None:
    loose = {file.stem for file in PACKAGE.glob("*.py") if not file.stem.startswith("__")}
    assert loose == {"app", "cli", "errors", "events", "process"}


def test_no_import_goes_in_a_circle() -> None:
    found = modules()
    graph = {
        module: {name if name in found else name.rpartition(".")[0] for name in imports(file)} & found.keys()
        for module, file in found.items()
    }
    TopologicalSorter(graph).prepare()  # raises CycleError


def test_every_file_that_the_architecture_names_is_there() -> None:
    root = PACKAGE.parents[1]
    text = (root / "server/ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.(?:py|json))`", text))
    assert len(named) > 50
    known = {file.name for folder in (PACKAGE, root / "clients/python") for file in folder.rglob("*.*")}
    missing = {name for name in named if not (PACKAGE / name).is_file() and not (root / name).is_file()}
    assert {name for name in missing if "/" in name or name not in known} == set()


def importing(*libraries: str) -> set[str]:
    """The folders of the package with a file that imports one of `libraries`."""
    return {
        str(file.relative_to(PACKAGE).parent)
        for file in PACKAGE.rglob("*.py")
        if {name.split(".")[0] for name in imports(file)} & set(libraries)
    }


def test_only_the_vllm_engine_imports_vllm() -> None:
    assert importing("vllm") == {"engine/vllm"}


def test_torch_is_imported_only_where_a_model_is_converted_in_a_process_of_its_own() -> None:
    assert importing("torch") == {"pretrained"}


def test_tokenizers_and_templates_are_read_in_two_folders_that_need_no_vllm_and_where_a_model_is_converted() -> None:
    assert importing("transformers", "tokenizers", "jinja2") == {"engine/text", "engine/tokens", "pretrained"}


def dialects() -> list[str]:
    found = [folder.name for folder in (PACKAGE / "protocols").iterdir() if (folder / "routes.py").is_file()]
    assert "chat" in found
    return found


def test_dialects_never_import_each_other() -> None:
    for dialect in dialects():
        for file in (PACKAGE / "protocols" / dialect).rglob("*.py"):
            named = {name.split(".")[2] for name in imports(file) if name.startswith("thinkaloud.protocols.")}
            assert named <= {dialect, "wire"}, file.name


def test_every_dialect_has_the_same_four_files_and_may_have_more() -> None:
    for dialect in dialects():
        files = {file.name for file in (PACKAGE / "protocols" / dialect).rglob("*.py")}
        assert files >= {"__init__.py", "schema.py", "decode.py", "encode.py", "routes.py"}, dialect


def test_every_dialect_is_held_to_the_laws_of_all_of_them() -> None:
    assert {dialect.name for dialect in DIALECTS} == set(dialects())


def test_what_is_free_of_dialects_imports_none() -> None:
    for file in (PACKAGE / "protocols/wire").glob("*.py"):
        assert not [name for name in imports(file) for dialect in dialects() if f"protocols.{dialect}" in name], (
            file.name
        )


def test_the_command_loads_what_a_terminal_needs_only_when_it_is_used() -> None:
    code = (
        "import sys, thinkaloud.cli;"
        "assert not {'httpx', 'thinkaloud_client', 'prompt_toolkit', 'markdown_it'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_application_loads_neither_torch_nor_vllm_and_starts_nothing() -> None:
    code = (
        "import sys, threading, thinkaloud.app, thinkaloud.cli, thinkaloud.engine.upstream, thinkaloud.engine.tokens;"
        "assert not {'torch', 'vllm', 'transformers', 'tokenizers'} & set(sys.modules);"
        "assert threading.active_count() == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
