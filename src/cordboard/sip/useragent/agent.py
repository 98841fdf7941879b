"""One end of SIP: it makes calls and takes them, registers and serves registrations, and does no I/O.

The owner feeds it datagrams and the time, sends what it wants sent, and reads what happened. Every
command is a few messages; their outcome always comes as an event.

A customer who calls in, and hangs up when answered:

    agent = UserAgent(Settings(Address("127.0.0.1", 5070)), token=lambda: secrets.token_hex(8))
    me = NameAddr(parse_uri("sip:+15550100@127.0.0.1:5070"))
    call = agent.invite("sip:+15550123@127.0.0.1:5060", Address("127.0.0.1", 5060), me, offer, now)
    ...  # the loop below; at CallAnswered: agent.hang_up(call, now)

A desk phone that registers with its secret and answers every call:

    phone = UserAgent(Settings(Address("127.0.0.1", 5071), contact_user="2001"), token)
    phone.register("sip:2001@demo", registrar, 300, now, credentials=Credentials("2001", secret))
    ...  # at CallIncoming: phone.ring(event.call, now); phone.answer(event.call, answer_sdp, now)

The loop of either, whatever carries it:

    for data, address in agent.datagrams_to_send(): socket.sendto(data, address[:2])
    while (event := agent.next_event()) is not None: ...
    wait for a datagram until agent.next_timer(), then receive_datagram or handle_timers
"""

from collections import Counter

from ..digest import Credentials
from ..headers import NameAddr
from ..message import Address
from ..registrar import Binding, living
from ..uri import Uri, parse_uri
from . import (
    ack,
    answer,
    hangup,
    incoming,
    info,
    invite,
    notify,
    options,
    refer,
    referral,
    register,
    reinvite,
)
from .core import Core, HeaderFields
from .events import CallId, Event, ReferId, RequestId
from .settings import Authority, Settings, Token, TrustEveryone


class UserAgent:
    """See the module's text. No method blocks, and only commands raise: `WrongCallState` when the call
    is over or elsewhere in its life, `GrammarError` for a malformed URI."""

    def __init__(self, settings: Settings, token: Token, authority: Authority | None = None) -> None:
        """`token` gives fresh random hex texts; `authority` judges strangers, by default all are friends."""
        self._core = Core(settings, token, authority or TrustEveryone())

    # The five verbs of the wire

    def receive_datagram(self, data: bytes, source: Address, now: float) -> None:
        """Take a datagram from the network. Never raises."""
        incoming.receive(self._core, data, source, now)

    def datagrams_to_send(self) -> list[tuple[bytes, Address]]:
        """What has to be sent now, in order; each is given once."""
        pending, self._core.outbox = self._core.outbox, []
        return pending

    def next_timer(self) -> float | None:
        """When `handle_timers` has to be called next, None if nothing waits."""
        return self._core.alarms.next()

    def handle_timers(self, now: float) -> None:
        """Do what is due."""
        self._core.alarms.run(now)

    def next_event(self) -> Event | None:
        """The oldest untold event, None if there is none."""
        return self._core.events.popleft() if self._core.events else None

    # Calls

    def invite(
        self,
        target: str | Uri,
        to: Address,
        from_: NameAddr,
        sdp: bytes | None,
        now: float,
        *,
        headers: HeaderFields = (),
        credentials: Credentials | None = None,
        symmetric: bool = False,
    ) -> CallId:
        """Call `target` through the next hop `to`. `sdp` None asks the other side for the offer.
        `symmetric` sends everything of this call to where the other side's datagrams come from."""
        core, uri = self._core, _uri(target)
        return invite.invite(
            core,
            uri,
            to,
            from_,
            sdp=sdp,
            now=now,
            headers=headers,
            credentials=credentials,
            symmetric=symmetric,
        )

    def acknowledge(self, call: CallId, sdp: bytes, now: float) -> None:
        """Answer the offer of a `CallAnswered` with `must_acknowledge`."""
        ack.acknowledge(self._core, call, sdp)

    def ring(self, call: CallId, now: float, sdp: bytes | None = None) -> None:
        """Let the caller hear ringing: 180, or 183 with our early media. It is repeated each minute."""
        answer.ring(self._core, call, sdp, now)

    def answer(self, call: CallId, sdp: bytes, now: float) -> None:
        """Accept an incoming call; `CallEstablished` follows. `sdp` answers the offer, or is the offer."""
        answer.answer(self._core, call, sdp, now)

    def reject(
        self, call: CallId, status: int, reason: str, now: float, *, headers: HeaderFields = ()
    ) -> None:
        """Refuse an incoming call with a status from 300 to 699."""
        answer.reject(self._core, call, status, reason, now, headers=headers)

    def hang_up(self, call: CallId, now: float, reason: str = "") -> None:
        """End the call in whatever way its state needs; a call that is over stays so.
        `reason` is a Reason header value (RFC 3326), e.g. `Q.850;cause=16`."""
        hangup.hang_up(self._core, call, reason, now)

    def reinvite(self, call: CallId, sdp: bytes, now: float) -> None:
        """Offer a changed session, e.g. hold. After 491 it is tried again by itself."""
        reinvite.reinvite(self._core, call, sdp, now)

    def accept_reinvite(self, call: CallId, sdp: bytes, now: float) -> None:
        """Agree to the session that a `ReinviteReceived` offers."""
        reinvite.accept_reinvite(self._core, call, sdp, now)

    def refuse_reinvite(self, call: CallId, now: float, *, status: int = 488, reason: str = "") -> None:
        """Keep the session as it is."""
        reinvite.refuse_reinvite(self._core, call, status, reason or "Not Acceptable Here", now)

    def hear_only(self, call: CallId, host: str) -> None:
        """From now on requests in this call count only where they come from this IP address."""
        self._core.call(call).only_from = host

    def info(self, call: CallId, content_type: str, body: bytes, now: float) -> RequestId:
        """Send INFO in a call; a `RequestResult` follows."""
        return info.info(self._core, call, content_type, body, now)

    def notify(
        self, call: CallId, event: str, now: float, *, content_type: str = "", body: bytes = b""
    ) -> RequestId:
        """Send NOTIFY in a call, e.g. `talk` to a phone that rings for it; a `RequestResult` follows."""
        return notify.notify(self._core, call, event, now, content_type=content_type, body=body)

    # Transfers

    def accept_refer(self, refer_id: ReferId, expires: float, now: float) -> None:
        """Do what a `ReferReceived` asks: 202, and 100 Trying. Its end is due within `expires` seconds."""
        refer.accept(self._core, refer_id, expires, now)

    def refuse_refer(self, refer_id: ReferId, status: int, reason: str, now: float) -> None:
        """Do not do what a `ReferReceived` asks; `status` from 300 to 699."""
        refer.refuse(self._core, refer_id, status, reason, now)

    def report_refer(self, refer_id: ReferId, status: int, now: float) -> None:
        """Tell how a transfer goes, by a status; from 200 on it was the last. Also after the call's end;
        nothing happens where they do not listen any more."""
        refer.report(self._core, refer_id, status, now)

    def refer(self, call: CallId, target: str | Uri, now: float) -> None:
        """Ask the other side to call `target`: `ReferAccepted`, `ReferProgress`, `ReferResult` follow."""
        referral.refer(self._core, call, _uri(target), now)

    def refer_into(self, call: CallId, other: CallId, now: float) -> None:
        """As `refer`: the target is the other side of `other`, whose place with us is to be taken."""
        referral.refer(self._core, call, other, now)

    def forget_refer(self, call: CallId) -> None:
        """Hear no more of our REFER in this call; what still comes of it is refused."""
        referral.forget(self._core, call)

    # Outside calls

    def notify_outside(
        self, target: str | Uri, to: Address, from_: NameAddr, event: str, now: float
    ) -> RequestId:
        """Send NOTIFY outside any call, e.g. `check-sync`; a `RequestResult` follows."""
        return notify.notify_outside(self._core, _uri(target), to, from_, now, event=event)

    def options(self, target: str | Uri, to: Address, from_: NameAddr, now: float) -> RequestId:
        """Ask whether someone is there; a `RequestResult` follows (408: nobody)."""
        return options.options(self._core, _uri(target), to, from_, now)

    def register(
        self,
        address_of_record: str | Uri,
        to: Address,
        expires: int,
        now: float,
        *,
        credentials: Credentials | None = None,
    ) -> RequestId:
        """Register our Contact for this address, refresh it, or with 0 remove it. A `RegisterResult`
        follows; refresh it yourself well before the granted seconds are over."""
        return register.register(
            self._core, _uri(address_of_record), to, expires, now, credentials=credentials
        )

    # Looking in

    def bindings(self, address_of_record: str, now: float) -> tuple[Binding, ...]:
        """Where `sip:user@host` is reached, the best first; none if it is not registered."""
        return living(self._core.bindings.get(address_of_record, ()), now)

    def calls(self) -> tuple[CallId, ...]:
        """The calls whose signalling is not settled yet."""
        return tuple(self._core.calls)

    @property
    def drops(self) -> Counter[str]:
        """How many datagrams were dropped or refused as malformed, by reason."""
        return self._core.drops


def _uri(target: str | Uri) -> Uri:
    return target if isinstance(target, Uri) else parse_uri(target)
