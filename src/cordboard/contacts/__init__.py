"""Customers' records beside the core: whom a call is with, imports, numbers not to call.

The tables are bulk and the core never waits for one. What is here reads and writes them, off the event loop,
and tells the core what it has found.
"""

from .donotcall import RegisterKeeper
from .following import customers
from .matching import Matching
from .records import TableRecords

__all__ = ["Matching", "RegisterKeeper", "TableRecords", "customers"]
