"""Between text and token ids, by a model's tokenizer and chat template: nothing here needs vLLM."""
