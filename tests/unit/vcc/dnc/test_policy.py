"""The verdict on a number, all eight cases."""

from __future__ import annotations

import pytest

from cordboard.vcc.dnc import Verdict, judge


@pytest.mark.parametrize("may_insist", [True, False])
@pytest.mark.parametrize("insists", [True, False])
def test_an_unlisted_number_is_clear(may_insist, insists):
    assert judge(listed=False, may_insist=may_insist, insists=insists) is Verdict.CLEAR


@pytest.mark.parametrize(
    ("may_insist", "insists", "verdict"),
    [
        (True, True, Verdict.CLEAR),
        (True, False, Verdict.CONFIRM),
        (False, True, Verdict.REFUSED),
        (False, False, Verdict.REFUSED),
    ],
)
def test_a_listed_number_is_for_those_who_may_and_do_insist(may_insist, insists, verdict):
    assert judge(listed=True, may_insist=may_insist, insists=insists) is verdict
