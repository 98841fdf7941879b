"""What every decision ends with: all that follows from its facts, until nothing follows any more.

Most of it follows from facts about calls, or about people who come and go. Other decisions, such as an agent
who takes a break, are spared the way through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, get_args

from . import together
from .absence import handlers as absence
from .agents import LoggedOut, LoginFinished, session
from .callbacks import dialing as callback_calls
from .calls import consequences, dialing, offer, parties, routes
from .configuration import CenterReplaced, switching
from .contacts import handlers as contact_calls
from .dnc import NumberAddedToDnc
from .facts import AnyFact
from .listeners import ListenerAdded, ListenerRemoved
from .maintenance import handlers as maintenance
from .menus import asking as menus
from .messages import leaving as chats
from .notices import handlers as notices
from .player import handlers as player
from .previews import PreviewStarted, following
from .queue import handlers as queue
from .reconnection import Reconnected
from .supervision import monitoring, watching
from .voicemail import offering as voicemail_offers
from .voicemail import wiring as voicemail
from .work import Work

OF_CONSEQUENCE: Final[frozenset[type]] = frozenset(
    {
        *(kind for kind in get_args(AnyFact) if hasattr(kind, "call")),
        CenterReplaced,
        ListenerAdded,
        ListenerRemoved,
        LoggedOut,
        LoginFinished,
        NumberAddedToDnc,
        PreviewStarted,
        Reconnected,
    }
)
"""Facts about calls, about people who come and go, and the few others from which something follows by itself.

What looks at the world instead, such as for a call that waits and a free agent, is asked in any case.
"""


def conclude(work: Work) -> None:
    """Let everything happen that follows.

    Who has to leave leaves, calls hear of each other, previews follow calls and supervisors agents, what
    waits meets free agents, who preview where nothing waits; until all is done. What was played to calls
    ends with them, campaigns that stop have stopped, and others hear of it.
    """
    seen = looked = previewed = 0
    settled = False
    while not settled:
        session.dismiss(work)
        since, before = seen, len(work.facts)
        if work.tells_of(OF_CONSEQUENCE):
            seen = follow_calls(work, since)
        previewed = following.follow(work, previewed, dialing)
        monitoring.follow(work, parties.conversation_of)
        if seen > since:
            follow_callers(work, work.facts[since:seen])
        looked = voicemail.follow(work, looked)
        voicemail_offers.match(work, before_calls=True)
        offer.match_queue(work)
        voicemail_offers.match(work)
        following.assign(work, dialing)
        settled = before == len(work.facts)
    player.follow(work)
    switching.follow(work)
    if work.tells_of(OF_CONSEQUENCE):
        tell_others(work)
    watching.follow(work)


def follow_calls(work: Work, since: int) -> int:
    """What follows for calls and contacts from the facts after the first `since`; their number now."""
    seen = consequences.follow(work, since)
    contact_calls.follow(work, since)
    return seen


def follow_callers(work: Work, news: Sequence[Any]) -> None:
    """Callers go on: into a menu, into the queue or out of it, where their route leads."""
    menus.follow(work, news)
    queue.follow(work, news)
    routes.follow(work, news)


def tell_others(work: Work) -> None:
    """Those hear of it who do nothing to calls, but keep accounts of them and of people."""
    chats.follow(work)
    callback_calls.follow(work)
    notices.follow(work)
    maintenance.follow(work)
    together.tell_of_calls(work)
    absence.follow(work)
