"""How a campaign calls out by itself: read from the center file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cordboard.vcc.center import (
    Campaign,
    CampaignType,
    Comparison,
    Condition,
    Disposition,
    ListUse,
    Outbound,
    SortKey,
)
from cordboard.vcc.ids import ListId, Milliseconds

from .entries import CampaignEntry, ConditionEntry, DialingEntry, Word
from .grouping import Groups, Ungrouped, grouped
from .naming import Directory, derived_id
from .problems import Code, Place, Problems

_WITHOUT_VALUE = frozenset({Comparison.IS_NULL, Comparison.IS_NOT_NULL})


@dataclass(frozen=True, slots=True)
class Dialing:
    """What the dialing of campaigns refers to."""

    fields: frozenset[str]
    """The names of a contact's fields."""
    dispositions: Directory[Disposition]
    problems: Problems


def build_outbound(campaign: CampaignEntry, known: Dialing) -> Outbound | None:
    """How the campaign calls out by itself; None where the file says nothing of it."""
    entry = campaign.dialing
    if not entry.given:
        return None
    if campaign.type is not CampaignType.OUTBOUND:
        text = f"The campaign {str(campaign.name)!r} is of type {campaign.type} and dials nobody by itself."
        known.problems.add(Code.VALUE, entry.place, text, "Write `type: OUTBOUND`, or leave `dialing` out.")
    skips = known.dispositions.find_all(entry.preview.skip_dispositions)
    _check_skips(entry, skips, known.problems)
    return Outbound(
        mode=entry.mode,
        lists=_lists(entry, known.problems),
        limit=None if entry.preview.limit is None else Milliseconds(int(entry.preview.limit)),
        on_timeout=entry.preview.on_timeout,
        number_order=_order(entry, known.problems),
        list_dialing=entry.list_dialing,
        attempts=entry.attempts,
        redial_after=Milliseconds(int(entry.redial_after)),
        sorting=entry.sorting,
        sort_by=tuple(
            SortKey(field=_field(each.field, known), descending=each.descending) for each in entry.sort_by
        ),
        conditions=tuple(_condition(each, known) for each in entry.conditions),
        any_condition=entry.any_condition,
        groups=_groups(entry, known.problems),
        skip_dispositions=tuple(each.id for each in skips),
    )


def _check_skips(entry: DialingEntry, skips: Iterable[Disposition], problems: Problems) -> None:
    """A contact that is skipped goes to nobody."""
    for each in skips:
        if each.only_onward:
            text = (
                f"{each.name!r} is for calls that go on to somebody else; a contact that is skipped does not."
            )
            problems.add(Code.VALUE, entry.preview.place, text, "Leave it out of `skip_dispositions`.")


def _lists(entry: DialingEntry, problems: Problems) -> tuple[ListUse, ...]:
    """The lists that are called; their ids follow from their names."""
    once = Directory[ListUse]("list of the campaign", problems)
    for each in entry.lists:
        number = ListId(derived_id("list", each.name))
        once.add(
            each.name, ListUse(list=number, name=str(each.name), priority=each.priority, ratio=each.ratio)
        )
    return once.all()


def _groups(entry: DialingEntry, problems: Problems) -> Groups:
    if not entry.grouping:
        return ()
    if entry.any_condition:
        text = "`any_condition` and `grouping` both say how the conditions hang together."
        problems.add(Code.VALUE, entry.grouping.place, text, "Leave one of them out.")
    try:
        return grouped(entry.grouping, len(entry.conditions))
    except Ungrouped as trouble:
        text = f"The grouping {str(entry.grouping)!r} cannot be read: {trouble}."
        remedy = "Write the conditions' places with `and`, `or` and parentheses, as in `1 and (2 or 3)`."
        problems.add(Code.VALUE, entry.grouping.place, text, remedy)
        return ()


def _order(entry: DialingEntry, problems: Problems) -> tuple[int, ...]:
    if not entry.numbers or len(set(entry.numbers)) < len(entry.numbers):
        text = "`numbers` names no number, or one of them twice."
        problems.add(Code.VALUE, entry.place, text, "Write them once in their order, as in [1, 3].")
    return tuple(dict.fromkeys(entry.numbers))


def _field(name: Word, known: Dialing) -> str:
    fields = Directory[str]("field of contacts", known.problems)
    for each in sorted(known.fields):
        fields.add(Word.at(Place(), each), each)
    return fields.find(name) or ""


def _condition(entry: ConditionEntry, known: Dialing) -> Condition:
    if bool(entry.value) == (entry.comparison in _WITHOUT_VALUE):
        text = f"The comparison {entry.comparison} of {str(entry.field)!r} has no use for this value."
        remedy = "IS_NULL and IS_NOT_NULL take no `value`; every other comparison needs one."
        known.problems.add(Code.VALUE, entry.place, text, remedy)
    return Condition(field=_field(entry.field, known), comparison=entry.comparison, value=str(entry.value))


def needs_zones(campaigns: Iterable[Campaign]) -> bool:
    """True where a campaign calls people by their own clocks."""
    return any(campaign.calling_hours is not None for campaign in campaigns)
