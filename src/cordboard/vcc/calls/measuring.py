"""What a measurement says of the agent's phone. The call that was made for it ends with its result."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum, unique

from msgspec.structs import replace

from ..telephony import HangupCause, LegMeasured, MeasureLeg, Quality, VerbFailed
from ..work import Work
from .ending import end
from .facts import PhoneMeasured
from .model import Call, Party
from .parties import CONVERSATION
from .people import agent_of


@unique
class Trouble(StrEnum):
    """What may be wrong with a phone and the way to it."""

    NO_AUDIO = "NO_AUDIO"
    """No packet came from the phone."""
    LOSS = "LOSS"
    """Packets were lost, or came too late to be heard."""
    JITTER = "JITTER"
    """Packets came unevenly."""
    SILENCE = "SILENCE"
    """Packets came, and the microphone was silent."""
    ECHO = "ECHO"
    """What the agent heard came back through their phone."""
    NOT_MEASURED = "NOT_MEASURED"
    """The telephony engine could not measure."""


MOST_LOSS = 0.03
"""Share of the packets: beyond it words are lost, however a phone hides it."""
MOST_JITTER_MS = 30.0
"""Beyond it a jitter buffer of usual depth has gaps."""
LEAST_DBOV = -60.0
"""Below it nobody hears a voice."""


def measured(work: Work, signal: LegMeasured) -> None:
    """The measurement is done."""
    call = work.world.call_of_leg(signal.leg)
    if call is not None and call.measures and call.state in CONVERSATION:
        troubles = tuple(troubles_of(signal.quality))
        _tell(work, call, troubles, _figures(signal.quality))


def failed(work: Work, verb: MeasureLeg, _signal: VerbFailed) -> None:
    """The engine cannot measure."""
    call = work.world.call_of_leg(verb.leg)
    if call is not None and call.measures and call.state in CONVERSATION:
        _tell(work, call, (Trouble.NOT_MEASURED,), "the telephony engine could not measure")


def troubles_of(quality: Quality) -> Iterator[Trouble]:
    """What is wrong, the worst first; nothing where all is well."""
    if quality.received == 0:
        yield Trouble.NO_AUDIO
        return
    if _lost(quality) > MOST_LOSS:
        yield Trouble.LOSS
    if quality.jitter_ms > MOST_JITTER_MS:
        yield Trouble.JITTER
    if quality.said_dbov < LEAST_DBOV:
        yield Trouble.SILENCE
    if quality.round_trip_ms is not None:
        yield Trouble.ECHO


def _lost(quality: Quality) -> float:
    return (quality.lost + quality.late) / max(1, quality.received + quality.lost)


def _figures(quality: Quality) -> str:
    echo = "none" if quality.round_trip_ms is None else f"after {quality.round_trip_ms} ms"
    return (
        f"{quality.sent} packets sent, {quality.received} received, {_lost(quality):.1%} lost or late, "
        f"jitter {quality.jitter_ms:.1f} ms, microphone {quality.said_dbov:.0f} dBov, echo {echo}"
    )


def _tell(work: Work, call: Call, troubles: tuple[Trouble, ...], figures: str) -> None:
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    after = replace(call, comments=f"{' '.join(troubles) or 'OK'}: {figures}")
    work.record(PhoneMeasured(seat=agent.seat, call=after, agent=agent, is_well=not troubles))
    end(work, after, Party.SYSTEM, HangupCause.NORMAL)
