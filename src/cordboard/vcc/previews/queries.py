"""Questions about previews."""

from __future__ import annotations

import msgspec

from ..center import Outbound
from ..ids import CampaignId, Milliseconds
from ..kernel import Query
from .choice import NO_TURNS, Turns
from .model import ListRecord, RecordKey


class ListSkipDispositions(Query, frozen=True, kw_only=True):
    """With which the agent may skip what they preview. Answer: tuple[Disposition, ...]."""


class ListDialable(Query, frozen=True, kw_only=True):
    """Which of these records have a number that may be dialed now, in their order; never refused.

    Answer: tuple[ListRecord, ...].
    """

    campaign: CampaignId
    records: tuple[ListRecord, ...]
    at: Milliseconds


class ListWanted(Query, frozen=True, kw_only=True):
    """Which campaigns have a use for records that are due. Answer: tuple[Wanted, ...]; never refused."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """So many records the campaign wants to know, besides those in hand."""

    campaign: CampaignId
    outbound: Outbound
    count: int
    known: frozenset[RecordKey]
    """Those that wait to be shown already."""
    in_hand: frozenset[RecordKey]
    """Those that somebody looks at, or calls."""
    turns: Turns = NO_TURNS
    """How far its lists have come, where they have shares."""
