"""What becomes of what is said at a voicemail box, and of who said it.

A key, silence or the longest length end the recording, and the call with it; who hangs up ends both. What was
said is settled when its file is whole, which may be after the call; where the engine died, once somebody has
looked at the file.
"""

from __future__ import annotations

from collections.abc import Container

from ..center import SystemWord
from ..ids import LegId, Milliseconds
from ..telephony import EngineLost, HangupCause, RecordingFinished, RecordLeg, StopRecording, VerbFailed
from ..work import Work
from .commands import TellDeposit
from .ending import end
from .facts_deposit import CallLeftBox, DepositCut, DepositSettled
from .leaving import caller_left
from .media import NOTHING_GONE, hang_up
from .model import Call, Deposit, Party
from .policy import moved
from .states import CallEvent
from .word import with_systems_word

NOTHING = Milliseconds(0)


def recorded(work: Work, signal: RecordingFinished) -> None:
    """The file is whole: that is the end of the call, too, where it is still there."""
    found = work.world.voicemails.deposits.get(signal.recording)
    if found is None:
        return
    work.settle_about(signal.recording, StopRecording)
    kept = signal.spoken > 0 and signal.spoken >= work.world.directory.options.voicemail.shortest
    _settle(work, found, kept=kept, length=signal.length, sha256=signal.sha256)


def not_recorded(work: Work, verb: RecordLeg, _signal: VerbFailed) -> None:
    """The engine cannot record: nobody is to speak to a wall."""
    found = work.world.voicemails.deposits.get(verb.recording)
    if found is not None:
        _settle(work, found, kept=False)


def cut(work: Work, _signal: EngineLost) -> None:
    """The engine is gone: what was being said is in its files, as far as it had come."""
    for found in tuple(work.world.voicemails.deposits.values()):
        if found.recording not in work.world.voicemails.cut:
            work.record(DepositCut(deposit=found))


def tell(work: Work, command: TellDeposit) -> None:
    """Somebody has looked at the file of a message that was cut off; told again it is old news."""
    found = work.world.voicemails.deposits.get(command.recording)
    if found is not None and found.recording in work.world.voicemails.cut:
        kept = command.length > 0 and command.length >= work.world.directory.options.voicemail.shortest
        _settle(work, found, kept=kept, length=command.length, sha256=command.sha256)


def over(
    work: Work, call: Call, by: Party, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE
) -> None:
    """Who was at the box goes, or is sent away."""
    if call.agent is not None:
        end(work, call, by, cause, gone)
        return
    leg = call.customer_leg
    if call.deposit is None:
        caller_left(work, call, by, cause)
    else:
        left = _left(work, call, by, cause)
        word = SystemWord.SENT_TO_VOICEMAIL
        work.record(CallLeftBox(call=with_systems_word(work.world, left, word, work.at)))
    if leg is not None and leg not in gone:
        hang_up(work, leg)


def _left(work: Work, call: Call, by: Party, cause: HangupCause) -> Call:
    return moved(
        call,
        CallEvent.CALLER_LEFT,
        customer_leg=None,
        play=None,
        words=None,
        deposit=None,
        ended_at=work.at,
        ended_by=by,
        end_cause=cause,
        finished_at=work.at,
    )


def _settle(
    work: Work, found: Deposit, *, kept: bool, length: Milliseconds = NOTHING, sha256: str = ""
) -> None:
    call = work.world.calls.get(found.call)
    work.record(DepositSettled(deposit=found, kept=kept, length=length, sha256=sha256))
    if call is not None and call.deposit == found.recording:
        over(work, call, Party.SYSTEM, HangupCause.NORMAL)
