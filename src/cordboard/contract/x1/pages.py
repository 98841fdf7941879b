"""Which of an agent's programs shows a page that all of them were told to open."""

from cordboard.contract.record import Acting


class ClaimPage(Acting[bool]):
    """Take it upon oneself to show a page of `openURL`, before another program of the agent does.

    url, timestamp: of the event.
    True for the program that asks first: it shows the page. False for all others, and for one that asks again
    without the key of the first time. Whoever has the audio of the seat asks at once, others a moment later.
    The last 100 pages of a seat are known, for as long as the center runs.
    """

    url: str | None = None
    timestamp: str | None = None
