"""The owner of a domain: the one process that feeds the pure core, commits its facts and acts on them."""
