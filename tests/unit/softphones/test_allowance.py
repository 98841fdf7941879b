"""So much at once, and a little more as time passes."""

from __future__ import annotations

from cordboard.softphones.allowance import Allowance


def test_a_burst_and_then_one_at_a_time() -> None:
    allowance = Allowance(2, 10.0)
    assert [allowance.take("ada", 0.0) for _ in range(3)] == [0.0, 0.0, 10.0]
    assert allowance.take("ada", 4.0) == 6.0
    assert [allowance.take("ada", 10.0) for _ in range(2)] == [0.0, 10.0]


def test_time_gives_no_more_than_the_burst() -> None:
    allowance = Allowance(2, 1.0)
    assert [allowance.take("ada", 100.0) for _ in range(3)] == [0.0, 0.0, 1.0]


def test_each_has_their_own_until_they_are_forgotten() -> None:
    allowance = Allowance(1, 10.0)
    assert allowance.take("ada", 0.0) == allowance.take("bob", 0.0) == 0.0
    allowance.forget("ada")
    assert (allowance.take("ada", 0.0), allowance.take("bob", 0.0)) == (0.0, 10.0)
