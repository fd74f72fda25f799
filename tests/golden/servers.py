"""The servers that are asked, and what they run on."""

import hashlib
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAIR = HERE.parents[1] / "models/routing/tiny-pair.json"
"""A fit of two models of these names, whatever engine is behind them."""

SECRETS = {"full": "ta-full", "summary": "ta-summary", "hidden": "ta-hidden", "metered": "ta-metered"}
THINK = {"format": "think"}


def scripted(name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "scripted", "transcript": str(HERE / f"{name}.jsonl"), **more}


def thinker(engine: str = "one", **thinking: Any) -> dict[str, Any]:
    return {"engine": engine, "thinking": {**THINK, **thinking}}


def key(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "secret": {"sha256": hashlib.sha256(SECRETS[name].encode()).hexdigest()}, **more}


def upstream(url: str, **more: Any) -> dict[str, Any]:
    return {"kind": "upstream", "base_url": url, "model": "far", **more}


def settings(upstream_url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """The settings of each server, by its name. folder: for files that a server writes and reads."""
    secret = folder / "sealing"
    secret.write_text("5ea1" * 16)
    (folder / "broken.jsonl").write_text(json.dumps({"text": "no", "fail_after": 0}))
    broken = {"kind": "scripted", "transcript": str(folder / "broken.jsonl")}
    engines = {
        "one": scripted("replies"),
        "three": scripted("replies", chunk_tokens=3),
        "fifty": scripted("replies", chunk_tokens=50),
    }
    sealing = {"keys": [{"file": str(secret)}]}
    return {
        "open": {
            "traces": {"sealing": sealing},
            "engines": {**engines, "broken": broken},
            "models": {
                "one": thinker(),
                "three": thinker("three"),
                "fifty": thinker("fifty"),
                "fast": {"engine": "one"},
                "verbatim": thinker(whitespace="verbatim"),
                "reopening": thinker(reopens=True),
                "promoting": thinker(unclosed="promote_on_stop"),
                "roomless": thinker(answer_tokens=0),
                "unguarded": thinker(loop_guard=False),
                "calling": thinker(implicit_end=["Wait"]),
                "mistral": thinker(format="mistral"),
                "granite": thinker(format="granite"),
                "spelt": {"engine": "one", "thinking": {"start": "((", "end": "))", "whitespace": "trim"}},
                "bounded": thinker(budgets={"low": 3, "medium": 8}, answer_tokens=4, closing_words="Enough.\n"),
                "sampled": {**thinker(), "sampling": {"max_tokens": 12}, "system_prompt": "Be brief."},
                "voter": thinker(),
                "shown-in-lines": {**thinker(), "visibility": "summary"},
                "hidden": {**thinker(), "visibility": "hidden"},
                "broken": {"engine": "broken"},
                "auto": {
                    "route": {"fast": "fast", "thinking": "one", "rules": [{"to": "thinking", "pattern": "twice"}]}
                },
                "hidden-auto": {"route": {"fast": "fast", "thinking": "hidden"}},
                "broken-auto": {"route": {"fast": "broken", "thinking": "one"}},
            },
        },
        "drafting": {
            "engines": engines,
            "models": {
                "tiny-sft": {"engine": "one"},
                "tiny-rl": thinker("three"),
                "gated": {
                    "route": {
                        "fast": "tiny-sft",
                        "thinking": "tiny-rl",
                        "fit": str(PAIR),
                        "gate": {"tokens": 4, "wait": 5, "band": [0, 1]},
                    }
                },
            },
        },
        "keyed": {
            "keys": [
                key("full"),
                key("summary", visibility="summary"),
                key("hidden", visibility="hidden", models=["one"]),
                key("metered", requests_per_minute=4, tokens_per_minute=1000, max_tokens=100, max_running=2),
            ],
            "traces": {"sealing": sealing, "archive": {"path": str(folder / "archive.db")}, "visibility": "summary"},
            "engines": engines,
            "models": {"one": thinker(), "three": thinker("three")},
        },
        "scribed": {
            "traces": {"summaries": {"model": "writer"}},
            "engines": {"slow": scripted("slow", delay=0.01), "lines": scripted("lines")},
            "models": {"slow": thinker("slow"), "writer": {"engine": "lines"}},
        },
        "upstream": {
            "engines": {
                "far": upstream(upstream_url),
                "far-budget": upstream(upstream_url, budget_field="thinking.budget", cache_salt=True),
            },
            "models": {
                "far": thinker("far"),
                "far-opened": thinker("far", opened_by_prompt=True),
                "far-closed": thinker("far", opened_by_prompt=False),
                "far-fast": {"engine": "far"},
                "far-budget": thinker("far-budget", opened_by_prompt=True, budgets={"low": 100}),
                "far-hidden": {**thinker("far"), "visibility": "hidden"},
            },
        },
    }
