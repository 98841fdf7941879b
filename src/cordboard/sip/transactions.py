"""One request and its answers, safe against loss: who repeats what, how long, and when to give up.

The four machines of RFC 3261 section 17, as RFC 6026 corrects them, are the tables `MACHINES`:
(state, trigger) -> (next state, actions). A trigger without a row changes nothing and does nothing.
Timers belong to states (`TIMERS`): entering a state starts its timers and ends all others. The tables
know nothing of messages or sockets; `Transaction` holds the state and the time of each timer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from .message import Address, Request


@dataclass(frozen=True, slots=True)
class Timing:
    """The base intervals in seconds (RFC 3261 section 17.1.1.1): round trip, longest repeat, life time."""

    t1: float = 0.5
    t2: float = 4.0
    t4: float = 5.0
    d: float = 32.0

    @property
    def give_up(self) -> float:
        """64*T1: how long anything is waited for."""
        return 64 * self.t1


class Machine(Enum):
    """Which of the four machines a transaction is."""

    INVITE_CLIENT = auto()
    CLIENT = auto()
    INVITE_SERVER = auto()
    SERVER = auto()


class State(Enum):
    """Where a transaction stands."""

    CALLING = auto()
    TRYING = auto()
    PROCEEDING = auto()
    ACCEPTED = auto()
    COMPLETED = auto()
    CONFIRMED = auto()
    TERMINATED = auto()


class Timer(Enum):
    """The timers of RFC 3261 table 4, and L and M of RFC 6026. C is a proxy's and has no place here."""

    A = auto()
    B = auto()
    D = auto()
    E = auto()
    F = auto()
    G = auto()
    H = auto()
    I = auto()  # noqa: E741  the RFC's own letter
    J = auto()
    K = auto()
    L = auto()
    M = auto()


class Happening(Enum):
    """What a transaction can see besides its timers: responses received or sent, and requests received."""

    PROVISIONAL = auto()
    SUCCESS = auto()
    FAILURE = auto()
    REQUEST = auto()
    ACK = auto()


class Action(Enum):
    """What the owner of the transaction has to do."""

    SEND = auto()  # send the response at hand and remember it
    REPEAT = auto()  # send the remembered message again
    ACKNOWLEDGE = auto()  # send ACK for the failure at hand
    DELIVER = auto()  # hand the message to the user agent
    TIME_OUT = auto()  # tell the user agent that nobody answered


Trigger = Happening | Timer
Row = tuple[State, tuple[Action, ...]]
Table = Mapping[tuple[State, Trigger], Row]

_S, _H, _T, _A = State, Happening, Timer, Action

_INVITE_CLIENT: Table = {
    (_S.CALLING, _T.A): (_S.CALLING, (_A.REPEAT,)),
    (_S.CALLING, _T.B): (_S.TERMINATED, (_A.TIME_OUT,)),
    (_S.CALLING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.DELIVER,)),
    (_S.CALLING, _H.SUCCESS): (_S.ACCEPTED, (_A.DELIVER,)),
    (_S.CALLING, _H.FAILURE): (_S.COMPLETED, (_A.ACKNOWLEDGE, _A.DELIVER)),
    (_S.PROCEEDING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.DELIVER,)),
    (_S.PROCEEDING, _H.SUCCESS): (_S.ACCEPTED, (_A.DELIVER,)),
    (_S.PROCEEDING, _H.FAILURE): (_S.COMPLETED, (_A.ACKNOWLEDGE, _A.DELIVER)),
    (_S.ACCEPTED, _H.SUCCESS): (_S.ACCEPTED, (_A.DELIVER,)),
    (_S.ACCEPTED, _T.M): (_S.TERMINATED, ()),
    (_S.COMPLETED, _H.FAILURE): (_S.COMPLETED, (_A.ACKNOWLEDGE,)),
    (_S.COMPLETED, _T.D): (_S.TERMINATED, ()),
}

_CLIENT: Table = {
    (_S.TRYING, _T.E): (_S.TRYING, (_A.REPEAT,)),
    (_S.TRYING, _T.F): (_S.TERMINATED, (_A.TIME_OUT,)),
    (_S.TRYING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.DELIVER,)),
    (_S.TRYING, _H.SUCCESS): (_S.COMPLETED, (_A.DELIVER,)),
    (_S.TRYING, _H.FAILURE): (_S.COMPLETED, (_A.DELIVER,)),
    (_S.PROCEEDING, _T.E): (_S.PROCEEDING, (_A.REPEAT,)),
    (_S.PROCEEDING, _T.F): (_S.TERMINATED, (_A.TIME_OUT,)),
    (_S.PROCEEDING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.DELIVER,)),
    (_S.PROCEEDING, _H.SUCCESS): (_S.COMPLETED, (_A.DELIVER,)),
    (_S.PROCEEDING, _H.FAILURE): (_S.COMPLETED, (_A.DELIVER,)),
    (_S.COMPLETED, _T.K): (_S.TERMINATED, ()),
}

_INVITE_SERVER: Table = {
    (_S.PROCEEDING, _H.REQUEST): (_S.PROCEEDING, (_A.REPEAT,)),
    (_S.PROCEEDING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.SEND,)),
    (_S.PROCEEDING, _H.SUCCESS): (_S.ACCEPTED, (_A.SEND,)),
    (_S.PROCEEDING, _H.FAILURE): (_S.COMPLETED, (_A.SEND,)),
    # RFC 6026: the user agent repeats its 2xx; a repeated INVITE is only absorbed.
    (_S.ACCEPTED, _H.SUCCESS): (_S.ACCEPTED, (_A.SEND,)),
    (_S.ACCEPTED, _H.ACK): (_S.ACCEPTED, (_A.DELIVER,)),
    (_S.ACCEPTED, _T.L): (_S.TERMINATED, ()),
    (_S.COMPLETED, _H.REQUEST): (_S.COMPLETED, (_A.REPEAT,)),
    (_S.COMPLETED, _T.G): (_S.COMPLETED, (_A.REPEAT,)),
    (_S.COMPLETED, _T.H): (_S.TERMINATED, ()),
    (_S.COMPLETED, _H.ACK): (_S.CONFIRMED, ()),
    (_S.CONFIRMED, _T.I): (_S.TERMINATED, ()),
}

_SERVER: Table = {
    (_S.TRYING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.SEND,)),
    (_S.TRYING, _H.SUCCESS): (_S.COMPLETED, (_A.SEND,)),
    (_S.TRYING, _H.FAILURE): (_S.COMPLETED, (_A.SEND,)),
    (_S.PROCEEDING, _H.REQUEST): (_S.PROCEEDING, (_A.REPEAT,)),
    (_S.PROCEEDING, _H.PROVISIONAL): (_S.PROCEEDING, (_A.SEND,)),
    (_S.PROCEEDING, _H.SUCCESS): (_S.COMPLETED, (_A.SEND,)),
    (_S.PROCEEDING, _H.FAILURE): (_S.COMPLETED, (_A.SEND,)),
    (_S.COMPLETED, _H.REQUEST): (_S.COMPLETED, (_A.REPEAT,)),
    (_S.COMPLETED, _T.J): (_S.TERMINATED, ()),
}

MACHINES: Mapping[Machine, Table] = {
    Machine.INVITE_CLIENT: _INVITE_CLIENT,
    Machine.CLIENT: _CLIENT,
    Machine.INVITE_SERVER: _INVITE_SERVER,
    Machine.SERVER: _SERVER,
}

FIRST_STATE: Mapping[Machine, State] = {
    Machine.INVITE_CLIENT: State.CALLING,
    Machine.CLIENT: State.TRYING,
    Machine.INVITE_SERVER: State.PROCEEDING,
    Machine.SERVER: State.TRYING,
}

TIMERS: Mapping[tuple[Machine, State], tuple[Timer, ...]] = {
    (Machine.INVITE_CLIENT, State.CALLING): (Timer.A, Timer.B),
    (Machine.INVITE_CLIENT, State.ACCEPTED): (Timer.M,),
    (Machine.INVITE_CLIENT, State.COMPLETED): (Timer.D,),
    (Machine.CLIENT, State.TRYING): (Timer.E, Timer.F),
    (Machine.CLIENT, State.PROCEEDING): (Timer.E, Timer.F),
    (Machine.CLIENT, State.COMPLETED): (Timer.K,),
    (Machine.INVITE_SERVER, State.ACCEPTED): (Timer.L,),
    (Machine.INVITE_SERVER, State.COMPLETED): (Timer.G, Timer.H),
    (Machine.INVITE_SERVER, State.CONFIRMED): (Timer.I,),
    (Machine.SERVER, State.COMPLETED): (Timer.J,),
}

_REPEATING = (Timer.A, Timer.E, Timer.G)
_ABSORBING = (Timer.D, Timer.I, Timer.J, Timer.K)


@dataclass(frozen=True, slots=True)
class TransactionKey:
    """What makes a message belong to a transaction (RFC 3261 sections 17.1.3 and 17.2.3)."""

    branch: str
    sent_by: str
    method: str
    is_server: bool


@dataclass(slots=True)
class Transaction:
    """One running transaction: its machine, state, running timers, and the message to repeat."""

    machine: Machine
    key: TransactionKey
    request: Request
    peer: Address
    timing: Timing
    state: State = State.TRYING
    last: bytes = b""
    timers: dict[Timer, float] = field(default_factory=dict)
    intervals: dict[Timer, float] = field(default_factory=dict)
    armed: dict[Timer, float] = field(default_factory=dict)
    """The timers already handed to an alarm clock; kept by the owner."""

    def start(self, now: float) -> None:
        """Enter the first state of the machine."""
        self.state = FIRST_STATE[self.machine]
        self._set_timers(now)

    def fire(self, trigger: Trigger, now: float) -> tuple[Action, ...]:
        """Take one step of the table; returns what to do, nothing where the table has no row."""
        row = MACHINES[self.machine].get((self.state, trigger))
        if row is None:
            return ()
        if isinstance(trigger, Timer):
            del self.timers[trigger]
        self.state, actions = row
        self._set_timers(now)
        return actions

    def _set_timers(self, now: float) -> None:
        wanted = TIMERS.get((self.machine, self.state), ())
        for timer in tuple(self.timers):
            if timer not in wanted:
                del self.timers[timer]
        for timer in wanted:
            if timer not in self.timers and self._applies(timer):
                self.timers[timer] = now + self._interval(timer)

    def _applies(self, timer: Timer) -> bool:
        """A reliable transport repeats nothing itself (RFC 3261 section 17.1.1.2)."""
        return self.peer.transport == "UDP" or timer not in _REPEATING

    def _interval(self, timer: Timer) -> float:
        timing = self.timing
        if timer in _ABSORBING and self.peer.transport != "UDP":
            return 0.0
        if timer in _REPEATING:
            return self._repeat_interval(timer)
        return {Timer.D: timing.d, Timer.I: timing.t4, Timer.K: timing.t4}.get(timer, timing.give_up)

    def _repeat_interval(self, timer: Timer) -> float:
        """Doubling, up to T2 for all but INVITE; at T2 once a request is known to have arrived."""
        last = self.intervals.get(timer)
        interval = self.timing.t1 if last is None else 2 * last
        if timer is not Timer.A:
            interval = min(interval, self.timing.t2)
        if timer is Timer.E and self.state is State.PROCEEDING:
            interval = self.timing.t2
        self.intervals[timer] = interval
        return interval
