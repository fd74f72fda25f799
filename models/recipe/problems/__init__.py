"""Seeded word problems: each with its question, its worked steps, and a proof that leads back to the question."""

from __future__ import annotations

from recipe.problems.catalogue import FAMILIES, PUZZLES, draw_problem
from recipe.problems.draw import Draw
from recipe.problems.problem import Problem, Step
from recipe.problems.puzzles import Puzzle

__all__ = ["FAMILIES", "PUZZLES", "Draw", "Problem", "Puzzle", "Step", "draw_problem"]
