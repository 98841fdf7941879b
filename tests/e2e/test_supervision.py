"""A supervisor on a real call: listens, whispers, barges in; who hears whom is told by each one's tone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from overheard import Overheard, open_center, voices
from small_center import ANNA

from cordboard.media import tones
from cordboard.media.wav import read
from cordboard.vcc.calls import DisconnectCall, HoldCall, RecordingSaved
from cordboard.vcc.supervision import Manner, Monitor, MonitoringEnded, StopMonitoring

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


@pytest.fixture
async def center(tmp_path: Path) -> AsyncIterator[Overheard]:
    async with open_center(tmp_path) as opened:
        yield opened


async def test_who_hears_whom_as_the_supervisor_listens_whispers_and_barges_in(center: Overheard) -> None:
    # given Anna with a customer, and Sue, who is logged in
    await center.logs_in("anna")
    await center.logs_in("sue")
    await center.talks()
    await center.hears(customer="anna", anna="customer")

    # when Sue listens, then nobody hears her
    await center.asks(Monitor, "sue", agent=ANNA, manner=Manner.LISTEN)
    await center.hears(customer="anna", anna="customer", sue="customer anna")

    # when she whispers, then Anna alone does
    await center.asks(Monitor, "sue", agent=ANNA, manner=Manner.WHISPER)
    await center.hears(customer="anna", anna="customer sue", sue="customer anna")

    # when Anna puts the customer on hold, then the two are by themselves
    await center.asks(HoldCall, "anna", on=True)
    await center.hears(anna="sue", sue="anna")
    await center.asks(HoldCall, "anna", on=False)

    # when Sue barges in, then everybody hears everybody
    await center.asks(Monitor, "sue", agent=ANNA, manner=Manner.BARGE_IN)
    await center.hears(customer="anna sue", anna="customer sue", sue="customer anna")

    # when she only listens again, then nobody hears her
    await center.asks(Monitor, "sue", agent=ANNA, manner=Manner.LISTEN)
    await center.hears(customer="anna", anna="customer", sue="customer anna")

    # when she stops, then the two talk on
    await center.asks(StopMonitoring, "sue")
    await center.fact(MonitoringEnded)
    await center.hears(customer="anna", anna="customer")


async def test_a_whisper_is_in_no_channel_of_the_recording(center: Overheard) -> None:
    # given a recorded call, and Sue, who whispers from its beginning
    await center.logs_in("anna")
    await center.logs_in("sue")
    await center.asks(Monitor, "sue", agent=ANNA, manner=Manner.WHISPER)
    await center.talks()
    await center.hears(customer="anna", anna="customer sue")

    # when the call is over
    await center.asks(DisconnectCall, "anna")
    saved = await center.fact(RecordingSaved)

    # then the customer is left, Anna right, and Sue nowhere
    stereo = read((center.recordings / saved.name).read_bytes())
    left, right = stereo[:, 0], stereo[:, 1]
    assert (voices(left), voices(right)) == ({"customer"}, {"anna"})
    assert max(tones.tone_level(left, 880), tones.tone_level(right, 880)) < -60.0
