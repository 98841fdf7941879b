"""What a center may decide about its seats: how long, how many."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSettings:
    """All durations are seconds."""

    domain: str
    """The one domain in which a bare user name resolves."""
    server: str = "http://localhost:8080"
    """The address at which agents reach the server."""
    listeners_per_seat: int = 10_000
    queue_bound: int = 1000
    """How many events a listener may be behind."""
    heartbeat: float = 15.0
    """How long a stream of events may be silent."""
    listener_expiry: float = 600.0
    """How long a listener may go without a poll."""
    longest_poll: float = 60.0
    default_poll: float = 5.0
    """For a `checkEvent` without a timeout: what the published client asks for."""
    cursor_delay: float = 0.5
    """How long a cursor may stay unsaved; it bounds the duplicates after a restart."""

    def full_name(self, user: str) -> str:
        """The user name with its domain."""
        return user if "@" in user else f"{user}@{self.domain}"

    def seat_name(self, user: str) -> str:
        """What this user's hosted seat is called: case does not tell user names apart."""
        return self.full_name(user).lower()
