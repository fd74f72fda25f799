"""The vLLM engine. Importing this loads nothing of vLLM."""

from thinkaloud.engine.vllm.engine import VllmEngine

__all__ = ["VllmEngine"]
