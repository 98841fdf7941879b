"""A center with several agents and people outside, each with a tone of their own: who hears whom is measured.

Everybody talks all the time, so a person's line holds the tones of exactly those whom they can hear.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from centers import greet_briefly
from floor import becomes_idle
from onlooker import Onlooker
from reloading import rewrite

from cordboard import contract
from cordboard.media import tones
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

TONES = {"customer": 1130, "caller": 1370, "expert": 1610, "ada": 1850, "ben": 2090, "fay": 2330}
"""Hertz; no music and no tone of the network has much there."""
STATIONS = {"ada": "1001", "ben": "1002", "fay": "1004"}
OUTSIDE = "+14155550188"
"""The expert's number."""
PATIENCE = 40.0
_LISTEN = 0.4
_AUDIBLE = -40.0


@dataclass
class Agent:
    """An agent: their application at a hosted seat, somebody who listens there, and their desk phone."""

    name: str
    desk: Application
    listener: Application
    ears: Earwitness
    phone: Person

    async def listens_from_now_on(self) -> None:
        """What has happened so far, seen or not, is of no interest: a new listener hears nothing of it."""
        await self.ears.stop()
        self.ears = Earwitness(self.listener)
        await self.ears.start(self.name)

    async def ask(self, request: Any) -> Any:
        """Ask the seat."""
        return await self.desk.ask(request)

    async def sees(self, *kinds: type[contract.Event]) -> contract.Event:
        """Wait for these events, one after the other. Answer: the last one."""
        for kind in kinds:
            seen = await self.ears.wait_for(kind, PATIENCE)
        return seen

    @property
    def line(self) -> Conversation:
        """What the agent's phone is connected with."""
        assert self.phone.conversation is not None
        return self.phone.conversation


@dataclass
class Switchroom:
    """The running center and everybody in it."""

    center: RunningCenter
    people: dict[str, Person]
    onlooker: Onlooker
    agents: dict[str, Agent] = field(default_factory=dict)

    @classmethod
    async def open(cls, data: Path, change: Callable[[dict[str, Any]], None] = lambda _: None) -> Switchroom:
        """Start a center with two trunks in and one out, and log three agents in.

        `change`: what this center's file has otherwise.
        """
        people = {name: await _person(name) for name in ("customer", "caller", "expert")}
        greet_briefly(data)
        file = cast.write_center(data, people["expert"].address)
        rewrite(file, lambda document: _open_up(document, people))
        rewrite(file, change)
        center = await RunningCenter.start(file, data)
        room = cls(center, people, Onlooker(center))
        for name in STATIONS:
            room.agents[name] = await room._agent(name)
        return room

    async def _agent(self, name: str) -> Agent:
        seat = f"{self.center.ready.web}seat/{name}/agent/v2"
        password = f"demo-{name}-1"
        desk, listener = Application(seat, name, password), Application(seat, name, password)
        station = STATIONS[name]
        phone = await _person(name, station)
        await phone.register(self.center.ready.sip_address, "demo", f"phone-{station}-demo")
        ears = Earwitness(listener)
        await ears.start(name)
        await desk.ask(
            contract.Login(userName=name, password=password, stationId=station, stationType="VoIP")
        )
        return Agent(name, desk, listener, ears, phone)

    async def close(self) -> None:
        """Everybody goes home."""
        for agent in self.agents.values():
            await agent.ears.stop()
            await agent.desk.close()
            await agent.listener.close()
            await agent.phone.close()
        for person in self.people.values():
            await person.close()
        await self.center.stop()

    # -- small plays ------------------------------------------------------------------------------

    async def talks(self, agent: str, who: str = "customer") -> str:
        """A person outside calls and this agent answers. Answer: the call's id."""
        at = self.agents[agent]
        await at.ask(contract.SetReadyState(stateId=1))
        await self.people[who].call(self.center.ready.sip_address, cast.NUMBER)
        await at.sees(contract.IncomingCall)
        await at.ask(contract.SoftphonePickupPhone())
        started = await at.sees(contract.CallStarted)
        await at.ask(contract.SetNotReadyState(reasonId=0))
        return str(started.callSessionId)

    async def answers(self, agent: str) -> None:
        """This agent takes the call that is offered to them."""
        at = self.agents[agent]
        await at.sees(contract.IncomingCall)
        await at.ask(contract.SoftphonePickupPhone())

    async def everybody_hangs_up(self) -> None:
        """Back to an idle floor: every line is let go, every call closed, and nobody hears of it any more."""
        for person in self.people.values():
            await person.hang_up()
        for agent in self.agents.values():
            await becomes_idle(agent.desk)
            await agent.phone.hang_up()
        await self.onlooker.until_at_rest()
        for agent in self.agents.values():
            await agent.listens_from_now_on()

    # -- ears -------------------------------------------------------------------------------------

    def line(self, who: str) -> Conversation:
        """The conversation of a person or an agent's phone."""
        person = self.people.get(who) or self.agents[who].phone
        assert person.conversation is not None
        return person.conversation

    async def hears(self, **expected: str) -> None:
        """Wait until everyone named hears exactly those said: `hears(customer="ada ben", ada="")`."""
        wanted = {who: frozenset(others.split()) for who, others in expected.items()}
        heard: dict[str, frozenset[str]] = {}
        try:
            async with asyncio.timeout(PATIENCE):
                while heard != wanted:
                    heard = await self._listen(tuple(wanted))
        except TimeoutError:
            raise AssertionError(f"wanted {wanted}, heard {heard}") from None

    async def _listen(self, who: tuple[str, ...]) -> dict[str, frozenset[str]]:
        clock = asyncio.get_running_loop()
        start = clock.time()
        await asyncio.sleep(_LISTEN)
        return {each: _voices(self.line(each).heard.between(start, start + _LISTEN)) for each in who}


def _voices(samples: Any) -> frozenset[str]:
    loud = {name for name, hertz in TONES.items() if tones.tone_level(samples, hertz) > _AUDIBLE}
    return frozenset(loud) if len(samples) else frozenset()


async def _person(name: str, user: str = "") -> Person:
    numbers = {"customer": "+14155550123", "caller": "+14155550124", "expert": OUTSIDE}
    return await Person.open(user or numbers[name], tones.sine(TONES[name], 1000, -20.0))


def _open_up(document: dict[str, Any], people: dict[str, Person]) -> None:
    """Everyone may do everything, and each customer comes over a trunk of their own."""
    for user in document["users"]:
        user["permissions"] = ["all"]
    for name in ("customer", "caller"):
        host, port = people[name].address
        document["trunks"].append({"name": name, "host": host, "port": port, "outbound": False})
