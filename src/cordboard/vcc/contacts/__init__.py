"""Contacts: what the center knows of its customers, and which of them a call is with."""

from .model import NUMBER_FIELDS, Contact
from .policy import title_of, with_field

__all__ = ["NUMBER_FIELDS", "Contact", "title_of", "with_field"]
