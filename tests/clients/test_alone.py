"""The client stands alone: it needs httpx and nothing of the server."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import thinkaloud_client

CLIENT = Path(__file__).parents[2] / "clients/python"
MODULES = sorted((CLIENT / "thinkaloud_client").glob("*.py"))
KNOWN = sys.stdlib_module_names | {"httpx", "thinkaloud_client"}


def test_it_imports_the_standard_library_httpx_and_itself() -> None:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Import):
                assert {alias.name.partition(".")[0] for alias in node.names} <= KNOWN, module.name
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] in KNOWN, module.name


def test_importing_it_loads_neither_the_server_nor_what_the_server_needs() -> None:
    code = (
        "import sys, thinkaloud_client;"
        "print({'thinkaloud', 'fastapi', 'pydantic', 'starlette', 'uvicorn', 'msgspec', 'typer', 'torch', 'vllm'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


def test_its_own_package_and_the_servers_ask_for_the_same_httpx_and_python() -> None:
    own, server = (
        tomllib.loads((folder / "pyproject.toml").read_text())["project"] for folder in (CLIENT, CLIENT.parents[1])
    )
    assert own["dependencies"] == [each for each in server["dependencies"] if each.startswith("httpx")]
    assert all(own[name] == server[name] for name in ("version", "requires-python", "license"))


def test_every_public_name_is_there_documented_and_sorted() -> None:
    names = thinkaloud_client.__all__
    assert names == sorted(names)
    for name in names:
        made = getattr(thinkaloud_client, name)
        if isinstance(made, type):
            assert made.__doc__, name
            assert not made.__doc__.startswith(f"{name}("), f"{name} has only what dataclass gives it"
            for method, value in vars(made).items():
                assert method.startswith("_") or not callable(value) or value.__doc__, f"{name}.{method}"
