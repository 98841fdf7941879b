"""How many calls a second the pure core decides, with a thousand agents at work.

Each call is a whole one: it rings, is answered and queued, is offered, picked up, talked and ended, and gets
its disposition, with every signal that an engine sends for it. Beside it stands the limit: the time that
writing the very same facts as msgpack takes, which any journal has to spend.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec

from benchmarks.figures import Row
from cordboard.app.up import COLLECTIONS
from cordboard.vcc import Core
from cordboard.vcc.agents import ConfirmLogin, ReadyState, SetReady, StartLogin, StationType
from cordboard.vcc.calls import CallOffered, FinishCall, PickUp
from cordboard.vcc.center import Campaign, Center, Disposition, Skill, SkillLevel, Station, Trunk, User
from cordboard.vcc.kernel import WishIssued
from cordboard.vcc.telephony import (
    By,
    EngineUp,
    HangupCause,
    Heard,
    LegAnswered,
    LegEnded,
    LegIncoming,
    StationReachable,
    VerbDone,
)

NUMBER, SKILL, SOLD = "+12025550100", 5, 1


class Day:
    """A center at work, and the engine that does what it is asked."""

    def __init__(self, agents: int) -> None:
        self.core = Core(a_center(agents))
        self.now = 1_700_000_000_000
        self.number = 0
        self.facts: list[Any] = []
        ids = count(1)
        self.fresh = lambda: f"{next(ids):032X}"
        self.hear(EngineUp(at=self.now, engine="E", stations=tuple(str(each) for each in range(agents))))

    def decide(self, given: Any) -> tuple[Any, ...]:
        self.now += 1
        decision = self.core.decide(given, self.now, self.fresh)
        self.facts += decision.facts
        return decision.facts

    def hear(self, signal: Any) -> tuple[Any, ...]:
        self.number += 1
        return self.decide(Heard(engine="E", number=self.number, signal=signal))

    def obey(self, facts: tuple[Any, ...]) -> None:
        """Do what was asked and has no signal of its own."""
        for fact in facts:
            if type(fact) is WishIssued and type(fact.wish).__name__ in DONE:
                self.hear(VerbDone(at=self.now, settles=fact.wish.id))

    def log_in(self, agents: int) -> None:
        for each in range(agents):
            seat = f"agent{each}@demo"
            login = self.core.decide(
                StartLogin(seat=seat, user_name=seat, station_type=StationType.VOIP, station=str(each)),
                self.now,
                self.fresh,
            ).answer
            self.decide(ConfirmLogin(seat=seat, login=login, verified=True))
            self.hear(StationReachable(at=self.now, station=str(each)))
            self.decide(SetReady(seat=seat, state=ReadyState.READY))

    def call(self, each: int) -> str:
        """A call comes in and is talked. Answer: the seat of its agent."""
        leg = f"in{each}"
        self.hear(LegIncoming(at=self.now, leg=leg, caller="+12025550177", called=NUMBER, trunk="T"))
        facts = self.hear(LegAnswered(at=self.now, leg=leg))
        self.obey(facts)
        seat = next(fact.seat for fact in facts if type(fact) is CallOffered)
        picked_up = self.decide(PickUp(seat=seat))
        station = next(fact.wish for fact in picked_up if type(fact) is WishIssued)
        self.obey(self.hear(LegAnswered(at=self.now, leg=station.leg, settles=station.id)))
        return str(seat)

    def finish(self, each: int, seat: str) -> None:
        """The customer hangs up, the agent says how it went."""
        ended = self.hear(LegEnded(at=self.now, leg=f"in{each}", cause=HangupCause.NORMAL, by=By.THEM))
        hang_up = next(fact.wish for fact in ended if type(fact) is WishIssued)
        self.obey(ended)
        self.hear(
            LegEnded(at=self.now, leg=hang_up.leg, settles=hang_up.id, cause=HangupCause.NORMAL, by=By.US)
        )
        self.decide(FinishCall(seat=seat, disposition=SOLD, comments=""))


DONE = {"Play", "StopPlay", "CreateBridge", "DestroyBridge", "StartRecording"}


def a_center(agents: int) -> Center:
    users = tuple(
        User(id=1_000 + each, name=f"agent{each}@demo", password="x", skills=(SkillLevel(SKILL),))
        for each in range(agents)
    )
    campaign = Campaign(id=7, name="Sales", numbers=(NUMBER,), skills=(SKILL,), dispositions=(SOLD,))
    return Center(
        domain_id=1,
        domain="demo",
        users=users,
        skills=(Skill(id=SKILL, name="Sales"),),
        stations=tuple(Station(id=str(each)) for each in range(agents)),
        trunks=(Trunk(id="T", host="127.0.0.1"),),
        dispositions=(Disposition(id=SOLD, name="Sold"),),
        campaigns=(campaign,),
    )


def rows(quick: bool) -> Iterator[Row]:
    """The core, and the limit."""
    agents, calls = (50, 500) if quick else (1_000, 20_000)
    day = Day(agents)
    day.log_in(agents)
    day.facts.clear()
    busy = max(1, agents * 8 // 10)  # at 80 % occupancy, the rest waits ready
    gc.freeze()  # as `cordboard up` does: else the figure is that of all the facts that are kept here
    gc.set_threshold(*COLLECTIONS)
    spent = _play(day, calls, busy)
    encoder = msgspec.msgpack.Encoder()
    begun = time.process_time()
    size = sum(len(encoder.encode(fact)) for fact in day.facts)
    limit = time.process_time() - begun
    load = {
        "agents": agents,
        "busy": busy,
        "facts_a_call": len(day.facts) / calls,
        "bytes_a_call": size / calls,
    }
    figures = {"cpu_us": spent / calls * 1e6, "calls_a_second_of_a_core": calls / spent}
    yield Row("core call", {**figures, "times_limit": spent / limit, **load})
    yield Row("core limit encode facts", {"cpu_us": limit / calls * 1e6})


def _play(day: Day, calls: int, busy: int) -> float:
    """CPU seconds of so many whole calls."""
    talking: list[tuple[int, str]] = []
    begun = time.process_time()
    for each in range(calls):
        talking.append((each, day.call(each)))
        if len(talking) > busy:
            day.finish(*talking.pop(0))
    for each, seat in talking:
        day.finish(each, seat)
    return time.process_time() - begun
