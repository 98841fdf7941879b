"""The lasting link between two user agents: who is who, which number comes next, which way to go.

A dialog is a value; each step gives a new one (RFC 3261 section 12). A request whose number is not
higher than the last one is refused, so that nothing old acts twice.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from .headers import NameAddr
from .message import Request, Response
from .uri import Uri


class DialogId(NamedTuple):
    """Call-ID, our tag, their tag."""

    call_id: str
    local_tag: str
    remote_tag: str


class Way(NamedTuple):
    """Where a request in a dialog goes: its Request-URI, its Route headers, and the next hop."""

    uri: Uri
    routes: tuple[NameAddr, ...]
    next_hop: Uri

    @property
    def route_fields(self) -> list[tuple[str, str]]:
        """The Route headers."""
        return [("Route", str(route)) for route in self.routes]


def claimed_dialog(request: Request) -> DialogId:
    """The dialog that a request of the other side says it belongs to."""
    return DialogId(request.call_id, request.to.tag, request.from_.tag)


@dataclass(frozen=True, slots=True)
class Dialog:
    """One dialog as seen from our side."""

    call_id: str
    local: NameAddr
    remote: NameAddr
    remote_target: Uri
    route_set: tuple[NameAddr, ...]
    local_cseq: int
    remote_cseq: int | None

    @property
    def id(self) -> DialogId:
        """The key that requests from the other side carry."""
        return DialogId(self.call_id, self.local.tag, self.remote.tag)

    def with_local_cseq(self, number: int) -> "Dialog":
        """The dialog after we used this number."""
        return replace(self, local_cseq=max(number, self.local_cseq))

    def accept(self, request: Request) -> "Dialog | None":
        """The dialog after this request, or None if it comes out of order (RFC 3261 section 12.2.2)."""
        if self.remote_cseq is not None and request.cseq.number <= self.remote_cseq:
            return None
        return replace(self, remote_cseq=request.cseq.number)

    def refreshed(self, message: Request | Response) -> "Dialog":
        """The dialog after a target refresh: re-INVITE and its 2xx may move the other side's Contact."""
        if not message.contacts:
            return self
        return replace(self, remote_target=message.contacts[0].uri)

    def continuing(self, early: "Dialog") -> "Dialog":
        """The confirmed dialog after an early one: its numbers go on if it is with the same phone."""
        after = self.with_local_cseq(early.local_cseq)
        return replace(after, remote_cseq=early.remote_cseq) if early.id == self.id else after

    def way(self) -> Way:
        """How to address the next request, by loose or old strict routing (RFC 3261 section 12.2.1.1)."""
        if not self.route_set:
            return Way(self.remote_target, (), self.remote_target)
        first = self.route_set[0].uri
        if first.param("lr") is not None:
            return Way(self.remote_target, self.route_set, first)
        return Way(first, (*self.route_set[1:], NameAddr(self.remote_target)), first)


def as_caller(request: Request, response: Response) -> Dialog:
    """The dialog that a response to our INVITE makes (RFC 3261 section 12.1.2)."""
    target = response.contacts[0].uri if response.contacts else request.uri
    return Dialog(
        call_id=request.call_id,
        local=request.from_,
        remote=response.to,
        remote_target=target,
        route_set=tuple(reversed(response.record_routes)),
        local_cseq=request.cseq.number,
        remote_cseq=None,
    )


def as_callee(request: Request, tag: str, local_cseq: int) -> Dialog:
    """The dialog that an INVITE makes with us (RFC 3261 section 12.1.1). It must have a Contact."""
    return Dialog(
        call_id=request.call_id,
        local=request.to.tagged(tag),
        remote=request.from_,
        remote_target=request.contacts[0].uri,
        route_set=request.record_routes,
        local_cseq=local_cseq,
        remote_cseq=request.cseq.number,
    )
