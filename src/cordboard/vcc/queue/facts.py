"""What can happen to a call because it waits."""

from __future__ import annotations

from typing import TypeAlias

from ..calls import Call
from ..center import Route
from ..ids import CallId, PlayId
from ..kernel import Fact


class StandingChanged(Fact, frozen=True, kw_only=True, tag="queue.standing_changed"):
    """The call has waited so long that it stands better now: more agents are asked, or it comes earlier."""

    call: Call


class CallOverflowed(Fact, frozen=True, kw_only=True, tag="queue.overflowed"):
    """The call does not wait here any longer, and goes on by `route`."""

    call: Call
    route: Route


class CallAnnounced(Fact, frozen=True, kw_only=True, tag="queue.announced"):
    """The caller hears `plays` in the midst of the music."""

    call: Call
    plays: tuple[PlayId, ...]


class AnnouncementOver(Fact, frozen=True, kw_only=True, tag="queue.announcement_over"):
    """The caller waits no longer, and hears no announcement any more."""

    waited: CallId


QueueFact: TypeAlias = StandingChanged | CallOverflowed | CallAnnounced | AnnouncementOver
