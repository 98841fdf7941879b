"""Whom a call is to reach, said as what it is: no text that could mean a skill as well as a number."""

from cordboard.contract.record import Acting, Answered, Record
from cordboard.contract.scalars import Id, Long


class Target(Record):
    """Whom a call is to reach, or has reached.

    kind: see TargetKind in the codes.
    id: of the agent, skill or campaign.
    name: of the user, skill or campaign, or an extension; read where there is no id.
    number: what is dialed outside, or the code of the speed dial.
    """

    kind: str | None = None
    id: Id | None = None
    name: str | None = None
    number: str | None = None


class ParkedCall(Record):
    """A call that waits in a slot of the agent's.

    party: who waits there.
    parkedAt: since when, epoch milliseconds.
    """

    callSessionId: str | None = None
    party: Target | None = None
    campaignId: Id | None = None
    parkedAt: Long | None = None
    worksheetFinished: bool | None = None


class FindTarget(Answered[Target]):
    """Whom a text would reach, such as what somebody typed into a field; refused where that is nobody.

    text: a number, an extension, a name, a speed dial's code.
    """

    text: str | None = None


class MakeCallTo(Acting[None]):
    """Calls somebody: first the agent's station is joined, then they are called.

    target: whom. campaignId, checkDnc, callbackId: as in `makeCall`.
    Causes the events of `makeCall`.
    """

    target: Target | None = None
    campaignId: Id | None = None
    checkDnc: bool | None = None
    callbackId: Id | None = None


class TransferCallTo(Acting[None]):
    """Sends a call on.

    target: to whom. callSessionId, timeout, dispositionId, warm, checkDnc: as in `transferCall`.
    redialTimeout: milliseconds until the number may be dialed again, for dispositions that allow it.
    Causes the events of `transferCall`.
    """

    callSessionId: str | None = None
    target: Target | None = None
    timeout: Long | None = None
    dispositionId: Id | None = None
    redialTimeout: Long | None = None
    warm: bool | None = None
    checkDnc: bool | None = None


class ConferenceWith(Acting[None]):
    """Adds somebody to the call.

    target: whom. warm: true speaks with them first, only for the first one added. checkDnc: as in `makeCall`.
    Causes the events of `conferenceIn`.
    """

    target: Target | None = None
    warm: bool | None = None
    checkDnc: bool | None = None


class GetParkedCalls(Answered[tuple[ParkedCall, ...]]):
    """The calls that wait in the agent's slots; who has waited longest comes first."""
