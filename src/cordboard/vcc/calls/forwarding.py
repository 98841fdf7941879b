"""A caller goes on to an outside number, without an agent: they hear it ring, and then the other party.

Where nobody answers, the call is over. It costs two lines for as long as the two speak.
"""

from __future__ import annotations

from ..addresses import Address, AddressType
from ..ids import CallId, LegId, PlayId
from ..telephony import Tone, ToneSource
from ..work import Work
from .facts import CallForwarded
from .media import OFFER_AGAIN_TIMER, call_number, play, stop_play
from .model import Call, CallState, CallType, Purpose
from .policy import moved
from .states import CallEvent


def forward(work: Work, call: Call, number: str) -> None:
    """Call `number` for the caller; there is an outbound trunk, and an engine."""
    directory = work.world.directory
    trunk = directory.outbound_trunk
    campaign = None if call.campaign is None else directory.campaigns.get(call.campaign)
    assert trunk is not None
    assert call.customer_leg is not None
    target = Address(AddressType.EXTERNAL, number=number)
    ringing = PlayId(work.fresh())
    sent = moved(call, CallEvent.SENT_OUT, play=ringing, target=target, for_agent=None, passed_by=())
    new = Call(
        id=CallId(work.fresh()),
        type=CallType.MANUAL,
        state=CallState.DIALING,
        number=number,
        ani="" if campaign is None else campaign.caller_number,
        dnis=number,
        trunk=trunk.id,
        campaign=call.campaign,
        target=target,
        main=call.id,
        purpose=Purpose.TRANSFER,
        customer_leg=LegId(work.fresh()),
        created_at=work.at,
    )
    stop_play(work, call)
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    work.record(CallForwarded(call=sent))
    work.record(CallForwarded(call=new))
    play(work, call.customer_leg, ringing, ToneSource(Tone.RINGBACK), loop=True)
    call_number(work, new)
