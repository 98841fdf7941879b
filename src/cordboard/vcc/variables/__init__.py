"""Call variables: what a center wants to know of each call besides what the system knows itself."""

from .model import Value
from .policy import accepted, value_of, with_value

__all__ = ["Value", "accepted", "value_of", "with_value"]
