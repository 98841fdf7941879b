"""The plumbing under every verb: it sends and matches messages, runs transactions, keeps calls.

A verb asks `Core` to `send_request` or `respond`; it never touches a transaction's table itself.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from ipaddress import ip_address

from ..dialog import DialogId
from ..digest import Verifier
from ..headers import NameAddr, Via
from ..message import Address, Headers, Request, Response, response_to
from ..registrar import Binding
from ..transactions import Action, Happening, Machine, State, Timer, Transaction, TransactionKey, Trigger
from ..uri import Uri
from .call import Call, CallState, Exchange, Subscription, WrongCallState
from .events import CallId, Event, ReferId
from .settings import Authority, Settings, Token
from .timers import Alarms

ALLOWED = ("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "NOTIFY", "REFER")
TRANSFER_OPTIONS = ("norefersub", "replaces")
MAGIC = "z9hG4bK"
_LINE_END = re.compile(r"[\r\n\0]")
HeaderFields = Iterable[tuple[str, str]]


class Core:
    """The state of one user agent. Verbs are functions of their own files and get it as argument."""

    def __init__(self, settings: Settings, token: Token, authority: Authority) -> None:
        self.settings = settings
        self.token = token
        self.authority = authority
        nonce_key = settings.nonce_key or "".join(token() for _ in range(4)).encode()
        self.verifier = Verifier(nonce_key, settings.nonce_lifetime)
        self.outbox: list[tuple[bytes, Address]] = []
        self.events: deque[Event] = deque()
        self.drops: Counter[str] = Counter()
        self.alarms = Alarms()
        self.clients: dict[TransactionKey, tuple[Transaction, Exchange]] = {}
        self.servers: dict[TransactionKey, Transaction] = {}
        self.origins: dict[tuple[str, str, int, str], TransactionKey] = {}
        self.calls: dict[CallId, Call] = {}
        self.dialogs: dict[DialogId, Call] = {}
        self.subscriptions: dict[ReferId, Subscription] = {}
        self.bindings: dict[str, tuple[Binding, ...]] = {}
        self.expiries: dict[str, float] = {}
        self.registrations: dict[str, tuple[str, int]] = {}

    # Messages

    def allow(self) -> str:
        """The value of our Allow header."""
        return ", ".join((*ALLOWED, "REGISTER") if self.settings.registrar else ALLOWED)

    def supported(self) -> str:
        """The value of our Supported header: RFC 4488 and RFC 3891."""
        return ", ".join(TRANSFER_OPTIONS) if self.settings.transfers else ""

    def contact(self, user: str | None = None) -> str:
        """The value of our Contact header."""
        address = self.settings.address
        return f"<sip:{user or self.settings.contact_user}@{_bracketed(address.host)}:{address.port}>"

    def new_via(self, destination: Address) -> str:
        """A Via of ours with a fresh branch."""
        address = self.settings.address
        params = (("branch", MAGIC + self.token()), ("rport", None))
        return str(Via(destination.transport, _bracketed(address.host), address.port, params))

    def build(
        self,
        method: str,
        uri: Uri,
        destination: Address,
        *,
        parties: tuple[NameAddr, NameAddr],
        call_id: str,
        cseq: int,
        headers: HeaderFields = (),
        body: bytes = b"",
    ) -> Request:
        """A request with every header that RFC 3261 section 8.1.1 wants; `parties` are From and To.

        Raises `ValueError` for a line end in any of them, before anything is sent.
        """
        fields = [
            ("Via", self.new_via(destination)),
            ("Max-Forwards", "70"),
            ("From", str(parties[0])),
            ("To", str(parties[1])),
            ("Call-ID", call_id),
            ("CSeq", f"{cseq} {method}"),
            ("User-Agent", self.settings.product),
            *headers,
        ]
        check_fields([("Request-URI", str(uri)), *fields])
        return Request(Headers.of(fields), body, method, uri)

    def destination(self, uri: Uri, call: Call) -> Address:
        """Where to send for `uri`: an IP address is believed, a name is not looked up (that is the
        owner's work) and stands for the place the other side's messages came from."""
        if call.symmetric:
            return call.peer
        try:
            host = str(ip_address(uri.host.strip("[]")))
        except ValueError:
            return call.peer
        return Address(host, uri.port or 5060, call.peer.transport)

    # Requests of ours

    def send_request(self, exchange: Exchange, now: float) -> None:
        """Start a client transaction; `exchange.answered` gets its responses, 408 if nobody answers."""
        request = exchange.request
        machine = Machine.INVITE_CLIENT if request.method == "INVITE" else Machine.CLIENT
        key = TransactionKey(request.via.branch, "", request.method, is_server=False)
        transaction = Transaction(machine, key, request, exchange.destination, self.settings.timing)
        transaction.last = request.encode()
        self.clients[key] = (transaction, exchange)
        transaction.start(now)
        self.outbox.append((transaction.last, exchange.destination))
        self._arm(transaction)

    def receive_response(self, response: Response, now: float) -> None:
        """Hand a response to its transaction, or count it as a stray."""
        key = TransactionKey(response.via.branch, "", response.cseq.method, is_server=False)
        found = self.clients.get(key)
        if found is None or len(response.vias) != 1:
            self.drops["stray-response"] += 1
            return
        for action in self._step(found[0], _happening(response.status), now):
            if action is Action.ACKNOWLEDGE:
                self.outbox.append((ack_failure(found[0].request, response).encode(), found[0].peer))
            elif action is Action.DELIVER:
                found[1].answered(found[1], response, now)

    # Requests of theirs

    def open_server(self, request: Request, key: TransactionKey, source: Address, now: float) -> Transaction:
        """Start a server transaction for a request that came for the first time."""
        machine = Machine.INVITE_SERVER if request.method == "INVITE" else Machine.SERVER
        peer = response_address(request.via, source)
        transaction = Transaction(machine, key, request, peer, self.settings.timing)
        self.servers[key] = transaction
        self.origins.setdefault(origin(request), key)
        transaction.start(now)
        return transaction

    def respond(
        self,
        transaction: Transaction,
        status: int,
        reason: str,
        now: float,
        *,
        tag: str = "",
        headers: HeaderFields = (),
        body: bytes = b"",
    ) -> None:
        """Send a response; all but 100 get a To tag, every one our Server header."""
        tag = tag or (self.token() if status > 100 else "")
        fields = [("Server", self.settings.product), *headers]
        response = response_to(transaction.request, status, reason, to_tag=tag, headers=fields, body=body)
        if Action.SEND in self._step(transaction, _happening(status), now):
            transaction.last = response.encode()
            self.outbox.append((transaction.last, transaction.peer))

    def repeat(self, transaction: Transaction) -> None:
        """Send the transaction's last message again."""
        if transaction.last:
            self.outbox.append((transaction.last, transaction.peer))

    def absorb(self, transaction: Transaction, happening: Happening, now: float) -> bool:
        """A request came again, or ACK came; true if the ACK is for the user agent itself."""
        actions = self._step(transaction, happening, now)
        if Action.REPEAT in actions:
            self.repeat(transaction)
        return Action.DELIVER in actions

    # Transactions

    def _step(self, transaction: Transaction, trigger: Trigger, now: float) -> tuple[Action, ...]:
        actions = transaction.fire(trigger, now)
        self._arm(transaction)
        if transaction.state is State.TERMINATED:
            self._forget(transaction)
        return actions

    def _arm(self, transaction: Transaction) -> None:
        for timer, due in transaction.timers.items():
            if transaction.armed.get(timer) != due:
                transaction.armed[timer] = due
                self.alarms.set(transaction.timers, timer, due, partial(self._ring, transaction, timer))

    def _ring(self, transaction: Transaction, timer: Timer, now: float) -> None:
        found = self.clients.get(transaction.key)
        for action in self._step(transaction, timer, now):
            if action is Action.REPEAT:
                self.repeat(transaction)
            elif action is Action.TIME_OUT and found is not None:
                exchange = found[1]
                exchange.answered(exchange, response_to(exchange.request, 408, "Request Timeout"), now)

    def _forget(self, transaction: Transaction) -> None:
        if self.clients.pop(transaction.key, None) is None:
            self.servers.pop(transaction.key, None)
            first = origin(transaction.request)
            if self.origins.get(first) == transaction.key:
                del self.origins[first]

    def abandon(self, exchange: Exchange) -> None:
        """Stop waiting for the answer to a request of ours."""
        request = exchange.request
        key = TransactionKey(request.via.branch, "", request.method, is_server=False)
        found = self.clients.pop(key, None)
        if found is not None:
            found[0].timers.clear()

    # Calls

    def call(self, call_id: CallId) -> Call:
        """A call that is not over; raises `WrongCallState`."""
        call = self.calls.get(call_id)
        if call is None:
            raise WrongCallState("this call is over")
        return call

    def adopt(self, call: Call) -> None:
        """Make the call's dialog known, so that requests in it find the call."""
        if call.dialog is not None:
            self.dialogs[call.dialog.id] = call

    def disown(self, call: Call) -> None:
        """Forget the call's dialog."""
        if call.dialog is not None:
            self.dialogs.pop(call.dialog.id, None)
            call.dialog = None

    def drop_if_over(self, call: Call) -> None:
        """Forget a call that has ended, with its timers."""
        if call.state is CallState.ENDED:
            call.timers.clear()
            call.unacked = None
            self.calls.pop(call.id, None)
            if call.dialog is not None:
                self.dialogs.pop(call.dialog.id, None)


def origin(request: Request) -> tuple[str, str, int, str]:
    """What two copies of one request have in common, whichever way they came (RFC 3261 section 8.2.2.2)."""
    return (request.call_id, request.from_.tag, request.cseq.number, request.method)


def server_key(request: Request) -> TransactionKey:
    """The key of the server transaction a request belongs to; ACK belongs to its INVITE."""
    via = request.via
    method = "INVITE" if request.method == "ACK" else request.method
    sent_by = f"{via.host.lower()}:{via.port or 5060}"
    if via.branch.startswith(MAGIC) and via.branch != MAGIC:
        return TransactionKey(via.branch, sent_by, method, is_server=True)
    old = f"{request.call_id} {request.from_.tag} {request.cseq.number} {via.branch}"  # before RFC 3261
    return TransactionKey(old, sent_by, method, is_server=True)


def response_address(via: Via, source: Address) -> Address:
    """Where a response goes (RFC 3261 section 18.2.2, RFC 3581 section 4), from a Via that we stamped."""
    rport = via.param("rport") or ""
    port = int(rport) if rport.isdecimal() else via.port or 5060
    return Address((via.param("received") or via.host).strip("[]"), port, source.transport)


def stamp(request: Request, source: Address) -> Request:
    """The request with the true sender in its top Via."""
    via = request.via
    claims = via.param("rport") is not None or via.param("received") is not None
    if via.host.strip("[]") == source.host and not claims:
        return request
    vias = (str(via.stamped(source.host, source.port)), *map(str, request.vias[1:]))
    rest = request.headers.without("Via").fields
    return replace(request, headers=Headers((*(("Via", each) for each in vias), *rest)))


def ack_failure(request: Request, response: Response) -> Request:
    """The ACK for a failure, in the INVITE's own transaction (RFC 3261 section 17.1.1.3)."""
    return _sibling(request, "ACK", response.headers.first("To") or "")


def cancel_of(request: Request) -> Request:
    """The CANCEL for a request (RFC 3261 section 9.1)."""
    return _sibling(request, "CANCEL", request.headers.first("To") or "")


def _sibling(request: Request, method: str, to: str) -> Request:
    fields = [("Via", str(request.via)), ("Max-Forwards", "70")]
    fields += [field for field in request.headers.fields if field[0] in ("Route", "From", "Call-ID")]
    fields += [("To", to), ("CSeq", f"{request.cseq.number} {method}")]
    fields += [("User-Agent", value) for value in request.headers.all("User-Agent")]
    return Request(Headers(tuple(fields)), b"", method, request.uri)


def check_fields(fields: HeaderFields) -> None:
    """Refuse a header that would end its line and smuggle in another; raises `ValueError`."""
    for name, value in fields:
        if _LINE_END.search(name) or _LINE_END.search(value):
            raise ValueError(f"the {name!r} header holds a line end; take it out")


def _happening(status: int) -> Happening:
    if status < 200:
        return Happening.PROVISIONAL
    return Happening.SUCCESS if status < 300 else Happening.FAILURE


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
