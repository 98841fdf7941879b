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


class Address(msgspec.Struct, frozen=True):
    """A target: `number` (E.164) where it is outside, else the `id` of the agent, skill or campaign."""

    type: AddressType
    number: str = ""
    id: int = 0
