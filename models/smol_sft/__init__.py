"""The recipe of smol: answers to everyday prompts, taught to SmolLM2-135M-Instruct by demonstrations."""
