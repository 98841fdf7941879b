"""May this number be dialed? A pure decision, the same for everyone who dials."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Verdict(StrEnum):
    """What becomes of a call to a number."""

    CLEAR = "CLEAR"
    CONFIRM = "CONFIRM"
    """Listed; this agent may insist, and has to say so."""
    REFUSED = "REFUSED"
    """Listed, and nobody asks this agent."""


def judge(*, listed: bool, may_insist: bool, insists: bool) -> Verdict:
    """The verdict on one call: who may not dial listed numbers cannot insist either."""
    if not listed:
        return Verdict.CLEAR
    if not may_insist:
        return Verdict.REFUSED
    return Verdict.CLEAR if insists else Verdict.CONFIRM
