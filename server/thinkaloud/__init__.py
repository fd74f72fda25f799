"""ThinkAloud: an inference server for language models that think aloud. Start reading at `request/pipeline.py`."""

__version__ = "0.1.0"
