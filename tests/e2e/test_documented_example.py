"""The program that the documentation shows takes a real call, with a SOAP toolkit that nobody here wrote."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from floor import Floor

from cordboard.simulator import cast

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "drive_with_zeep.py"


@pytest.mark.live
async def test_the_zeep_example_takes_a_call_and_finishes_it(floor: Floor) -> None:
    # given a registered phone and the example, waiting for a call
    ready = floor.cast.center.ready
    await floor.cast.phone.register(ready.sip_address, "demo", cast.STATION_SECRET)
    program = await asyncio.create_subprocess_exec(
        sys.executable, str(EXAMPLE), ready.soap, cast.AGENT, cast.PASSWORD, cast.STATION,
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
