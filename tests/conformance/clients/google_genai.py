"""Google's SDK for Python, google-genai."""

from collections.abc import Iterable
from typing import Any

from google import genai
from google.genai import types
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, City, report, weather

client = genai.Client(api_key=KEY, http_options={"base_url": URL.removesuffix("/v1")})
THOUGHTS = types.ThinkingConfig(include_thoughts=True)


def _ask(prompt: str, **config: Any) -> Any:
    return client.models.generate_content(
        model=MODEL, contents=prompt, config=types.GenerateContentConfig(temperature=0.5, top_k=40, **config)
    )


def _stream(prompt: str, **config: Any) -> Iterable[Any]:
    chosen = types.GenerateContentConfig(**config)
    chunks: Iterable[Any] = client.models.generate_content_stream(model=MODEL, contents=prompt, config=chosen)
    return chunks


def _thoughts(response: Any) -> str:
    return "".join(part.text for part in response.candidates[0].content.parts if part.thought)


def chat() -> Any:
    return _ask(PENS).text


def stream() -> Any:
    return "".join(chunk.text for chunk in _stream(PENS))


def trace() -> Any:
    return _thoughts(_ask(PENS, thinking_config=THOUGHTS))


def trace_stream() -> Any:
    return "".join(map(_thoughts, _stream(PENS, thinking_config=THOUGHTS)))


def tools() -> Any:
    """A chat that calls the function by itself."""
    talk = _talk()
    return _called(talk, talk.send_message(WARM).text)


def tools_stream() -> Any:
    talk = _talk()
    return _called(talk, "".join(chunk.text or "" for chunk in talk.send_message_stream(WARM)))


def _talk() -> Any:
    config = types.GenerateContentConfig(tools=[weather], thinking_config=THOUGHTS)
    return client.chats.create(model=MODEL, config=config)


def _called(talk: Any, told: str) -> Any:
    parts = [part for content in talk.get_history() for part in content.parts]
    (call,) = [part.function_call for part in parts if part.function_call]
    (brought,) = [part.function_response for part in parts if part.function_response]
    return [call.name, brought.response["result"], told]


def structured() -> Any:
    parsed = _ask(CAPITAL, response_mime_type="application/json", response_schema=City).parsed
    assert parsed
    return parsed.model_dump()


def count() -> Any:
    """Whether the tokens that are counted are those that are used."""
    counted = client.models.count_tokens(model=MODEL, contents=PENS).total_tokens
    return counted == _ask(PENS).usage_metadata.prompt_token_count


def models() -> Any:
    listed = [model.name for model in client.models.list()]
    assert [client.models.get(model=name).name for name in listed] == listed
    return [str(name).removeprefix("models/") for name in listed]


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured, count, models)
