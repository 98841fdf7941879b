"""The center file: one YAML file that describes a whole center, and every mistake in it explained."""
