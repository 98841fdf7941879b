"""What is said of the system itself."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Component(StrEnum):
    """`getVersion.componentName`. Ours."""

    AGENT = "agent"
    VCC = "vcc"
    CTI = "cti"
    SOFTPHONE = "softphone"


class HostType(IntEnum):
    """`maintenanceStateChanged.hostType`. Inferred."""

    PRIMARY = 0
    BACKUP = 1
