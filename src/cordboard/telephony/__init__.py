"""Telephony: the engine port, how it travels, and the engines behind it."""
