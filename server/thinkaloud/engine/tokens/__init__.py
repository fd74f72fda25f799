"""vLLM servers that take token ids and give token ids. Importing this loads no library of models."""

from thinkaloud.engine.tokens.engine import TokensEngine

__all__ = ["TokensEngine"]
