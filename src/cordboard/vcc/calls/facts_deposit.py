"""What can happen at a voicemail box: somebody comes, speaks, and goes; what they said is kept or not."""

from __future__ import annotations

from ..agents import Agent
from ..ids import Milliseconds, SeatId
from ..kernel import Fact
from .model import Call, Deposit


class CallDiverted(Fact, frozen=True, kw_only=True, tag="call.diverted"):
    """The call is at a voicemail box (`call.target`). `agent`: who speaks there, where it is one of ours."""

    seat: SeatId | None
    call: Call
    agent: Agent | None


class DepositBegan(Fact, frozen=True, kw_only=True, tag="deposit.began"):
    """After the tone: what is said from here on is recorded."""

    call: Call
    deposit: Deposit


class CallLeftBox(Fact, frozen=True, kw_only=True, tag="call.left_box"):
    """Who was at a box is gone, after the tone."""

    call: Call


class DepositCut(Fact, frozen=True, kw_only=True, tag="deposit.cut"):
    """The engine died in mid-message: what of it lies in the file has still to be looked at."""

    deposit: Deposit


class DepositSettled(Fact, frozen=True, kw_only=True, tag="deposit.settled"):
    """The file is whole. `kept` is False where too little was said, or nothing could be recorded."""

    deposit: Deposit
    kept: bool
    length: Milliseconds = Milliseconds(0)
    sha256: str = ""
