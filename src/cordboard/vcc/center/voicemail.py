"""Voicemail: who has which greeting, how long a message may be, when callers are sent to a box."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import Milliseconds, SkillId

STANDARD_GREETING = "voicemail"


@unique
class Unanswered(StrEnum):
    """Why a colleague does not take an internal call."""

    NO_ANSWER = "no_answer"
    BUSY = "busy"
    LOGGED_OUT = "logged_out"


class VoicemailRules(msgspec.Struct, frozen=True, kw_only=True):
    """Rules of all boxes of the center."""

    greeting: str = STANDARD_GREETING
    """The prompt of boxes without one of their own; empty: a tone only."""
    shortest: Milliseconds = Milliseconds(1_000)
    """Where less than this was said, nothing is kept."""
    longest: Milliseconds = Milliseconds(180_000)
    silence: Milliseconds = Milliseconds(5_000)
    """A message ends when nothing has been said for so long; 0: never."""
    messages: int = 100
    """How many a box holds; a full one takes no more."""
    after_transfer: bool = False
    """A transfer to an agent or a skill whose time runs out goes to their box."""
    internal: tuple[Unanswered, ...] = ()
    """When an agent who calls a colleague can leave them a voicemail instead."""
    offer_timeout: Milliseconds = Milliseconds(20_000)
    """A voicemail that nobody accepts for so long is offered to the next agent."""
    keep: Milliseconds = Milliseconds(0)
    """How long the files are kept of voicemails that are done with; 0: for ever."""
    heir: SkillId | None = None
    """Whose box gets what lies in boxes that are gone; None: that is done with."""


class UserVoicemail(msgspec.Struct, frozen=True, kw_only=True):
    """A user's own box."""

    greeting: str = ""
    """A prompt's name; empty: the center's. One that the user has chosen comes first."""
    numbers: tuple[str, ...] = ()
    """Our numbers whose callers come to this box."""
    email: str = ""
    """Where the news of a voicemail goes; empty: nowhere."""
    attach: bool = False
    """The news brings the sound along."""


class SkillVoicemail(msgspec.Struct, frozen=True, kw_only=True):
    """A skill's box, whose voicemails its agents are offered."""

    greeting: str = ""
    """A prompt's name; empty: the center's."""
    priority: int | None = None
    """None: below all calls, which interrupt the work on a voicemail. Else beside calls of this priority."""


class CampaignVoicemail(msgspec.Struct, frozen=True, kw_only=True):
    """When callers of a campaign are sent to the box of its first skill, and what they hear there."""

    greeting: str = ""
    """A prompt's name; empty: the skill's."""
    when_closed: bool = False
    """Outside the hours, after the closed prompt where there is one."""
