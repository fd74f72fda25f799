"""What the bundled models can do, measured through the engine that serves them: `python -m evaluate --help`."""
