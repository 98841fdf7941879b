"""Every operation of the contract, one module a group."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from cordboard.contract.operations import (
    agent,
    call,
    callbacks,
    chat,
    conference,
    connectors,
    data,
    listening,
    live_callbacks,
    miscellaneous,
    park,
    preview,
    prompts,
    recordings,
    softphone,
    transfer,
    voicemail,
    worksheets,
)

GROUPS: Final[Mapping[str, ModuleType]] = MappingProxyType(
    {
        "AGENT": agent,
        "CALL": call,
        "PREVIEW CALL": preview,
        "PARK CALL": park,
        "TRANSFER": transfer,
        "CONFERENCE": conference,
        "CALLBACKS": callbacks,
        "LIVE CALLBACKS": live_callbacks,
        "VOICEMAIL": voicemail,
        "RECORDINGS (PERSONAL VOICEMAILS)": recordings,
        "PROMPTS AND AUDIO PLAYER": prompts,
        "SOFTPHONE": softphone,
        "CHAT AND MESSAGES": chat,
        "CONNECTORS": connectors,
        "SCRIPT AND WORKSHEETS": worksheets,
        "DATA OBJECTS": data,
        "EVENT HANDLING": listening,
        "MISCELLANEOUS": miscellaneous,
    }
)
