"""The situations of an agent, Anna, and her call, each reached as it is on a floor."""

from __future__ import annotations

from typing import Any

from records import MIA

from cordboard.vcc.agents import StartLogin, StationType
from cordboard.vcc.calls import (
    ConferenceIn,
    DisconnectCall,
    HoldCall,
    MakeCall,
    MuteCall,
    ParkCall,
    PickUp,
    TransferCall,
)
from cordboard.vcc.ids import SeatId
from cordboard.vcc.telephony import Originate

ANNA, BOB = SeatId("anna@demo"), SeatId("bob@demo")
HOME, OUTSIDE = "+12025550150", "+12025550188"


def logged_out(floor: Any) -> None:
    pass


def idle(floor: Any) -> None:
    floor.ready("anna")


def previewing(floor: Any) -> None:
    idle(floor)
    floor.due(MIA)


def offered(floor: Any) -> None:
    idle(floor)
    floor.calls_in()


def picking_up(floor: Any) -> None:
    offered(floor)
    floor.decide(PickUp(seat=ANNA))


def calling_own_phone(floor: Any) -> None:
    floor.login("anna")
    floor.dials("anna")


def calling_customer(floor: Any) -> None:
    calling_own_phone(floor)
    floor.answers(floor.station_leg("anna"))


def talking(floor: Any) -> None:
    floor.talks("anna")


def muted(floor: Any) -> None:
    talking(floor)
    floor.decide(MuteCall(seat=ANNA, on=True))


def on_hold(floor: Any) -> None:
    talking(floor)
    floor.decide(HoldCall(seat=ANNA, on=True))


def calling_a_third(floor: Any) -> None:
    talking(floor)
    floor.decide(TransferCall(seat=ANNA, call=None, number=OUTSIDE, warm=True, check_dnc=True))


def consulting(floor: Any) -> None:
    calling_a_third(floor)
    floor.answers(floor.customer_leg())


def consulting_a_colleague(floor: Any) -> None:
    floor.login("bob")
    talking(floor)
    floor.decide(TransferCall(seat=ANNA, call=None, number="1002", warm=True, check_dnc=True))
    floor.decide(PickUp(seat=BOB))
    floor.answers(floor.station_leg("bob"))


def conference(floor: Any) -> None:
    talking(floor)
    floor.decide(ConferenceIn(seat=ANNA, number=OUTSIDE, warm=False, check_dnc=True))
    floor.answers(floor.customer_leg())


def conference_left_for_a_moment(floor: Any) -> None:
    conference(floor)
    floor.decide(HoldCall(seat=ANNA, on=True))


def with_a_colleague(floor: Any) -> None:
    floor.login("bob")
    floor.login("anna")
    floor.decide(MakeCall(seat=ANNA, number="1002", campaign=None, check_dnc=True))
    floor.answers(floor.station_leg("anna"))
    floor.decide(PickUp(seat=BOB))
    floor.answers(floor.station_leg("bob"))


def parked(floor: Any) -> None:
    talking(floor)
    floor.decide(ParkCall(seat=ANNA))


def wrap_up(floor: Any) -> None:
    talking(floor)
    floor.decide(DisconnectCall(seat=ANNA))


def trying_the_phone(floor: Any) -> None:
    floor.login("anna")
    floor.tries_phone("anna")


def phone_lost(floor: Any) -> None:
    """Anna works at home, and her line is lost in the middle of a conversation."""
    command = StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=HOME)
    floor.decide(floor.confirmed(floor.decide(command), "anna"))
    leg = floor.outstanding(Originate)[-1].leg
    floor.answers(leg)
    floor.dials("anna")
    floor.answers(floor.outstanding(Originate)[-1].leg)
    floor.ends(leg)
