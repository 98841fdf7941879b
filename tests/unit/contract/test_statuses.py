"""Each fault has a status of HTTP that says whether asking again can help."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from cordboard.contract import EXPLANATIONS, FaultCode
from cordboard.contract.statuses import STATUSES, status_of


@pytest.mark.parametrize("code", FaultCode)
def test_a_fault_of_the_client_is_4xx_and_one_of_ours_5xx(code: FaultCode) -> None:
    status = HTTPStatus(status_of(code))
    assert status // 100 == (4 if EXPLANATIONS[code].by_client else 5)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (FaultCode.NO_CALL, 409),
        (FaultCode.UNKNOWN_CAMPAIGN, 404),
        (FaultCode.TOO_MANY_LISTENERS, 429),
        (FaultCode.ENGINE_UNAVAILABLE, 503),
        (FaultCode.LOGIN_TIMEOUT, 504),
    ],
)
def test_what_follows_from_name_and_side(code: FaultCode, status: int) -> None:
    assert status_of(code) == status


def test_no_row_says_what_follows_anyway() -> None:
    families = {code for code in STATUSES if code.startswith(("UNKNOWN_", "TOO_MANY_"))}
    assert families == set()
