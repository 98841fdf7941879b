"""What measurements find in memory is what the test has said of the leg."""

from __future__ import annotations

import asyncio

from cordboard.telephony.memory import Manners, MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.vcc.ids import LegId, Milliseconds, TrunkId, WishId
from cordboard.vcc.telephony import Heard, LegMeasured, MeasureLeg, Originate, Quality, ToNumber

LEG = LegId("leg")
BAD = Quality(sent=50, received=10, lost=40, jitter_ms=80.0)


def test_a_bad_line_is_told_as_the_test_says() -> None:
    # given a call over a line that loses four packets of five
    heard: list[Heard] = []
    now = [Milliseconds(0)]
    engine = MemoryEngine(lambda: now[0])
    asyncio.run(engine.attach(1, Provision(realm="demo"), None, 0, heard.append))
    engine.world.behaves("+331", Manners(answers=Milliseconds(0)))
    engine.send([Originate(id=WishId("call"), leg=LEG, to=ToNumber("+331", TrunkId("carrier")))])
    engine.world.sounds_like(LEG, BAD)
    # when it is measured
    engine.send([MeasureLeg(id=WishId("measure"), leg=LEG, duration=Milliseconds(1000))])
    now[0] = Milliseconds(1000)
    engine.handle_timers()
    # then
    found = heard[-1].signal
    assert isinstance(found, LegMeasured)
    assert (found.settles, found.leg, found.quality) == (WishId("measure"), LEG, BAD)
