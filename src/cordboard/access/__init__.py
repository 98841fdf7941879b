"""Who may come in: programs by tokens, for a user name and its password; pages because people approve them.

`tokens` and `approvals` have the rules, and files of the data folder keep them over restarts; by `pairings` a
page asks, and at the `desk` people answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from cordboard.access.approvals import Approval, Approvals, Reach, SqliteApprovals
from cordboard.access.desk import ApprovalDesk
from cordboard.access.pairings import Pairings
from cordboard.access.port import Holding, Lease, Passwords, Shelf, ShelfUnavailable
from cordboard.access.shelf import SqliteShelf
from cordboard.access.tokens import Terms, Tokens
from cordboard.errors import UserError
from cordboard.http import Refusal

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks for what the command line has changed."""

__all__ = [
    "Access",
    "Approval",
    "ApprovalDesk",
    "Approvals",
    "Holding",
    "Lease",
    "Pairings",
    "Passwords",
    "Reach",
    "Shelf",
    "ShelfUnavailable",
    "SqliteApprovals",
    "SqliteShelf",
    "Terms",
    "Tokens",
    "kept_approvals",
    "kept_tokens",
]


@dataclass(frozen=True, slots=True)
class Access:
    """Which programs and pages may come in, and by whose word."""

    tokens: Tokens
    approvals: Approvals
    passwords: Passwords


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


@asynccontextmanager
async def kept_approvals(path: Path, full_name: Callable[[str], str]) -> AsyncIterator[Approvals]:
    """The approved pages of the file at `path`, which may be changed beside us. Raises UserError."""
    try:
        shelf = SqliteApprovals(path)
    except ShelfUnavailable as error:
        raise UserError("APPROVALS", str(error), "Then start again.") from error
    looking = None
    try:
        approvals = Approvals(shelf, full_name)
        looking = asyncio.create_task(_keep_looking(approvals), name="approved pages")
        yield approvals
    finally:
        if looking is not None:
            looking.cancel()
        shelf.close()


async def _keep_looking(approvals: Approvals) -> None:
    while True:
        await asyncio.sleep(LOOK)
        try:
            approvals.look()
        except (ShelfUnavailable, Refusal) as error:
            log.error("the approved pages cannot be read now, the last ones count: %s", error)  # noqa: TRY400 - a trace says no more
