"""The disk is full in mid-call: commands are refused, people go on talking, nothing is forgotten."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from floor import Floor

from cordboard import contract
from cordboard.simulator.application import SoapFault

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]

PATIENCE = 30.0


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """The process `pid` cannot write to any file, whatever it does."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


async def refused(floor: Floor, request: contract.Request) -> str:
    with pytest.raises(SoapFault) as caught:
        await floor.desk.ask(request)
    return caught.value.code


async def test_a_full_disk_in_mid_call(floor: Floor) -> None:
    # given a conversation
    await floor.log_in()
    customer, _ = await floor.connect()

    # when there is no room any more, and the customer hangs up
    with full_disk(floor.cast.center.pid):
        codes = {await refused(floor, contract.ToggleHold(flag=True)) for _ in range(3)}
        await floor.cast.customer.hang_up()
        await asyncio.wait_for(customer.over.wait(), PATIENCE)
        codes.add(await refused(floor, contract.DisconnectCall()))
        during = await floor.desk.ask(contract.GetStatus())
        told = [type(event).__name__ for event in floor.bystander.seen]

    # then commands were refused, and nobody was told anything that is not written down
    assert codes == {"JOURNAL_UNAVAILABLE"}
    assert during.callConnected
    assert "CallEnded" not in told
    assert "CallHeld" not in told

    # and as soon as there is room again it is known that the customer has left, and work goes on
    ended = await floor.bystander.wait_for(contract.CallEnded, PATIENCE)
    assert ended.party == 2
    await floor.finish()
    again, _ = await floor.connect()
    assert not again.over.is_set()


async def test_a_kill_on_a_full_disk_leaves_everything_as_it_was(floor: Floor) -> None:
    # given a center that is killed on a disk that has become full
    await floor.log_in()
    with full_disk(floor.cast.center.pid):
        await refused(floor, contract.SetNotReadyState(reasonId=0))
        await floor.cast.center.kill()

    # when it starts again where there is room
    floor.cast.center = await floor.cast.center.start_again()

    # then everything is as it was before
    status = await floor.desk.ask(contract.GetStatus())
    assert (status.loggedIn, status.ready) == (True, True)
