"""Questions about e-mails."""

from __future__ import annotations

from ..kernel import Query


class ListNews(Query, frozen=True, kw_only=True):
    """The e-mails about dispositions that have still to be sent, oldest first. `tuple[NewsMail, ...]`."""
