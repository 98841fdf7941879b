"""How the contract shows campaigns, skills, dispositions, reasons, speed dials and prompts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import SkillRef
from cordboard.vcc.center import (
    Campaign,
    CampaignState,
    CampaignType,
    Disposition,
    DispositionKind,
    ReasonCode,
    Skill,
    SkillPrompt,
    SpeedDial,
)

CAMPAIGN_MODES: Final[Mapping[CampaignType, codes.CampaignMode]] = {
    CampaignType.INBOUND: codes.CampaignMode.INBOUND,
    CampaignType.OUTBOUND: codes.CampaignMode.OUTBOUND,
    CampaignType.AUTODIAL: codes.CampaignMode.AUTODIAL,
}


CAMPAIGN_STATES: Final[Mapping[CampaignState, codes.CampaignState]] = {
    state: codes.CampaignState[state.name] for state in CampaignState
}


CAMPAIGN_TYPE_FLAGS: Final[Mapping[CampaignType, codes.CampaignFlag]] = {
    CampaignType.INBOUND: codes.CampaignFlag.INBOUND,
    CampaignType.OUTBOUND: codes.CampaignFlag.OUTBOUND,
    CampaignType.AUTODIAL: codes.CampaignFlag.AUTODIAL,
}


DISPOSITION_KIND_FLAGS: Final[Mapping[DispositionKind, codes.DispositionFlag]] = {
    DispositionKind.FINAL: codes.DispositionFlag.FINAL,
    DispositionKind.FINAL_IN_CAMPAIGNS: codes.DispositionFlag.FINAL,
    DispositionKind.REDIAL: codes.DispositionFlag.REDIAL,
    DispositionKind.DO_NOT_DIAL: codes.DispositionFlag.DO_NOT_DIAL,
    DispositionKind.DO_NOT_CALL: codes.DispositionFlag.DO_NOT_CALL,
    DispositionKind.DO_NOT_CALL_FINAL: codes.DispositionFlag.DO_NOT_CALL | codes.DispositionFlag.FINAL,
    DispositionKind.DO_NOT_CALL_ALL: codes.DispositionFlag.DO_NOT_CALL | codes.DispositionFlag.FINAL,
}


def skill_info(skill: Skill | SkillRef) -> contract.SkillInfo:
    """A skill as `skillInfo`."""
    return contract.SkillInfo(name=skill.name, skillId=skill.id)


def campaign_info(campaign: Campaign) -> contract.CampaignInfo:
    """A campaign as `campaignInfo`."""
    flags = CAMPAIGN_TYPE_FLAGS[campaign.type]
    if campaign.auto_record:
        flags |= codes.CampaignFlag.AUTO_RECORD
    if campaign.worksheet is not None:
        flags |= codes.CampaignFlag.HAS_WORKSHEET
    if campaign.script is not None:
        flags |= codes.CampaignFlag.HAS_SCRIPT
    return contract.CampaignInfo(
        id=campaign.id,
        name=campaign.name,
        flags=flags.value,
        state=CAMPAIGN_STATES[campaign.state],
        mode=CAMPAIGN_MODES[campaign.type],
        extension=campaign.extension,
    )


def disposition_value(disposition: Disposition) -> contract.DispositionValue:
    """A disposition as `dispositionValue`."""
    return contract.DispositionValue(
        description=disposition.description,
        flags=disposition_flags(disposition).value,
        id=disposition.id,
        name=disposition.name,
    )


def disposition_value2(disposition: Disposition) -> contract.DispositionValue2:
    """A disposition as `dispositionValue2`, with its usual redial time."""
    return contract.DispositionValue2(
        description=disposition.description,
        flags=disposition_flags(disposition).value,
        id=disposition.id,
        name=disposition.name,
        timeout=disposition.redial_after,
    )


_REDIAL_FLAGS: Final = {
    DispositionKind.REDIAL: codes.DispositionFlag.ALLOW_SET_REDIAL_TIMER,
    DispositionKind.DO_NOT_DIAL: codes.DispositionFlag.ALLOW_SET_REACTIVATE_TIMER,
}


def disposition_flags(disposition: Disposition) -> codes.DispositionFlag:
    """What `dispositionValue.flags` says of a disposition."""
    flags = DISPOSITION_KIND_FLAGS[disposition.kind]
    if disposition.may_change_redial:
        flags |= _REDIAL_FLAGS.get(disposition.kind, codes.DispositionFlag(0))
    told = {
        codes.DispositionFlag.MUST_CONFIRM: disposition.must_confirm,
        codes.DispositionFlag.MUST_COMPLETE_WORKSHEET: disposition.must_complete_worksheet,
        codes.DispositionFlag.ONLY_FOR_TRANSFER_AND_CONFERENCE: disposition.only_onward,
        codes.DispositionFlag.RESET_ATTEMPTS: disposition.reset_attempts,
        codes.DispositionFlag.SEND_EMAIL: bool(disposition.email_to),
        codes.DispositionFlag.SEND_MESSAGE: bool(disposition.message_to),
        codes.DispositionFlag.FIRST_CALL_RESOLUTION: disposition.first_call_resolution,
        codes.DispositionFlag.SYSTEM: disposition.system,
    }
    for flag, holds in told.items():
        flags |= flag if holds else codes.DispositionFlag(0)
    return flags


def speed_dial(dial: SpeedDial) -> contract.SpeedDialInfo:
    """A speed dial as `speedDialInfo`."""
    return contract.SpeedDialInfo(
        code=dial.code, description=dial.description, id=dial.id, number=dial.number
    )


def prompt_value(prompt: SkillPrompt) -> contract.AgentPromptValue:
    """A prompt as `agentPromptValue`."""
    return contract.AgentPromptValue(
        description=prompt.description,
        description_is_set=bool(prompt.description),
        duration=prompt.length,
        duration_is_set=prompt.length is not None,
        id=prompt.id,
        id_is_set=True,
        name=prompt.name,
        name_is_set=True,
    )


def reason_code(code: ReasonCode) -> contract.ReasonCodeValue:
    """A reason code as `reasonCodeValue`."""
    return contract.ReasonCodeValue(id=code.id, name=code.name)
