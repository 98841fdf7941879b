"""The phone of the seat: pick up, hang up."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.agents import Occupation
from cordboard.vcc.calls import AnswerHungUp, HangUpStation, MakeTestCall, MuteCall, PickUp


@serves(contract.SoftphonePickupPhone)
async def pickup_phone(seat: Seat, _request: contract.SoftphonePickupPhone) -> None:
    """Take the offered call; the desk phone is called and answers by itself."""
    await seat.link.submit(PickUp(seat=seat.id))


@serves(contract.MakeAnswerOnHungup)
async def answer_on_hungup(seat: Seat, _request: contract.MakeAnswerOnHungup) -> None:
    """Take the offered call; a held phone that was hung up is called first."""
    await seat.link.submit(AnswerHungUp(seat=seat.id))


@serves(contract.RunVoiceConnectivityTest)
async def run_voice_test(seat: Seat, _request: contract.RunVoiceConnectivityTest) -> None:
    """Call the agent's phone, measure it for five seconds, and tell what was found."""
    await seat.link.submit(MakeTestCall(seat=seat.id, measure=True))


@serves(contract.SoftphoneHangupPhone)
async def hangup_phone(seat: Seat, _request: contract.SoftphoneHangupPhone) -> None:
    """End the station leg."""
    await seat.link.submit(HangUpStation(seat=seat.id))


@serves(contract.SetMute)
async def set_mute(seat: Seat, request: contract.SetMute) -> None:
    """Mute the agent on the station leg, or unmute them; no event tells of it."""
    await seat.link.submit(MuteCall(seat=seat.id, on=required("mute", request.mute)))


@serves(contract.IsSoftphoneAnswerRequired)
async def is_answer_required(seat: Seat, _request: contract.IsSoftphoneAnswerRequired) -> bool:
    """Whether an offered call waits for `softphonePickupPhone`: not where the phone itself rings."""
    found: queries.Status = await seat.link.ask(queries.GetStatus(seat=seat.id))
    offered = found.agent is not None and found.agent.occupation is Occupation.OFFERED
    return offered and found.call is not None and found.call.station_leg is None
