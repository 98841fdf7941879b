"""Tables for what is too much for memory: written by projections of the journal."""
