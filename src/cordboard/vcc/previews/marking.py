"""What becomes of a record, as facts: after a call, after a skip, or by a better word for the last try."""

from __future__ import annotations

from msgspec.structs import replace

from ..calls import Call
from ..center import Campaign, CampaignState, Disposition, DispositionKind, ListDialing, Outbound
from ..dispositions import forbids_calls, redial_time
from ..dnc import NumberAddedToDnc
from ..ids import CallId, CampaignId, Milliseconds
from ..work import Work
from ..world import World
from .facts import RecordMarked, RecordsOffered
from .model import ListRecord, Preview, Try
from .policy import never_called, skipped, tried
from .restrictions import due_at, is_spent

_NO_REST = Milliseconds(0)
_UNREAD = Milliseconds(0)
"""The tables have not been read: what has changed since may still be different in them."""


def campaign_of(world: World, campaign: CampaignId) -> Campaign:
    """The campaign, which is there as long as somebody works with it."""
    return world.directory.campaigns[campaign]


def outbound_of(world: World, campaign: CampaignId) -> Outbound:
    """How the campaign calls out; by the usual rules where it does not any more."""
    return campaign_of(world, campaign).outbound or Outbound()


def mark_call(work: Work, call: Call, attempt: Try) -> ListRecord:
    """A call to the record is over. Answer: the record after."""
    outbound = outbound_of(work.world, attempt.campaign)
    said = None if call.disposition is None else work.world.directory.dispositions.get(call.disposition)
    rest = Milliseconds(max(0, call.redial_at - call.finished_at) if call.redial_at else 0)
    if attempt.called:
        after = tried(attempt.record, attempt.index, said, rest=rest, outbound=outbound, at=work.at)
    else:
        after = never_called(attempt.record, outbound, work.at)
    return _mark(work, attempt, after, call.id, said, redial_at=call.redial_at)


def correct(work: Work, preview: Preview, said: Disposition) -> ListRecord:
    """The agent has a better word for the last try. Answer: the record after."""
    assert preview.last is not None
    assert preview.last_call is not None
    rest = redial_time(said, None)
    outbound = outbound_of(work.world, preview.campaign)
    after = tried(preview.last.record, preview.last.index, said, rest=rest, outbound=outbound, at=work.at)
    redial_at = Milliseconds(work.at + rest) if rest else _NO_REST
    marked = _mark(work, preview.last, after, preview.last_call, said, redial_at=redial_at)
    forbid(work, preview, preview.last.index, said, preview.last_call)
    return marked


def mark_skip(
    work: Work, preview: Preview, said: Disposition | None, asked: Milliseconds | None
) -> ListRecord:
    """The agent has skipped the record. Answer: the record after."""
    rest = _NO_REST if said is None else redial_time(said, asked)
    outbound = outbound_of(work.world, preview.campaign)
    index = (*preview.dialable, *preview.record.indices)[0]
    skip = Try(campaign=preview.campaign, agent=preview.agent, record=preview.record, index=index)
    after = _mark(work, skip, skipped(preview.record, said, rest, outbound, work.at), None, said)
    if said is not None:
        forbid(work, preview, index, said, None)
    return after


def forbid(work: Work, preview: Preview, index: int, said: Disposition, call: CallId | None) -> None:
    """Do what the word means for the contact's numbers; nobody is put on the list twice."""
    if not forbids_calls(said):
        return
    record = preview.record
    everything = said.kind is DispositionKind.DO_NOT_CALL_ALL
    for number in record.contact.numbers if everything else (record.number(index),):
        if number.startswith("+") and not work.world.on_dnc(number):
            work.record(NumberAddedToDnc(seat=preview.seat, number=number, call_id=call))


def _mark(
    work: Work,
    attempt: Try,
    after: ListRecord,
    call: CallId | None,
    said: Disposition | None,
    *,
    redial_at: Milliseconds = _NO_REST,
) -> ListRecord:
    outbound = outbound_of(work.world, attempt.campaign)
    marked = replace(
        after,
        final=after.final or is_spent(work.world, outbound, after),
        next_at=due_at(work.world, outbound, after),
    )
    work.record(
        RecordMarked(
            campaign=attempt.campaign,
            record=marked,
            at=work.now,
            call_id=call,
            number=attempt.record.number(attempt.index) if attempt.called else "",
            disposition=None if said is None else said.id,
            redial_at=redial_at,
            final_in=_final_in(work.world, attempt.campaign, said),
        )
    )
    return marked


def goes_on(work: Work, attempt: Try, record: ListRecord) -> None:
    """A contact that nobody has any more comes next, where another number of it is before anybody else's.

    It does not wait for a look into the tables.
    """
    campaign = campaign_of(work.world, attempt.campaign)
    outbound = campaign.outbound
    if outbound is None or campaign.state is not CampaignState.RUNNING or not attempt.called:
        return
    vertical = outbound.list_dialing is ListDialing.VERTICAL_DIALING
    still_called = any(use.list == record.list for use in outbound.lists)
    if vertical and still_called and not record.final and record.next_at <= work.now:
        window = work.world.previews.windows.get(campaign.id, {})
        records = (*window.values(), record)
        work.record(RecordsOffered(campaign=campaign.id, records=records, as_of=_UNREAD))


def _final_in(world: World, own: CampaignId, said: Disposition | None) -> tuple[CampaignId, ...]:
    """The other campaigns that are done with the contact, too."""
    if said is None or said.kind is not DispositionKind.FINAL_IN_CAMPAIGNS:
        return ()
    calling = (each.id for each in world.directory.center.campaigns if each.outbound is not None)
    return tuple(each for each in said.campaigns or calling if each != own)
