"""The page of permissions: which right of an agent guards what, in one table.

Every right of `agentPermission` has a row, also one that guards nothing here; a test walks through them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cordboard.seat.views import PERMISSION_FIELDS
from cordboard.vcc.center import SUPERVISION, Permission

PAGE: Final = "permissions.md"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a permission guards: operations that answer NO_PERMISSION without it, and what else it decides."""

    operations: tuple[str, ...] = ()
    note: str = ""


def _operations(names: str, note: str = "") -> Guarded:
    return Guarded(tuple(names.split()), note)


GUARDED: Final[Mapping[Permission, Guarded]] = {
    Permission.ADD_DNC: _operations("addNumberToDnc"),
    Permission.CHANGE_PASSWORD: _operations(
        "changePassword", "A password that has to be changed may be changed without it."
    ),
    Permission.CREATE_CALLBACKS: _operations(
        "addCallback addCallback2 addCallback3 updateCallback removeCallback",
        "Callbacks that there are can be called for, put off and dismissed without it.",
    ),
    Permission.CREATE_CHAT: _operations("createChat createChatSession inviteUserToChat"),
    Permission.CREATE_CONFERENCE: _operations("conferenceIn", "To outside numbers and campaigns."),
    Permission.DELETE_VOICEMAIL: _operations("deleteVoicemail"),
    Permission.DIAL_DNC: Guarded(
        note="To dial a number that asked not to be called; else `makeCallFailed` has code 10006."
    ),
    Permission.EDIT_CRM: _operations("setCallAttachedVariable", "Fields of the customer, group Customer."),
    Permission.MAKE_CALLS: _operations("makeCall", "To outside numbers."),
    Permission.MAKE_INTERNAL_CALLS: _operations("makeCall", "To colleagues, skills and campaigns."),
    Permission.MAKE_RECORDINGS: _operations("recordCall"),
    Permission.MAKE_TEST_CALLS: _operations("makeTestCall runVoiceConnectivityTest"),
    Permission.MANAGE_SKILL_AVAILABILITY: _operations("setActiveSkills"),
    Permission.PLAY_PROMPTS: _operations(
        "playSkillPrompt playFile startDownloadSkillPrompt", "Without it `getSkillPrompts` answers none."
    ),
    Permission.PROCESS_VOICEMAIL: _operations(
        "acceptVoicemail", "Nobody is offered a voicemail, or ready for them alone, without it."
    ),
    Permission.REJECT_CALLS: _operations("rejectCall"),
    Permission.REMOVE_CRM: _operations("setCallAttachedVariable", "To empty a field of the customer."),
    Permission.SEND_MESSAGES: _operations("sendUserMessage sendBroadcastMessage sendSkillBroadcastMessage"),
    Permission.SKIP_PREVIEW: _operations("setSkipPreviewCall setSkipPreviewCall2 skipPreviewCall"),
    Permission.TRANSFER: _operations("transferCall transferCall2", "To outside numbers and campaigns."),
    Permission.TRANSFER_VOICEMAIL: _operations(
        "transferCall transferCall2 transferVoicemail", "Calls to the voicemail box of an agent or a skill."
    ),
    Permission.USE_CONNECTORS: Guarded(note="`processConnector`: to open connectors by hand."),
    Permission.HOLD: _operations("toggleHold"),
    Permission.WRAP_UP: _operations(
        "disconnectCall softphoneHangupPhone",
        "Calls that want a disposition; without it `finishCall` ends them. Putting down a desk phone's "
        "receiver ends a call all the same.",
    ),
    Permission.PARK: _operations("parkCall"),
    Permission.PICK_SALESFORCE_OBJECT: Guarded(
        note="Nothing: it tells a program of that CRM what to show. No operation of the contract is about it."
    ),
    Permission.TRANSFER_TO_AGENTS: _operations("transferCall transferCall2", "To colleagues."),
    Permission.TRANSFER_TO_SKILLS: _operations("transferCall transferCall2", "To skills."),
    Permission.CONFERENCE_WITH_AGENTS: _operations("conferenceIn", "Of colleagues."),
    Permission.CONFERENCE_WITH_SKILLS: _operations("conferenceIn", "Of skills."),
    Permission.CONFIGURE_AUTO_ANSWER: _operations("setOption", "AUTO_ANSWER."),
    Permission.SELECT_RECYCLE_DISPOSITION: _operations(
        "finishCall finishCall2",
        "With the disposition Recycle, which is listed for calls of campaigns to those who have it.",
    ),
}

_INTRODUCTION: Final = """\
<!-- Generated from src/cordboard/seat/permissions.py; do not edit. -->
# Permissions

What each right of an agent guards. An operation that an agent may not ask answers `NO_PERMISSION` and has no
effect. The center file gives rights by name, alone or as sets (`permission_sets`); `all` is every one. The
flag `reasonCodesEnabled` of `agentPermission` is no right: it says whether the center uses reason codes.
Of the extension, `makeCallTo` is guarded as `makeCall`, `transferCallTo` as `transferCall`, and
`conferenceWith` as `conferenceIn`.
"""
_SUPERVISORS: Final = """
Supervisors and administrators have rights of their own, which the contract does not show: {names}.
Three guard `monitorAgent` of the extension, each its manner; `FORCE_AGENTS` guards `forceReadiness` and
`forceAgentLogout`.
"""


def permissions_page() -> str:
    """The whole page."""
    head = "| Permission | `agentPermission` | Guards |\n|---|---|---|"
    rows = (f"| `{each}` | `{field}` | {_cell(GUARDED[each])} |" for each, field in PERMISSION_FIELDS.items())
    names = ", ".join(f"`{each}`" for each in Permission if each in SUPERVISION)
    return "\n".join((_INTRODUCTION, head, *rows, _SUPERVISORS.format(names=names)))


def _cell(guarded: Guarded) -> str:
    operations = ", ".join(f"`{each}`" for each in guarded.operations)
    return ". ".join(part for part in (operations, guarded.note) if part)
