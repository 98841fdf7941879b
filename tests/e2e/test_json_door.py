"""The second door of a running center: a token, the same seat, and what outlives a crash."""

from __future__ import annotations

import httpx
import pytest
from floor import Floor

from cordboard import contract
from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


async def test_both_doors_lead_to_one_seat_and_a_token_survives_a_crash(floor: Floor) -> None:
    async with httpx.AsyncClient(base_url=floor.cast.center.ready.web) as api:
        # given an agent who is logged in over SOAP, and a program with a token
        await floor.log_in()
        wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
        grant = (await api.post("/api/v2/tokens", json=wanted)).raise_for_status().json()
        api.headers["authorization"] = f"Bearer {grant['accessToken']}"

        # when it asks as JSON
        ready = await api.post("/api/v2/seats/local/setNotReadyState", json={"reasonId": "0"})
        status = await api.post("/api/v2/seats/local/getStatus")

        # then it is the same agent
        assert (ready.status_code, ready.json()) == (200, None)
        assert status.json()["loggedIn"] is (await floor.desk.ask(contract.GetStatus())).loggedIn is True

    # and when the center crashes and comes back
    await floor.cast.center.kill()
    floor.cast.center = await floor.cast.center.start_again()

    # then the token counts still, and no secret of it lies in the folder
    async with httpx.AsyncClient(base_url=floor.cast.center.ready.web, headers=api.headers) as api:
        again = await api.post("/api/v2/seats/local/getStatus")
        assert again.json()["loggedIn"] is True
    secret = grant["accessToken"].partition(".")[2].encode()
    assert all(secret not in each.read_bytes() for each in floor.cast.center.data.glob("*.db*"))
