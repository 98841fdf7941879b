"""A whole center in processes of its own, with people who call it over real SIP and RTP."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass

from cordboard import contract
from cordboard.simulator import cast
from cordboard.simulator.application import Application, SoapFault
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation


@dataclass
class Floor:
    """A center with one agent's application, a second listener, a customer and a desk phone."""

    cast: Cast
    desk: Application
    bystander: Earwitness

    async def log_in(self) -> None:
        """The agent is logged in and ready at their registered phone."""
        await self.cast.phone.register(self.cast.center.ready.sip_address, "demo", cast.STATION_SECRET)
        login = contract.Login(
            userName=cast.AGENT, password=cast.PASSWORD, stationId=cast.STATION, stationType="VoIP"
        )
        await self.desk.ask(login)
        await self.desk.ask(contract.SetReadyState(stateId=1))

    async def connect(self) -> tuple[Conversation, Conversation]:
        """A customer calls, the agent answers: (the customer's side, the agent's side)."""
        customer = await self.cast.customer.call(self.cast.center.ready.sip_address, cast.NUMBER)
        await self.bystander.wait_for(contract.IncomingCall)
        await self.desk.ask(contract.SoftphonePickupPhone())
        agent = await self.cast.phone.be_called()
        await self.bystander.wait_for(contract.CallStarted)
        return customer, agent

    async def finish(self) -> contract.CallFinished:
        """The agent sets a disposition."""
        campaigns = await self.desk.ask(contract.GetAvailableCampaigns())
        campaign = next(each.id for each in campaigns if each.name == cast.CAMPAIGN)
        (first, *_) = await self.desk.ask(contract.GetCampaignDispositions(campaignId=campaign))
        await self.desk.ask(contract.FinishCall(disposition=first.id, comments=""))
        return await self.bystander.wait_for(contract.CallFinished)


PATIENCE = 40.0


async def becomes_idle(desk: Application) -> None:
    """Close the call of this agent, and wait until the seat shows none."""
    async with asyncio.timeout(PATIENCE):
        while (await desk.ask(contract.GetStatus())).currentCall is not None:
            for each in await _dispositions(desk):
                with contextlib.suppress(SoapFault):
                    await desk.ask(contract.FinishCall(disposition=each.id, comments=""))
                    break
            await asyncio.sleep(0.05)


async def _dispositions(desk: Application) -> tuple[contract.DispositionValue, ...]:
    """Of calls without a campaign and of the demo's, but for the one after which nobody is called again."""
    campaigns = await desk.ask(contract.GetCampaigns())
    ours = next(each.id for each in campaigns if each.name == cast.CAMPAIGN)
    told = [await desk.ask(contract.GetCampaignDispositions(campaignId=each)) for each in (0, ours)]
    return tuple(each for one in told for each in one if each.name != "Do Not Call")
