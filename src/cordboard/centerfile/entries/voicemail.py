"""Voicemail: of the whole center, of a user, of a skill, of a campaign."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import Unanswered

from .base import NOWHERE, Duration, Entry, Word, about


class VoicemailEntry(Entry, kw_only=True):
    """Rules of all voicemail boxes."""

    greeting: Annotated[Word, about("The prompt of boxes without one of their own.")] = NOWHERE
    shortest: Annotated[Duration, about("Where less was said, nothing is kept.")] = Duration(1_000)
    longest: Annotated[Duration, about("A voicemail ends when it is so long.")] = Duration(180_000)
    silence: Annotated[Duration, about("It ends when nothing is said for so long; 0: never.")] = Duration(
        5_000
    )
    messages: Annotated[
        int, msgspec.Meta(ge=1, le=1000, description="A box holds so many; a full one takes no more.")
    ] = 100
    after_transfer: Annotated[
        bool, about("A transfer to an agent or a skill whose time runs out goes to their box, not back.")
    ] = False
    internal: Annotated[
        tuple[Unanswered, ...], about("When who calls a colleague comes to their box instead.")
    ] = ()
    offer_timeout: Annotated[Duration, about("A skill's voicemail that nobody accepts goes to the next.")] = (
        Duration(20_000)
    )
    keep: Annotated[
        Duration,
        about("So long the sound of a voicemail that is done with stays; 0: for ever."),
    ] = Duration(0)
    heir: Annotated[
        Word, about("The skill whose box gets what lies in boxes of users and skills that are gone.")
    ] = NOWHERE


class UserVoicemailEntry(Entry, kw_only=True):
    """A user's own voicemail box."""

    greeting: Annotated[Word, about("A prompt; one that the user chooses comes first.")] = NOWHERE
    numbers: Annotated[tuple[Word, ...], about("Our numbers whose callers come to this box.")] = ()
    email: Annotated[Word, about("Where the news of a voicemail goes; nowhere if left out.")] = NOWHERE
    attach: Annotated[bool, about("The news brings the sound along.")] = False


class SkillVoicemailEntry(Entry, kw_only=True):
    """A skill's voicemail box; its agents are offered what lies there."""

    greeting: Annotated[Word, about("A prompt; the center's if left out.")] = NOWHERE
    priority: Annotated[
        int,
        msgspec.Meta(
            ge=0,
            le=100,
            description="0: below all calls, which interrupt the work on a voicemail. Else beside calls of "
            "this priority, and uninterrupted.",
        ),
    ] = 0


class CampaignVoicemailEntry(Entry, kw_only=True):
    """When callers are sent to the voicemail box of the campaign's first skill."""

    greeting: Annotated[Word, about("A prompt; the skill's if left out.")] = NOWHERE
    when_closed: Annotated[bool, about("Outside the hours, after the closed prompt if there is one.")] = False
