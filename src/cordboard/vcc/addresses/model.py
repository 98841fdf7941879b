"""Whom a text reaches."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec


@unique
class AddressType(StrEnum):
    """The kinds of target; the order is the contract's numbering."""

    EXTERNAL = "EXTERNAL"
    AGENT = "AGENT"
    SKILL = "SKILL"
    CAMPAIGN = "CAMPAIGN"
    VOICEMAIL = "VOICEMAIL"
    """The voicemail box of an agent or a skill; `id` is theirs."""


@unique
class TargetKind(StrEnum):
    """The kinds of target that a program can name."""

    NUMBER = "NUMBER"
    SPEED_DIAL = "SPEED_DIAL"
    AGENT = "AGENT"
    SKILL = "SKILL"
    CAMPAIGN = "CAMPAIGN"
    AGENT_VOICEMAIL = "AGENT_VOICEMAIL"
    SKILL_VOICEMAIL = "SKILL_VOICEMAIL"


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a program names: by `number` what is outside, else by `id`, or by `name` where that is 0."""

    kind: TargetKind
    id: int = 0
    name: str = ""
    number: str = ""


class Address(msgspec.Struct, frozen=True):
    """A target: `number` (E.164) where it is outside, else the `id` of the agent, skill or campaign."""

    type: AddressType
    number: str = ""
    id: int = 0
