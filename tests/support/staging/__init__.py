"""What the engine's stories are played on: one stage for each back end, people at the far ends."""
