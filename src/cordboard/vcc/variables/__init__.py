"""Call variables: what a center wants to know of each call besides what the system knows itself."""

from .model import Value
from .names import names_of
from .policy import Typed, accepted, value_of, with_value

__all__ = ["Typed", "Value", "accepted", "names_of", "value_of", "with_value"]
