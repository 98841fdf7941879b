"""Messages that the engine's death has cut off: looked at once, told until it is heard."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cordboard.media import tones, wav
from cordboard.vcc.addresses import Address, AddressType
from cordboard.vcc.calls import CallType, Deposit, DepositCut
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import CallId, DomainId, Milliseconds, RecordingId
from cordboard.vcc.kernel import Recorded
from cordboard.voicemail import Mending
from cordboard.voicemail.mending import look_at

SOUND = wav.write(tones.sine(800, 1500))


def deposit(name: str) -> Deposit:
    return Deposit(
        recording=RecordingId(name),
        file=f"{name}.wav",
        box=Address(AddressType.VOICEMAIL, id=3),
        call=CallId("CA11" * 8),
        type=CallType.INBOUND_VM,
        number="+4930123",
        began=Milliseconds(0),
    )


class Vcc:
    """A domain that has messages to be looked at, and may be deaf for a while."""

    def __init__(self, *waiting: Deposit, deaf: int = 0) -> None:
        self.waiting, self.deaf = waiting, deaf
        self.told: list[Any] = []
        self.sink: Callable[[Recorded], None] = lambda _: None
        self.heard = asyncio.Event()

    async def ask(self, _query: Any) -> Any:
        return self.waiting

    async def submit(self, command: Any) -> None:
        if self.deaf:
            self.deaf -= 1
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, "no room")
        self.told.append((command.recording, command.length, command.sha256))
        self.heard.set()

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self.sink = sink
        return lambda: None

    async def hears(self) -> list[Any]:
        await asyncio.wait_for(self.heard.wait(), 10)
        return self.told


def test_what_is_in_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.wav").write_bytes(SOUND)
    assert look_at(tmp_path / "one.wav") == (1500, hashlib.sha256(SOUND).hexdigest())


@pytest.mark.parametrize("content", [b"", b"no sound", SOUND[:44]])
def test_what_holds_no_sound_holds_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.wav").write_bytes(content)
    assert look_at(tmp_path / "one.wav") == (0, "")
    assert look_at(tmp_path / "two.wav") == (0, "")


async def test_the_last_life_s_messages_are_looked_at_first(tmp_path: Path) -> None:
    # given
    (tmp_path / "one.wav").write_bytes(SOUND)
    vcc = Vcc(deposit("one"))
    mending = Mending(vcc, tmp_path)
    # when
    await mending.start()
    # then
    assert [each[:2] for each in await vcc.hears()] == [("one", 1500)]
    # when another is cut off
    vcc.heard.clear()
    fact = DepositCut(deposit=deposit("two"))
    vcc.sink(Recorded(number=1, domain=DomainId(1), at=Milliseconds(0), fact=fact))
    # then
    assert [each[:2] for each in await vcc.hears()] == [("one", 1500), ("two", 0)]
    await mending.stop()


async def test_what_is_not_heard_is_told_again(tmp_path: Path) -> None:
    # given
    vcc = Vcc(deposit("one"), deaf=2)
    mending = Mending(vcc, tmp_path, retry=0.0)
    # when
    await mending.start()
    # then
    assert [each[:2] for each in await vcc.hears()] == [("one", 0)]
    await mending.stop()
