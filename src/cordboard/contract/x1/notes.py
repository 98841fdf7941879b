"""What an agent writes about a call is kept while they write."""

from cordboard.contract.record import Acting, Event


class NoteCall(Acting[None]):
    """Keeps what has been written about a call so far: `comments` of its `callInfo` and of the call log.

    callSessionId: a call of the agent's, also a parked one; or the one that ended last without their own
    word on it, as its wrap-up ran out, or as it took no disposition.
    comments: all that has been written, in place of what was kept before; 4,000 letters at most.
    A `finishCall` with comments sets others; one without leaves them.
    Causes `callNoted`, unless they are the same.
    """

    callSessionId: str | None = None
    comments: str | None = None


class CallNoted(Event):
    """Something has been written about a call, by one of the agent's programs.

    comments: all that is kept now.
    """

    callSessionId: str | None = None
    comments: str | None = None
