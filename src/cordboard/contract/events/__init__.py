"""Every event of the contract, one module a group."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from cordboard.contract.events import (
    agent,
    call,
    callbacks,
    chat,
    conference,
    listening,
    maintenance,
    park,
    preview,
    session,
    softphone,
    transfer,
    voicemail,
)

GROUPS: Final[Mapping[str, ModuleType]] = MappingProxyType(
    {
        "SESSION": session,
        "AGENT": agent,
        "CALL": call,
        "PARK CALL": park,
        "TRANSFER": transfer,
        "CONFERENCE": conference,
        "PREVIEW CALL": preview,
        "CALLBACKS": callbacks,
        "VOICEMAIL": voicemail,
        "CHAT AND MESSAGES": chat,
        "SOFTPHONE": softphone,
        "MAINTENANCE": maintenance,
        "EVENT HANDLING": listening,
    }
)
