"""Every dialect that the server speaks."""

import pytest

from dialects.chat import Chat
from dialects.dialect import Dialect
from dialects.gemini import Gemini, GeminiArray
from dialects.messages import Messages
from dialects.responses import Responses

CHAT = Chat()
DIALECTS: tuple[Dialect, ...] = (CHAT, Responses(), Messages(), Gemini())
STREAMS = (*DIALECTS, GeminiArray())
"""The same, and another form of a stream."""

each_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=str)
"""Runs a test in every dialect."""
each_stream = pytest.mark.parametrize("dialect", STREAMS, ids=str)
"""The same, and with another form of a stream."""
