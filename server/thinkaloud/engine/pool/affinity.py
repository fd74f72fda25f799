"""The key of a conversation, by which its requests go to the same member."""

from hashlib import blake2b

import msgspec

from thinkaloud.generation import Prompt
from thinkaloud.settings import AffinitySettings


def conversation_key(prompt: Prompt, settings: AffinitySettings) -> str | None:
    """Return what names the conversation, in characters of a header; None if nothing does.

    That is the name that its client gave it, else a digest of its caller, system prompt and first message of the user,
    which stay the same from turn to turn. The digest says nothing of them.
    """
    if prompt.session is not None:
        return prompt.session
    if settings.otherwise == "none":
        return None
    firsts = {message["role"]: message.get("content") for message in reversed(prompt.messages)}
    beginning = (prompt.caller, firsts.get("system"), firsts.get("user"))
    return blake2b(msgspec.json.encode(beginning), digest_size=16).hexdigest()
