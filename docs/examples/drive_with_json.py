"""Be the agent as JSON, with Python's own library alone: log in, take the next call, finish it, log out.

python drive_with_json.py http://127.0.0.1:8080 ada demo-ada-1 1001
"""

# ruff: noqa: S310  -- the address is the one that you give

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

READY = 1
"""The ready state "calls and voicemail" (docs/reference/codes.md)."""


class Seat:
    """The hosted seat of a user."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = f"{url}/api/v2"
        self._headers = {"content-type": "application/json"}
        grant = self._post("tokens", {"user": user, "password": password})
        self._headers["authorization"] = f"Bearer {grant['accessToken']}"
        self._seat = f"seats/{user}"

    def ask(self, operation: str, **arguments: Any) -> Any:
        """One operation, and its answer. A refusal is an HTTPError whose body says why."""
        return self._post(f"{self._seat}/{operation}", arguments)

    def events(self) -> Iterator[dict[str, Any]]:
        """What happens from now on. With `Last-Event-ID` a stream goes on where another one ended."""
        lines = urlopen(Request(f"{self._url}/{self._seat}/events", headers=self._headers))
        lines.readline()  # it is open now
        return (json.loads(line[len("data: ") :]) for line in lines if line.startswith(b"data: "))

    def _post(self, path: str, arguments: dict[str, Any]) -> Any:
        body = json.dumps(arguments).encode()
        with urlopen(Request(f"{self._url}/{path}", body, self._headers)) as answer:
            return json.load(answer)


def drive(url: str, user: str, password: str, station: str) -> None:
    """Take one call, wait until the caller hangs up, and set a disposition."""
    seat = Seat(url, user, password)
    events = seat.events()
    seat.ask("login", userName=user, password=password, stationId=station, stationType="VoIP")
    seat.ask("setReadyState", stateId=READY)
    print("ready, waiting for a call", flush=True)
    campaign = ""
    for event in events:
        name = event["event"]
        if name == "incomingCall":
            campaign = event["callinfo"]["campaignId"]
            print(f"a call from {event['callinfo']['ani']}", flush=True)
            seat.ask("softphonePickupPhone")
        elif name == "callStarted":
            variables = {one["name"]: one.get("value") for one in seat.ask("getCallAttachedVariables")}
            print(f"talking, for {variables['campaign_name']}", flush=True)
        elif name == "callEnded":
            disposition = seat.ask("getCampaignDispositions", campaignId=campaign)[0]
            seat.ask("finishCall", disposition=disposition["id"], comments="driven by JSON")
        elif name == "callFinished":
            print(f"finished after {int(event['callLength']) / 1000:.0f} s", flush=True)
            break
    seat.ask("logout", reasonId="0")


if __name__ == "__main__":
    drive(*sys.argv[1:5])
