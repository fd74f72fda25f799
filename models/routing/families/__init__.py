"""Families of prompts, made from patterns with a seed: what the kind head learns from besides the rows of a file."""
