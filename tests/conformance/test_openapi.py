"""schemathesis, let loose on what /openapi.json promises: nothing that it finds is answered with a 5xx."""

import asyncio
import json
from pathlib import Path

from conformance import harness
from live import Live


async def test_no_5xx_for_anything_that_the_document_allows_or_forbids(
    server: Live, python_clients: None, tmp_path: Path
) -> None:
    document = (await server.client.get("/openapi.json")).json()
    body = document["paths"]["/v1/chat/completions"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    body["properties"]["model"]["enum"] = ["thinker"]  # or most of what it makes would end at an unknown model
    path = tmp_path / "openapi.json"
    await asyncio.to_thread(path.write_text, json.dumps(document))
    process = await asyncio.create_subprocess_exec(
        harness.PYTHON.with_name("schemathesis"),
        "run",
        path,
        f"--url={server.url}",
        "--checks=not_a_server_error",
        "--phases=coverage,fuzzing",
        "--max-examples=25",
        "--max-time=15",
        "--generation-deterministic",
        "--no-color",
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(process.communicate(), harness.PATIENCE)
    assert process.returncode == 0, out.decode()[-6000:]
