"""What can happen to e-mails about dispositions."""

from __future__ import annotations

from typing import TypeAlias

from ..kernel import Fact
from .model import NewsMail


class NewsDue(Fact, frozen=True, kw_only=True, tag="news.due"):
    """Somebody is to hear by e-mail how a call turned out."""

    mail: NewsMail


class NewsSettled(Fact, frozen=True, kw_only=True, tag="news.settled"):
    """The e-mail has been sent, or never will be."""

    id: str
    sent: bool
    cause: str = ""


AnyNewsFact: TypeAlias = NewsDue | NewsSettled
