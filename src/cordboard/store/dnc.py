"""The imported do-not-call numbers: read as a whole, and whether they have changed."""

from __future__ import annotations

from array import array

import sqlalchemy as sa

from cordboard.vcc.ids import DomainId

from .tables import dnc_numbers, imports

_PAGE = 10_000
"""Rows at a time."""


def all_dnc_numbers(connection: sa.Connection, domain: DomainId) -> array[int]:
    """Every imported number, packed, in rising order."""
    every = sa.select(dnc_numbers.c.number).where(dnc_numbers.c.domain == domain)
    result = connection.execute(every.order_by(dnc_numbers.c.number))
    numbers: array[int] = array("q")
    while page := result.fetchmany(_PAGE):
        numbers.extend(row[0] for row in page)
    return numbers


def last_dnc_import(connection: sa.Connection, domain: DomainId) -> int:
    """The number of the newest import of do-not-call numbers; 0 before the first."""
    newest = sa.select(sa.func.max(imports.c.number)).where(
        imports.c.domain == domain, imports.c.kind == "dnc"
    )
    return int(connection.execute(newest).scalar() or 0)
