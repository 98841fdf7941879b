"""Approved pages: what is in reach of which, over restarts, and changes that somebody else makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cordboard.access import Approval, Approvals, Reach, ShelfUnavailable, SqliteApprovals
from cordboard.access.approvals import CENTER, MACHINE
from cordboard.http.gate import Place

CRM, BILLING = "https://crm.example", "https://billing.example"
ADA = Reach("ada@demo")


def full_name(user: str) -> str:
    return (user if "@" in user else f"{user}@demo").lower()


def approval(origin: str, reach: Reach) -> Approval:
    return Approval(origin, reach, "ada@demo", 1)


class Roll:
    """The approvals of a file, and who was told of a revocation."""

    def __init__(self, path: Path) -> None:
        self.shelf = SqliteApprovals(path)
        self.approvals = Approvals(self.shelf, full_name)
        self.told: list[str] = []
        self.approvals.when_revoked(self.told.append)

    def in_reach(self, origin: str) -> list[str]:
        places = {
            "machine": Place.LOCAL,
            "ada": Place.of("Ada"),
            "bob": Place.of("bob@demo"),
            "something": Place.HOSTED,
            "everything": Place.EVERY,
        }
        return [name for name, place in places.items() if self.approvals.allows(origin, place)]


@pytest.fixture
def roll(tmp_path: Path) -> Iterator[Roll]:
    one = Roll(tmp_path / "origins.db")
    yield one
    one.shelf.close()


@pytest.mark.parametrize(
    ("reach", "opened"),
    [
        (MACHINE, ["machine", "something"]),
        (ADA, ["ada", "something"]),
        (CENTER, ["ada", "bob", "something", "everything"]),
    ],
)
def test_what_an_approval_opens(roll: Roll, reach: Reach, opened: list[str]) -> None:
    roll.approvals.approve([approval(CRM, reach)])
    assert roll.in_reach(CRM) == opened
    assert roll.in_reach(BILLING) == []


@pytest.mark.parametrize(
    "origin", ["https://CRM.example", "https://crm.example:443", "https://crm.example/", "null"]
)
def test_an_origin_is_that_origin_letter_by_letter(roll: Roll, origin: str) -> None:
    roll.approvals.approve([approval(CRM, MACHINE)])
    assert roll.in_reach(origin) == []


def test_they_outlive_a_restart_and_so_does_their_end(roll: Roll, tmp_path: Path) -> None:
    roll.approvals.approve([approval(CRM, ADA), approval(CRM, MACHINE)])
    roll.approvals.revoke(CRM, MACHINE)
    again = Roll(tmp_path / "origins.db")
    assert again.approvals.all() == (approval(CRM, ADA),)
    again.shelf.close()


def test_what_ends_with_a_revocation_is_told(roll: Roll) -> None:
    roll.approvals.approve([approval(CRM, ADA), approval(BILLING, ADA)])
    roll.approvals.approve([approval(CRM, ADA)])
    assert roll.told == []
    roll.approvals.revoke(CRM, ADA)
    roll.approvals.revoke(CRM, ADA)
    assert roll.told == [CRM]


def test_what_somebody_else_has_changed_counts_once_it_is_looked_at(roll: Roll, tmp_path: Path) -> None:
    # given
    roll.approvals.approve([approval(CRM, ADA)])
    beside = SqliteApprovals(tmp_path / "origins.db")

    # when
    gone = beside.forget(CRM, ADA), beside.forget(CRM, ADA)
    beside.put([approval(BILLING, ADA)])
    roll.approvals.look()

    # then
    assert gone == (True, False)
    assert (roll.in_reach(CRM), roll.in_reach(BILLING)) == ([], ["ada", "something"])
    assert roll.told == [CRM]
    roll.approvals.look()
    assert roll.told == [CRM]
    beside.close()


def test_what_cannot_be_kept_is_not_approved_and_what_is_revoked_is_out(roll: Roll) -> None:
    roll.approvals.approve([approval(CRM, ADA)])
    roll.shelf.close()
    with pytest.raises(ShelfUnavailable):
        roll.approvals.approve([approval(BILLING, ADA)])
    with pytest.raises(ShelfUnavailable):
        roll.approvals.revoke(CRM, ADA)
    assert (roll.in_reach(BILLING), roll.in_reach(CRM), roll.told) == ([], [], [CRM])
