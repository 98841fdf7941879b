"""What a user agent tells its owner: one frozen record for each thing that happened.

Each call that begins (`invite`, or `CallIncoming`) ends in exactly one `CallFailed` or `CallEnded`.
SDP travels as bytes and None means that the message carried none.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from ..headers import NameAddr
from ..message import Address, Headers
from ..registrar import Binding
from ..transfer import ReferTarget
from ..uri import Uri

CallId = NewType("CallId", str)
"""Our own handle of a call; not the Call-ID of the wire, which strangers choose."""
ReferId = NewType("ReferId", str)
"""Our handle of a REFER of theirs."""
RequestId = NewType("RequestId", str)
"""Our handle of a single request (OPTIONS, REGISTER, INFO, NOTIFY)."""


class Party(Enum):
    """Who ended a call."""

    US = "us"
    PEER = "peer"
    NETWORK = "network"  # nobody answered in time


@dataclass(frozen=True, slots=True)
class CallIncoming:
    """Someone calls, perhaps in place of the call `replaces`. Answer with `ring`, `answer` or `reject`."""

    call: CallId
    principal: str
    from_: NameAddr
    to: NameAddr
    request_uri: Uri
    offer: bytes | None
    headers: Headers
    source: Address
    replaces: CallId | None = None


@dataclass(frozen=True, slots=True)
class CallProgress:
    """Our call got a provisional response from 101 to 199: 180 rings, 183 may carry early media."""

    call: CallId
    status: int
    reason: str
    sdp: bytes | None


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """Our call was answered. ACK is sent already unless `must_acknowledge` (we made no offer): then
    `sdp` is the offer and `acknowledge` must carry our answer."""

    call: CallId
    sdp: bytes | None
    must_acknowledge: bool
    headers: Headers


@dataclass(frozen=True, slots=True)
class CallEstablished:
    """The ACK for our answer arrived. `sdp` is the caller's answer if our 200 made the offer."""

    call: CallId
    sdp: bytes | None


@dataclass(frozen=True, slots=True)
class CallFailed:
    """Our call got a final failure; 408 also stands for silence."""

    call: CallId
    status: int
    reason: str
    headers: Headers


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The call is over. `reason` is the Reason header of the BYE or CANCEL, empty if it had none."""

    call: CallId
    by: Party
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReinviteReceived:
    """The other side wants to change the session. Use `accept_reinvite` or `refuse_reinvite`."""

    call: CallId
    sdp: bytes | None


@dataclass(frozen=True, slots=True)
class ReinviteWithdrawn:
    """The other side cancelled its re-INVITE; the session stays as it was."""

    call: CallId


@dataclass(frozen=True, slots=True)
class ReinviteAnswered:
    """Our re-INVITE was accepted."""

    call: CallId
    sdp: bytes | None


@dataclass(frozen=True, slots=True)
class ReinviteFailed:
    """Our re-INVITE was refused; the session stays as it was."""

    call: CallId
    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class InfoReceived:
    """An INFO in a call; already answered with 200."""

    call: CallId
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class NotifyReceived:
    """A NOTIFY in a call (`Event: talk` asks a ringing phone to answer); already answered with 200."""

    call: CallId
    event: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class ReferReceived:
    """The other side wants the call transferred: `accept_refer` or `refuse_refer`, then `report_refer`.

    Where it names a call that the transfer shall take over, this is `replaces`; where that cannot be
    had, `missing` is the status to report for it (481, 486 or 603), else 0.
    """

    call: CallId
    refer: ReferId
    target: ReferTarget
    referred_by: NameAddr | None
    replaces: CallId | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ReferAccepted:
    """Our REFER was accepted: they begin."""

    call: CallId


@dataclass(frozen=True, slots=True)
class ReferProgress:
    """Our REFER goes on: the provisional status that the other side got from its target."""

    call: CallId
    status: int


@dataclass(frozen=True, slots=True)
class ReferResult:
    """The end of our REFER: their target's final status, or their own refusal; 408 also for silence.

    It does not come where the call ends first.
    """

    call: CallId
    status: int


@dataclass(frozen=True, slots=True)
class RequestResult:
    """The final answer to a single request of ours; 408 also stands for silence."""

    request: RequestId
    method: str
    status: int
    reason: str
    headers: Headers


@dataclass(frozen=True, slots=True)
class RegisterResult:
    """The registrar's answer; `expires` are the seconds granted, 0 if it was refused or removed."""

    request: RequestId
    status: int
    reason: str
    expires: int


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """The places where an address of record is reached are now these; none if it is lost."""

    address_of_record: str
    bindings: tuple[Binding, ...]


@dataclass(frozen=True, slots=True)
class AuthenticationFailed:
    """A wrong secret for a fresh nonce of ours, so the source address is not forged."""

    source: Address
    realm: str
    user: str


Event = (
    CallIncoming
    | CallProgress
    | CallAnswered
    | CallEstablished
    | CallFailed
    | CallEnded
    | ReinviteReceived
    | ReinviteWithdrawn
    | ReinviteAnswered
    | ReinviteFailed
    | InfoReceived
    | NotifyReceived
    | ReferReceived
    | ReferAccepted
    | ReferProgress
    | ReferResult
    | RequestResult
    | RegisterResult
    | RegistrationChanged
    | AuthenticationFailed
)
