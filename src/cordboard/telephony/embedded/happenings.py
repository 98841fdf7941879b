"""What the user agent tells, turned into what the switchboard is told: one handler for each event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cordboard import sip
from cordboard.sip import Party, sdp
from cordboard.telephony.switchboard import Arrival
from cordboard.vcc.telephony import By, HangupCause

from .calls import Call
from .causes import cause_of
from .keys import dtmf_of
from .line import SipLine
from .parts import Parts
from .phones import Phones
from .plane import PlaneError
from .transfers import TransferEar

NO_ANSWER_AT_ALL = 408


class Happenings:
    """The ear on the user agent."""

    def __init__(self, parts: Parts, line: SipLine, phones: Phones) -> None:
        self._line = line
        self._agent = parts.agent
        self._calls = parts.calls
        self._directory = parts.directory
        self._bans = parts.bans
        self._board = parts.board
        self._reports = parts.reports
        self._moment = parts.moment
        self._number = parts.session_number
        self._handlers: dict[type[Any], Callable[[Any], None]] = {
            sip.CallIncoming: self._incoming,
            sip.CallProgress: self._progress,
            sip.CallAnswered: self._answered,
            sip.CallEstablished: self._established,
            sip.CallFailed: self._failed,
            sip.CallEnded: self._ended,
            sip.ReinviteReceived: self._reinvited,
            sip.ReinviteAnswered: self._reinvite_answered,
            sip.InfoReceived: self._keyed,
            sip.RegistrationChanged: phones.changed,
            sip.RequestResult: phones.answered,
            sip.AuthenticationFailed: self._unproven,
            **TransferEar(parts).handlers,
        }

    def take(self, event: sip.Event) -> None:
        """Do what an event asks for; those that ask for nothing are dropped."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    # -- calls that come to us --------------------------------------------------------------------

    def _incoming(self, event: sip.CallIncoming) -> None:
        refusal = _unspeakable(event.offer)
        if refusal is not None:
            self._agent.reject(event.call, *refusal, self._moment.now())
            return
        leg = self._reports.new_leg()
        local = self._line.open_audio(leg)
        if local is None:
            self._agent.reject(event.call, 503, "Service Unavailable", self._moment.now())
            return
        origin = sdp.Origin(self._number())
        call = Call(event.call, leg, incoming=True, local=local, origin=origin, offer=event.offer)
        self._calls.add(call)
        arrival = self._arrival(event)
        if self._directory.is_strict(arrival.trunk):
            self._agent.hear_only(event.call, event.source.host)
        self._reports.arrived(arrival, leg)

    def _arrival(self, event: sip.CallIncoming) -> Arrival:
        friend = self._directory.friend(event.principal)
        called = event.request_uri.number
        if friend.station is not None:
            replaced = None if event.replaces is None else self._calls.of_id(event.replaces)
            replaces = None if replaced is None else replaced.leg
            return Arrival(caller=friend.station, called=called, station=friend.station, replaces=replaces)
        return Arrival(
            caller=event.from_.uri.number,
            called=called,
            trunk=friend.trunk,
            caller_name=event.from_.display,
        )

    def _established(self, event: sip.CallEstablished) -> None:
        call = self._calls.of_id(event.call)
        if call is None:
            return
        if call.offer is None and not self._agrees(call, event.sdp):
            self._part(call)
            return
        self._reports.connected(call.leg)

    # -- calls of ours ----------------------------------------------------------------------------

    def _progress(self, event: sip.CallProgress) -> None:
        call = self._calls.of_id(event.call)
        if call is None:
            return
        if event.sdp is not None:
            self._agrees(call, event.sdp)  # early media is a courtesy: a call goes on without
        if event.status == 180 or event.sdp is not None:
            self._reports.rang(call.leg)

    def _answered(self, event: sip.CallAnswered) -> None:
        call = self._calls.of_id(event.call)
        if call is None:
            return
        call.answered = True
        if self._agrees(call, event.sdp):
            self._reports.connected(call.leg)
        else:
            self._part(call)

    def _failed(self, event: sip.CallFailed) -> None:
        call = self._calls.of_id(event.call)
        if call is not None:
            self._calls.forget(call)
            by = By.SYSTEM if event.status == NO_ANSWER_AT_ALL else By.THEM
            self._reports.ended(call.leg, cause_of(event.status), by, event.status)

    # -- calls that are up ------------------------------------------------------------------------

    def _reinvited(self, event: sip.ReinviteReceived) -> None:
        """They change the session, mostly to hold us: we agree to whatever we can speak."""
        call = self._calls.of_id(event.call)
        if call is None:
            self._agent.refuse_reinvite(event.call, self._moment.now())
            return
        if event.sdp is None:  # they ask for our offer; their answer comes as ReinviteAnswered
            ours = sdp.make_offer(call.local, call.next_origin())
            self._agent.accept_reinvite(event.call, ours, self._moment.now())
            return
        try:
            answer, agreed = sdp.make_answer(event.sdp, call.local, call.next_origin())
            self._line.connect_audio(call, agreed)
        except (sdp.SdpError, sdp.NothingInCommon, PlaneError):
            self._agent.refuse_reinvite(event.call, self._moment.now())
            return
        self._agent.accept_reinvite(event.call, answer, self._moment.now())
        self._reports.held(call.leg, held=not agreed.direction.sends)

    def _reinvite_answered(self, event: sip.ReinviteAnswered) -> None:
        """Their answer to the offer they asked for; one that we cannot speak leaves all as it was."""
        call = self._calls.of_id(event.call)
        if call is None or event.sdp is None:
            return
        try:
            agreed = sdp.read_answer(event.sdp, call.local)
            self._line.connect_audio(call, agreed)
        except (sdp.SdpError, sdp.NothingInCommon, PlaneError):
            return
        self._reports.held(call.leg, held=not agreed.direction.sends)

    def _keyed(self, event: sip.InfoReceived) -> None:
        """A key press of a phone that sends no telephone events."""
        call = self._calls.of_id(event.call)
        press = dtmf_of(event.content_type, event.body)
        if call is not None and press is not None:
            self._reports.pressed(call.leg, press.digit, press.duration)

    def _ended(self, event: sip.CallEnded) -> None:
        call = self._calls.of_id(event.call)
        leg = None if call is None else self._board.legs.get(call.leg)
        if call is None or leg is None:
            return
        self._calls.forget(call)
        if event.by is Party.NETWORK:
            self._reports.ended(leg.id, HangupCause.UNREACHABLE, By.SYSTEM)
        else:
            self._reports.ended(leg.id, leg.cause_of_their_end, By.THEM)

    # -- the rest ---------------------------------------------------------------------------------

    def _unproven(self, event: sip.AuthenticationFailed) -> None:
        self._bans.failed(event.source.host, event.user, self._moment.now())

    def _agrees(self, call: Call, answer: bytes | None) -> bool:
        """Take their answer to our offer; False where there is none that we can speak."""
        if answer is None:
            return False
        try:
            self._line.connect_audio(call, sdp.read_answer(answer, call.local))
        except (sdp.SdpError, sdp.NothingInCommon, PlaneError):
            return False
        return True

    def _part(self, call: Call) -> None:
        """We have nothing to talk with: end the call."""
        self._reports.gives_up(call.leg, HangupCause.FAILED)


def _unspeakable(offer: bytes | None) -> tuple[int, str] | None:
    """How to refuse an offer at once; None where it can be taken."""
    if offer is None:
        return None
    try:
        sdp.make_answer(offer, sdp.LocalAudio("0.0.0.0", 9), sdp.Origin(0))  # noqa: S104 - only a trial
    except sdp.SdpError:
        return 400, "Malformed Session Description"
    except sdp.NothingInCommon:
        return 488, "Not Acceptable Here"
    return None
