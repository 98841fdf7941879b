"""How a campaign calls out by itself."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import Comparison, DialingMode, ListDialing, OnTimeout, Sorting

from .base import NOWHERE, Duration, Entry, Word, about


class ListUseEntry(Entry, kw_only=True):
    """A list of contacts that the campaign calls; `cordboard list import` fills it."""

    name: Annotated[Word, about("The list's name.")]
    priority: Annotated[
        int, msgspec.Meta(ge=1, le=99, description="Contacts of a list with a higher one come first.")
    ] = 50
    ratio: Annotated[
        int,
        msgspec.Meta(
            ge=0,
            le=99,
            description="Its share among lists of one priority: of 75 and 25 the first has three contacts"
            " called for one of the other. 0: 50 beside lists that have one; where none has, the oldest "
            "contact comes first.",
        ),
    ] = 0


class ConditionEntry(Entry, kw_only=True):
    """What a field of the contact has to be like."""

    field: Annotated[Word, about("The field's name, as in `state` or `number1`.")]
    comparison: Annotated[Comparison, about("How it is compared; letters count alike in either case.")] = (
        Comparison.EQUALS
    )
    value: Annotated[Word, about("With what; IS_NULL and IS_NOT_NULL take none.")] = NOWHERE


class SortKeyEntry(Entry, kw_only=True):
    """A field by which contacts are sorted."""

    field: Annotated[Word, about("The field's name.")]
    descending: Annotated[bool, about("The highest value first.")] = False


class PreviewEntry(Entry, kw_only=True):
    """How long agents may look at a contact before they dial."""

    limit: Annotated[Duration | None, about("The time; 0s: dialed at once; without limit if left out.")] = (
        None
    )
    on_timeout: Annotated[
        OnTimeout, about("When the time is up: the number is dialed, or the agent becomes Not Ready.")
    ] = OnTimeout.DIAL
    skip_dispositions: Annotated[
        tuple[Word, ...],
        about("With which agents may skip a contact (SKIP_PREVIEW); each of the campaign's if left out."),
    ] = ()


class DialingEntry(Entry, kw_only=True):
    """Whom an OUTBOUND campaign calls by itself, and how."""

    lists: Annotated[tuple[ListUseEntry, ...], about("The lists whose contacts are called.")]
    mode: Annotated[DialingMode, about("PREVIEW: an agent looks first.")] = DialingMode.PREVIEW
    preview: Annotated[PreviewEntry, about("How agents preview.")] = msgspec.field(
        default_factory=PreviewEntry
    )
    numbers: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=3)], ...],
        about("Which of a contact's numbers are dialed: of those dialed least, the first one first."),
    ] = (1, 2, 3)
    list_dialing: Annotated[
        ListDialing,
        about(
            "LIST_PENETRATION: one number of each contact, then another one of each. VERTICAL_DIALING: all "
            "numbers of a contact, then the next contact."
        ),
    ] = ListDialing.LIST_PENETRATION
    attempts: Annotated[
        int, msgspec.Meta(ge=0, le=100, description="So often each number is dialed; 0: without limit.")
    ] = 0
    redial_after: Annotated[
        Duration, about("A contact rests so long after an attempt, if the disposition says nothing else.")
    ] = Duration(600_000)
    sorting: Annotated[Sorting, about("Who has been in the list longest (FIFO), or came last (LIFO).")] = (
        Sorting.FIFO
    )
    sort_by: Annotated[tuple[SortKeyEntry, ...], about("Before that: by fields.")] = ()
    conditions: Annotated[tuple[ConditionEntry, ...], about("Only contacts that meet them are called.")] = ()
    any_condition: Annotated[bool, about("One of the conditions is enough.")] = False
    grouping: Annotated[
        Word, about("How the conditions hang together, by their places: `1 and (2 or 3)`; all if left out.")
    ] = NOWHERE

    @property
    def given(self) -> bool:
        """False where the file says nothing of dialing."""
        return bool(self.lists)
