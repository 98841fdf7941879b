"""A seat: one agent's CTI Web Services, for any number of programs."""
