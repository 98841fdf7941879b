"""Stories of agents at phones that are not listed, but allowed by their SIP address."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import Logout, ReadyState, SetReady, StartLogin, StationType
from cordboard.vcc.calls import CallState, PickUp
from cordboard.vcc.center import read_pattern
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, StationId
from cordboard.vcc.telephony import Originate, ProbeStation, StationReachable


def with_addresses(floor, *patterns):
    """The center where agents may name such addresses."""
    found = tuple(read_pattern(each) for each in patterns)
    return ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, station_addresses=found))


def sit_at(name, station):
    return StartLogin(
        seat=f"{name}@demo", user_name=name, station_type=StationType.VOIP, station=StationId(station)
    )


def test_an_address_that_is_allowed_is_a_station(floor):
    # given a center whose agents may sit at the phones of a PBX
    floor.decide(with_addresses(floor, "sip:2??@pbx.example.com"))

    # when Anna logs in with one that is not listed, then it is probed, and she is there once it answers
    login = floor.decide(sit_at("anna", "SIP:201@PBX.example.com"))
    floor.decide(floor.confirmed(login, "anna"))
    (probe,) = floor.outstanding(ProbeStation)
    assert probe.station == "sip:201@pbx.example.com:5060"
    floor.hear(StationReachable(at=floor.now, settles=probe.id, station=probe.station))
    floor.decide(SetReady(seat=floor.seat("anna"), state=ReadyState.READY))

    # and calls reach her there
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    (call,) = floor.outstanding(Originate)
    assert (call.to.station, call.to.auto_answer) == (probe.station, True)
    floor.answers(call.leg)
    assert floor.call("anna").state is CallState.TALKING

    # and nobody else can sit at the same phone, however they write it
    login = floor.decide(sit_at("bob", "sip:201@pbx.example.com:5060"))
    floor.decide(floor.confirmed(login, "bob"))
    assert floor.read()[-1].reason == "STATION_BUSY"


@pytest.mark.parametrize(
    "station", ["sip:301@pbx.example.com", "sip:201@127.0.0.1", "sip:201@pbx.example.com:5061", "999"]
)
def test_any_other_address_is_no_station(floor, station):
    floor.decide(with_addresses(floor, "sip:2??@pbx.example.com"))
    assert floor.refused(sit_at("anna", station)) == "STATION_UNKNOWN"


def test_an_address_that_is_no_longer_allowed_stays_until_the_logout(floor):
    # given Anna at such a phone, in a call
    floor.decide(with_addresses(floor, "sip:2??@pbx.example.com"))
    login = floor.decide(sit_at("anna", "sip:201@pbx.example.com"))
    floor.decide(floor.confirmed(login, "anna"))
    floor.hear(StationReachable(at=floor.now, station=StationId("sip:201@pbx.example.com:5060")))
    floor.decide(SetReady(seat=floor.seat("anna"), state=ReadyState.READY))
    floor.calls_in()

    # when the center file takes the pattern away, then she answers all the same
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.answers(floor.outstanding(Originate)[0].leg)
    assert floor.call("anna").state is CallState.TALKING

    # and cannot log in there again
    floor.ends(floor.call("anna").customer_leg)
    floor.finishes("anna")
    floor.decide(Logout(seat=floor.seat("anna"), reason=0))
    assert floor.refused(sit_at("anna", "sip:201@pbx.example.com")) == "STATION_UNKNOWN"
