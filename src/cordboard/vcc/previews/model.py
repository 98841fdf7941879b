"""What agents preview: a record of a list, what has been tried with it, and how far one preview has come."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Final, TypeAlias

import msgspec

from ..contacts import NUMBER_FIELDS, Contact
from ..ids import AgentId, CallId, CampaignId, ContactId, DispositionId, ListId, Milliseconds, SeatId

RecordKey: TypeAlias = tuple[ListId, ContactId]
"""What names a record: one contact in one list."""

FOR_GOOD: Final = Milliseconds(2**62)
"""A moment that never comes: so long a number rests that is not dialed again."""


@unique
class Restriction(StrEnum):
    """Why one of a contact's numbers may not be dialed now."""

    WRONG_NUMBER = "WRONG_NUMBER"
    """It cannot be anybody's number."""
    DISABLED_IN_PROFILE = "DISABLED_IN_PROFILE"
    """The campaign does not dial this one of the three."""
    DNC = "DNC"
    """It asked not to be called."""
    MAX_REDIAL_ATTEMPTS = "MAX_REDIAL_ATTEMPTS"
    NUMBER_DND_RESTRICTION = "NUMBER_DND_RESTRICTION"
    """A disposition said to leave it alone, for a while or for good."""
    NUMBER_REDIAL_RESTRICTION = "NUMBER_REDIAL_RESTRICTION"
    """A disposition said to dial it again later."""
    DIALING_RULE = "DIALING_RULE"
    """People are not called at this hour of theirs."""


class NumberHistory(msgspec.Struct, frozen=True, kw_only=True):
    """What has been tried with one number."""

    attempts: int = 0
    rests_until: Milliseconds = Milliseconds(0)
    """It is not dialed before; FOR_GOOD: never again."""
    do_not_dial: bool = False
    """It rests because a disposition said to leave it alone, not to dial it again."""


UNTRIED: Final = (NumberHistory(), NumberHistory(), NumberHistory())


class ListRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One contact in one list of a campaign, and what has been tried so far."""

    list: ListId
    contact: Contact
    place: int = 0
    """Its place in the list: who came first has the smallest."""
    priority: int = 50
    """That of its list in the campaign; higher comes first."""
    attempts: int = 0
    next_at: Milliseconds = Milliseconds(0)
    """It is not shown before."""
    final: bool = False
    """Nobody calls it again."""
    history: tuple[NumberHistory, ...] = UNTRIED
    """Of number1 to number3."""

    @property
    def key(self) -> RecordKey:
        """What names it."""
        return (self.list, self.contact.id)

    def number(self, index: int) -> str:
        """The contact's number of that index (1 to 3); empty where it has none."""
        return self.contact.value(NUMBER_FIELDS[index - 1])

    @property
    def indices(self) -> tuple[int, ...]:
        """Which of the three numbers there are."""
        return tuple(index for index in (1, 2, 3) if self.number(index))


class NumberState(msgspec.Struct, frozen=True):
    """Whether one of the contact's numbers (1 to 3) may be dialed now; None: it may."""

    index: int
    restriction: Restriction | None = None


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """One call to a record that is under way, from dialing to its disposition."""

    campaign: CampaignId
    agent: AgentId
    """Who dialed."""
    record: ListRecord
    """As it was before."""
    index: int
    """Which of its numbers was dialed."""
    called: bool = False
    """The customer's leg has begun; before that only the agent's own phone was called."""


@unique
class PreviewState(StrEnum):
    """How far a preview has come; the table is in `states.py`."""

    PREVIEW = "PREVIEW"
    """The agent looks at the contact."""
    ON_CALL = "ON_CALL"
    """A call to the contact is under way, from dialing to its disposition."""
    RENEWING = "RENEWING"
    """The call is over, and the agent says whether the contact is tried once more."""
    POSTPONED = "POSTPONED"
    """The agent does something else first."""
    FINISHED = "FINISHED"


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """One record with one agent.

    `id` is that of the call which will come of it; each try has an id of its own.
    """

    id: CallId
    agent: AgentId
    seat: SeatId
    campaign: CampaignId
    record: ListRecord
    state: PreviewState
    since: Milliseconds
    """When it was shown (again)."""
    limit: Milliseconds | None = None
    """How long the agent may look; None: without limit."""
    numbers: tuple[NumberState, ...] = ()
    """Which numbers may be dialed, as was told last."""
    caller_number: str = ""
    """What those we call will see."""
    last: Try | None = None
    """The try that is over, while the agent says what follows."""
    last_call: CallId | None = None
    disposition: DispositionId | None = None
    """That of the last try."""
    worksheet_open: bool = False
    """The last try's worksheet was not complete when its call was over: some dispositions want that."""

    @property
    def dialable(self) -> tuple[int, ...]:
        """The numbers that may be dialed now."""
        return tuple(each.index for each in self.numbers if each.restriction is None)
