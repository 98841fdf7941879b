"""The shell of connectors: it sees to errands once they are committed, and tells the core how they went."""

from cordboard.connectors.client import Client, Outcome
from cordboard.connectors.forms import Forms
from cordboard.connectors.runner import Runner, errands_seen_to

__all__ = ["Client", "Forms", "Outcome", "Runner", "errands_seen_to"]
