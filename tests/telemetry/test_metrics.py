"""Metrics: what happened, by served model, and nothing that a caller wrote."""

import asyncio
import json

import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.parser import text_string_to_metric_families

from live import Live, until
from thinkaloud.telemetry.exposition import Report, page

EMILY = "Emily buys 3 apples and 2 oranges. What is the cost of apples?"


async def scrape(live: Live) -> dict[tuple[str, ...], float]:
    """Every sample of /metrics by name and label values."""
    response = await live.client.get("/metrics")
    assert response.status_code == 200
    families = text_string_to_metric_families(response.text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


async def test_a_request_is_counted_with_its_times_tokens_and_reason(scripted: Live) -> None:
    before = await scrape(scripted)
    body = await scripted.chat("thinker", EMILY)
    after = await scrape(scripted)

    def grown(name: str, *labels: str) -> float:
        return after[f"thinkaloud_{name}", "thinker", *labels] - before.get(
            (f"thinkaloud_{name}", "thinker", *labels), 0
        )

    usage = body["usage"]
    trace = usage["completion_tokens_details"]["reasoning_tokens"]
    assert grown("requests_total") == 1
    assert grown("prompt_tokens_total") == usage["prompt_tokens"]
    assert grown("trace_tokens_total") == trace
    assert grown("answer_tokens_total") == usage["completion_tokens"] - trace
    assert grown("choices_finished_total", "stop") == 1
    assert grown("first_token_seconds_count") == grown("first_answer_token_seconds_count") == 1
    assert after["thinkaloud_requests_running", "thinker"] == 0
    assert after[("thinkaloud_requests_queued",)] == 0


async def test_a_hidden_trace_is_timed_like_a_shown_one(scripted: Live) -> None:
    before = await scrape(scripted)
    await scripted.chat("thinker", EMILY, include_reasoning=False)
    after = await scrape(scripted)
    for name in ("first_token_seconds_count", "first_answer_token_seconds_count"):
        key = (f"thinkaloud_{name}", "thinker")
        assert after[key] == before.get(key, 0) + 1


async def test_a_failure_is_counted_by_its_code(scripted: Live) -> None:
    key = ("thinkaloud_errors_total", "engine_failed", "thinker")  # labels come sorted by name
    before = (await scrape(scripted)).get(key, 0)
    body = {"model": "thinker", "messages": [{"role": "user", "content": "break off"}]}
    assert (await scripted.client.post("/v1/chat/completions", json=body)).status_code == 503
    assert (await scrape(scripted))[key] == before + 1


async def test_a_client_that_leaves_is_counted_as_aborted(scripted: Live) -> None:
    key = ("thinkaloud_requests_aborted_total", "thinker")
    before = (await scrape(scripted)).get(key, 0)
    body = {"model": "thinker", "messages": [{"role": "user", "content": "a long story"}], "stream": True}
    async with scripted.client.stream("POST", "/v1/chat/completions", json=body) as response:
        await anext(response.aiter_bytes())
    engine = scripted.fleet.engines["tape"]
    await until(lambda: engine.running() == 0)
    assert (await scrape(scripted))[key] == before + 1


async def test_no_text_of_a_request_gets_into_a_metric(scripted: Live) -> None:
    await scripted.chat("thinker", EMILY, user="canary-user", metadata={"k": "canary-meta"})
    await scripted.client.post("/v1/chat/completions", json={"model": "canary-model", "messages": []})
    text = (await scripted.client.get("/metrics")).text
    assert "thinker" in text, "the positive control"
    assert "canary" not in text
    assert "Emily" not in text


def test_families_of_one_name_in_several_registries_are_one_family() -> None:
    registries = [CollectorRegistry(), CollectorRegistry()]
    for number, registry in enumerate(registries):
        Counter("steps", "Steps", ("engine",), registry=registry).labels(str(number)).inc(number + 1)
    reports = [Report(None, list(registry.collect()), {}) for registry in registries]
    text = page(reports).decode()
    assert text.count("# TYPE steps_total counter") == 1
    family = next(f for f in text_string_to_metric_families(text) if f.name == "steps")
    values = {s.labels["engine"]: s.value for s in family.samples if s.name == "steps_total"}
    assert values == {"0": 1, "1": 2}


def told(worker: int, at: float) -> Report:
    """What a front end tells that has counted as many steps as its rank says, and heard of its engine then."""
    server, engine = CollectorRegistry(), CollectorRegistry()
    Counter("steps", "Steps", ("model",), registry=server).labels("m").inc(worker)
    Histogram("seconds", "Seconds", registry=engine).observe(worker)
    Gauge("waiting", "Waiting", ("model",), registry=engine).labels("m").set(worker)
    return Report.decode(json.loads(json.dumps(Report.collect(worker, server, {"e": (at, engine)}).encode())))


def test_each_front_end_has_its_own_counts_and_an_engine_the_state_that_was_heard_last() -> None:
    text = page([told(1, 5.0), told(2, 7.0), told(3, 6.0)]).decode()
    found = {
        (s.name, s.labels.get("worker")): s.value
        for family in text_string_to_metric_families(text)
        for s in family.samples
        if s.labels.get("le") in {None, "+Inf"} and not s.name.endswith("_created")
    }
    assert {rank: found["steps_total", str(rank)] for rank in (1, 2, 3)} == {1: 1, 2: 2, 3: 3}
    assert {rank: found["seconds_sum", str(rank)] for rank in (1, 2, 3)} == {1: 1, 2: 2, 3: 3}
    assert {key: value for key, value in found.items() if key[0] == "waiting"} == {("waiting", None): 2}


@pytest.mark.vllm
async def test_vllms_own_metrics_stand_beside_ours_for_each_engine(tiny: Live) -> None:
    await asyncio.gather(*(tiny.chat(model, EMILY, max_tokens=4) for model in ("tiny-sft", "tiny-rl")))
    samples = await scrape(tiny)
    generated = {key[1:]: value for key, value in samples.items() if key[0] == "vllm:generation_tokens_total"}
    engines = {name for labels in generated for name in labels if name in {"sft", "rl"}}
    assert engines == {"sft", "rl"}
    assert all(value >= 3 for value in generated.values())  # of four, one may be the closing tag, which is ours
