"""How a campaign calls out by itself: whom, in which order, how often, and how long agents may look first."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import DispositionId, ListId, Milliseconds


@unique
class DialingMode(StrEnum):
    """How the next contact is dialed."""

    PREVIEW = "PREVIEW"
    """An agent looks at the contact first, and dials."""


@unique
class OnTimeout(StrEnum):
    """What follows when an agent has looked at a contact for as long as they may."""

    DIAL = "DIAL"
    NOT_READY = "NOT_READY"
    """The agent becomes Not Ready by the system; somebody else gets the contact."""


@unique
class Sorting(StrEnum):
    """Which of the contacts that are due comes first."""

    FIFO = "FIFO"
    """The one that has been in its list longest."""
    LIFO = "LIFO"
    """The one that came last."""


@unique
class ListDialing(StrEnum):
    """Whose number comes next once a contact has been tried: their own next one, or the next contact's."""

    VERTICAL_DIALING = "VERTICAL_DIALING"
    """All numbers of a contact, then the next contact."""
    LIST_PENETRATION = "LIST_PENETRATION"
    """One number of each contact, then another one of each."""


@unique
class Comparison(StrEnum):
    """How a contact's field is compared with a value."""

    EQUALS = "EQUALS"
    NOT_EQUAL = "NOT_EQUAL"
    CONTAINS = "CONTAINS"
    DONT_CONTAIN = "DONT_CONTAIN"
    STARTS_WITH = "STARTS_WITH"
    ENDS_WITH = "ENDS_WITH"
    LIKE = "LIKE"
    """`%` stands for any letters, `_` for one."""
    GREATER = "GREATER"
    GREATER_OR_EQUAL = "GREATER_OR_EQUAL"
    LESS = "LESS"
    LESS_OR_EQUAL = "LESS_OR_EQUAL"
    IS_NULL = "IS_NULL"
    IS_NOT_NULL = "IS_NOT_NULL"


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a field of the contact has to be like. Letters count alike in either case."""

    field: str
    comparison: Comparison
    value: str = ""


class SortKey(msgspec.Struct, frozen=True, kw_only=True):
    """A field by which contacts are sorted."""

    field: str
    descending: bool = False


class ListUse(msgspec.Struct, frozen=True, kw_only=True):
    """A list of contacts that a campaign calls."""

    list: ListId
    name: str
    priority: int = 50
    """Contacts of a list with a higher one come first."""
    ratio: int = 0
    """Its share among the lists of the same priority; 0: it has none of its own."""


class Outbound(msgspec.Struct, frozen=True, kw_only=True):
    """How a campaign calls out by itself."""

    mode: DialingMode = DialingMode.PREVIEW
    lists: tuple[ListUse, ...] = ()
    limit: Milliseconds | None = None
    """How long an agent may look before dialing; 0: dialed at once; None: without limit."""
    on_timeout: OnTimeout = OnTimeout.DIAL
    list_dialing: ListDialing = ListDialing.LIST_PENETRATION
    number_order: tuple[int, ...] = (1, 2, 3)
    """Which of a contact's numbers are dialed: of those that were dialed least, the first one first."""
    attempts: int = 0
    """So often each number is dialed; 0: without limit."""
    redial_after: Milliseconds = Milliseconds(600_000)
    """How long a contact rests after an attempt, where the disposition says nothing else."""
    sorting: Sorting = Sorting.FIFO
    sort_by: tuple[SortKey, ...] = ()
    """Before `sorting`: by the contact's fields."""
    conditions: tuple[Condition, ...] = ()
    """Only contacts that meet them are called."""
    any_condition: bool = False
    """One of the conditions is enough."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Places in `conditions`, from 0: all of one group are enough; none: as `any_condition` says."""
    skip_dispositions: tuple[DispositionId, ...] = ()
    """With which an agent may skip a contact; none: with each of the campaign's."""
