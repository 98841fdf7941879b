"""Who may come in by the second door: tokens, for a user name and its password, kept over restarts.

`tokens` has the rules, `shelf` keeps them in a file of the data folder.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from cordboard.access.port import Lease, Passwords, Shelf, ShelfUnavailable
from cordboard.access.shelf import SqliteShelf
from cordboard.access.tokens import Terms, Tokens
from cordboard.errors import UserError

__all__ = [
    "Lease",
    "Passwords",
    "Shelf",
    "ShelfUnavailable",
    "SqliteShelf",
    "Terms",
    "Tokens",
    "kept_tokens",
]


@asynccontextmanager
async def kept_tokens(
    path: Path, passwords: Passwords, now: Callable[[], int], terms: Terms
) -> AsyncIterator[Tokens]:
    """The tokens that are kept in the file at `path`. Raises UserError where that cannot be used."""
    try:
        shelf = SqliteShelf(path)
    except ShelfUnavailable as error:
        raise UserError("TOKENS", str(error), "Then start again.") from error
    try:
        yield Tokens(passwords, shelf, now, terms)
    finally:
        shelf.close()
