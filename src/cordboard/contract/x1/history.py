"""The calls that the agent at this seat has had."""

from cordboard.contract.record import Answered, Record
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.x1.recording import RecordingPause


class PastCall(Record):
    """A call that the agent spoke on. Moments are epoch milliseconds, lengths milliseconds.

    position: where it stands in the agent's history, for `before` and `after`; it never changes.
    direction: see CallDirection in the codes. callType: as in `callInfo`.
    number: of the other party. contactName: of the person, or of the company.
    begin: of the call. answered: when the two sides could speak. end: of the conversation.
    joined, left: when the agent began to speak, and stopped for the last time.
    talkTime, holdTime, wrapUpTime: of the whole call, whoever had it.
    dispositionId, dispositionName: what the agent gave, or was set for them.
    recorded: as far as its agents are to know; absent for calls from before that was kept.
    pauses: what they left out of the recordings.
    """

    position: str | None = None
    callSessionId: str | None = None
    callType: Int | None = None
    direction: str | None = None
    number: str | None = None
    contactId: Id | None = None
    contactName: str | None = None
    campaignId: Id | None = None
    campaignName: str | None = None
    skillId: Id | None = None
    skillName: str | None = None
    begin: Long | None = None
    answered: Long | None = None
    end: Long | None = None
    joined: Long | None = None
    left: Long | None = None
    talkTime: Long | None = None
    holdTime: Long | None = None
    wrapUpTime: Long | None = None
    dispositionId: Id | None = None
    dispositionName: str | None = None
    recorded: bool | None = None
    pauses: tuple[RecordingPause, ...] = ()


class CallHistory(Record):
    """Some of the agent's calls, the newest first.

    more: there are others beyond these: older ones, or newer ones where it was asked with `after`.
    """

    more: bool | None = None
    calls: tuple[PastCall, ...] = ()


class GetCallHistory(Answered[CallHistory]):
    """The calls that the agent spoke on, the newest first; one that nobody answered is not among them.

    before: the position of a call; the ones before it. after: the ones that came later, the nearest of them
        where they are more than `limit`. One of the two at most; with neither, the newest.
    limit: how many at most, 1 to 200; 50 where absent.
    direction: see CallDirection in the codes. callType: as in `callInfo`.
    number: digits that the other party's number has in a row; signs and spaces do not count.
    A call gets its position when the agent begins to speak. Who pages on from the last position meets every
    call once, whatever comes meanwhile.
    """

    before: str | None = None
    after: str | None = None
    limit: Int | None = None
    direction: str | None = None
    callType: Int | None = None
    number: str | None = None


class MissedCall(Record):
    """A call that the agent was offered and did not take. One that was offered again may be there again.

    position: where it stands, for `before` and `after`.
    missedAt: when the offer ended, epoch milliseconds. why: see MissedBecause in the codes.
    Everything else as in `pastCall`.
    """

    position: str | None = None
    callSessionId: str | None = None
    callType: Int | None = None
    direction: str | None = None
    missedAt: Long | None = None
    why: str | None = None
    number: str | None = None
    contactId: Id | None = None
    contactName: str | None = None
    campaignId: Id | None = None
    campaignName: str | None = None
    skillId: Id | None = None
    skillName: str | None = None


class MissedCalls(Record):
    """Some of the calls that the agent missed, the newest first. more: as in `callHistory`."""

    more: bool | None = None
    calls: tuple[MissedCall, ...] = ()


class GetMissedCalls(Answered[MissedCalls]):
    """The calls that the agent was offered and did not take, the newest first.

    before, after, limit: as in `getCallHistory`.
    """

    before: str | None = None
    after: str | None = None
    limit: Int | None = None
