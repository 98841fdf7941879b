"""How many calls a second the SIP core sets up and ends, and what one call costs.

Two user agents in one process exchange the datagrams of whole calls (INVITE, 100, 180, 200, ACK, BYE, 200)
without sockets; timers run on a virtual clock. The figure beside it is that of a bare answerer of 66 lines
with asyncio sockets (0.35 ms a call for one side, no parsing to speak of, no checks): a floor, not a peer.
"""

import gc
import itertools
import time
from collections.abc import Callable, Iterator

from benchmarks.figures import Row
from cordboard.sip import (
    Address,
    CallAnswered,
    CallIncoming,
    Event,
    Settings,
    UserAgent,
    parse_message,
    parse_name_addr,
    parse_uri,
    sdp,
)

CALLER, CALLEE = Address("127.0.0.1", 5070), Address("127.0.0.2", 5060)
OFFER = sdp.make_offer(sdp.LocalAudio("127.0.0.1", 20000), sdp.Origin(1))
ANSWER = sdp.make_answer(OFFER, sdp.LocalAudio("127.0.0.2", 20002), sdp.Origin(2))[0]
TARGET = parse_uri("sip:100@127.0.0.2:5060")
ME = parse_name_addr('"A Customer" <sip:+15550100@127.0.0.1:5070>')
FLOOR_MS = 0.35


def exchange(caller: UserAgent, callee: UserAgent, now: float) -> int:
    """Carry datagrams and react to events until nobody has anything to say; how many were carried."""
    carried = 0
    while True:
        there, back = caller.datagrams_to_send(), callee.datagrams_to_send()
        if not there and not back:
            return carried
        carried += len(there) + len(back)
        for data, _ in there:
            callee.receive_datagram(data, CALLER, now)
        for data, _ in back:
            caller.receive_datagram(data, CALLEE, now)
        react(callee, lambda event: pick_up(callee, event, now))
        react(caller, lambda event: hang_up(caller, event, now))


def react(agent: UserAgent, handle: Callable[[Event], None]) -> None:
    """Hand each event on."""
    while (event := agent.next_event()) is not None:
        handle(event)


def pick_up(agent: UserAgent, event: Event, now: float) -> None:
    """Ring and answer a call at once."""
    if isinstance(event, CallIncoming):
        agent.ring(event.call, now)
        agent.answer(event.call, ANSWER, now)


def hang_up(agent: UserAgent, event: Event, now: float) -> None:
    """End a call as soon as it is answered."""
    if isinstance(event, CallAnswered):
        agent.hang_up(event.call, now)


def run(calls: int, a_second: float) -> tuple[float, int]:
    """CPU seconds and datagrams for so many calls, begun at so many a second of virtual time."""
    numbers = itertools.count(1)
    caller = UserAgent(Settings(CALLER), lambda: f"{next(numbers):016x}")
    callee = UserAgent(Settings(CALLEE), lambda: f"{next(numbers):016x}")
    carried, now, start = 0, 0.0, time.process_time()
    for _ in range(calls):
        now += 1 / a_second
        caller.handle_timers(now)
        callee.handle_timers(now)
        caller.invite(TARGET, CALLEE, ME, OFFER, now)
        carried += exchange(caller, callee, now)
    spent = time.process_time() - start
    if caller.calls() or callee.calls():
        raise RuntimeError("not every call came to its end")
    return spent, carried


def parsing(rounds: int) -> float:
    """CPU microseconds to parse one INVITE."""
    caller = UserAgent(Settings(CALLER), itertools.repeat("0123456789abcdef").__next__)
    caller.invite(TARGET, CALLEE, ME, OFFER, 0.0)
    data = caller.datagrams_to_send()[0][0]
    start = time.process_time()
    for _ in range(rounds):
        parse_message(data)
    return (time.process_time() - start) / rounds * 1e6


def rows(quick: bool) -> Iterator[Row]:
    """One end of a call, the floor, and the parser."""
    calls = 300 if quick else 5000
    run(200, 100)
    gc.collect()
    spent, carried = run(calls, 200)
    one = spent / calls / 2 * 1000
    figures = {"cpu_ms": one, "calls_a_second_of_a_core": 1000 / one, "datagrams": carried / calls}
    yield Row("sip one end of a call", {**figures, "times_floor": one / FLOOR_MS})
    yield Row("sip floor answerer", {"cpu_ms": FLOOR_MS, "measured": "once, elsewhere"})
    yield Row("sip parse INVITE", {"cpu_us": parsing(5000)})
