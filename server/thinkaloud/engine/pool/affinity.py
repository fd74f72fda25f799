"""The key of a conversation, by which its requests go to the same member."""

from hashlib import blake2b

import msgspec

from thinkaloud.generation import Prompt
from thinkaloud.settings import AffinitySettings


def conversation_key(prompt: Prompt, settings: AffinitySettings) -> bytes | None:
    """Return a digest of what names the conversation; None if nothing does.

    That is the name that its client gave it, else its caller, system prompt and first message of the user, which stay
    the same from turn to turn.
    """
    if prompt.session is not None:
        named: object = prompt.session
    elif settings.otherwise == "none":
        return None
    else:
        firsts = {message["role"]: message.get("content") for message in reversed(prompt.messages)}
        named = [prompt.caller, firsts.get("system"), firsts.get("user")]
    return blake2b(msgspec.json.encode(named), digest_size=16).digest()
