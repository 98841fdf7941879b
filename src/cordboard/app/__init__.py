"""The composition root: the one place that knows which concrete parts a running center is made of.

Everyone else sees ports. `run_up` is `cordboard up`: seats and VCC in this process, the telephony
engine in a process of its own that outlives it, everything kept in one data folder.
"""

from cordboard.app.up import run_demo, run_engine, run_up

__all__ = ["run_demo", "run_engine", "run_up"]
