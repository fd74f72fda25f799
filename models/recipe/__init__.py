"""The recipe that makes the bundled tiny models, one command a step: `python -m recipe --help`, run from `models/`."""
