"""The VCC: every decision of the center, made by a pure core."""
