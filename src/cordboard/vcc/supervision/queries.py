"""What supervisors may know. The seat is the supervisor's own."""

from __future__ import annotations

from ..kernel import Query


class GetMonitoring(Query, frozen=True, kw_only=True):
    """Whom the agent at this seat follows. Answer: `Monitoring`, or None."""


class ListSights(Query, frozen=True, kw_only=True):
    """Every active user as supervisors see them. Answer: tuple[Sight, ...]; refused with NO_PERMISSION."""
