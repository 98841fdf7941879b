"""Which of a contact's numbers may be dialed now, why others may not, and when to look again."""

from __future__ import annotations

from .. import numbers
from ..campaigns import calling_changes, may_be_called
from ..center import Campaign, Outbound
from ..ids import Milliseconds
from ..world import World
from .model import FOR_GOOD, ListRecord, NumberState, Restriction


def restriction_of(
    world: World, campaign: Campaign, record: ListRecord, index: int, at: Milliseconds
) -> Restriction | None:
    """Why number `index` of the record may not be dialed now; None where it may."""
    assert campaign.outbound is not None
    lasting = _lasting(world, campaign.outbound, record, index)
    if lasting is not None:
        return lasting
    history = record.history[index - 1]
    if history.rests_until > at:
        resting, again = Restriction.NUMBER_DND_RESTRICTION, Restriction.NUMBER_REDIAL_RESTRICTION
        return resting if history.do_not_dial else again
    allowed = may_be_called(world.directory, campaign, record.number(index), at)
    return None if allowed else Restriction.DIALING_RULE


def numbers_of(
    world: World, campaign: Campaign, record: ListRecord, at: Milliseconds
) -> tuple[NumberState, ...]:
    """Every number that the contact has, and whether it may be dialed now."""
    return tuple(
        NumberState(index, restriction_of(world, campaign, record, index, at)) for index in record.indices
    )


def dialable(world: World, campaign: Campaign, record: ListRecord, at: Milliseconds) -> tuple[int, ...]:
    """The numbers that may be dialed now, those first that were dialed least, in the campaign's order."""
    assert campaign.outbound is not None
    order = (index for index in by_turns(campaign.outbound, record) if record.number(index))
    return tuple(index for index in order if restriction_of(world, campaign, record, index, at) is None)


def by_turns(outbound: Outbound, record: ListRecord) -> tuple[int, ...]:
    """The numbers that the campaign dials: every one has its turn before one is dialed again."""
    return tuple(sorted(outbound.number_order, key=lambda index: record.history[index - 1].attempts))


def is_spent(world: World, outbound: Outbound, record: ListRecord) -> bool:
    """True where none of the numbers will ever be dialed again."""
    return all(_lasting(world, outbound, record, index) is not None for index in record.indices)


def due_at(world: World, outbound: Outbound, record: ListRecord) -> Milliseconds:
    """When the first of the numbers has rested, and the record itself."""
    rests = (
        record.history[index - 1].rests_until
        for index in record.indices
        if _lasting(world, outbound, record, index) is None
    )
    return max(record.next_at, min(rests, default=FOR_GOOD))


def changes_at(world: World, campaign: Campaign, record: ListRecord, at: Milliseconds) -> Milliseconds | None:
    """When other numbers may be dialed, because one has rested or by the clock; None: never by itself."""
    moments = [each.rests_until for each in record.history if at < each.rests_until < FOR_GOOD]
    for index in record.indices:
        edge = calling_changes(world.directory, campaign, record.number(index), at)
        moments += [] if edge is None else [edge]
    return min(moments, default=None)


def _lasting(world: World, outbound: Outbound, record: ListRecord, index: int) -> Restriction | None:
    """Why the number is not dialed now, nor at any later time."""
    number, history = record.number(index), record.history[index - 1]
    if numbers.read(number, world.directory.options.country) != number:
        return Restriction.WRONG_NUMBER
    if index not in outbound.number_order:
        return Restriction.DISABLED_IN_PROFILE
    if world.on_dnc(number):
        return Restriction.DNC
    if outbound.attempts and history.attempts >= outbound.attempts:
        return Restriction.MAX_REDIAL_ATTEMPTS
    if history.rests_until < FOR_GOOD:
        return None
    return Restriction.NUMBER_DND_RESTRICTION if history.do_not_dial else Restriction.MAX_REDIAL_ATTEMPTS
