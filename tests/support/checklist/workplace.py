"""A running center with agents at hosted seats, their desk phones, and people outside."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import zeep
from onlooker import Onlooker
from reloading import read_again, rewrite

from cordboard.media import tones, wav
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

from .declared import Story
from .program import PATIENCE, ExtendedProgram, Notes, Program

STATIONS = {"ada": "1001", "ben": "1002", "chloe": "1004", "fay": "1005"}
CUSTOMER, EXPERT = cast.CUSTOMER, "+14155550188"
CARE, CARE_NUMBER = "Customer Care", cast.NUMBER


@dataclass
class Worker:
    """An agent: their program and their desk phone."""

    name: str
    program: Program
    extended: ExtendedProgram
    """Of the extension, at the same seat."""
    phone: Person

    async def logs_in(self) -> None:
        """The usual way to begin a day."""
        await self.program.does(
            "login",
            userName=self.name,
            password=self.program.password,
            stationId=STATIONS[self.name],
            stationType="VoIP",
        )


class Workplace:
    """Open one with `Workplace.open`; a story begins and ends with everybody idle and not ready."""

    def __init__(self, center: RunningCenter, customer: Person, expert: Person) -> None:
        self.center = center
        self.customer = customer
        self.expert = expert
        self.workers: dict[str, Worker] = {}
        self.notes = Notes()
        self._onlooker = Onlooker(center)
        self._clicks = count(15550190000)

    @classmethod
    async def open(cls, data: Path, change: Callable[[dict[str, Any]], None] = lambda _: None) -> Workplace:
        """Start the demo's center with every right for everybody; `change`: what it has otherwise."""
        customer, expert = await Person.open(CUSTOMER), await Person.open(EXPERT)
        file = cast.write_center(data, expert.address)
        rewrite(file, lambda document: _open_up(document, customer))
        rewrite(file, change)
        (data / "prompts").mkdir(exist_ok=True)
        (data / "prompts" / "voicemail.wav").write_bytes(wav.write(tones.sine(800, 200)))  # a short greeting
        place = cls(await RunningCenter.start(file, data), customer, expert)
        soap = place.center.ready.soap
        addresses = f"{soap}?wsdl", f"{soap.removesuffix('v2')}x1?wsdl"
        wsdls = [await asyncio.to_thread(zeep.wsdl.Document, each, zeep.Transport()) for each in addresses]
        for name in STATIONS:
            place.workers[name] = await place._employ(name, *wsdls)
        return place

    def __getitem__(self, name: str) -> Worker:
        return self.workers[name]

    async def _employ(self, name: str, wsdl: Any, extended_wsdl: Any) -> Worker:
        address = f"{self.center.ready.web}seat/{name}/agent/"
        known = name, f"demo-{name}-1", self.notes
        program = Program(f"{address}v2", *known, wsdl)
        extended = ExtendedProgram(f"{address}x1", *known, extended_wsdl)
        phone = await Person.open(STATIONS[name])
        await phone.register(self.center.ready.sip_address, "demo", f"phone-{STATIONS[name]}-demo")
        await program.listen()
        worker = Worker(name, program, extended, phone)
        await worker.logs_in()
        return worker

    async def close(self) -> None:
        """Everybody goes home."""
        for worker in self.workers.values():
            await worker.program.close()
            await worker.extended.close()
            await worker.phone.close()
        for person in (self.customer, self.expert):
            await person.close()
        await self.center.stop()

    async def begin(self) -> None:
        """A story begins: what was before is of no interest, and has been heard by everybody."""
        await asyncio.gather(*(self._has_heard_all(worker.program) for worker in self.workers.values()))
        self.notes.clear()
        for worker in self.workers.values():
            worker.program.forget()
            worker.extended.forget()

    async def _has_heard_all(self, program: Program) -> None:
        """Click on a number that nobody else clicks on: events come in order, and that one is the last."""
        await program.listens_still()
        number = f"+{next(self._clicks)}"
        await program.does("startClick2Dial", arg0=number)
        await program.sees("click2DialInitiated", where=lambda event: event.number == number)

    def prove(self, story: Story) -> None:
        """The story has shown what it says."""
        for what, said, shown in (
            ("operations", story.operations, self.notes.answered),
            ("events", story.events, self.notes.told),
            ("faults", story.faults, self.notes.refused),
        ):
            assert not said - shown, f"{what} not shown: {said - shown}"

    async def reload(self, change: Callable[[dict[str, Any]], None]) -> None:
        """The center file is changed, and read again."""
        rewrite(self.center.center, change)
        await read_again(self.center)

    # -- small plays --------------------------------------------------------------------------------

    async def customer_calls(self, number: str = CARE_NUMBER) -> asyncio.Task[Conversation]:
        """The customer dials; whoever answers is not waited for."""
        return asyncio.create_task(self.customer.call(self.center.ready.sip_address, number, PATIENCE))

    async def talk(self, name: str = "ada", number: str = CARE_NUMBER) -> str:
        """The customer calls, and this agent answers. Answer: the call's id."""
        program = self[name].program
        await program.does("setReadyState", stateId=1)
        calling = await self.customer_calls(number)
        offered = await program.sees("incomingCall")
        await program.does("softphonePickupPhone")
        await program.sees("callStarted")
        await calling
        await program.does("setNotReadyState", reasonId=0)
        return str(offered.callinfo.callSessionId)

    async def answers(self, name: str) -> Any:
        """This agent takes the call that is offered to them. Answer: the event that offered it."""
        program = self[name].program
        offered = await program.sees("incomingCall")
        await program.does("softphonePickupPhone")
        return offered

    async def campaign(self, name: str = CARE) -> int:
        """A campaign's id."""
        campaigns = await self["fay"].program.does("getCampaigns")
        return next(each.id for each in campaigns if each.name == name)

    async def disposition(self, name: str = "Solved", campaign: str = CARE) -> int:
        """A disposition's id."""
        found = await self["fay"].program.does(
            "getCampaignDispositions", campaignId=await self.campaign(campaign)
        )
        return next(each.id for each in found if each.name == name)

    async def finish(self, name: str = "ada") -> None:
        """This agent's conversation ends with a disposition."""
        program = self[name].program
        if (await program.does("getStatus")).callConnected:
            await program.does("disconnectCall")
        await program.does("finishCall", disposition=await self.disposition(), comments="")

    async def quiet_down(self) -> None:
        """Back to an idle floor: every line is let go, every call closed, and nothing is under way."""
        for person in (self.customer, self.expert):
            await person.hang_up()
        for worker in self.workers.values():
            await worker.extended.close()
            await self._set_free(worker)
        await self._onlooker.until_at_rest()

    async def _set_free(self, worker: Worker) -> None:
        program = worker.program
        if not (await program.does("getStatus")).loggedIn:
            await worker.logs_in()
        with contextlib.suppress(zeep.exceptions.Fault):
            await program.does("disconnectParkedcalls", callSessionId="", silent=True)
        async with asyncio.timeout(PATIENCE):
            while (await program.does("getStatus")).currentCall is not None:
                await self._let_go(program)
        with contextlib.suppress(zeep.exceptions.Fault):
            await program.does("setNotReadyState", reasonId=0)
        await worker.phone.hang_up()

    async def _let_go(self, program: Program) -> None:
        for act, given in (
            ("setNotReadyState", {"reasonId": 0}),
            ("rejectCall", {}),
            ("disconnectCall", {}),
            ("finishCall", {"disposition": await self.disposition(), "comments": ""}),
            ("finishCall", {"disposition": await self.disposition("Passed On"), "comments": ""}),
        ):
            with contextlib.suppress(zeep.exceptions.Fault):
                await program.does(act, **given)
        await asyncio.sleep(0.05)


def _open_up(document: dict[str, Any], customer: Person) -> None:
    """Everyone may do everything; the customer comes over a trunk of their own."""
    for user in document["users"]:
        user["permissions"] = ["all"]
    document["options"]["offer_timeout"] = "20s"
    host, port = customer.address
    document["trunks"].append({"name": "customer", "host": host, "port": port, "outbound": False})
    for campaign in document["campaigns"]:
        campaign.pop("greeting", None)
