"""The records that are due next, and who previews which: a part of the world, and what facts change in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from ..calls import CallInitiated
from ..campaigns import CampaignReset, CampaignSwitched
from ..configuration import CenterReplaced
from ..contacts import ContactChanged
from ..ids import AgentId, CallId, CampaignId, ContactId, ListId, Milliseconds
from ..kernel import Fact
from .facts import (
    EndOfPreviewFailed,
    PreviewContactChanged,
    PreviewDialed,
    PreviewEnded,
    PreviewPostponed,
    PreviewRenewed,
    PreviewStarted,
    PreviewTried,
    RecordMarked,
    RecordsOffered,
    RestrictionsChanged,
)
from .model import ListRecord, Preview, RecordKey, Try


class KeptPreviews(msgspec.Struct, frozen=True, kw_only=True):
    """The part as a snapshot keeps it."""

    windows: tuple[tuple[CampaignId, tuple[ListRecord, ...]], ...] = ()
    shown: tuple[Preview, ...] = ()
    tries: tuple[tuple[CallId, Try], ...] = ()
    marked: tuple[tuple[CampaignId, tuple[tuple[RecordKey, Milliseconds], ...]], ...] = ()
    turns: tuple[tuple[CampaignId, tuple[tuple[ListId, int], ...]], ...] = ()


@dataclass(slots=True)
class Previews:
    """What is due next in each campaign, who looks at what, and which records are on a call."""

    windows: dict[CampaignId, dict[RecordKey, ListRecord]] = field(default_factory=dict)
    """The records to show next; no window is empty."""
    shown: dict[AgentId, Preview] = field(default_factory=dict)
    tries: dict[CallId, Try] = field(default_factory=dict)
    """Calls to records that have no disposition yet, whoever has them now."""
    marked: dict[CampaignId, dict[RecordKey, Milliseconds]] = field(default_factory=dict)
    """When records have changed that the tables may still show as they were."""
    turns: dict[CampaignId, dict[ListId, int]] = field(default_factory=dict)
    """How far the lists have come of campaigns that give them shares."""

    @property
    def contacts_in_hand(self) -> frozenset[ContactId]:
        """Whom somebody looks at or speaks with."""
        looked_at = {preview.record.contact.id for preview in self.shown.values()}
        return frozenset(looked_at | {each.record.contact.id for each in self.tries.values()})

    def is_stale(self, campaign: CampaignId, key: RecordKey, as_of: Milliseconds) -> bool:
        """True where the record has changed since the tables were read."""
        return self.marked.get(campaign, {}).get(key, -1) >= as_of

    def keep(self) -> KeptPreviews:
        """The whole part as one value."""
        return KeptPreviews(
            windows=tuple((campaign, tuple(window.values())) for campaign, window in self.windows.items()),
            shown=tuple(self.shown.values()),
            tries=tuple(self.tries.items()),
            marked=tuple((campaign, tuple(marks.items())) for campaign, marks in self.marked.items()),
            turns=tuple((campaign, tuple(turns.items())) for campaign, turns in self.turns.items()),
        )

    @classmethod
    def restored(cls, kept: KeptPreviews) -> Previews:
        """The part that `keep` has seen."""
        return cls(
            windows={campaign: {each.key: each for each in records} for campaign, records in kept.windows},
            shown={each.agent: each for each in kept.shown},
            tries=dict(kept.tries),
            marked={campaign: dict(marks) for campaign, marks in kept.marked},
            turns={campaign: dict(turns) for campaign, turns in kept.turns},
        )


def _offer(previews: Previews, fact: RecordsOffered) -> None:
    previews.windows.pop(fact.campaign, None)
    if fact.records:
        previews.windows[fact.campaign] = {each.key: each for each in fact.records}
    marks = previews.marked.pop(fact.campaign, {})
    still = {key: at for key, at in marks.items() if at >= fact.as_of}
    if still:
        previews.marked[fact.campaign] = still


def _mark(previews: Previews, fact: RecordMarked) -> None:
    previews.marked.setdefault(fact.campaign, {})[fact.record.key] = fact.at
    _take(previews, fact.campaign, fact.record.key)
    if fact.call_id is not None:
        previews.tries.pop(fact.call_id, None)
    for campaign in fact.final_in:
        window = previews.windows.get(campaign, {})
        for key in [key for key in window if key[1] == fact.record.contact.id]:
            _take(previews, campaign, key)


def _start(previews: Previews, fact: PreviewStarted) -> None:
    _take(previews, fact.preview.campaign, fact.preview.record.key)
    previews.shown[fact.preview.agent] = fact.preview
    if fact.turns:
        previews.turns[fact.preview.campaign] = dict(fact.turns)


def _take(previews: Previews, campaign: CampaignId, key: RecordKey) -> None:
    """Take a record out of its window, if it is there."""
    window = previews.windows.get(campaign, {})
    window.pop(key, None)
    if not window:
        previews.windows.pop(campaign, None)


def _dial(previews: Previews, fact: PreviewDialed) -> None:
    _put(previews, fact)
    previews.tries[fact.preview.id] = fact.attempt


def _call(previews: Previews, fact: CallInitiated) -> None:
    attempt = previews.tries.get(fact.call.id)
    if attempt is not None:
        previews.tries[fact.call.id] = replace(attempt, called=True)


def _put(previews: Previews, fact: Any) -> None:
    previews.shown[fact.preview.agent] = fact.preview


def _end(previews: Previews, fact: PreviewEnded) -> None:
    del previews.shown[fact.preview.agent]


def _replace_center(previews: Previews, fact: CenterReplaced) -> None:
    """What was due next is read anew, by the rules that hold now."""
    previews.windows.clear()
    previews.turns.clear()


def _switch(previews: Previews, fact: CampaignSwitched) -> None:
    _forget_window(previews, fact.campaign)


def _reset(previews: Previews, fact: CampaignReset) -> None:
    _forget_window(previews, fact.campaign)


def _forget_window(previews: Previews, campaign: CampaignId) -> None:
    """What was due next is read anew, if the campaign runs."""
    previews.windows.pop(campaign, None)
    previews.turns.pop(campaign, None)


def _refresh(previews: Previews, fact: ContactChanged) -> None:
    """The contact's own record is another one now."""
    changed = fact.contact
    for agent, preview in previews.shown.items():
        if preview.record.contact.id == changed.id:
            previews.shown[agent] = replace(preview, record=replace(preview.record, contact=changed))
    for call, attempt in previews.tries.items():
        if attempt.record.contact.id == changed.id:
            previews.tries[call] = replace(attempt, record=replace(attempt.record, contact=changed))
    for window in previews.windows.values():
        for key, record in window.items():
            if record.contact.id == changed.id:
                window[key] = replace(record, contact=changed)


EFFECTS: Mapping[type[Fact], Callable[[Previews, Any], None]] = {
    RecordsOffered: _offer,
    RecordMarked: _mark,
    PreviewStarted: _start,
    PreviewDialed: _dial,
    PreviewTried: _put,
    PreviewRenewed: _put,
    PreviewPostponed: _put,
    RestrictionsChanged: _put,
    PreviewEnded: _end,
    EndOfPreviewFailed: _put,
    CallInitiated: _call,
    ContactChanged: _refresh,
    PreviewContactChanged: _put,
    CenterReplaced: _replace_center,
    CampaignSwitched: _switch,
    CampaignReset: _reset,
}
"""What each fact changes in the part."""
