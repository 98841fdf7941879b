"""What can be asked, and the answers: one line of JSON each."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import msgspec

from cordboard.vcc.campaigns import Afresh

LONGEST_LINE = 64 * 1024
"""Octets, with the line's end."""


def socket_in(data: Path) -> Path:
    """Where a center with that data folder listens."""
    return data / "admin"


class Request(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", forbid_unknown_fields=True):
    """Something that is asked."""


class Show(Request, frozen=True, kw_only=True, tag="campaigns.show"):
    """Which campaigns are there, and in which state?"""


class Start(Request, frozen=True, kw_only=True, tag="campaigns.start"):
    """Let a campaign work."""

    name: str


class Stop(Request, frozen=True, kw_only=True, tag="campaigns.stop"):
    """Let a campaign begin nothing new; `at_once`: agents give back what they look at."""

    name: str
    at_once: bool = False


class Reset(Request, frozen=True, kw_only=True, tag="campaigns.reset"):
    """Let the lists of a campaign begin anew."""

    name: str
    what: Afresh = Afresh.ALL
    dispositions: tuple[str, ...] = ()


AdminRequest: TypeAlias = Show | Start | Stop | Reset


class Answer(msgspec.Struct, frozen=True, kw_only=True, tag_field="answer"):
    """What comes back."""


class CampaignShown(msgspec.Struct, frozen=True, kw_only=True):
    """One campaign."""

    name: str
    type: str
    state: str


class Campaigns(Answer, frozen=True, kw_only=True, tag="campaigns"):
    """These campaigns: all of them, or the one that something was done with, as it is now."""

    campaigns: tuple[CampaignShown, ...]


class Refused(Answer, frozen=True, kw_only=True, tag="refused"):
    """Nothing was done: the core's code, and what to do."""

    code: str
    text: str


AdminAnswer: TypeAlias = Campaigns | Refused

_REQUESTS = msgspec.json.Decoder(AdminRequest)
_ANSWERS = msgspec.json.Decoder(AdminAnswer)


def read_request(said: bytes) -> AdminRequest:
    """The request. Raises msgspec.MsgspecError."""
    request: AdminRequest = _REQUESTS.decode(said)
    return request


def read_answer(said: bytes) -> AdminAnswer:
    """The answer. Raises msgspec.MsgspecError."""
    answer: AdminAnswer = _ANSWERS.decode(said)
    return answer


def line(said: AdminRequest | AdminAnswer) -> bytes:
    """It as a line."""
    return msgspec.json.encode(said) + b"\n"
