"""What a dialect has beside a question of no dialect, all in one request, which is good."""

from collections.abc import Mapping

from dialects.documents import Document

_SCHEMA = {"type": "object", "properties": {"at": {"type": "string"}}}

CHAT: Document = {
    "reasoning_format": "dual", "stream_reasoning": True, "include_reasoning": True, "enable_thinking": True,
    "thinking": {"type": "enabled", "budget_tokens": 64},
    "reasoning": {"min_tokens": 1, "retries": 1, "details": True, "progress": True},
    "logit_bias": {"5": 1}, "bad_words": ["x"], "stop_token_ids": [1], "allowed_token_ids": [5], "stop": "END",
    "structured_outputs": {"regex": "a+"}, "min_p": 0.5, "repetition_penalty": 1.5,
    "tools": [{"type": "function", "function": {"name": "look", "parameters": _SCHEMA}}],
    "tool_choice": {"type": "function", "function": {"name": "look"}}, "parallel_tool_calls": False,
    "metadata": {"a": "b"}, "user": "u", "service_tier": "auto", "store": False, "verbosity": "low",
    "messages": [
        {"role": "user", "name": "u", "content": [{"type": "text", "text": "hello"}]},
        {"role": "assistant", "content": [{"type": "thinking", "thinking": "t"}, {"type": "text", "text": "hi"}],
         "reasoning_details": [{"type": "reasoning.text", "text": "t", "index": 0}], "annotations": []},
        {"role": "user", "content": "the capital of France"},
    ],
}  # fmt: skip

RESPONSES: Document = {
    "tools": [
        {"type": "namespace", "name": "ns", "description": "d", "tools": [
            {"type": "custom", "name": "c", "format": {"type": "grammar", "syntax": "lark", "definition": "x"}},
        ]},
        {"type": "web_search"},
    ],
    "tool_choice": {"type": "allowed_tools", "mode": "auto",
                    "tools": [{"type": "custom", "name": "c", "namespace": "ns"}]},
    "text": {"format": {"type": "json_schema", "name": "n", "schema": _SCHEMA, "strict": True}, "verbosity": "low"},
    "reasoning": {"effort": "low", "generate_summary": "auto", "context": "auto", "mode": "standard"},
    "include": ["web_search_call.results"], "metadata": {"a": "b"}, "truncation": "disabled",
    "instructions": "Be brief.", "store": True, "max_tool_calls": 3, "parallel_tool_calls": False,
    "logit_bias": {"5": 1}, "allowed_token_ids": [5],
    "input": [
        {"type": "message", "role": "developer", "content": [{"type": "input_text", "text": "Be brief."}]},
        {"role": "user", "content": "hello"},
        {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "s"}]},
        {"type": "custom_tool_call", "call_id": "c1", "name": "c", "namespace": "ns", "input": "text"},
        {"type": "custom_tool_call_output", "call_id": "c1", "output": [{"type": "input_text", "text": "seen"}]},
        {"role": "user", "content": "the capital of France"},
    ],
}  # fmt: skip

MESSAGES: Document = {
    "system": [{"type": "text", "text": "Be brief.", "cache_control": {"type": "ephemeral"}}],
    "thinking": {"type": "adaptive", "display": "updates"}, "output_config": {"effort": "high"},
    "context_management": {"edits": [{"type": "clear_thinking_20251015", "keep": "all"}]},
    "metadata": {"user_id": "u"}, "service_tier": "auto", "temperature": 0.5,
    "logit_bias": {"5": 1}, "allowed_token_ids": [5],
    "tools": [
        {"name": "look", "input_schema": _SCHEMA, "strict": True, "cache_control": {"type": "ephemeral"}},
        {"name": "hear", "input_schema": _SCHEMA, "defer_loading": True},
        {"type": "web_search_20250305", "name": "web_search"},
    ],
    "tool_choice": {"type": "tool", "name": "look", "disable_parallel_tool_use": True},
    "messages": [
        {"role": "user", "content": [{"type": "text", "text": "hello", "cache_control": {"type": "ephemeral"}}]},
        {"role": "system", "content": "A reminder."},
        {"role": "assistant", "content": [
            {"type": "redacted_thinking", "data": "bm90IGEgc2VhbA"},
            {"type": "tool_use", "id": "t1", "name": "look", "input": {"at": "the sky"}},
        ]},
        {"role": "user", "content": [
            {"type": "tool_result", "tool_use_id": "t1", "is_error": True, "content": [
                {"type": "text", "text": "blue"}, {"type": "tool_reference", "tool_name": "hear"},
            ]},
            {"type": "text", "text": "the capital of France"},
        ]},
    ],
}  # fmt: skip

GEMINI: Document = {
    "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}], "labels": {"a": "b"},
    "systemInstruction": {"role": "user", "parts": [{"text": "Be brief."}]},
    "tools": [
        {"functionDeclarations": [
            {"name": "look", "parameters": {"type": "OBJECT", "properties": {
                "at": {"type": "STRING", "nullable": True, "enum": ["x"]},
                "all": {"type": "ARRAY", "items": {"anyOf": [{"type": "NUMBER"}]}},
            }, "required": ["at"], "propertyOrdering": ["at"]}},
        ]},
        {"googleSearch": {}},
    ],
    "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["look"]}},
    "generationConfig": {
        "responseMimeType": "application/json", "responseSchema": {"type": "OBJECT", "nullable": True},
        "thinkingConfig": {"thinkingLevel": "LOW", "include_thoughts": False}, "candidateCount": 1.0,
    },
    "contents": [
        {"parts": [{"text": "hello"}]},
        {"role": "model", "parts": [
            {"text": "t", "thought": True}, {"functionCall": {"name": "look", "args": {"at": "x"}},
                                             "thoughtSignature": "bm90IGEgc2VhbA=="},
        ]},
        {"role": "function", "parts": [{"functionResponse": {"name": "look", "response": {"output": "blue"}}}]},
        {"role": "user", "parts": [{"text": "the capital of France"}]},
    ],
}  # fmt: skip

OWN: Mapping[str, Document] = {"chat": CHAT, "responses": RESPONSES, "messages": MESSAGES, "gemini": GEMINI}
