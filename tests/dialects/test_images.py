"""An image comes to a model that reads images, told in any dialect; every other model refuses it, and says so."""

import base64
import logging
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialects.asking import Answered, ask
from dialects.dialect import Dialect, Question
from dialects.every import CHAT, DIALECTS, each_dialect
from live import Live, listening
from protocols.levels import level_settings
from protocols.recording import Recording
from thinkaloud.app import create_app
from thinkaloud.generation import Image, Message
from thinkaloud.settings import ScriptedEngine, Settings

CANARY = "canary/of+the+picture"
PICTURE = Image(f"data:image/png;base64,{base64.b64encode(CANARY.encode()).decode()}", "")
OTHER = Image("https://pictures.example/a.webp?size=2", "")
TRACE = "The question is what it shows. So it is a cat."
WHERE = "input_modalities"


def asks(*pieces: str | Image) -> Message:
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return {"role": "user", "content": text, "pieces": list(pieces)}


def settings(folder: Path) -> Settings:
    """The models full and hidden read images, blind does not, and no model of one alias does."""
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    tree = level_settings(
        folder,
        ({"opens_trace": True, "text": f"{TRACE}</think>It is a cat."},),
        traces={"sealing": {"keys": [{"file": folder / "seal"}]}},
    )
    eyes = {"kind": "upstream", "base_url": "http://127.0.0.1:9/v1", "model": "m", "images": True}
    thinking = {"format": "think"}
    return Settings.model_validate(
        tree.model_dump()
        | {
            "engines": {"tape": tree.engines["tape"].model_dump(), "eyes": eyes},
            "models": {
                "full": {"engine": "eyes", "thinking": thinking},
                "hidden": {"engine": "eyes", "thinking": thinking, "visibility": "hidden"},
                "blind": {"engine": "tape", "thinking": thinking},
                "half": {"route": {"fast": "full", "thinking": "blind"}},
                "none": {"route": {"fast": "blind", "thinking": "blind"}},
                "both": {"route": {"fast": "full", "thinking": "hidden"}},
            },
        }
    )


@pytest.fixture(scope="module")
async def seeing(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A server, and its engine that reads images."""
    tree = settings(tmp_path_factory.mktemp("seeing"))
    tape = tree.engines["tape"]
    assert isinstance(tape, ScriptedEngine)
    eyes = Recording("eyes", tape)
    async with listening(create_app(tree, {"tape": Recording("tape", tape), "eyes": eyes})) as live:
        await live.ready(10)
        yield live, eyes


def told(messages: Sequence[Message]) -> list[Any]:
    """What the engine gets of each message."""
    return [
        (each["role"], each["content"], [getattr(piece, "url", piece) for piece in each.get("pieces", ())])
        for each in messages
    ]


IMAGES = st.sampled_from([PICTURE, OTHER])
PIECES = st.lists(IMAGES, max_size=2).flatmap(lambda images: st.permutations(["What is it?", *images]))
TURNS = st.lists(PIECES, min_size=1, max_size=3)


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
@given(turns=TURNS)
async def test_every_image_comes_to_the_engine_in_its_place(
    seeing: tuple[Live, Recording], dialect: Dialect, turns: list[list[str | Image]]
) -> None:
    live, engine = seeing
    messages: list[Message] = []
    for pieces in turns:
        messages += [asks(*pieces), {"role": "assistant", "content": "A cat."}]
    answered = await ask(live, dialect, Question(messages[:-1]), "full")
    assert answered.status == 200, str(answered)
    # A turn of one text has no pieces.
    expected = [{**each, "pieces": each["pieces"] if len(each["pieces"]) > 1 else []} if "pieces" in each else each
                for each in messages[:-1]]  # fmt: skip
    assert told(engine.messages) == told(expected)


@each_dialect
@pytest.mark.parametrize("model", ["blind", "none"])
async def test_a_model_that_reads_text_alone_says_what_to_do(
    seeing: tuple[Live, Recording], dialect: Dialect, model: str
) -> None:
    answered = await ask(seeing[0], dialect, Question([asks("Which?", PICTURE)], model=model), "full")
    assert answered.status == 400, str(answered)
    failure = dialect.failure(answered.document)
    assert WHERE in failure.message
    assert "blind" in failure.message
    assert "0" in failure.message.split(": ")[0]
    assert PICTURE.url.encode() not in answered.body


@each_dialect
@pytest.mark.parametrize("model", ["half", "both"])
async def test_an_alias_reads_images_where_one_of_its_models_does(
    seeing: tuple[Live, Recording], dialect: Dialect, model: str
) -> None:
    live, engine = seeing
    asked = [asks("Prove what it shows.", PICTURE)]
    answered = await ask(live, dialect, Question(asked, model=model), "full")
    assert answered.status == 200, str(answered)
    assert told(engine.messages) == told(asked)
    listed = (await live.client.get("/v1/models", headers=CHAT.key_headers("full"))).json()["data"]
    reading = {each["id"] for each in listed if "image" in each.get("architecture", {}).get("input_modalities", ())}
    assert reading == {"full", "hidden", "half", "both"}


@each_dialect
@pytest.mark.parametrize(
    "url",
    ["data:text/html;base64,YWFh", "data:image/png;base64,====", "data:image/png;base64,a", "file:///etc/passwd", "x",
     "https://a b", "ftp://a/b.png", "http://"],
)  # fmt: skip
async def test_what_is_no_image_is_refused(seeing: tuple[Live, Recording], dialect: Dialect, url: str) -> None:
    answered = await ask(seeing[0], dialect, Question([asks(Image(url, ""))]), "full")
    assert answered.status == 400, str(answered)
    assert "image" in dialect.failure(answered.document).message


@pytest.mark.parametrize("opening", DIALECTS, ids=str)
async def test_a_sealed_trace_opens_behind_its_own_image_alone(
    seeing: tuple[Live, Recording], opening: Dialect
) -> None:
    live, engine = seeing
    question = Question([asks("Which?", PICTURE)], model="hidden", sealed=True)
    [choice] = (await ask(live, CHAT, question, "full")).reply.choices
    for asked, unopened in ((asks("Which?", PICTURE), 0), (asks("Which?", OTHER), 1)):
        messages = [asked, choice.message(), {"role": "user", "content": "And now?"}]
        answered = await ask(live, opening, Question(messages, model="hidden"), "full")
        assert (answered.status, answered.reply.unopened) == (200, unopened), str(answered)
    assert TRACE not in str(engine.messages)


async def test_a_stored_response_keeps_its_images(seeing: tuple[Live, Recording]) -> None:
    live, engine = seeing
    [responses] = [each for each in DIALECTS if each.name == "responses"]
    first = await ask(live, responses, Question([asks("Which?", PICTURE)]), "full")
    more = {"previous_response_id": first.document["id"]}
    second = await ask(live, responses, Question([{"role": "user", "content": "And now?"}], more=more), "full")
    assert second.status == 200, str(second)
    assert told(engine.messages)[0] == ("user", "Which?", ["Which?", PICTURE.url])


@each_dialect
async def test_an_image_is_in_no_log_and_no_metric(
    seeing: tuple[Live, Recording], dialect: Dialect, caplog: pytest.LogCaptureFixture
) -> None:
    live, _ = seeing
    caplog.set_level(logging.DEBUG)
    questions = [Question([asks("Which?", PICTURE)], model=model) for model in ("full", "blind")]
    answers: list[Answered] = [await ask(live, dialect, question, "full") for question in questions]
    assert [each.status for each in answers] == [200, 400]
    metrics = (await live.client.get("/metrics", headers=CHAT.key_headers("full"))).text
    data = PICTURE.url.partition(",")[2]
    for text in (caplog.text, metrics, *(each.body.decode() for each in answers)):
        assert data not in text
        assert CANARY not in text
