"""A busy hour of a whole center, played on a virtual clock: owner, seats, core and memory engine, no sockets.

`center` puts the parts together, `agents` and `customers` are the people, `proof` looks at everything while
they work. The same seed plays the same hour.
"""
