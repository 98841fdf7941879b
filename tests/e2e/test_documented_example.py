"""The programs that the documentation shows take a real call: with a SOAP toolkit, as JSON, by the client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from floor import Floor

from cordboard.ready import Ready
from cordboard.simulator import cast

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.mark.live
@pytest.mark.parametrize(
    ("example", "address"),
    [
        ("drive_with_zeep.py", lambda ready: ready.soap),
        ("drive_with_json.py", lambda ready: ready.web.rstrip("/")),
        ("drive_with_client.py", lambda ready: ready.web.rstrip("/")),
    ],
)
async def test_an_example_takes_a_call_and_finishes_it(
    floor: Floor, example: str, address: Callable[[Ready], str]
) -> None:
    # given a registered phone and the example, waiting for a call
    ready = floor.cast.center.ready
    await floor.cast.phone.register(ready.sip_address, "demo", cast.STATION_SECRET)
    program = await asyncio.create_subprocess_exec(
        sys.executable, str(EXAMPLES / example), address(ready), cast.AGENT, cast.PASSWORD, cast.STATION,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    assert await program.stdout.readline() == b"ready, waiting for a call\n"

    # when a customer calls, is answered and hangs up
    await floor.cast.customer.call(ready.sip_address, cast.NUMBER)
    await floor.cast.phone.be_called()
    answered = [await program.stdout.readline(), await program.stdout.readline()]
    await floor.cast.customer.hang_up()
    rest = await program.stdout.read()

    # then the program saw it all and logged out
    assert answered == [
        f"a call from {cast.CUSTOMER}\n".encode(),
        f"talking, for {cast.CAMPAIGN}\n".encode(),
    ]
    assert rest.startswith(b"finished after ")
    assert await program.wait() == 0
