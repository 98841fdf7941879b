"""Supervisors: how agents are, monitoring, force; by zeep and the extension's own WSDL."""

from __future__ import annotations

from typing import Any

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


async def numbers(place: Workplace) -> dict[str, int]:
    """The agents' ids, by name."""
    agents = await place["fay"].extended.does("getSupervisedAgents")
    return {each.userName.partition("@")[0]: each.agentId for each in agents}


def of(agent: int, state: str) -> Any:
    """Whether an event tells that this agent is so now."""
    return lambda told: any((each.agentId, each.state) == (agent, state) for each in told.agents)


def so(progress: str, manner: str = "LISTEN") -> Any:
    """Whether an event tells of the monitoring that it is so now."""
    return lambda told: (told.monitoring.progress, told.monitoring.manner) == (progress, manner)


@shows(
    "getSupervisedAgents watchAgents",
    events="supervisedAgentsChanged",
    faults="getSupervisedAgents:NO_PERMISSION watchAgents:NO_PERMISSION watchAgents:BAD_VALUE",
)
async def test_a_supervisor_sees_how_agents_are(place: Workplace) -> None:
    fay, ada = place["fay"].extended, place["ada"]
    assert await ada.extended.is_refused("getSupervisedAgents") == "NO_PERMISSION"
    assert await ada.extended.is_refused("watchAgents", on=True) == "NO_PERMISSION"
    assert await fay.is_refused("watchAgents") == "BAD_VALUE"
    await fay.listen()
    await fay.does("watchAgents", on=True)
    who = (await numbers(place))["ada"]

    # Ada has a call, from beginning to end
    call = await place.talk("ada")
    await fay.sees("supervisedAgentsChanged", where=of(who, "READY"))
    talking = await fay.sees("supervisedAgentsChanged", where=of(who, "ON_CALL"))
    assert [each.callSessionId for each in talking.agents if each.agentId == who] == [call]
    await place.finish("ada")
    await fay.sees("supervisedAgentsChanged", where=of(who, "NOT_READY"))
    await fay.does("watchAgents", on=False)


@shows(
    "monitorAgent getMonitoring stopMonitoring",
    events="monitoringChanged",
    faults="monitorAgent:NO_PERMISSION monitorAgent:BAD_VALUE stopMonitoring:WRONG_STATE",
)
async def test_a_supervisor_listens_whispers_and_barges_in(place: Workplace) -> None:
    fay, ada = place["fay"].extended, place["ada"]
    agents = await numbers(place)
    asked = {"agentId": agents["ada"], "manner": "LISTEN"}
    assert (
        await ada.extended.is_refused("monitorAgent", **{**asked, "agentId": agents["ben"]})
        == "NO_PERMISSION"
    )
    assert await fay.is_refused("monitorAgent", **{**asked, "manner": "SPY"}) == "BAD_VALUE"
    assert await fay.is_refused("stopMonitoring") == "WRONG_STATE"

    # her phone is up before Ada has a call; then she hears it
    await fay.listen()
    await fay.does("monitorAgent", **asked)
    await fay.sees("monitoringChanged", where=so("WAITING"))
    call = await place.talk("ada")
    told = await fay.sees("monitoringChanged", where=so("PRESENT"))
    assert told.monitoring.callSessionId == call
    assert (await fay.does("getMonitoring")).agentId == agents["ada"]

    # nobody knows of her until she barges in
    await fay.does("monitorAgent", **{**asked, "manner": "WHISPER"})
    await fay.does("monitorAgent", **{**asked, "manner": "BARGE_IN"})
    await fay.sees("monitoringChanged", where=so("PRESENT", "BARGE_IN"))
    added = await ada.program.sees("conferenceParticipantAdded")
    assert added.info.customerTitle == "Fay Okafor"

    # the conversation outlives the monitoring
    await fay.does("stopMonitoring")
    ended = await fay.sees("monitoringChanged", where=so("ENDED", "BARGE_IN"))
    assert ended.cause == "STOPPED"
    assert (await fay.does("getMonitoring")).agentId is None
    await place.finish("ada")


@shows(
    "forceReadiness forceAgentLogout",
    faults="forceReadiness:NO_PERMISSION forceReadiness:UNKNOWN_READY_STATE"
    " forceReadiness:AGENT_NOT_LOGGED_IN"
    " forceAgentLogout:NO_PERMISSION forceAgentLogout:CANNOT_FORCE_LOGOUT",
    events="readyStateChanged bridgeForcedLogout",
)
async def test_a_supervisor_leads_an_agent(place: Workplace) -> None:
    fay, ada = place["fay"].extended, place["ada"]
    agents = await numbers(place)
    who = agents["ada"]
    assert await ada.extended.is_refused("forceReadiness", agentId=who, stateId=1) == "NO_PERMISSION"
    assert await ada.extended.is_refused("forceAgentLogout", agentId=who) == "NO_PERMISSION"
    assert await fay.is_refused("forceReadiness", agentId=who, stateId=9) == "UNKNOWN_READY_STATE"
    absent = agents["emil"]
    assert await fay.is_refused("forceReadiness", agentId=absent, stateId=1) == "AGENT_NOT_LOGGED_IN"

    # ready and not ready, as a supervisor wants it
    await fay.does("forceReadiness", agentId=who, stateId=1)
    await ada.program.sees("readyStateChanged", where=lambda told: told.forced and told.id == 1)
    await fay.does("forceReadiness", agentId=who, stateId=0)
    await ada.program.sees("readyStateChanged", where=lambda told: told.forced and told.id == 0)

    # nobody goes home in the middle of a conversation
    await place.talk("ada")
    assert await fay.is_refused("forceAgentLogout", agentId=who) == "CANNOT_FORCE_LOGOUT"
    await place.finish("ada")
    await fay.does("forceAgentLogout", agentId=who)
    await ada.program.sees("bridgeForcedLogout")
    await ada.logs_in()
