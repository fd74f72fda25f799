"""`thoughtSignature`: a sealed trace as base64.

Some clients decode it and encode it again: it comes back as base64 or base64url, with padding or without.
"""

_URL_SAFE = str.maketrans("+/", "-_")


def write_signature(seal: str) -> str:
    """`seal`, which is base64url without padding, as every client can decode it: with padding."""
    return seal + "=" * (-len(seal) % 4)


def read_signature(signature: str) -> str:
    """The seal in `signature`, in its one spelling."""
    return signature.rstrip("=").translate(_URL_SAFE)
