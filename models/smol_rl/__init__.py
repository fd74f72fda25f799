"""Thinking taught to SmolLM2-135M-Instruct: drills, a cold start, reinforcement, all in one adapter of low rank."""
