"""How an agent plays something to their conversation: to the whole bridge, so that both sides hear it.

One thing at a time: a second one takes the place of the first. What takes the caller out of the conversation
(hold, consultation, parking, transfer, the end) ends it; it does not come back by itself.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import require
from ..center import Permission, SkillPrompt
from ..errors import Reason, Refusal
from ..ids import PlayId, PromptId, SeatId
from ..queries import GetPrompt, GetVolume, ListPrompts
from ..telephony import (
    PausePlay,
    Play,
    PlayFinished,
    PlayStarted,
    Prompt,
    ResumePlay,
    SeekPlay,
    SetPlayVolume,
    StopPlay,
    VerbFailed,
)
from ..work import Work
from ..world import World
from . import alone
from .commands import (
    FetchPrompt,
    PausePlayer,
    PlayFile,
    PlayPrompt,
    ResumePlayer,
    SeekPlayer,
    SetVolume,
    StopPlayer,
)
from .facts import (
    PlaybackBegan,
    PlaybackEnd,
    PlaybackPaused,
    PlaybackPauseFailed,
    PlaybackResumed,
    PlaybackStarted,
    PlaybackStopFailed,
    PlaybackStopping,
    PromptFetched,
    PromptMissing,
    VolumeSet,
)
from .model import FULL_VOLUME, Playback
from .over import end, over, playback_of, volume_of
from .policy import conversation_of, library_file, prompt_of, prompts_of, still_heard


def play_prompt(work: Work, command: PlayPrompt) -> None:
    """Play a prompt of the agent's skills, or let the one that is paused go on."""
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    require(user, Permission.PLAY_PROMPTS)
    prompt = prompt_of(world.directory, user, command.prompt)
    running = world.playbacks.get(agent.id)
    waits = running is not None and running.paused and not running.stopping
    if running is not None and running.prompt == prompt.id and waits:
        _resume(work, command.seat, running)
    else:
        _play(work, command.seat, prompt.file, prompt.id)


def play_file(work: Work, command: PlayFile) -> None:
    """Play a file of the prompt library."""
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.PLAY_PROMPTS)
    _play(work, command.seat, library_file(world.directory, command.name), None)


def pause(work: Work, command: PausePlayer) -> None:
    """Stand still; what does so already stays so."""
    running = _sounding(work.world, command.seat)
    if not running.paused:
        work.record(PlaybackPaused(seat=command.seat, playback=replace(running, paused=True)))
        work.wish(PausePlay(id=work.fresh_wish(), play=running.id))


def resume(work: Work, command: ResumePlayer) -> None:
    """Go on; what does so already is left alone."""
    running = _sounding(work.world, command.seat)
    if running.paused:
        _resume(work, command.seat, running)


def stop(work: Work, command: StopPlayer) -> None:
    """Play no more. Until the engine has done so it may have to say that it cannot."""
    running = _running(work.world, command.seat)
    if running.bridge is None or not work.world.engine_up:
        end(work, running, PlaybackEnd.STOPPED)
        return
    work.record(PlaybackStopping(seat=command.seat, playback=replace(running, stopping=True)))
    work.wish(StopPlay(id=work.fresh_wish(), play=running.id))


def seek(work: Work, command: SeekPlayer) -> None:
    """Go on somewhere else. A paused playback stays paused."""
    running = _sounding(work.world, command.seat)
    if command.position < 0:
        raise Refusal(Reason.BAD_VALUE, "a position is counted from the start; send 0 or more milliseconds")
    work.wish(SeekPlay(id=work.fresh_wish(), play=running.id, position=command.position))


def set_volume(work: Work, command: SetVolume) -> None:
    """Be louder or softer; what is being played changes at once."""
    agent = work.world.agent_at(command.seat)
    if not 0 <= command.volume <= FULL_VOLUME:
        raise Refusal(
            Reason.BAD_VALUE, "the volume is no value from silence to the sound as it is; send 0 to 1"
        )
    work.record(VolumeSet(seat=command.seat, user=agent.id, volume=command.volume))
    running = work.world.playbacks.get(agent.id)
    if running is not None and not running.ringing:
        work.wish(SetPlayVolume(id=work.fresh_wish(), play=running.id, volume=command.volume))


def fetch(work: Work, command: FetchPrompt) -> None:
    """Tell the agent's programs where the prompt's file is."""
    agent = work.world.agent_at(command.seat)
    user = work.world.directory.users[agent.id]
    require(user, Permission.PLAY_PROMPTS)
    prompt = prompt_of(work.world.directory, user, command.prompt)
    told = PromptFetched if command.found else PromptMissing
    work.record(told(seat=command.seat, agent=agent, prompt=prompt))


# -- what the engine tells --------------------------------------------------------------------------


def began(work: Work, signal: PlayStarted) -> None:
    """The sound is heard, and so long."""
    running = playback_of(work.world, signal.play)
    if running is not None:
        work.record(PlaybackBegan(seat=running.seat, playback=replace(running, length=signal.length)))


def finished(work: Work, signal: PlayFinished) -> None:
    """The sound has come to its end."""
    running = playback_of(work.world, signal.play)
    if running is not None:
        over(work, running, PlaybackEnd.COMPLETED if signal.complete else _cut_off(running))


def failed(work: Work, verb: Play, signal: VerbFailed) -> None:
    """The engine cannot play it."""
    running = playback_of(work.world, verb.play)
    if running is not None:
        over(work, running, _FAILURES.get(signal.code, PlaybackEnd.FAILED))


def pause_failed(work: Work, verb: PausePlay, _signal: VerbFailed) -> None:
    """It goes on, and the agent is to know."""
    running = playback_of(work.world, verb.play)
    if running is not None and running.paused:
        goes_on = replace(running, paused=False)
        work.record(PlaybackPauseFailed(seat=running.seat, playback=goes_on))


def stop_failed(work: Work, verb: StopPlay, _signal: VerbFailed) -> None:
    """It is heard still, and the agent can stop it once more."""
    running = playback_of(work.world, verb.play)
    if running is not None and running.stopping:
        goes_on = replace(running, stopping=False)
        work.record(PlaybackStopFailed(seat=running.seat, playback=goes_on))


def _cut_off(running: Playback) -> PlaybackEnd:
    """Why it ends before its own end: the agent has stopped it, or the conversation went another way."""
    return PlaybackEnd.STOPPED if running.stopping else PlaybackEnd.INTERRUPTED


_FAILURES = {"NO_SUCH_PROMPT": PlaybackEnd.NOT_FOUND, "BAD_PROMPT": PlaybackEnd.UNREADABLE}
"""The engine's codes of what may be wrong with a file."""


def follow(work: Work) -> None:
    """End what is played to conversations that have gone another way."""
    for running in tuple(work.world.playbacks.values()):
        if running.leg is not None:
            if not alone.is_heard(work.world, running):
                end(work, running, PlaybackEnd.INTERRUPTED)
        elif not still_heard(running, None if running.call is None else work.world.calls.get(running.call)):
            end(work, running, _cut_off(running))


# -- questions --------------------------------------------------------------------------------------


def list_prompts(world: World, query: ListPrompts) -> tuple[SkillPrompt, ...]:
    """The prompts that the agent may play."""
    agent = world.agent_at(query.seat)
    return prompts_of(world.directory, world.directory.users[agent.id])


def get_prompt(world: World, query: GetPrompt) -> SkillPrompt:
    """The agent's prompt whose file has that name. Raises Refusal UNKNOWN_PROMPT."""
    agent = world.agent_at(query.seat)
    prompts = prompts_of(world.directory, world.directory.users[agent.id])
    found = next((each for each in prompts if each.file == query.file), None)
    if found is None:
        raise Refusal(Reason.UNKNOWN_PROMPT, "the agent's skills have no prompt of that file")
    return found


def get_volume(world: World, query: GetVolume) -> int:
    """How loud the agent's player is, in percent."""
    return volume_of(world, world.agent_at(query.seat).id)


def _play(work: Work, seat: SeatId, file: str, prompt: PromptId | None) -> None:
    world = work.world
    agent = world.agent_at(seat)
    call, bridge = conversation_of(None if agent.call is None else world.calls[agent.call])
    before = world.playbacks.get(agent.id)
    if before is not None:
        end(work, before, PlaybackEnd.STOPPED)
    playback = Playback(
        id=PlayId(work.fresh()),
        seat=seat,
        agent=agent.id,
        call=call.id,
        bridge=bridge,
        file=file,
        prompt=prompt,
    )
    work.record(PlaybackStarted(seat=seat, playback=playback))
    work.wish(
        Play(
            id=work.fresh_wish(),
            play=playback.id,
            bridge=bridge,
            source=Prompt(file),
            volume=volume_of(world, agent.id),
        )
    )


def _resume(work: Work, seat: SeatId, running: Playback) -> None:
    work.record(PlaybackResumed(seat=seat, playback=replace(running, paused=False)))
    work.wish(ResumePlay(id=work.fresh_wish(), play=running.id))


def _running(world: World, seat: SeatId) -> Playback:
    """What the agent plays. Raises Refusal WRONG_STATE where that is nothing."""
    running = world.playbacks.get(world.agent_at(seat).id)
    if running is None or running.stopping:
        raise Refusal(Reason.WRONG_STATE, "nothing is being played; begin with playSkillPrompt or playFile")
    return running


def _sounding(world: World, seat: SeatId) -> Playback:
    """What is heard now. Raises Refusal WRONG_STATE, also while the agent's phone still rings for it."""
    running = _running(world, seat)
    if running.ringing:
        raise Refusal(Reason.WRONG_STATE, "the phone rings still; lift it first")
    return running
