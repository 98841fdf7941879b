"""What is left of a center that ends: nothing that runs, nothing that listens."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from cordboard.simulator.cast import write_center
from cordboard.simulator.running import RunningCenter

pytestmark = [pytest.mark.live, pytest.mark.timeout(60)]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_whatever_ends_a_center_ends_its_engine(tmp_path: Path, ending: signal.Signals) -> None:
    # given a center whose engine answers SIP
    center = await RunningCenter.start(write_center(tmp_path, ("127.0.0.1", 5070)), tmp_path / "data")

    # when it is told to end
    os.kill(center.pid, ending)
    status = await center._process.wait()

    # then it ends well, and its SIP address is free again
    assert status == 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(center.ready.sip_address)
