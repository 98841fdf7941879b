"""Callers and agents as programs, for tests and for the demo."""
