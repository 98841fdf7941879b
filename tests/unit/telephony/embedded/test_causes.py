"""Causes and statuses: every cause has a status to refuse with, every status a cause."""

from __future__ import annotations

import pytest

from cordboard.telephony.embedded.causes import cause_of, reason_for, status_for
from cordboard.vcc.telephony import HangupCause


@pytest.mark.parametrize("cause", HangupCause)
def test_every_cause_refuses_a_call(cause: HangupCause) -> None:
    status, reason = status_for(cause)
    assert 400 <= status <= 699
    assert reason


def test_no_failure_passes_for_a_normal_end() -> None:
    assert HangupCause.NORMAL not in {cause_of(status) for status in range(300, 700)}


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (404, HangupCause.INVALID_NUMBER),
        (408, HangupCause.UNREACHABLE),
        (480, HangupCause.NO_ANSWER),
        (486, HangupCause.BUSY),
        (487, HangupCause.CANCELLED),
        (503, HangupCause.CONGESTION),
        (600, HangupCause.BUSY),
        (603, HangupCause.REJECTED),
        (499, HangupCause.FAILED),
    ],
)
def test_the_known_ones(status: int, cause: HangupCause) -> None:
    assert cause_of(status) is cause


def test_a_refusal_that_comes_back_means_the_same() -> None:
    for cause in (
        HangupCause.BUSY,
        HangupCause.REJECTED,
        HangupCause.INVALID_NUMBER,
        HangupCause.CONGESTION,
    ):
        assert cause_of(status_for(cause)[0]) is cause


def test_the_reason_header_is_what_rfc_3326_says() -> None:
    assert reason_for(HangupCause.NORMAL) == "Q.850;cause=16"
    assert reason_for(HangupCause.FAILED) == ""
