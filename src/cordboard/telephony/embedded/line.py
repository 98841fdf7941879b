"""The switchboard's line on SIP: calls to phones and trunks, and what the center decides about callers."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote

from cordboard import sip
from cordboard.sip import Address, CallId, Credentials, GrammarError, NameAddr, Uri, WrongCallState, sdp
from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import CannotDo, Failure
from cordboard.vcc.center import Transfer, Trunk
from cordboard.vcc.ids import LegId, ReferId, StationId, TrunkId
from cordboard.vcc.telephony import By, HangupCause, Originate, Refer, ToNumber, ToStation

from .calls import Call
from .causes import reason_for, status_for
from .parts import Parts
from .phones import Phones
from .plane import PlaneError

RETRY_AFTER = ("Retry-After", "5")
Fields = tuple[tuple[str, str], ...]
USER_CHARS = "-_.!~*'()&=+$,;?/"
"""What a user part may hold unescaped (RFC 3261 section 25.1)."""


class SipLine:
    """The `Line` of the own engine."""

    def __init__(self, parts: Parts, phones: Phones) -> None:
        self._reports = parts.reports
        self._agent = parts.agent
        self._plane = parts.plane
        self._directory = parts.directory
        self._calls = parts.calls
        self._here = parts.here
        self._moment = parts.moment
        self._number = parts.session_number
        self._phones = phones
        self.addresses: dict[str, str] = {}
        """IP addresses of host names, looked up by the engine before it provisions."""

    def provision(self, provision: Provision) -> None:
        """Know these phones and trunks."""
        self._directory.provision(provision, self.addresses)

    # -- our calls --------------------------------------------------------------------------------

    def call(self, verb: Originate) -> None:
        """INVITE somebody."""
        local = self.open_audio(verb.leg)
        if local is None:
            self._reports.ended(verb.leg, HangupCause.CONGESTION, By.SYSTEM)
            return
        origin = sdp.Origin(self._number())
        try:
            call_id = self._invite(verb, sdp.make_offer(local, origin))
        except GrammarError:
            self._reports.ended(verb.leg, HangupCause.INVALID_NUMBER, By.SYSTEM)
            return
        if call_id is None:
            self._reports.ended(verb.leg, HangupCause.UNREACHABLE, By.SYSTEM)
            return
        self._calls.add(Call(call_id, verb.leg, incoming=False, local=local, origin=origin))

    def _invite(self, verb: Originate, offer: bytes) -> CallId | None:
        from_ = NameAddr(self._uri(verb.caller or "anonymous"), verb.caller_name)
        headers = self._referred_by(verb.referred_by)
        if isinstance(verb.to, ToStation):
            return self._invite_phone(verb.to, from_, offer, headers)
        return self._invite_outside(verb.to, from_, offer, headers)

    def _referred_by(self, who: str) -> Fields:
        """Who wants this call, where it is a transfer (RFC 3892)."""
        return (("Referred-By", f"<{self._uri(who)}>"),) if who else ()

    def _invite_phone(self, to: ToStation, from_: NameAddr, offer: bytes, headers: Fields) -> CallId | None:
        place = self._phones.place(to.station)
        if place is None:
            return None
        headers = (*headers, *self._auto_answer()) if to.auto_answer else headers
        return self._agent.invite(
            place.contact, place.source, from_, offer, self._moment.now(), headers=headers, symmetric=True
        )

    def _auto_answer(self) -> Fields:
        """Every way in which phones are asked to lift by themselves (RFC 5373 and custom)."""
        here = f"sip:{self._here.host}"
        return (
            ("Call-Info", f"<{here}>;answer-after=0"),
            ("Alert-Info", f"<{here}>;info=alert-autoanswer"),
            ("Answer-Mode", "Auto"),
        )

    def _invite_outside(self, to: ToNumber, from_: NameAddr, offer: bytes, headers: Fields) -> CallId | None:
        trunk = self._directory.trunks.get(to.trunk)
        if trunk is None or not trunk.outbound:
            return None
        host = self.addresses.get(trunk.host, trunk.host)
        target = _number_at(trunk, to.number)
        credentials = Credentials(trunk.user, trunk.secret) if trunk.user and trunk.secret else None
        there, now = Address(host, trunk.port), self._moment.now()
        call = self._agent.invite(target, there, from_, offer, now, headers=headers, credentials=credentials)
        if trunk.strict_source:
            self._agent.hear_only(call, there.host)
        return call

    def _uri(self, user: str) -> Uri:
        return Uri("sip", quote(user, safe=USER_CHARS), host=self._here.host, port=self._here.port)

    # -- their calls ------------------------------------------------------------------------------

    def ring(self, leg: LegId) -> None:
        """180 Ringing."""
        call = self._calls.of_leg(leg)
        if call is not None:
            try:
                self._agent.ring(call.id, self._moment.now())
            except WrongCallState as error:
                raise CannotDo(Failure.WRONG_STATE, str(error)) from error

    def answer(self, leg: LegId) -> None:
        """200 OK, with our answer to their offer, or our offer where they made none."""
        call = self._calls.of_leg(leg)
        if call is None:
            return
        try:
            self._agent.answer(call.id, self._our_word(call), self._moment.now())
        except (WrongCallState, PlaneError, sdp.SdpError, sdp.NothingInCommon):
            self._reports.gives_up(leg, HangupCause.FAILED)
        else:
            call.answered = True

    def lift(self, leg: LegId) -> None:
        """NOTIFY with `Event: talk`, as desk phones know it."""
        call = self._calls.of_leg(leg)
        if call is not None:
            try:
                self._agent.notify(call.id, "talk", self._moment.now())
            except WrongCallState as error:
                raise CannotDo(Failure.WRONG_STATE, "the phone does not ring yet") from error

    def _our_word(self, call: Call) -> bytes:
        if call.offer is None:
            return sdp.make_offer(call.local, call.origin)
        answer, agreed = sdp.make_answer(call.offer, call.local, call.origin)
        self.connect_audio(call, agreed)
        return answer

    def end(self, leg: LegId, cause: HangupCause) -> None:
        """Refuse, CANCEL or BYE, whichever is right."""
        call = self._calls.of_leg(leg)
        if call is None:
            return
        self._calls.forget(call)
        with suppress(WrongCallState):  # it has ended by itself in this very moment
            self._part(call, cause, self._moment.now())

    def _part(self, call: Call, cause: HangupCause, now: float) -> None:
        if call.incoming and not call.answered:
            status, reason = status_for(cause)
            headers = (RETRY_AFTER,) if status == 503 else ()
            self._agent.reject(call.id, status, reason, now, headers=headers)
        else:
            self._agent.hang_up(call.id, now, reason_for(cause))

    # -- transfers --------------------------------------------------------------------------------

    def report_refer(self, refer: ReferId, status: int) -> None:
        """NOTIFY the phone."""
        self._agent.report_refer(sip.ReferId(refer), status, self._moment.now())

    def refer(self, verb: Refer, trunk: TrunkId | None) -> None:
        """REFER the far end, to a number of its trunk or to the far end of another call."""
        call, carrier = self._calls.of_leg(verb.leg), self._directory.trunks.get(trunk or TrunkId(""))
        if call is None or carrier is None or carrier.transfer is not Transfer.REFER:
            raise CannotDo(Failure.NO_TRANSFERS, f"leg {verb.leg} is on no trunk that transfers by itself")
        other = None if verb.replaces is None else self._calls.of_leg(verb.replaces)
        now = self._moment.now()
        try:
            if other is None:
                self._agent.refer(call.id, _number_at(carrier, verb.to), now)
            else:
                self._agent.refer_into(call.id, other.id, now)
        except WrongCallState as error:
            raise CannotDo(Failure.WRONG_STATE, str(error)) from error

    def forget_refer(self, leg: LegId) -> None:
        """Refuse what may still be told."""
        call = self._calls.of_leg(leg)
        if call is not None:
            self._agent.forget_refer(call.id)

    # -- audio ------------------------------------------------------------------------------------

    def open_audio(self, leg: LegId) -> sdp.LocalAudio | None:
        """A place to receive audio, None where there is no free port."""
        try:
            host, port = self._plane.open_leg(leg)
        except PlaneError:
            return None
        return sdp.LocalAudio(host, port)

    def connect_audio(self, call: Call, agreed: sdp.AgreedAudio) -> None:
        """Send and receive as agreed; PlaneError where the plane cannot."""
        self._plane.connect_leg(
            call.leg,
            (agreed.host, agreed.port),
            agreed.codec.name.upper(),
            agreed.telephone_event,
            send=agreed.direction.sends,
            receive=agreed.direction.receives,
        )

    # -- phones -----------------------------------------------------------------------------------

    def probe(self, station: StationId) -> None:
        """Ask a phone whether it is there."""
        self._phones.probe(station, NameAddr(self._uri("cordboard")))

    def registered(self) -> tuple[StationId, ...]:
        """The phones that are registered now."""
        return self._phones.registered()


def _number_at(trunk: Trunk, number: str) -> Uri:
    """A number as the trunk's carrier knows it."""
    return Uri("sip", quote(number, safe=USER_CHARS), host=trunk.host, port=trunk.port)
