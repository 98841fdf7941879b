"""A user's own box: what lies in it, what they have heard of it, and what callers hear first."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ..agents import Agent, LoginFinished
from ..errors import Reason, Refusal
from ..ids import AgentId, SeatId, VoicemailId
from ..reconnection import Reconnected
from ..work import Work
from ..world import World
from .commands import ChooseGreeting, PlayRecording, RemoveRecording, RequestRecordings, ResetGreeting
from .facts import GreetingChosen, RecordingHeard, RecordingRemoved, RecordingsListed
from .model import Voicemail
from .policy import moved
from .states import VoicemailEvent

_NAME = re.compile(r"([A-Za-z0-9_-]{1,64})(?:\.wav)?")


def request(work: Work, command: RequestRecordings) -> None:
    """Tell what lies in the agent's box."""
    _tell(work, command.seat, work.world.agent_at(command.seat))


def greet_with_box(work: Work, fact: LoginFinished | Reconnected) -> None:
    """Whoever logs in, or comes back, hears of what lies in their box, if anything does."""
    if work.world.voicemails.of_user(fact.agent.id) or fact.agent.id in work.world.voicemails.greetings:
        _tell(work, fact.seat, fact.agent)


def own(world: World, seat: SeatId, asked: VoicemailId) -> Voicemail:
    """The agent's own voicemail of that id. Raises Refusal UNKNOWN_VOICEMAIL."""
    agent = world.agent_at(seat)
    found = world.voicemails.alive.get(asked)
    if found is None or found.owner != agent.id:
        raise Refusal(
            Reason.UNKNOWN_VOICEMAIL, "the agent's box has no such voicemail; use an id of recordingsChanged"
        )
    return found


def heard(work: Work, command: PlayRecording) -> None:
    """It is unread no longer."""
    voicemail = own(work.world, command.seat, command.voicemail)
    if voicemail.unread:
        read = replace(voicemail, unread=False)
        others = _of(work.world, voicemail)
        recordings = tuple(read if each.id == read.id else each for each in others)
        greeting = _greeting(work.world, voicemail)
        work.record(
            RecordingHeard(seat=command.seat, voicemail=read, recordings=recordings, greeting=greeting)
        )


def remove(work: Work, command: RemoveRecording) -> None:
    """Throw it away."""
    voicemail = own(work.world, command.seat, command.voicemail)
    gone = moved(voicemail, VoicemailEvent.DONE, ended_at=work.at, agent=None)
    left = tuple(each for each in _of(work.world, voicemail) if each.id != gone.id)
    greeting = _greeting(work.world, voicemail)
    work.record(RecordingRemoved(seat=command.seat, voicemail=gone, recordings=left, greeting=greeting))


def choose_greeting(work: Work, command: ChooseGreeting) -> None:
    """Let callers hear a file of the prompt library."""
    agent = work.world.agent_at(command.seat)
    match = _NAME.fullmatch(command.name)
    if match is None or match[1] not in work.world.directory.center.library:
        raise Refusal(
            Reason.UNKNOWN_PROMPT,
            "the prompt library has no such file; use a name that the center file lists under prompts",
        )
    _choose(work, command.seat, agent.id, match[1])


def reset_greeting(work: Work, command: ResetGreeting) -> None:
    """Let callers hear what the center file says."""
    _choose(work, command.seat, work.world.agent_at(command.seat).id, "")


def _choose(work: Work, seat: SeatId, user: AgentId, greeting: str) -> None:
    recordings = work.world.voicemails.of_user(user)
    work.record(GreetingChosen(seat=seat, user=user, greeting=greeting, recordings=recordings))


def _tell(work: Work, seat: SeatId, agent: Agent) -> None:
    book = work.world.voicemails
    greeting = book.greetings.get(agent.id, "")
    recordings = book.of_user(agent.id)
    work.record(RecordingsListed(seat=seat, agent=agent, recordings=recordings, greeting=greeting))


def _of(world: World, voicemail: Voicemail) -> tuple[Voicemail, ...]:
    assert voicemail.owner is not None
    return world.voicemails.of_user(voicemail.owner)


def _greeting(world: World, voicemail: Voicemail) -> str:
    assert voicemail.owner is not None
    return world.voicemails.greetings.get(voicemail.owner, "")
