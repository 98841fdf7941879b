"""Planned work on the center: how far it has come."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..center import PlannedMaintenance


@unique
class Stage(StrEnum):
    """How far maintenance has come; the table is in `states.py`."""

    NONE = "NONE"
    ANNOUNCED = "ANNOUNCED"
    RUNNING = "RUNNING"


class Maintenance(msgspec.Struct, frozen=True, kw_only=True):
    """The maintenance that is announced or goes on; `plan` is None where there is none."""

    stage: Stage = Stage.NONE
    plan: PlannedMaintenance | None = None

    @property
    def runs(self) -> bool:
        """Does it go on now?"""
        return self.stage is Stage.RUNNING

    @property
    def logs_out(self) -> bool:
        """Does it go on, and nobody is to be logged in?"""
        return self.runs and self.plan is not None and self.plan.log_out
