"""What can happen to a call because it waits."""

from __future__ import annotations

from typing import TypeAlias

from ..calls import Call
from ..center import Route
from ..ids import CallId, PlayId
from ..kernel import Fact
from .model import Asking


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


class AskingMoved(Fact, frozen=True, kw_only=True, tag="queue.asking_moved"):
    """A caller asks to be called back, or has come a step further in that."""

    asking: Asking


class AskingOver(Fact, frozen=True, kw_only=True, tag="queue.asking_over"):
    """The caller stays in line, speaks with an agent, or is not on the line any more."""

    waited: CallId


class CallbackAgreed(Fact, frozen=True, kw_only=True, tag="queue.callback_agreed"):
    """The caller will be called back at `call.callback_number`; from now on hanging up keeps the place."""

    call: Call


QueueFact: TypeAlias = (
    StandingChanged
    | CallOverflowed
    | CallAnnounced
    | AnnouncementOver
    | AskingMoved
    | AskingOver
    | CallbackAgreed
)
