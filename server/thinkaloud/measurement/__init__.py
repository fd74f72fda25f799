"""Measure served models on problems with known answers, in this process and through the pipeline of all requests."""
