"""The programs at the seats: agents that work as they see fit, and listeners that note what they hear."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx

from cordboard import contract
from cordboard.contract import Event
from cordboard.simulator.application import Application, SoapFault
from cordboard.vcc.center import Campaign

from .telephony import FAR_ENDS
from .victim import COLLEAGUES, PASSWORD, Victim

AGAIN = 0.05


class Gone(Exception):
    """The center was killed before it answered: nobody knows what came of it."""


@dataclass
class Asked:
    """How often something was asked, and how often the answer was yes."""

    asked: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)


class Client:
    """A program at one seat that finds its center again."""

    def __init__(self, victim: Victim, name: str) -> None:
        self.victim = victim
        self.name = name
        self._url = ""
        self._application: Application | None = None

    async def ask(self, request: Any) -> Any:
        """The answer. Raises SoapFault, or Gone."""
        application = await self._connected()
        try:
            return await application.ask(request)
        except httpx.TransportError as error:
            raise Gone from error

    async def insist(self, request: Any) -> Any:
        """Ask until there is an answer; only for what may be done twice."""
        while True:
            try:
                return await self.ask(request)
            except Gone:
                await asyncio.sleep(AGAIN)
            except SoapFault as fault:
                if fault.code not in {"JOURNAL_UNAVAILABLE", "HTTP_503"}:
                    raise
                await asyncio.sleep(AGAIN)

    async def _connected(self) -> Application:
        if self._application is None or self._url != self.victim.url:
            await self.close()
            self._url = self.victim.url
            address = f"{self._url}/seat/{self.name}/agent/v2"
            self._application = Application(address, self.name, PASSWORD)
        return self._application

    async def close(self) -> None:
        if self._application is not None:
            await self._application.close()


class Listener(Client):
    """Hears a seat's story in pieces: a new piece begins wherever the center was lost."""

    id: str = ""

    async def begin(self) -> None:
        self.pieces: list[list[Event]] = [[]]
        self.id = await self.ask(contract.AddListener(name=f"listener of {self.name}"))

    async def go_on(self, over: asyncio.Event) -> None:
        """Poll until the day is over; a poll that is given up may have had its event with it."""
        while not over.is_set():
            try:
                await self.hear(2_000)
            except Gone:
                await asyncio.sleep(AGAIN)

    async def hear(self, milliseconds: int) -> bool:
        """Poll once; whether something was heard."""
        try:
            event = await self.ask(contract.CheckEvent(listenerId=self.id, timeout=milliseconds))
        except Gone:
            self.pieces.append([])
            raise
        if isinstance(event, contract.Timeout):
            return False
        if not isinstance(event, contract.CallsQueueUpdated):  # a look at the queue is no part of the story
            self.pieces[-1].append(event)
        return True

    async def finish(self) -> None:
        """Hear what is left, and say that the last one has arrived."""
        while await self.hear(0):
            pass


class Agent(Client):
    """An agent's program: looks at the status, and does something that may fit."""

    def __init__(self, victim: Victim, name: str, station: str, random: Random, campaign: Campaign) -> None:
        super().__init__(victim, name)
        self.station = station
        self.random = random
        self.campaign = campaign
        self.kept = Asked()
        self.put_by: list[str] = []
        """Calls that may lie parked: put there, or sent on and come back."""

    async def work(self, over: asyncio.Event) -> None:
        while not over.is_set():
            await asyncio.sleep(self.random.uniform(0.0, 0.15))
            try:
                status = await self.ask(contract.GetStatus())
                await self.note(self.choose(status))
            except Gone:
                await asyncio.sleep(AGAIN)

    async def note(self, request: Any) -> None:
        """Ask, and remember what was answered; a fault is an answer too."""
        name = type(request).__name__
        self.kept.asked[name] += 1
        try:
            await self.ask(request)
        except SoapFault:
            return
        self.kept.done[name] += 1

    def choose(self, status: Any) -> Any:
        if not status.loggedIn:
            return self.login()
        if status.onCall:
            return self.in_a_call("" if status.currentCall is None else status.currentCall.callSessionId)
        if status.currentCall is not None:  # it is offered
            return self.random.choices(
                [contract.SoftphonePickupPhone(), contract.RejectCall(), self.break_()], [8, 1, 1]
            )[0]
        return self.random.choices([self.ready(), self.break_(), self.dial(), self.aside()], [6, 1, 2, 2])[0]

    def in_a_call(self, call: str) -> Any:
        """What may fit while there is one; what does not is refused."""
        usual = [
            contract.ToggleHold(flag=self.random.random() < 0.5),
            contract.RecordCall(flag=self.random.random() < 0.5),
            contract.SendDTMF(digit="5"),
            contract.DisconnectCall(),
            self.finish_call(),
            contract.SetMute(mute=self.random.random() < 0.5),
        ]
        onward = [
            contract.ParkCall(),
            self.transfer(call),
            contract.CompleteTransfer(),
            contract.CancelTransfer(),
            contract.ConferenceIn(numberToConference=self.whom(), isWarmTransfer=False, checkDnc=True),
            contract.LeaveConference(dispositionId=self.campaign.dispositions[0]),
        ]
        chosen = self.random.choices([*usual, *onward], [3, 2, 1, 2, 4, 1, 1, 2, 2, 1, 1, 1])[0]
        if isinstance(chosen, contract.ParkCall | contract.TransferCall):
            self.put_by.append(call)
        return chosen

    def aside(self) -> Any:
        """What is done between calls."""
        parked = self.random.choice(self.put_by) if self.put_by else ""
        return self.random.choice(
            [
                contract.RetrieveCall(callSessionId=parked),
                contract.DisconnectParkedcalls(callSessionId=parked, silent=True),
                contract.SetOption(option="PLAY_RINGER", value=self.random.choice(["true", "false"])),
                contract.AddNumberToDnc(number=f"+1202555{self.random.randint(1000, 9999)}"),
                contract.Reconnect(forced=False),
                contract.RestartStation(),
            ]
        )

    def whom(self) -> str:
        """A colleague or somebody outside."""
        return self.random.choice([*COLLEAGUES, *FAR_ENDS])

    def transfer(self, call: str) -> Any:
        """Send the call on, after a word with the other one or without."""
        return contract.TransferCall(
            callSessionId=call,
            number=self.whom(),
            timeout=2_000,
            dispositionId=self.campaign.dispositions[0],
            warm=self.random.random() < 0.5,
            checkDnc=True,
        )

    def login(self) -> Any:
        return contract.Login(
            userName=self.name, password=PASSWORD, stationId=self.station, stationType="VoIP"
        )

    def ready(self) -> Any:
        return contract.SetReadyState(stateId=1)

    def break_(self) -> Any:
        return contract.SetNotReadyState(reasonId=0)

    def dial(self) -> Any:
        return contract.MakeCall(
            number=self.random.choice(FAR_ENDS), campaignId=self.campaign.id, checkDnc=True
        )

    def finish_call(self) -> Any:
        return contract.FinishCall(disposition=self.campaign.dispositions[0], comments="x")

    async def go_home(self) -> None:
        """End whatever there is, and log out."""
        async with asyncio.timeout(60):
            while (status := await self.insist(contract.GetStatus())).loggedIn:
                for request in (
                    *(
                        contract.DisconnectParkedcalls(callSessionId=each, silent=True)
                        for each in self.put_by
                    ),
                    contract.DisconnectCall(),
                    self.finish_call(),
                    contract.SetNotReadyState(reasonId=0),
                    contract.Logout(reasonId=0),
                ):
                    await self.note(request)
                await asyncio.sleep(AGAIN)
        assert not status.onCall
