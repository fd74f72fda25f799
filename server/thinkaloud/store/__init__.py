"""Responses that are kept to be read again, continued and referred to: in memory, or in a database."""
