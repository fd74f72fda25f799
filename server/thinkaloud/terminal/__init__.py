"""The terminal client: chat, list models, load test. It knows the server by its API alone."""
