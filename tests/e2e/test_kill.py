"""Kill the VCC in the middle of a call: people go on talking, and nothing that happened is lost."""

from __future__ import annotations

import asyncio
import time

import pytest
from floor import Floor

from cordboard import contract
from cordboard.contract import Event
from cordboard.media.speech import voice_level
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation
from cordboard.simulator.scenes import measure

pytestmark = [pytest.mark.serial, pytest.mark.timeout(120)]

_TALK_SECONDS = 6.0
_DEADLINE = 10.0
CLOCKS = 400
"""Milliseconds by which two processes may see the same moment apart."""
_AUDIBLE = -45.0


async def test_a_recorded_call_survives_the_death_of_the_vcc(
    floor: Floor, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a call that nobody kills, for comparison
    await floor.log_in()
    control = await _call(floor, kill=False)
    await floor.finish()

    # when the VCC is killed in the middle of a recorded call
    killed = await _call(floor, kill=True)

    # then both heard each other all the while
    with capsys.disabled():
        print(f"\nmissing RTP packets: {control.missing} unkilled, {killed.missing} killed;", end=" ")
        print(f"VCC back after {killed.back_after:.2f} s")
    assert killed.missing <= control.missing + 3
    assert killed.back_after < _DEADLINE
    assert voice_level(killed.customer_heard, cast.AGENT_VOICE) > _AUDIBLE
    assert voice_level(killed.agent_heard, cast.CUSTOMER_VOICE) > _AUDIBLE

    # and the agent goes on where they were
    finished = await floor.finish()
    assert finished.callLength == pytest.approx(killed.length * 1000, abs=1500)
    assert _story(floor.bystander.seen) == [*_ONE_CALL, *_ONE_CALL]

    # and the recording is whole
    folder = floor.cast.center.data / "recordings"
    newest = max(folder.glob("*.wav"), key=lambda path: path.stat().st_mtime)
    levels = measure(newest)
    assert levels.seconds == pytest.approx(killed.length, abs=1.5)
    assert levels.customer_left > _AUDIBLE
    assert levels.agent_right > _AUDIBLE


async def test_a_customer_who_leaves_while_the_vcc_is_dead_has_left_then(floor: Floor) -> None:
    # given a call
    await floor.log_in()
    calling = time.monotonic()
    customer, _ = await floor.connect()
    talking = time.monotonic()
    await asyncio.sleep(1)

    # when the VCC dies and the customer hangs up before it is back
    await floor.cast.center.kill()
    await asyncio.sleep(1)
    leaving = time.monotonic()
    await floor.cast.customer.hang_up()
    left = time.monotonic()
    await asyncio.sleep(1.5)
    floor.cast.center = await floor.cast.center.start_again()

    # then the call ended when the customer left, not when the VCC came back
    ended = await floor.bystander.wait_for(contract.CallEnded)
    finished = await floor.finish()
    assert ended.party == 2
    assert (leaving - talking) * 1000 - CLOCKS <= finished.callLength <= (left - calling) * 1000 + CLOCKS
    assert customer.over.is_set()


class _Figures:
    """What one call was like."""

    def __init__(self, customer: Conversation, agent: Conversation, back_after: float, length: float) -> None:
        self.missing = customer.heard.missing + agent.heard.missing
        self.back_after = back_after
        self.length = length
        end = asyncio.get_running_loop().time()
        self.customer_heard = customer.heard.between(end - length / 2, end)
        self.agent_heard = agent.heard.between(end - length / 2, end)


async def _call(floor: Floor, *, kill: bool) -> _Figures:
    customer, agent = await floor.connect()
    started = time.monotonic()
    await floor.desk.ask(contract.RecordCall(flag=True))
    await asyncio.sleep(_TALK_SECONDS / 3)
    back_after = 0.0
    if kill:
        await floor.cast.center.kill()
        await asyncio.sleep(_TALK_SECONDS / 3)
        again = time.monotonic()
        floor.cast.center = await floor.cast.center.start_again()
        status = await floor.desk.ask(contract.GetStatus())
        back_after = time.monotonic() - again
        assert status.onCall
    await asyncio.sleep(_TALK_SECONDS / 3)
    figures = _Figures(customer, agent, back_after, time.monotonic() - started)
    await floor.desk.ask(contract.DisconnectCall())
    await floor.bystander.wait_for(contract.CallEnded)
    return figures


_ONE_CALL = [
    "IncomingCall",
    "AnswerCallIncoming",
    "CallStarted",
    "RecordingStarted",
    "RecordingStopped",
    "CallEnded",
    "CallFinished",
]


def _story(events: list[Event]) -> list[str]:
    """The names of the call events, each event once: duplicates are allowed after a restart."""
    once = list(dict.fromkeys(events))
    return [name for name in (type(event).__name__ for event in once) if name in _ONE_CALL]
