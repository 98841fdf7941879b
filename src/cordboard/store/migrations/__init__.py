"""The forms that the tables have had, and the way from each to the next."""
