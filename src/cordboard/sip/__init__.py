"""SIP, the language of telephones, without any I/O: bytes and the time go in, bytes and events come out.

`UserAgent` is the front door; `agent.py` shows a caller and a desk phone. Everything else here are the
values it speaks in. No socket, clock or random source is used: time and tokens are arguments.
"""

from . import sdp
from .digest import Algorithm, Credentials, ha1
from .grammar import GrammarError
from .headers import NameAddr, parse_name_addr
from .message import Address, Headers, Request, Response
from .parser import Defect, Limits, MalformedMessage, parse_message
from .registrar import Binding, RegistrarPolicy
from .transactions import Timing
from .transfer import ReferTarget, Replaces
from .uri import Uri, parse_uri
from .useragent.agent import UserAgent
from .useragent.call import WrongCallState
from .useragent.events import (
    AuthenticationFailed,
    CallAnswered,
    CallEnded,
    CallEstablished,
    CallFailed,
    CallId,
    CallIncoming,
    CallProgress,
    Event,
    InfoReceived,
    NotifyReceived,
    Party,
    ReferAccepted,
    ReferId,
    ReferProgress,
    ReferReceived,
    ReferResult,
    RegisterResult,
    RegistrationChanged,
    ReinviteAnswered,
    ReinviteFailed,
    ReinviteReceived,
    ReinviteWithdrawn,
    RequestId,
    RequestResult,
)
from .useragent.settings import Authority, Challenge, Refuse, Settings, Trusted, TrustEveryone

__all__ = [
    "Address",
    "Algorithm",
    "AuthenticationFailed",
    "Authority",
    "Binding",
    "CallAnswered",
    "CallEnded",
    "CallEstablished",
    "CallFailed",
    "CallId",
    "CallIncoming",
    "CallProgress",
    "Challenge",
    "Credentials",
    "Defect",
    "Event",
    "GrammarError",
    "Headers",
    "InfoReceived",
    "Limits",
    "MalformedMessage",
    "NameAddr",
    "NotifyReceived",
    "Party",
    "ReferAccepted",
    "ReferId",
    "ReferProgress",
    "ReferReceived",
    "ReferResult",
    "ReferTarget",
    "Refuse",
    "RegisterResult",
    "RegistrarPolicy",
    "RegistrationChanged",
    "ReinviteAnswered",
    "ReinviteFailed",
    "ReinviteReceived",
    "ReinviteWithdrawn",
    "Replaces",
    "Request",
    "RequestId",
    "RequestResult",
    "Response",
    "Settings",
    "Timing",
    "TrustEveryone",
    "Trusted",
    "Uri",
    "UserAgent",
    "WrongCallState",
    "ha1",
    "parse_message",
    "parse_name_addr",
    "parse_uri",
    "sdp",
]
