"""What an agent may play, and to which conversation."""

from __future__ import annotations

import re

from ..calls import Call, CallState
from ..center import Permission, SkillPrompt, User
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import BridgeId, PromptId
from .model import Playback

_NAME = re.compile(r"([A-Za-z0-9_-]{1,64})(?:\.wav)?")


def may_play(user: User) -> bool:
    """May the user play anything to callers?"""
    return Permission.PLAY_PROMPTS in user.permissions


def prompts_of(directory: Directory, user: User) -> tuple[SkillPrompt, ...]:
    """The prompts of the user's skills, skill by skill in the user's order; none without the permission."""
    if not may_play(user):
        return ()
    skills = (directory.skills[each.skill] for each in user.skills if each.skill in directory.skills)
    return tuple(prompt for skill in skills for prompt in skill.prompts)


def prompt_of(directory: Directory, user: User, asked: PromptId) -> SkillPrompt:
    """The user's prompt of that id. Raises Refusal UNKNOWN_PROMPT."""
    found = next((each for each in prompts_of(directory, user) if each.id == asked), None)
    if found is None:
        raise Refusal(
            Reason.UNKNOWN_PROMPT, "the agent's skills have no such prompt; use an id of getSkillPrompts"
        )
    return found


def library_file(directory: Directory, typed: str) -> str:
    """The file of the prompt library that is meant by its name, with or without `.wav`.

    A name is never a path. Raises Refusal UNKNOWN_PROMPT.
    """
    match = _NAME.fullmatch(typed)
    if match is None or match[1] not in directory.center.library:
        raise Refusal(
            Reason.UNKNOWN_PROMPT,
            "the prompt library has no such file; use a name that the center file lists under prompts",
        )
    return match[1]


def conversation_of(call: Call | None) -> tuple[Call, BridgeId]:
    """The agent's call, and where its people hear each other. Raises Refusal NO_CALL or WRONG_STATE."""
    if call is None:
        raise Refusal(Reason.NO_CALL, "the agent has no call; play to a caller who is connected")
    if call.state is not CallState.TALKING or call.bridge is None:
        raise Refusal(
            Reason.WRONG_STATE, "nobody hears the agent now; play once the caller is connected and off hold"
        )
    return call, call.bridge


def still_heard(playback: Playback, call: Call | None) -> bool:
    """Does the conversation to which the playback belongs still go on as it was?"""
    return (
        call is not None
        and call.state is CallState.TALKING
        and (call.agent, call.bridge) == (playback.agent, playback.bridge)
    )
