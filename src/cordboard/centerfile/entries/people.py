"""Skills and users."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import (
    Role,
)

from .base import DERIVED, NO_SECRET, NOWHERE, Entry, Id, Secret, Word, about
from .routing import RoutingEntry
from .voicemail import SkillVoicemailEntry, UserVoicemailEntry


class SkillPromptEntry(Entry, kw_only=True):
    """A sound that the agents of the skill may play to those they speak with."""

    name: Annotated[Word, about("Shown to agents.")]
    file: Annotated[Word, about("Its file, one of `prompts`.")]
    description: Annotated[Word, about("What it says, or when to play it.")] = NOWHERE
    id: Id = DERIVED


class SkillEntry(Entry, kw_only=True):
    """A group of agents who can take the same calls."""

    name: Annotated[Word, about("Shown to agents; others name the skill by it.")]
    description: Annotated[Word, about("A sentence for the supervisor.")] = NOWHERE
    prompts: Annotated[
        tuple[SkillPromptEntry, ...], about("What its agents may play to callers (PLAY_PROMPTS).")
    ] = ()
    routing: Annotated[
        RoutingEntry | None, about("How its calls find their agents; by longest ready time if left out.")
    ] = None
    voicemail: Annotated[SkillVoicemailEntry, about("Its voicemail box.")] = msgspec.field(
        default_factory=SkillVoicemailEntry
    )
    id: Id = DERIVED


class UserEntry(Entry, kw_only=True):
    """Someone who may log in."""

    name: Annotated[Word, about("The name to log in with; `@domain` may be left out.")]
    full_name: Annotated[Word, about("First and last name.")] = NOWHERE
    extension: Annotated[Word, about("2 to 6 digits under which colleagues reach the user.")] = NOWHERE
    role: Annotated[Role, about("The main role.")] = Role.AGENT
    password_hash: Annotated[Secret, about("An argon2 hash (`$argon2id$...`).")] = NO_SECRET
    initial_password: Annotated[Secret, about("In place of the hash: a password, hashed at every start.")] = (
        NO_SECRET
    )
    must_change_password: Annotated[bool, about("The first thing after login is a new password.")] = False
    active: Annotated[bool, about("May log in.")] = True
    always_recorded: Annotated[bool, about("Every call of this user is recorded.")] = False
    permissions: Annotated[
        tuple[Word, ...], about("Permission sets and single permissions; `all` is every one.")
    ] = ()
    skills: Annotated[
        dict[Word, Annotated[int, msgspec.Meta(ge=1, le=10)]],
        about("Skill name and level: 1 is asked first, 10 last."),
    ] = msgspec.field(default_factory=dict)
    voicemail: Annotated[UserVoicemailEntry, about("Their voicemail box.")] = msgspec.field(
        default_factory=UserVoicemailEntry
    )
    id: Id = DERIVED
