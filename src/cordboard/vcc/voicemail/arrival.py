"""How a voicemail comes into a box: when what was said is kept, or when an agent puts it there."""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import Address
from ..calls import DepositBegan, DepositSettled
from ..ids import NO_CONTACT, AgentId, CallId, SeatId, SkillId
from ..work import Work
from ..world import World
from .facts import CallerRecognised, VoicemailArrived
from .model import Voicemail


def recognise(work: Work, fact: DepositBegan) -> None:
    """Keep who speaks, for when the call is over and forgotten."""
    known = work.world.contacts.of(fact.call.id)
    if known is not None and known.contact.id != NO_CONTACT:
        work.record(CallerRecognised(recording=fact.deposit.recording, contact=known.contact))


def kept(work: Work, fact: DepositSettled) -> None:
    """What was said is kept: it lies in its box from now on."""
    said = fact.deposit
    voicemail = Voicemail(
        id=work.world.voicemails.next_id(),
        session=CallId(work.fresh()),
        box=said.box,
        type=said.type,
        call=said.call,
        number=said.number,
        caller_name=said.caller_name,
        our_number=said.our_number,
        campaign=said.campaign,
        file=said.file,
        length=fact.length,
        sha256=fact.sha256,
        created=said.began,
        queued_at=work.at,
        transferred_by=said.transferred_by,
        contact=work.world.voicemails.callers.get(said.recording),
        hold_time=said.hold_time,
    )
    into_box(work, voicemail, said.box)


def into_box(work: Work, voicemail: Voicemail, box: Address) -> None:
    """It lies in `box` now, as a new one."""
    users, skills = work.world.directory.users, work.world.directory.skills
    owner = AgentId(box.id) if box.id in users else None
    there = replace(
        voicemail,
        box=box,
        owner=owner,
        skill=SkillId(box.id) if owner is None and box.id in skills else None,
        unread=True,
        queued_at=work.at,
        passed_by=(),
    )
    seat = None if owner is None else seat_of(work.world, owner)
    work.record(VoicemailArrived(seats=() if seat is None else (seat,), voicemail=there))


def seat_of(world: World, user: AgentId) -> SeatId | None:
    """Where a user is logged in."""
    agent = world.agents.get(user)
    return None if agent is None else agent.seat
