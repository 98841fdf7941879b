"""How quick the house is, always beside a peer or a limit that was measured in the same run.

Each module has `rows(quick)`: what it measured, as `figures.Row`. `python -m benchmarks` is the front door.
CPU time and medians say more than wall time on a machine that has other work too.
"""
