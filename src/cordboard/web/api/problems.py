"""A refusal as a problem (RFC 9457): a stable code, what happened, what to do, and the status of HTTP."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from cordboard.contract import EXPLANATIONS, ContractFault
from cordboard.contract.access import Problem
from cordboard.contract.emit.openapi import PROBLEM
from cordboard.contract.softphone import AudioHeld
from cordboard.contract.statuses import status_of
from cordboard.http import Answer, Headers, Refusal
from cordboard.web.api.values import encode_record

URN: Final = "urn:cordboard:problem:"


def fault_answer(fault: ContractFault, headers: Headers) -> Answer:
    """The answer where a seat says no."""
    return _answer(problem_of(fault), headers)


def refusal_answer(refusal: Refusal, headers: Headers = ()) -> Answer:
    """The answer where this door says no."""
    return _answer(problem_of(refusal), refusal.headers + headers)


def problem_of(no: ContractFault | Refusal) -> Problem:
    """What a seat, or this door, says no with."""
    return _of_fault(no) if isinstance(no, ContractFault) else _of_refusal(no)


def _of_fault(fault: ContractFault) -> Problem:
    return Problem(
        type=f"{URN}{fault.code.value}",
        title=EXPLANATIONS[fault.code].message,
        status=status_of(fault.code),
        detail=fault.message,
        code=fault.code.value,
        remedy=fault.remedy,
    )


def _of_refusal(refusal: Refusal) -> Problem:
    """What it says is what to do."""
    title = HTTPStatus(refusal.status).phrase
    return Problem(
        type=f"{URN}{refusal.code}",
        title=title,
        status=refusal.status,
        detail=f"{title}.",
        code=refusal.code,
        remedy=refusal.message,
    )


def held_answer(held: AudioHeld, headers: Headers) -> Answer:
    """The answer where somebody else has the audio of a seat."""
    problem = Problem(
        type=f"{URN}AUDIO_HELD",
        title="Somebody else has the audio of this seat.",
        status=HTTPStatus.CONFLICT.value,
        detail=f"It is with {held.holder}.",
        code="AUDIO_HELD",
        remedy="Offer with ?take=true to take it over, or leave it there.",
        holder=held.holder,
    )
    return _answer(problem, headers)


def _answer(problem: Problem, headers: Headers) -> Answer:
    return Answer(problem.status or 500, PROBLEM, encode_record(problem), headers)
