"""The demo's story, scene by scene: a customer calls, an agent's application takes the call over SOAP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cordboard import contract
from cordboard.media import tones, wav
from cordboard.media.samples import RATE, Samples
from cordboard.media.speech import voice_level
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation
from cordboard.simulator.story import NotSeen, Story, expect

_LISTEN_SECONDS = 2.5
_AUDIBLE = -45.0
"""dBov; speech that anyone can follow is far above."""
_KEY = "5"
_READY = 1


@dataclass(frozen=True, slots=True)
class RecordingLevels:
    """What is in a finished recording: each voice in each channel, in dBov, and the length in seconds."""

    path: Path
    seconds: float
    customer_left: float
    agent_left: float
    customer_right: float
    agent_right: float


class Demo:
    """One telling of the story. `desk` is the agent's application, `witness` follows its events."""

    def __init__(self, story: Story, cast: Cast, desk: Application, witness: Earwitness) -> None:
        self.story = story
        self.cast = cast
        self.desk = desk
        self.witness = witness
        self.recording: RecordingLevels | None = None

    async def tell(self) -> None:
        """The whole story; raises where a step is not seen."""
        customer = await self._customer_calls()
        await self._agent_logs_in()
        agent = await self._agent_answers()
        await self._they_talk(customer, agent)
        await self._hold_and_resume(customer)
        await self._keys(customer)
        await self._hang_up(customer)
        await self._disposition()
        await self._measure()
        await self._log_out()

    async def _customer_calls(self) -> Conversation:
        server = self.cast.center.ready.sip_address
        with self.story.step("A customer calls") as step:
            customer = await self.cast.customer.call(server, cast.NUMBER)
            step.seen = f"{cast.CUSTOMER} calls {cast.NUMBER}, answered"
        with self.story.step("The customer hears the greeting") as step:
            heard = await _listen(customer)
            _audible(tones.level(heard), "the greeting")
            step.seen = f"speech at {tones.level(heard):.0f} dBov"
        with self.story.step("The customer hears music") as step:
            await asyncio.sleep(3.0)  # the greeting's end
            heard = await _listen(customer)
            _audible(tones.level(heard), "music")
            step.seen = f"music at {tones.level(heard):.0f} dBov"
        return customer

    async def _agent_logs_in(self) -> None:
        with self.story.step("The agent's phone registers"):
            domain = "demo"
            await self.cast.phone.register(self.cast.center.ready.sip_address, domain, cast.STATION_SECRET)
        with self.story.step("The agent logs in over SOAP") as step:
            await self.desk.ask(
                contract.Login(
                    userName=cast.AGENT, password=cast.PASSWORD, stationId=cast.STATION, stationType="VoIP"
                )
            )
            finished = await self.witness.wait_for(contract.LoginProcessFinished)
            expect(bool(finished.successfull), f"the login failed: {finished.message}")
            step.seen = f"{finished.user} at station {finished.stationNumber}"

    async def _agent_answers(self) -> Conversation:
        with self.story.step("The agent becomes ready and is offered the call") as step:
            await self.desk.ask(contract.SetReadyState(stateId=_READY))
            offered = await self.witness.wait_for(contract.IncomingCall)
            expect(
                offered.callinfo is not None and offered.callinfo.number == cast.CUSTOMER, "another's call"
            )
            step.seen = f"incomingCall from {cast.CUSTOMER}"
        with self.story.step("The agent answers") as step:
            await self.desk.ask(contract.SoftphonePickupPhone())
            agent = await self.cast.phone.be_called()
            started = await self.witness.wait_for(contract.CallStarted)
            step.seen = f"callStarted {started.callSessionId}"
        with self.story.step("The application reads the call's variables") as step:
            variables = await self.desk.ask(contract.GetCallAttachedVariables())
            ani = next((each.value for each in variables if each.name == "ANI"), None)
            expect(ani == cast.CUSTOMER, f"Call.ANI is {ani}")
            step.seen = f"{len(variables)} variables, Call.ANI {ani}"
        return agent

    async def _they_talk(self, customer: Conversation, agent: Conversation) -> None:
        with self.story.step("The call is recorded"):
            await self.desk.ask(contract.RecordCall(flag=True))
            await self.witness.wait_for(contract.RecordingStarted)
        with self.story.step("Both speak and hear each other") as step:
            to_customer, to_agent = await asyncio.gather(_listen(customer), _listen(agent))
            agent_heard = voice_level(to_customer, cast.AGENT_VOICE)
            customer_heard = voice_level(to_agent, cast.CUSTOMER_VOICE)
            _audible(agent_heard, "the agent's voice at the customer's")
            _audible(customer_heard, "the customer's voice at the agent's")
            step.seen = f"agent {agent_heard:.0f} dBov, customer {customer_heard:.0f} dBov"

    async def _hold_and_resume(self, customer: Conversation) -> None:
        with self.story.step("The agent puts the customer on hold") as step:
            await self.desk.ask(contract.ToggleHold(flag=True))
            await self.witness.wait_for(contract.CallOnHold)
            await asyncio.sleep(0.3)  # what was on its way
            heard = await _listen(customer)
            _audible(tones.level(heard), "music on hold")
            leak = voice_level(heard, cast.AGENT_VOICE)
            expect(leak < _AUDIBLE, f"the agent is heard on hold, at {leak:.0f} dBov")
            step.seen = f"music at {tones.level(heard):.0f} dBov, no agent in it"
        with self.story.step("The agent comes back") as step:
            await self.desk.ask(contract.ToggleHold(flag=False))
            await self.witness.wait_for(contract.CallOffHold)
            await asyncio.sleep(0.3)
            level = voice_level(await _listen(customer), cast.AGENT_VOICE)
            _audible(level, "the agent's voice after hold")
            step.seen = f"agent {level:.0f} dBov"

    async def _keys(self, customer: Conversation) -> None:
        with self.story.step("The agent's application sends a key") as step:
            await self.desk.ask(contract.SendDTMF(digit=_KEY))
            await _until(lambda: customer.heard.keys == [_KEY], f"the customer heard no key {_KEY}")
            step.seen = f"the customer's telephone got {_KEY} (RFC 4733)"

    async def _hang_up(self, customer: Conversation) -> None:
        with self.story.step("The recording ends"):
            await self.desk.ask(contract.RecordCall(flag=False))
            await self.witness.wait_for(contract.RecordingStopped)
        with self.story.step("The agent hangs up") as step:
            await self.desk.ask(contract.DisconnectCall())
            ended = await self.witness.wait_for(contract.CallEnded)
            await asyncio.wait_for(customer.over.wait(), 20)
            step.seen = f"callEnded by party {ended.party}; {customer.heard.missing} packets lost"

    async def _disposition(self) -> None:
        with self.story.step("The agent sets the disposition") as step:
            campaigns = await self.desk.ask(contract.GetAvailableCampaigns())
            campaign = next(each.id for each in campaigns if each.name == cast.CAMPAIGN)
            choices = await self.desk.ask(contract.GetCampaignDispositions(campaignId=campaign))
            chosen = choices[0]
            await self.desk.ask(contract.FinishCall(disposition=chosen.id, comments="told by the demo"))
            finished = await self.witness.wait_for(contract.CallFinished)
            step.seen = f"“{chosen.name}”; the call took {(finished.callLength or 0) / 1000:.1f} s"

    async def _measure(self) -> None:
        with self.story.step("The recording holds both voices") as step:
            folder = self.cast.center.data / "recordings"
            await _until(lambda: any(folder.glob("*.wav")), "there is no recording")
            self.recording = levels = measure(max(folder.glob("*.wav")))
            _audible(levels.customer_left, "the customer in the left channel")
            _audible(levels.agent_right, "the agent in the right channel")
            expect(levels.agent_left < levels.customer_left - 10, "the agent is in the left channel")
            expect(levels.customer_right < levels.agent_right - 10, "the customer is in the right channel")
            step.seen = f"{levels.seconds:.1f} s, stereo"

    async def _log_out(self) -> None:
        with self.story.step("The agent logs out"):
            await self.desk.ask(contract.Logout(reasonId=0))
            await self.witness.wait_for(contract.LogoutProcessFinished)


def measure(path: Path) -> RecordingLevels:
    """The level of each voice in each channel of a stereo recording."""
    sound = wav.read(path.read_bytes())
    left, right = sound[:, 0].copy(), sound[:, 1].copy()
    return RecordingLevels(
        path,
        len(sound) / RATE,
        voice_level(left, cast.CUSTOMER_VOICE),
        voice_level(left, cast.AGENT_VOICE),
        voice_level(right, cast.CUSTOMER_VOICE),
        voice_level(right, cast.AGENT_VOICE),
    )


async def _listen(person: Conversation) -> Samples:
    """What a person hears in the next seconds."""
    start = asyncio.get_running_loop().time()
    await asyncio.sleep(_LISTEN_SECONDS)
    return person.heard.between(start, start + _LISTEN_SECONDS)


async def _until(condition: Callable[[], bool], otherwise: str, patience: float = 5.0) -> None:

    deadline = asyncio.get_running_loop().time() + patience
    while not condition():
        if asyncio.get_running_loop().time() > deadline:
            raise NotSeen(otherwise)
        await asyncio.sleep(0.05)


def _audible(level: float, what: str) -> None:
    expect(level > _AUDIBLE, f"{what} is not heard ({level:.0f} dBov)")
