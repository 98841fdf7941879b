"""What programs may ask of the center and of whom they work for."""

from __future__ import annotations

from checklist.workplace import EXPERT

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


@shows(
    "getCampaigns getAvailableCampaigns getCampaignInfo getCampaignDispositions getCampaignDispositions2"
    " getDispositionsInfo getSpeedDials getAddressType isAddressValid",
    faults="getCampaignInfo:UNKNOWN_CAMPAIGN getCampaignDispositions:UNKNOWN_CAMPAIGN"
    " getCampaignDispositions2:UNKNOWN_CAMPAIGN"
    " getDispositionsInfo:UNKNOWN_CAMPAIGN",
)
async def test_campaigns_dispositions_and_addresses(place: Workplace) -> None:
    ada = place["ada"].program
    campaign = (await ada.does("getCampaigns"))[0]
    assert await ada.does("getAvailableCampaigns")
    assert (await ada.does("getCampaignInfo", campaignId=campaign.id)).name == campaign.name
    plain = await ada.does("getCampaignDispositions", campaignId=campaign.id)
    timed = await ada.does("getCampaignDispositions2", campaignId=campaign.id)
    assert [each.id for each in plain] == [each.id for each in timed]
    assert await ada.does("getDispositionsInfo", campaignId=campaign.id) is not None
    for operation in (
        "getCampaignInfo",
        "getCampaignDispositions",
        "getCampaignDispositions2",
        "getDispositionsInfo",
    ):
        assert await ada.is_refused(operation, campaignId=17) == "UNKNOWN_CAMPAIGN", operation
    assert {each.code for each in await ada.does("getSpeedDials")} == {"*1", "*2"}
    assert await ada.does("getAddressType", number="2002") == 1
    assert await ada.does("isAddressValid", number=EXPERT) is True


@shows(
    "getSelfInfo getUserDetails getAgentPermissions getLoggedUsers getAvailableAgents getAgentInfo"
    " getAgentStates"
    " getAgentStateValues getVersion getCurrentWebserver checkLocalTime",
    faults="getAgentInfo:BAD_VALUE",
)
async def test_people_and_the_service_itself(place: Workplace) -> None:
    ada = place["ada"].program
    me = await ada.does("getSelfInfo")
    assert me.name == "ada@demo"
    assert (await ada.does("getUserDetails")).extension == "2001"
    assert (await ada.does("getAgentPermissions")).canHold is True
    assert {"ada@demo", "ben@demo"} <= {each.name for each in await ada.does("getLoggedUsers")}
    assert await ada.does("getAgentStates")
    assert await ada.does("getAgentStateValues")
    await place["ben"].program.does("setReadyState", stateId=1)
    assert "ben@demo" in {each.name for each in await ada.does("getAvailableAgents")}
    assert (await ada.does("getAgentInfo", agentId=me.id)).name == "ada@demo"
    assert await ada.is_refused("getAgentInfo", agentId=17) == "BAD_VALUE"
    assert await ada.does("getVersion", componentName="")
    assert (await ada.does("getCurrentWebserver")).startswith("http://127.0.0.1")
    assert await ada.does("checkLocalTime", initial=True) is not None


@shows("addNumberToDnc", events="failedAddingNumberToDNC")
async def test_a_number_asks_not_to_be_called(place: Workplace) -> None:
    ada = place["ada"].program
    await ada.does("addNumberToDnc", number="+14155550155")
    await ada.does("addNumberToDnc", number="nonsense")
    await ada.sees("failedAddingNumberToDNC")


@shows(
    "getSkillPrompts playSkillPrompt pauseSkillPrompt stopSkillPrompt startDownloadSkillPrompt playFile"
    " pauseAudioPlaying resumeAudioPlaying stopAudioPlaying setAudioPlayingPosition setAudioPlayerVolume"
    " getAudioPlayerVolume",
    events="skillPromptDownloadProgress skillPromptDownloaded skillPromptDownloadFailed recordingPlayFinished"
    " skillPromptPlayFailed",
    faults="playSkillPrompt:NO_CALL playFile:NO_CALL cancelDownloadSkillPrompt:WRONG_STATE",
)
async def test_prompts_are_played_to_a_customer(place: Workplace) -> None:
    ada = place["ada"].program
    prompt = (await ada.does("getSkillPrompts"))[0]
    assert await ada.is_refused("playSkillPrompt", id=prompt.id) == "NO_CALL"
    assert await ada.is_refused("playFile", filename="welcome") == "NO_CALL"
    await ada.does("startDownloadSkillPrompt", id=prompt.id)
    there = await ada.sees("skillPromptDownloadProgress", "skillPromptDownloaded")
    file = place.center.data / "prompts" / there.filename.rpartition("/")[2]
    kept = file.rename(file.with_suffix(".away"))
    await ada.does("startDownloadSkillPrompt", id=prompt.id)
    await ada.sees("skillPromptDownloadFailed")
    kept.rename(file)
    assert await ada.is_refused("cancelDownloadSkillPrompt") == "WRONG_STATE"

    await place.talk("ada")
    await ada.does("setAudioPlayerVolume", volume=0.5)
    assert await ada.does("getAudioPlayerVolume") == 0.5
    await ada.does("playSkillPrompt", id=prompt.id)
    await ada.does("pauseSkillPrompt")
    await ada.does("stopSkillPrompt")
    await ada.does("playFile", filename="welcome")
    await ada.does("pauseAudioPlaying")
    await ada.does("setAudioPlayingPosition", position=10)
    await ada.does("resumeAudioPlaying")
    await ada.does("stopAudioPlaying")
    await ada.does("playFile", filename="welcome")
    await ada.does("setAudioPlayingPosition", position=600_000)
    await ada.sees("recordingPlayFinished")
    await ada.does("playSkillPrompt", id=prompt.id)
    await ada.does("disconnectCall")
    await ada.sees("skillPromptPlayFailed")
