"""Notices and planned maintenance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cordboard.vcc.center import Notice, PlannedMaintenance
from cordboard.vcc.ids import Milliseconds, NoticeId

from .entries import MaintenanceEntry, NoticeEntry, Word
from .naming import Directory, Ids
from .problems import Code, Problems

_LONGEST = 8_000
"""Letters: nobody reads more before work."""


def build_notices(entries: Iterable[NoticeEntry], ids: Ids, problems: Problems) -> tuple[Notice, ...]:
    """The notices, each with a title of its own."""
    directory = Directory[Notice]("notice", problems)
    for entry in entries:
        if len(entry.text) > _LONGEST:
            text = f"The notice has {len(entry.text)} letters."
            problems.add(Code.VALUE, entry.text.place, text, f"At most {_LONGEST} are shown.")
        number = NoticeId(ids.take("notice", entry.title, entry.id))
        directory.add(entry.title, Notice(id=number, title=str(entry.title), text=str(entry.text)))
    return directory.all()


def build_maintenance(entry: MaintenanceEntry | None, problems: Problems) -> PlannedMaintenance | None:
    """The plan; its end lies behind its beginning."""
    if entry is None:
        return None
    begins, ends = (_moment(word, problems) for word in (entry.begins, entry.ends))
    if begins is None or ends is None:
        return None
    if ends <= begins:
        text = "The maintenance ends before it begins."
        problems.add(Code.VALUE, entry.ends.place, text, "Write a later end.")
    return PlannedMaintenance(begins=begins, ends=ends, log_out=entry.log_out)


def _moment(word: Word, problems: Problems) -> Milliseconds | None:
    """A moment with its zone (ISO 8601)."""
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return Milliseconds(int(moment.timestamp() * 1000))
    if word:
        text = f"{str(word)!r} is no moment with a zone."
        problems.add(Code.VALUE, word.place, text, "Write it as in 2027-01-31T22:00:00+01:00.")
    return None
