"""Groups of agents, and what they do together."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .base import DERIVED, NOWHERE, Duration, Entry, Id, Word, about


class AgentGroupEntry(Entry, kw_only=True):
    """Agents who share what has to be done, such as callbacks."""

    name: Annotated[Word, about("Shown to supervisors.")]
    description: Annotated[Word, about("A sentence for the supervisor.")] = NOWHERE
    agents: Annotated[tuple[Word, ...], about("The names of its users.")] = ()
    id: Id = DERIVED


class CallbacksEntry(Entry, kw_only=True):
    """Rules for callbacks, also called reminders."""

    limit: Annotated[
        int, msgspec.Meta(ge=1, le=10_000, description="An agent, or a group, has so many at most.")
    ] = 200
    horizon: Annotated[Duration, about("Nobody plans further ahead.")] = Duration(366 * 24 * 3_600_000)
