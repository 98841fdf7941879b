"""How waiting calls find their agents."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import HIGHEST_PRIORITY, LOWEST_LEVEL, Algorithm, Period

from .base import Duration, Entry, Word, about


class StepEntry(Entry, kw_only=True):
    """Whom a call may ask once it has waited for a while."""

    after: Annotated[Duration, about("From so long a wait on; the first may be 0s.")] = Duration(0)
    levels: Annotated[
        int, msgspec.Meta(ge=1, le=LOWEST_LEVEL, description="Agents from level 1 down to this one.")
    ] = LOWEST_LEVEL
    skills: Annotated[
        tuple[Word, ...], about("Further skills whose agents are asked, down to the same level.")
    ] = ()


class RoutingEntry(Entry, kw_only=True):
    """How waiting calls find their agents."""

    algorithm: Annotated[Algorithm, about("Who of several free agents of the same level is asked first.")] = (
        Algorithm.LONGEST_READY_TIME
    )
    period: Annotated[
        Period,
        about("How far MinCallsHandled and MinHandleTime look back; days are those of `options.time_zone`."),
    ] = Period.HOURS_24
    steps: Annotated[
        tuple[StepEntry, ...],
        about("Whom a call may ask as its wait grows; every level of its skill at once if left out."),
    ] = ()
    priority_rises_every: Annotated[
        Duration, about("A waiting call's priority rises so often; 0: never.")
    ] = Duration(0)
    priority_rises_by: Annotated[
        int, msgspec.Meta(ge=1, le=HIGHEST_PRIORITY, description="By so much each time, to 100.")
    ] = 1
    longest_wait: Annotated[
        Duration,
        about("A call that has waited so long comes before all that have not, by any priority; 0: never."),
    ] = Duration(0)
    last_agent: Annotated[
        Duration, about("Whoever spoke with the caller so recently is asked first, if free; 0: nobody is.")
    ] = Duration(0)
