"""The center file is read again by a signal while an agent works; a bad file changes nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
import yaml
from floor import Floor

from cordboard import contract
from cordboard.simulator import cast

pytestmark = [pytest.mark.serial, pytest.mark.timeout(120)]


def rewrite(file: Path, change: Any) -> None:
    """Write the center file anew, with a change to its document."""
    document = yaml.safe_load(file.read_text("utf-8"))
    change(document)
    file.write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")


def agent_of(document: Any) -> Any:
    return next(each for each in document["users"] if each["name"] == cast.AGENT)


def says(output: Path, words: str) -> bool:
    return words in output.read_text("utf-8")


async def logged(output: Path, words: str) -> None:
    """The center's log says so."""
    async with asyncio.timeout(45):
        while not says(output, words):  # noqa: ASYNC110 - a file tells nobody that it grows
            await asyncio.sleep(0.05)


async def test_a_changed_file_reaches_the_agent_and_a_bad_one_nobody(floor: Floor) -> None:
    # given an agent at work
    await floor.log_in()
    center, file = floor.cast.center, floor.cast.center.center
    await floor.bystander.wait_for(contract.PermissionsUpdated)

    # when the file says what no center can be, then the log says so and all goes on
    rewrite(file, lambda document: document.update(nonsense=True))
    os.kill(center.pid, signal.SIGHUP)
    await logged(center.data / "up.out", "all goes on as before")

    # when it takes a right away, then the agent's programs hear of it
    rewrite(file, lambda document: document.pop("nonsense"))
    rewrite(file, lambda document: agent_of(document).update(permissions=["HOLD"]))
    os.kill(center.pid, signal.SIGHUP)
    told = await floor.bystander.wait_for(contract.PermissionsUpdated)
    assert told.permissions is not None
    assert (told.permissions.canHold, told.permissions.canMakeCalls) == (True, False)

    # and calls still reach the agent, for the engine went on
    await floor.connect()
    await floor.desk.ask(contract.DisconnectCall())
    await floor.finish()

    # when the user is taken out, then they are logged out, and their password opens nothing
    rewrite(file, lambda document: document["users"].remove(agent_of(document)))
    os.kill(center.pid, signal.SIGHUP)
    await floor.bystander.wait_for(contract.LogoutProcessFinished)
    assert (await floor.desk.ask(contract.GetStatus())).loggedIn is False
