"""Be the agent by the Python client: log in, take the next call, finish it, log out.

python drive_with_client.py http://127.0.0.1:8080 ada demo-ada-1 1001
"""

from __future__ import annotations

import sys

from cordboard import contract
from cordboard.client import Client, Gap

READY = 1
"""The ready state "calls and voicemail" (docs/reference/codes.md)."""


def drive(url: str, user: str, password: str, station: str) -> None:
    """Take one call, wait until the caller hangs up, and set a disposition."""
    with Client(url, user, password) as seat:
        seat.login(userName=user, password=password, stationId=station, stationType="VoIP")
        events = seat.events()
        seat.set_ready_state(stateId=READY)
        print("ready, waiting for a call", flush=True)
        campaign = None
        for told in events:
            if isinstance(told, Gap):
                continue  # more happened than is kept: ask seat.get_status() for what is so by now
            match told.event:
                case contract.IncomingCall(callinfo=contract.CallInfo() as call):
                    campaign = call.campaignId
                    print(f"a call from {call.ani}", flush=True)
                    seat.softphone_pickup_phone()
                case contract.CallStarted():
                    variables = {one.name: one.value for one in seat.get_call_attached_variables()}
                    print(f"talking, for {variables['campaign_name']}", flush=True)
                case contract.CallEnded():
                    disposition = seat.get_campaign_dispositions(campaignId=campaign)[0]
                    seat.finish_call(disposition=disposition.id, comments="driven by the client")
                case contract.CallFinished(callLength=length):
                    print(f"finished after {(length or 0) / 1000:.0f} s", flush=True)
                    break
        seat.logout(reasonId=0)


if __name__ == "__main__":
    drive(*sys.argv[1:5])
