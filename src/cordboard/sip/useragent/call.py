"""One call as the user agent sees it, and the table of its life.

`LIFE` is (state, step) -> next state. A step without a row is refused with `WrongCallState` and changes
nothing. The wire may need a call longer than its owner does: the owner hears of the end at once, the
record stays until the last BYE or CANCEL is settled.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from ..dialog import Dialog
from ..digest import Credentials
from ..message import Address, Request, Response
from ..transactions import Transaction
from .events import CallId, ReferId


class CallState(Enum):
    """Where a call stands."""

    CALLING = "calling"  # we sent INVITE
    CANCELLING = "cancelling"  # we want it cancelled and wait for the outcome
    INCOMING = "incoming"  # we got INVITE and owe a final response
    ANSWERED = "answered"  # we sent 200 and wait for ACK
    CLOSING = "closing"  # as ANSWERED, and BYE follows the ACK (RFC 3261 section 15)
    UP = "up"  # both sides agree
    ENDING = "ending"  # we sent BYE and wait for its answer
    ENDED = "ended"


class Step(Enum):
    """What can happen to a call."""

    SUCCEED = auto()  # our INVITE got 2xx
    FAIL = auto()  # our INVITE got a failure or nothing
    ANSWER = auto()  # we accept
    REJECT = auto()  # we refuse
    CANCELLED = auto()  # CANCEL came
    ACKED = auto()  # ACK came
    NO_ACK = auto()  # ACK did not come
    HANG_UP = auto()  # we end it
    HUNG_UP = auto()  # BYE came
    SETTLED = auto()  # our BYE was answered, or nobody is there to do so
    LOST = auto()  # the other side no longer knows the dialog


_S, _X = CallState, Step
LIFE: Mapping[tuple[CallState, Step], CallState] = {
    (_S.CALLING, _X.SUCCEED): _S.UP,
    (_S.CALLING, _X.FAIL): _S.ENDED,
    (_S.CALLING, _X.HANG_UP): _S.CANCELLING,
    (_S.CANCELLING, _X.SUCCEED): _S.ENDING,  # CANCEL crossed the 200
    (_S.CANCELLING, _X.FAIL): _S.ENDED,
    (_S.INCOMING, _X.ANSWER): _S.ANSWERED,
    (_S.INCOMING, _X.REJECT): _S.ENDED,
    (_S.INCOMING, _X.CANCELLED): _S.ENDED,
    (_S.INCOMING, _X.HUNG_UP): _S.ENDED,  # a caller may send BYE in an early dialog
    (_S.ANSWERED, _X.ACKED): _S.UP,
    (_S.ANSWERED, _X.NO_ACK): _S.ENDING,
    (_S.ANSWERED, _X.HANG_UP): _S.CLOSING,
    (_S.ANSWERED, _X.HUNG_UP): _S.ENDED,  # BYE overtook the ACK
    (_S.CLOSING, _X.ACKED): _S.ENDING,
    (_S.CLOSING, _X.NO_ACK): _S.ENDING,
    (_S.CLOSING, _X.HUNG_UP): _S.ENDED,
    (_S.UP, _X.HANG_UP): _S.ENDING,
    (_S.UP, _X.HUNG_UP): _S.ENDED,
    (_S.UP, _X.NO_ACK): _S.ENDING,  # of our answer to a re-INVITE
    (_S.UP, _X.LOST): _S.ENDED,
    (_S.ENDING, _X.SETTLED): _S.ENDED,
    (_S.ENDING, _X.HUNG_UP): _S.ENDED,  # both hung up at once
}


class WrongCallState(ValueError):
    """A command does not fit the call's state, or the call is over. Code `call-state`."""

    code = "call-state"


class CallTimer(Enum):
    """The timers of a call itself, beside those of its transactions."""

    REPEAT_ANSWER = auto()  # send the 200 again (RFC 3261 section 13.3.1.4)
    NO_ACK = auto()
    REPEAT_RINGING = auto()  # keep proxies from giving up (section 13.3.1.1)
    CANCEL = auto()  # nobody answered the cancelled INVITE (section 9.1)
    GLARE = auto()  # try the re-INVITE again after 491 (section 14.1)


@dataclass(slots=True)
class PendingAnswer:
    """A 2xx of ours that waits for its ACK."""

    transaction: Transaction
    cseq: int
    interval: float


@dataclass(slots=True)
class Exchange:
    """One request of ours with all its retries: after a challenge it goes out again, renewed."""

    request: Request
    destination: Address
    answered: "Callable[[Exchange, Response, float], None]"
    credentials: Credentials | None = None
    call: "Call | None" = None
    attempts: int = 0
    acks: dict[str, tuple[bytes, Address]] = field(default_factory=dict)
    """The ACK for each 2xx by its To tag; sent again when the 2xx comes again."""


@dataclass(slots=True)
class Subscription:
    """A REFER of theirs, and what they were told of it; `call` may be over long before."""

    id: ReferId
    call: "Call"
    transaction: Transaction | None
    """The request, until it is accepted or refused."""
    event: str
    """The Event header of its NOTIFYs."""
    silent: bool
    """They want to hear nothing (RFC 4488)."""
    expires_at: float = 0.0
    in_flight: bool = False
    """A NOTIFY waits for its answer."""
    next: int | None = None
    """The status to tell then."""


@dataclass(slots=True)
class Call:
    """Everything about one call."""

    id: CallId
    state: CallState
    peer: Address
    """Where the other side's messages come from, or where our INVITE went."""
    is_caller: bool
    symmetric: bool = False
    only_from: str = ""
    """The only host whose requests in this call are heard; empty: whoever knows its dialog."""
    credentials: Credentials | None = None
    dialog: Dialog | None = None
    exchange: Exchange | None = None
    """Our own INVITE or re-INVITE, while it runs."""
    incoming: Transaction | None = None
    """Their INVITE or re-INVITE, until we answer it finally."""
    unacked: PendingAnswer | None = None
    provisional_seen: bool = False
    cancel_sent: bool = False
    reason: str = ""
    offer: bytes = b""
    """The SDP of our re-INVITE, kept for a retry after glare."""
    subscription: Subscription | None = None
    """Their REFER in this call, while it runs."""
    refers: int = 0
    """How many REFERs of theirs came in this call."""
    referral: Exchange | None = None
    """Our REFER in this call, while it runs."""
    timers: dict[CallTimer, float] = field(default_factory=dict)

    def hears(self, source: Address) -> bool:
        """Whether a request from there may be about this call."""
        return self.only_from in {"", source.host}

    def take(self, step: Step) -> CallState:
        """Go one step of `LIFE`; raises `WrongCallState` if there is no row."""
        following = LIFE.get((self.state, step))
        if following is None:
            raise WrongCallState(f"{step.name.lower()} does not fit a call that is {self.state.value}")
        self.state = following
        return following

    def allows(self, step: Step) -> bool:
        """Whether `take` would accept this step."""
        return (self.state, step) in LIFE
