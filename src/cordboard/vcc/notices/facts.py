"""What can happen to notices."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..center import Notice
from ..ids import NoticeId, SeatId
from ..kernel import Fact


class NoticeShown(Fact, frozen=True, kw_only=True, tag="notice.shown"):
    """The agent has something to read."""

    seat: SeatId
    agent: Agent
    notice: Notice


class NoticeAccepted(Fact, frozen=True, kw_only=True, tag="notice.accepted"):
    """The agent has read and accepted it; that counts for all their sessions."""

    seat: SeatId
    agent: Agent
    notice: NoticeId


NoticeFact: TypeAlias = NoticeShown | NoticeAccepted
