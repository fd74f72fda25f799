"""Any OpenAI-compatible server as an engine."""

from thinkaloud.engine.upstream.engine import UpstreamEngine

__all__ = ["UpstreamEngine"]
