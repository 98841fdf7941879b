"""The transfer and hold keys of a phone that nobody here wrote: baresip asks, the test is the center."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from baresip import Baresip
from staging.telephones import eventually
from switch import LEG, NUMBER, PHONE, SECRETS, Switch, open_switch

from cordboard.vcc.telephony import (
    By,
    LegAnswered,
    LegEnded,
    LegHeld,
    LegUnheld,
    Originate,
    ReferRequested,
    ReportRefer,
    ToStation,
    VerbDone,
)

pytestmark = [
    pytest.mark.peer("baresip-core", binary="baresip"),
    pytest.mark.serial,
    pytest.mark.timeout(90),
]


@pytest.fixture
async def switch(tmp_path: Path) -> AsyncIterator[Switch]:
    async with open_switch(tmp_path) as switch:
        yield switch


@pytest.fixture
async def phone(switch: Switch, tmp_path: Path) -> AsyncIterator[Baresip]:
    """baresip, registered and in a call with us."""
    phone = await Baresip.start(tmp_path / "phone", switch.server, PHONE, "demo", SECRETS[PHONE], 440.0)
    await eventually(phone.is_registered, "its registration")
    switch.ask(Originate, leg=LEG, to=ToStation(PHONE))
    await switch.until(LegAnswered)
    yield phone
    await phone.stop()


async def report(switch: Switch, wanted: ReferRequested, status: int) -> None:
    wish = switch.ask(ReportRefer, refer=wanted.refer, status=status)
    await switch.until(VerbDone, lambda one: one.settles == wish)


async def test_its_transfer_key_succeeds(switch: Switch, phone: Baresip) -> None:
    # given baresip in a call, when its owner transfers it
    await phone.press("transfer", NUMBER)
    wanted = await switch.until(ReferRequested)

    # then we know whom they want; and once we have told that it is done, baresip leaves by itself
    assert (wanted.leg, wanted.target, wanted.replaces) == (LEG, NUMBER, None)
    await report(switch, wanted, 180)
    await report(switch, wanted, 200)
    assert (await switch.ended()).by is By.THEM


async def test_its_transfer_key_fails(switch: Switch, phone: Baresip) -> None:
    # given baresip in a call, when its owner wants somebody who is busy
    await phone.press("transfer", NUMBER)
    await report(switch, await switch.until(ReferRequested), 486)

    # then it shows why, and still has the call
    await eventually(lambda: "486 Busy Here" in phone.said(), "the reason")
    assert switch.all(LegEnded) == []


async def test_its_hold_key(switch: Switch, phone: Baresip) -> None:
    # given baresip in a call, when its owner holds it and takes it back, then both is told
    await phone.press("hold")
    await switch.until(LegHeld)
    await phone.press("resume")
    await switch.until(LegUnheld)
