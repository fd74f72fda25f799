"""`thoughtSignature`: a sealed trace as base64.

Some clients decode it and encode it again: it comes back as base64 or base64url, with padding or without. Where they
have lost it, they send a word that Google's documentation gives them for that.
"""

_LOST = frozenset({"skip_thought_signature_validator", "context_engineering_is_the_way_to_go"})
_URL_SAFE = str.maketrans("+/", "-_")


def write_signature(seal: str) -> str:
    """`seal`, which is base64url without padding, as every client can decode it: with padding."""
    return seal + "=" * (-len(seal) % 4)


def read_signature(signature: str) -> str:
    """The seal in `signature`, in its one spelling; empty if the client has lost it."""
    return "" if signature in _LOST else signature.rstrip("=").translate(_URL_SAFE)
