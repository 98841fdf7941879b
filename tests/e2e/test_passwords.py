"""A new password outlives a crash of the center; the old one opens nothing."""

from __future__ import annotations

import pytest
from floor import Floor

from cordboard import contract
from cordboard.simulator import cast
from cordboard.simulator.application import Application, SoapFault

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]

NEW = "a new password"


def a_login(password: str) -> contract.Login:
    return contract.Login(userName=cast.AGENT, password=password, stationId=cast.STATION, stationType="VoIP")


async def test_a_changed_password_survives_a_crash(floor: Floor) -> None:
    # given an agent who has changed their password
    await floor.log_in()
    await floor.desk.ask(contract.ChangePassword(newPassword=NEW))
    await floor.desk.ask(contract.Logout(reasonId=0))

    # when the center crashes and comes back
    await floor.cast.center.kill()
    floor.cast.center = await floor.cast.center.start_again()
    desk = Application(floor.cast.center.ready.soap)

    # then only the new one opens
    with pytest.raises(SoapFault):
        await desk.ask(a_login(cast.PASSWORD))
    await desk.ask(a_login(NEW))
    assert (await desk.ask(contract.GetStatus())).loggedIn is True
    written = b"".join(each.read_bytes() for each in floor.cast.center.data.glob("journal.db*"))
    assert NEW.encode() not in written
    await desk.close()
