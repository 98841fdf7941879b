"""The second door of a running center: a token, the same seat, and what outlives a crash."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import httpx
import pytest
from floor import Floor

from cordboard import contract
from cordboard.contract import ALL_OPERATIONS
from cordboard.seat import alive_operations
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


PARAMETERS = f"""
[parameters]
"path.seat" = "{cast.AGENT}"
"""
AUDIO = r"audio(/\{attachment\}(/questions)?)?"
"""Where bodies are no JSON, or a stream has no end."""
SLOW = ("tokens", "events", "checkEvent", "getEvents", "login", "loginAsync2?", "changePassword", "[lL]ogout")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.mark.peer("schemathesis")
async def test_what_the_document_promises_is_kept(floor: Floor, tmp_path: Path) -> None:
    """schemathesis makes requests from our OpenAPI document, and judges the answers by it."""
    # given an agent who is logged in at their hosted seat
    ready = floor.cast.center.ready
    await floor.cast.phone.register(ready.sip_address, "demo", cast.STATION_SECRET)
    async with httpx.AsyncClient(base_url=ready.web, timeout=60) as api:
        wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
        grant = (await api.post("/api/v2/tokens", json=wanted)).raise_for_status().json()
        bearer = f"Bearer {grant['accessToken']}"
        known = {"userName": cast.AGENT, "password": cast.PASSWORD}
        login = {**known, "stationId": cast.STATION, "stationType": "VoIP"}
        at_seat = f"/api/v2/seats/{cast.AGENT}/login"
        (await api.post(at_seat, json=login, headers={"authorization": bearer})).raise_for_status()
    (tmp_path / "schemathesis.toml").write_text(PARAMETERS, "utf-8")

    # when every operation that is alive is asked, but for those that take their time or end the session
    passed_by = "|".join([AUDIO, *SLOW, *sorted(ALL_OPERATIONS.keys() - alive_operations())])
    program = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{ready.web}api/openapi.json",
        "--header", f"Authorization: {bearer}", "--exclude-path-regex", f"({passed_by})$",
        "--phases", "fuzzing", "--max-examples", "1", "--checks", CHECKS, "--seed", "7",
        "--generation-database", "none", "--no-shrink", "--no-color", "--warnings", "off",
        cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said = (await program.communicate())[0].decode()

    # then
    assert program.returncode == 0, said
