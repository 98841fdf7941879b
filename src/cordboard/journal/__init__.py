"""The journal: the numbered facts, the truth about the center."""
