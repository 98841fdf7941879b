"""What is to be done once: everything but what only reads, which is listed here."""

from __future__ import annotations

import pytest

from cordboard import contract
from cordboard.contract import ALL_OPERATIONS, ContractFault, Operation, Request, x1
from cordboard.contract.once import acts, key_of, wants_key

READ = """
    checkCanCreateConferenceWith checkCanMakeCallsTo checkCanTransferTo checkLocalTime getAddressType
    getAgentInfo getAgentPermissions getAgentStateValues getAgentStates getAllSkills
    getAudioPlayerVolume getAvailableAgents getAvailableCampaigns getAvailableSkills getCAVFieldViews
    getCRMForCallbackId getCRMMap getCallAttachedVariables getCallbacks getCampaignDispositions
    getCampaignDispositions2 getCampaignInfo getCampaigns getCrmFieldDataTypes getCurrentWebserver
    getDispositionsInfo getForceCavView getLoggedUsers getManualCallsConfig getNotReadyReasonCodes
    getOption getPreviewSkipDispositions getPreviewSkipDispositions2 getReasonCodes getSelfInfo
    getSkillGroups getSkillPrompts getSoftphoneAutoHangup getSoftphoneAutoHungup getSoftphoneDevices
    getSoftphoneInputDevices getSoftphoneMicrophoneAgc getSoftphoneMicrophoneLevel
    getSoftphoneOutputDevices getSoftphoneSpeakerVolume getSpeedDials getStatus getUserDetails
    getVersion getWorksheetAnswers hasWorksheet isAddressValid isSoftphoneAnswerRequired
    isWorksheetComplete requestConnectors requestScript requestWorksheet findTarget getAudioHolder
    getCallHistory getEvents getMissedCalls getMonitoring getOperationsAllowed getParkedCalls
    getRecordingState getRoutingReason getSupervisedAgents
"""


@pytest.mark.parametrize("operation", ALL_OPERATIONS.values(), ids=list(ALL_OPERATIONS))
def test_what_changes_something_and_what_only_reads(operation: Operation) -> None:
    assert acts(operation.request) is (operation.name not in READ.split())


def test_what_reads_is_all_there() -> None:
    assert set(ALL_OPERATIONS) > set(READ.split())


@pytest.mark.parametrize(
    ("request_", "wants"),
    [
        (contract.GetStatus(), False),
        (contract.DisconnectCall(), True),
        (contract.CreateChat(), True),
        (x1.PauseRecording(), True),
        (x1.PauseRecording(idempotencyKey="mine"), False),
        (x1.FindTarget(text="ada"), False),
    ],
)
def test_what_wants_a_key(request_: Request, wants: bool) -> None:
    assert wants_key(request_) is wants


def test_a_key_stands_in_one_place() -> None:
    assert key_of("header", contract.DisconnectCall()) == "header"
    assert key_of(None, x1.PauseRecording(idempotencyKey="mine")) == "mine"
    assert key_of("mine", x1.PauseRecording(idempotencyKey="mine")) == "mine"
    with pytest.raises(ContractFault, match="two different keys"):
        key_of("header", x1.PauseRecording(idempotencyKey="mine"))
