"""Two user agents on a table: a link that can lose, double and delay, a clock we turn, a strict reader."""

import heapq
import itertools
import random
import re
from collections.abc import Callable

import pytest

from cordboard.sip import Address, CallIncoming, Event, NameAddr, Settings, UserAgent, parse_name_addr, sdp
from cordboard.sip.useragent.settings import Authority

CALLER = Address("127.0.0.1", 5070)
CALLEE = Address("127.0.0.2", 5060)
OFFER = sdp.make_offer(sdp.LocalAudio("127.0.0.1", 20000), sdp.Origin(1))
ANSWER = sdp.make_answer(OFFER, sdp.LocalAudio("127.0.0.2", 20002), sdp.Origin(2))[0]
TARGET = "sip:100@127.0.0.2:5060"

_REQUEST_LINE = re.compile(r"[A-Z]+ sip:[^ ]+ SIP/2\.0")
_STATUS_LINE = re.compile(r"SIP/2\.0 [1-6]\d\d [ -~]*")
_MANDATORY = ("Via", "From", "To", "Call-ID", "CSeq", "Content-Length")


def strict_reader(data: bytes) -> None:
    """Assert what any careful peer may ask of a message; knows nothing of our own parser."""
    head, _, body = data.partition(b"\r\n\r\n")
    start, *lines = head.decode("ascii").split("\r\n")
    fields = [line.split(": ", 1) for line in lines]
    first = dict(reversed([(name, value) for name, value in fields]))
    names = [name for name, _ in fields]
    assert all(names.count(name) >= 1 for name in _MANDATORY), start
    assert all(names.count(name) == 1 for name in _MANDATORY if name != "Via"), start
    assert int(first["Content-Length"]) == len(body)
    assert re.fullmatch(r"SIP/2\.0/UDP [\w.\[\]:]+;branch=z9hG4bK\w+(;.*)?", first["Via"])
    assert ";tag=" in first["From"]
    assert bool(body) == ("Content-Type" in names)
    number, method = first["CSeq"].split(" ")
    assert 0 < int(number) < 2**31
    if _REQUEST_LINE.fullmatch(start):
        _strict_request(start, first, method)
    else:
        _strict_response(start, first, method)


def _strict_request(start: str, first: dict[str, str], method: str) -> None:
    assert start.startswith(f"{method} ")
    assert first["Max-Forwards"] == "70"
    assert first["User-Agent"] == "Cordboard"
    if method == "INVITE":
        assert {"Contact", "Allow", "Supported"} <= first.keys()


def _strict_response(start: str, first: dict[str, str], method: str) -> None:
    assert _STATUS_LINE.fullmatch(start), start
    status = int(start.split(" ")[1])
    assert status == 100 or ";tag=" in first["To"]
    assert first["Server"] == "Cordboard"
    if method == "INVITE" and 101 <= status < 300:
        assert {"Contact", "Allow", "Supported"} <= first.keys()
    if status == 401:
        assert first["WWW-Authenticate"].startswith("Digest ")


class Party:
    """One user agent with its address, its events so far, and what it does at each."""

    def __init__(self, address: Address, agent: UserAgent) -> None:
        self.address = address
        self.agent = agent
        self.events: list[Event] = []
        self.sent: list[bytes] = []
        self.on: dict[type, Callable[[Event, float], None]] = {}

    def seen(self, kind: type) -> list:
        """The events of this kind, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def sent_starts(self) -> list[str]:
        """What was sent: the method or status of each message."""
        starts = [data.split(b"\r\n", 1)[0].decode() for data in self.sent]
        return [start.split(" ")[1 if start.startswith("SIP/") else 0] for start in starts]


class Wire:
    """A link between `caller` and `callee`, and the clock of both."""

    def __init__(
        self,
        *,
        seed: int = 0,
        loss: float = 0.0,
        duplicate: float = 0.0,
        delay: tuple[float, float] = (0.001, 0.001),
        callee_settings: Settings | None = None,
        authority: Authority | None = None,
        reader: Callable[[bytes], None] = strict_reader,
    ) -> None:
        self.reader = reader
        self.random = random.Random(seed)
        self.loss, self.duplicate, self.delay = loss, duplicate, delay
        numbers = itertools.count(1)
        token = lambda: f"{next(numbers):08x}{seed:08x}"  # noqa: E731
        self.caller = Party(CALLER, UserAgent(Settings(CALLER, contact_user="caller"), token))
        settings = callee_settings or Settings(CALLEE)
        self.callee = Party(CALLEE, UserAgent(settings, token, authority))
        self.now = 100.0
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self.drop_next: Callable[[bytes], bool] = lambda data: False

    def me(self) -> NameAddr:
        return parse_name_addr('"A Customer" <sip:+15550100@127.0.0.1:5070>')

    def at(self, seconds: float, action: Callable[[], None]) -> None:
        """Do something that many seconds from now."""
        heapq.heappush(self._queue, (self.now + seconds, next(self._order), action))

    def call(self, **options: object) -> str:
        """The caller calls."""
        options = {"sdp": OFFER, **options}
        call = self.caller.agent.invite(TARGET, CALLEE, self.me(), now=self.now, **options)
        self._flush()
        return call

    def callee_call(self) -> str:
        """The handle of the first call that reached the callee."""
        return self.callee.seen(CallIncoming)[0].call

    def inject(self, data: bytes, source: Address = CALLER) -> None:
        """A datagram from anyone reaches the callee."""
        self.callee.agent.receive_datagram(data, source, self.now)
        self._flush()

    def run(self, seconds: float) -> None:
        """Turn the clock; everything due happens in order of time."""
        end = self.now + seconds
        self._flush()
        while (due := self._next_due()) <= end:
            self.now = max(self.now, due)
            while self._queue and self._queue[0][0] <= self.now:
                heapq.heappop(self._queue)[2]()
                self._flush()
            for party in (self.caller, self.callee):
                party.agent.handle_timers(self.now)
            self._flush()
        self.now = end

    def _next_due(self) -> float:
        timers = [party.agent.next_timer() for party in (self.caller, self.callee)]
        moments = [due for due in timers if due is not None]
        return min([*moments, *(self._queue[0][:1] if self._queue else ())], default=float("inf"))

    def _flush(self) -> None:
        pairs = ((self.caller, self.callee), (self.callee, self.caller))
        for sender, receiver in pairs:
            for data, to in sender.agent.datagrams_to_send():
                self.reader(data)
                sender.sent.append(data)
                if to == receiver.address:
                    self._carry(data, sender, receiver)
            while (event := sender.agent.next_event()) is not None:
                sender.events.append(event)
                sender.on.get(type(event), _ignore)(event, self.now)
        if any(party.agent._core.outbox for party in (self.caller, self.callee)):
            self._flush()

    def _carry(self, data: bytes, sender: Party, receiver: Party) -> None:
        copies = 1 + (self.random.random() < self.duplicate)
        for _ in range(copies):
            if self.random.random() < self.loss or self.drop_next(data):
                continue

            def arrive() -> None:
                receiver.agent.receive_datagram(data, sender.address, self.now)

            self.at(self.random.uniform(*self.delay), arrive)


def _ignore(event: Event, now: float) -> None:
    """What a party does at an event it has no plan for."""


def answering(wire: Wire) -> None:
    """The callee rings and answers at once."""

    def pick_up(event: Event, now: float) -> None:
        wire.callee.agent.ring(event.call, now)
        wire.callee.agent.answer(event.call, ANSWER, now)

    wire.callee.on[CallIncoming] = pick_up


@pytest.fixture(scope="session")
def new_wire() -> Callable[..., Wire]:
    """Makes a fresh pair of user agents."""
    return Wire


@pytest.fixture
def wire() -> Wire:
    """A perfect link."""
    return Wire()


@pytest.fixture
def talking(wire: Wire) -> Wire:
    """A perfect link with a call that is up: `talking.call_id` at the caller, `callee_call()` opposite."""
    answering(wire)
    wire.call_id = wire.call()
    wire.run(1)
    return wire


@pytest.fixture(scope="session")
def make_answering() -> Callable[[Wire], None]:
    """Lets a callee answer every call."""
    return answering


@pytest.fixture(scope="session")
def bodies() -> tuple[bytes, bytes]:
    """An offer and its answer."""
    return OFFER, ANSWER
