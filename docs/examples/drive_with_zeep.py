"""Be the agent, from any Python program: log in, take the next call, finish it, log out.

    python drive_with_zeep.py http://127.0.0.1:8080/agent/v2 ada demo-ada-1 1001

zeep knows nothing of Cordboard: it reads the WSDL, as any SOAP toolkit does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import zeep

READY = 1
"""The ready state "calls and voicemail" (docs/reference/codes.md)."""


def events(seat: zeep.proxy.ServiceProxy, listener: str) -> Iterator[tuple[str, object]]:
    """What happens at the seat, as (name, event); an empty poll is an event `timeout`."""
    while True:
        event = seat.checkEvent(listenerId=listener, timeout=5000)
        yield type(event).__name__, event


def drive(url: str, user: str, password: str, station: str) -> None:
    """Take one call, hang up after five quiet seconds unless the caller does, and set a disposition."""
    seat = zeep.Client(f"{url}?wsdl").service
    listener = seat.addListener(name="drive_with_zeep")
    seat.login(userName=user, password=password, stationId=station, stationType="VoIP")
    seat.setReadyState(stateId=READY)
    print("ready, waiting for a call", flush=True)
    campaign, talking = 0, False
    for name, event in events(seat, listener):
        if name == "incomingCall":
            campaign = event.callinfo.campaignId
            print(f"a call from {event.callinfo.ani}", flush=True)
            seat.softphonePickupPhone()
        elif name == "callStarted":
            variables = {one.name: one.value for one in seat.getCallAttachedVariables()}
            print(f"talking, for {variables['campaign_name']}", flush=True)
            talking = True
        elif name == "timeout" and talking:
            seat.disconnectCall()
            talking = False
        elif name == "callEnded":
            talking = False
            disposition = seat.getCampaignDispositions(campaignId=campaign)[0]
            seat.finishCall(disposition=disposition.id, comments="driven by zeep")
        elif name == "callFinished":
            print(f"finished after {event.callLength / 1000:.0f} s", flush=True)
            break
    seat.logout(reasonId=0)
    seat.removeListener(listenerId=listener)


if __name__ == "__main__":
    drive(*sys.argv[1:5])
