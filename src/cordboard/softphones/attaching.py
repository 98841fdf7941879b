"""How a softphone gets the audio of its user's seat, keeps it, and loses it.

- Who shows a token of a user may attach that user's softphone, and nobody else's. What the audio lives by is
  the lease, not its tokens: those are refreshed while people speak. Once the lease counts no more (revoked,
  copied, a new password), the audio ends within a few seconds.
- Attaching costs the engine a handshake: a user may do it so often, and no more.
- A center that has come back knows who has the audio, and nothing of leases: the softphone's next word brings
  its own. Audio that never speaks again belongs to its user until it ends.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from cordboard.access import Holding
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import (
    AudioHeld,
    AudioHolder,
    DetachCause,
    SoftphoneDetached,
    SoftphoneNews,
    SoftphoneReply,
)
from cordboard.http import Refusal
from cordboard.seat import Asking, Chores, Heard
from cordboard.seat.faults import fault_of
from cordboard.seat.port import Alarm, Timers, VccLink
from cordboard.softphones.allowance import Allowance
from cordboard.softphones.ice import IceServers
from cordboard.softphones.port import AudioEngine, Leases
from cordboard.telephony.port import AudioFault, AudioRefused, EngineUnavailable, SoftphoneOffer
from cordboard.vcc.errors import Refusal as CoreRefusal
from cordboard.vcc.ids import LOCAL_SEAT, AttachmentId, SeatId
from cordboard.vcc.kernel import Command, Recorded
from cordboard.vcc.softphones import (
    Attachment,
    AudioDetached,
    GetAudioHolder,
    Level,
    TellLevel,
    TellTrouble,
)
from cordboard.vcc.telephony import softphone_of

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 5.0
"""Seconds between two looks at the leases of those who have audio."""
NEVER_CAME: Final = 45.0
"""Seconds after which an answer that led to no audio is forgotten; the engine has given it up before."""
OFFERS: Final = (10, 6.0)
"""So many offers of a user at once, and one more every so many seconds."""
RESTARTS: Final = (20, 3.0)
"""The same for what goes by PATCH: a network that comes and goes, and the candidates of a browser."""
NEWS: Final = (20, 0.5)
"""The same for what a softphone tells of itself."""

_UFRAG: Final = re.compile(r"^a=ice-ufrag:(\S{4,256})\s*$", re.MULTILINE)
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class _Known:
    """An attachment that we answered, or found; `ufrag` is of its last offer, empty where it is not known."""

    holder: str
    holding: Holding
    ufrag: str = ""


class Attaching:
    """The softphones of one center. `asking` has their channels, `fresh` makes ids that nobody can guess."""

    def __init__(
        self,
        engine: AudioEngine,
        link: VccLink,
        asking: Asking,
        leases: Leases,
        *,
        ice: IceServers,
        timers: Timers,
        fresh: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self._engine = engine
        self._link = link
        self._asking = asking
        self._leases = leases
        self._ice = ice
        self._timers = timers
        self._fresh = fresh
        self._known: dict[str, _Known] = {}
        self._offers = Allowance(*OFFERS)
        self._restarts = Allowance(*RESTARTS)
        self._news = Allowance(*NEWS)
        self._chores = Chores()
        self._looking: Alarm | None = None
        self._unsubscribe: Callable[[], None] | None = None

    def open(self) -> None:
        """Begin to follow who comes and goes."""
        self._unsubscribe = self._link.subscribe(self._hear)
        self._asking.detach = self._release
        self._look()

    async def close(self) -> None:
        """End; audio goes on without us."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self._looking is not None:
            self._looking.cancel()
        await self._chores.stop()

    # -- what a softphone asks --------------------------------------------------------------------

    async def holder(self, user: str) -> AudioHolder:
        """Who has the audio of a user's softphone, and by which servers one may get there."""
        found = await self._attached(user)
        servers = self._ice.servers_for(user)
        if found is None:
            return AudioHolder(attached=False, iceServers=servers)
        return AudioHolder(
            attached=True,
            holder=found.holder,
            since=found.since,
            attachment=found.id,
            iceServers=servers,
        )

    async def attach(self, holding: Holding, holder: str, sdp: str, *, take: bool) -> tuple[str, str]:
        """Answer an offer: the id of the attachment, and the answer. Raises AudioHeld, Refusal."""
        wait = self._offers.take(holding.user, self._timers.time())
        if wait:
            raise _too_many("TOO_MANY_OFFERS", wait)
        attachment = self._fresh()
        offer = SoftphoneOffer(
            station=softphone_of(holding.user),
            attachment=AttachmentId(attachment),
            holder=holder,
            sdp=sdp,
            take=take,
        )
        self._known[attachment] = _Known(holder, holding, _ufrag(sdp))
        try:
            answer = await _engine_s(self._engine.attach_audio(offer))
        except BaseException:
            self._known.pop(attachment, None)
            raise
        self._timers.call_later(NEVER_CAME, self._forget_later, attachment)
        return attachment, answer.sdp

    async def restart(self, holding: Holding, attachment: str, fragment: str) -> str | None:
        """Answer an ICE restart; None where only candidates are told, which ICE-lite finds by itself.

        Raises Refusal.
        """
        known = await self._own(holding, attachment)
        wait = self._restarts.take(holding.user, self._timers.time())
        if wait:
            raise _too_many("TOO_MANY_OFFERS", wait)
        ufrag = _ufrag(fragment)
        if ufrag and ufrag == known.ufrag:
            return None
        answer = await _engine_s(self._engine.restart_audio(AttachmentId(attachment), fragment))
        if attachment in self._known:
            self._known[attachment] = replace(known, ufrag=ufrag)
        return answer

    async def detach(self, holding: Holding, attachment: str) -> None:
        """End an attachment. Raises Refusal."""
        await self._own(holding, attachment)
        await self._end(attachment)

    # -- its channel ------------------------------------------------------------------------------

    async def questions(self, holding: Holding, attachment: str) -> AsyncGenerator[Heard, None]:
        """What the softphone is asked from now on; it lives by the lease shown here. Raises Refusal."""
        known = await self._own(holding, attachment)
        self._known[attachment] = replace(known, holding=holding)
        return self._asking.follow(attachment)

    async def answer(self, holding: Holding, attachment: str, question: str, reply: SoftphoneReply) -> None:
        """The softphone answers. Raises Refusal where nobody waits for that."""
        await self._own(holding, attachment)
        if not self._asking.answer(attachment, question, reply):
            raise Refusal(404, "UNKNOWN_QUESTION", "Nobody waits for this answer: it came too late.")

    async def tell(self, holding: Holding, seat: str | None, attachment: str, news: SoftphoneNews) -> None:
        """The softphone tells of itself. Raises Refusal or ContractFault."""
        await self._own(holding, attachment)
        wait = self._news.take(attachment, self._timers.time())
        if wait:
            raise _too_many("TOO_MANY_NEWS", wait)
        at = LOCAL_SEAT if seat is None else SeatId(holding.user)
        levels = (Level.MICROPHONE, news.microphoneLevel), (Level.SPEAKER, news.speakerVolume)
        for level, value in levels:
            if value is not None:
                await self._submit(TellLevel(seat=at, user=holding.user, level=level, value=value))
        if news.problem:
            await self._submit(TellTrouble(seat=at, user=holding.user, text=news.problem))

    async def _submit(self, command: Command) -> None:
        try:
            await self._link.submit(command)
        except CoreRefusal as refusal:
            raise fault_of(refusal) from None

    # -- whose it is ------------------------------------------------------------------------------

    async def _attached(self, user: str) -> Attachment | None:
        try:
            found: Attachment | None = await self._link.ask(GetAudioHolder(seat=LOCAL_SEAT, user=user))
        except CoreRefusal as refusal:
            raise fault_of(refusal) from None
        return found

    async def _own(self, holding: Holding, attachment: str) -> _Known:
        """The attachment, which belongs to the user. Raises Refusal: nobody learns of those of others."""
        known = self._known.get(attachment)
        if known is None:
            found = await self._attached(holding.user)
            if found is not None and found.id == attachment:
                known = self._known[attachment] = _Known(found.holder, holding)
        if known is None or known.holding.user != holding.user:
            raise _gone()
        return known

    async def _release(self, attachment: str) -> None:
        """End an attachment, unless it is over already. Raises ContractFault."""
        try:
            await self._end(attachment)
        except Refusal:
            self._known.pop(attachment, None)

    async def _end(self, attachment: str) -> None:
        await _engine_s(self._engine.detach_audio(AttachmentId(attachment)))

    def _hear(self, recorded: Recorded) -> None:
        """A fact was committed: an attachment that is over is told so."""
        fact = recorded.fact
        if not isinstance(fact, AudioDetached):
            return
        attachment = fact.attachment
        taken = fact.cause.value in {DetachCause.TAKEN, DetachCause.REPLACED}
        successor = self._newest(attachment) if taken else None
        self._lose(attachment.id, SoftphoneDetached(cause=fact.cause.value, holder=successor))

    def _lose(self, attachment: str, told: SoftphoneDetached) -> None:
        """An attachment is over, for us too."""
        self._known.pop(attachment, None)
        self._news.forget(attachment)
        self._asking.end(attachment, told)

    def _newest(self, former: Attachment) -> str | None:
        """Who of the same user attached last, but for this one."""
        theirs = [
            known.holder
            for attachment, known in self._known.items()
            if attachment != former.id and softphone_of(known.holding.user) == former.station
        ]
        return theirs[-1] if theirs else None

    def _forget_later(self, attachment: str) -> None:
        if attachment in self._known:
            self._chores.start(self._forget(attachment))

    async def _forget(self, attachment: str) -> None:
        """Forget an attachment that never had audio."""
        found = await self._attached(self._known[attachment].holding.user)
        if found is None or found.id != attachment:
            self._lose(attachment, SoftphoneDetached(cause=DetachCause.FAILED.value))

    def _look(self) -> None:
        """End the audio of those whose lease counts no more."""
        for attachment, known in tuple(self._known.items()):
            if not self._leases.lasts(known.holding):
                self._asking.end(attachment, SoftphoneDetached(cause=DetachCause.REVOKED.value))
                self._chores.start(self._revoke(attachment))
        self._looking = self._timers.call_later(LOOK_EVERY, self._look)

    async def _revoke(self, attachment: str) -> None:
        """What never had audio, or has none any more, is forgotten; what has, ends as a fact."""
        try:
            await self._release(attachment)
        except ContractFault as problem:
            log.warning("audio whose lease is over has not ended yet: %s", problem)


async def _engine_s(answer: Awaitable[AnswerT]) -> AnswerT:
    """What the engine says; its no as a refusal of the door. Raises AudioHeld, Refusal, ContractFault."""
    try:
        return await answer
    except EngineUnavailable:
        raise ContractFault(FaultCode.ENGINE_UNAVAILABLE) from None
    except AudioRefused as no:
        raise _refusal(no) from None


def _refusal(no: AudioRefused) -> Exception:
    if no.code is AudioFault.HELD:
        return AudioHeld(no.text)
    if no.code is AudioFault.NOT_ATTACHED:
        return _gone()
    if no.code is AudioFault.BAD_OFFER:
        return Refusal(400, "BAD_OFFER", f"The offer cannot be answered: {no.text}.")
    return Refusal(503, "NO_PORT", f"There is no place for audio: {no.text}. Ask again later.")


def _gone() -> Refusal:
    return Refusal(404, "NOT_ATTACHED", "There is no such attachment (any more): attach anew.")


def _too_many(code: str, wait: float) -> Refusal:
    seconds = str(max(1, round(wait)))
    return Refusal(429, code, f"Wait for {seconds} s, then ask again.", [("retry-after", seconds)])


def _ufrag(sdp: str) -> str:
    found = _UFRAG.search(sdp)
    return "" if found is None else found[1]
