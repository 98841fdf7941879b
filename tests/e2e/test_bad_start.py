"""What a person sees who starts a center wrongly: a code, the reason, the remedy, and no traceback."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from floor import Floor

from cordboard.simulator.cast import write_center
from cordboard.simulator.running import RunningCenter, StartFailed

pytestmark = [pytest.mark.live, pytest.mark.timeout(60)]

_TRUNK = ("127.0.0.1", 5070)


async def _refusal(center: Path, data: Path, *options: str) -> str:
    with pytest.raises(StartFailed) as failed:
        await RunningCenter.start(center, data, *options)
    return str(failed.value)


async def test_a_taken_web_port_is_named(tmp_path: Path) -> None:
    # given a port that somebody has
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        # when a center wants it
        said = await _refusal(
            write_center(tmp_path, _TRUNK), tmp_path / "data", "--http", address, "--sip", "127.0.0.1:0"
        )

    # then it says which, and what to do
    assert "PORT-TAKEN" in said
    assert address in said
    assert "Traceback" not in said


async def test_a_taken_sip_port_is_named(tmp_path: Path) -> None:
    # given a SIP port that somebody has
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        # when a center wants it
        said = await _refusal(
            write_center(tmp_path, _TRUNK), tmp_path / "data", "--http", "127.0.0.1:0", "--sip", address
        )

    # then it says which
    assert address in said
    assert "Traceback" not in said


async def test_a_bad_center_file_is_explained_by_line(tmp_path: Path) -> None:
    # given a center file with a mistake in it
    center = write_center(tmp_path, _TRUNK)
    center.write_text(center.read_text("utf-8").replace("country: US", "cuntry: US"), "utf-8")

    # when a center is started with it
    said = await _refusal(center, tmp_path / "data")

    # then the mistake is explained, and nothing was made
    assert "cuntry" in said
    assert "country" in said
    assert "Traceback" not in said
    assert not (tmp_path / "data" / "journal.db").exists()


async def test_a_folder_in_use_is_refused_and_its_center_goes_on(floor: Floor) -> None:
    # when a second center wants the same folder
    said = await _refusal(floor.cast.center.center, floor.cast.center.data)

    # then it is refused, and the first one still answers
    assert "DATA-IN-USE" in said
    assert "Traceback" not in said
    await floor.log_in()


async def test_a_living_engine_is_not_moved_to_another_address(floor: Floor) -> None:
    # given an engine whose VCC was killed
    await floor.cast.center.kill()

    # when a center adopts it under another SIP address
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        other = f"127.0.0.1:{probe.getsockname()[1]}"
    said = await _refusal(
        floor.cast.center.center, floor.cast.center.data, "--http", "127.0.0.1:0", "--sip", other
    )

    # then it says so; under its own address the engine is adopted
    assert floor.cast.center.ready.sip in said
    assert "Traceback" not in said
    floor.cast.center = await floor.cast.center.start_again()
    await asyncio.wait_for(floor.log_in(), 45)
