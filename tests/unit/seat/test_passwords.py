"""Passwords at the doors: wrong ones lock their user out, where the center counts them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cordboard.contract import ContractFault
from cordboard.seat import SeatHouse
from cordboard.vcc.center import Center, PasswordRules


@pytest.fixture
def center(plain_center: Center) -> Center:
    options = msgspec.structs.replace(plain_center.options, password=PasswordRules(lock_out_after=2))
    return msgspec.structs.replace(plain_center, options=options)


async def test_guessing_at_a_hosted_seat_locks_its_user_out(house: SeatHouse, link: Any) -> None:
    # given a program that has the right password, and one that guesses
    assert await house.admit("anna", "anna", "anna's")
    written = link.last
    assert await house.admit("anna", "anna", "anna's")
    assert link.last == written
    assert [await house.admit("anna", "anna", "guess") for _ in range(2)] == [False, False]

    # then the right one helps no more, and only who knows it is told so
    assert not await house.admit("anna", "anna", "guess")
    with pytest.raises(ContractFault) as caught:
        await house.admit("anna", "anna", "anna's")
    assert caught.value.code.value == "LOCKED_OUT"
    assert await house.admit("boris", "boris", "boris's")
    assert not await house.admit("nobody", "nobody", "guess")


async def test_a_count_that_cannot_be_written_is_no_way_around_it(house: SeatHouse, link: Any) -> None:
    link.unwritable = 1
    with pytest.raises(ContractFault):
        await house.admit("anna", "anna", "guess")
