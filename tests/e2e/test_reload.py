"""The center file is read again by a signal while an agent works; a bad file changes nothing."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from floor import Floor
from reloading import REFUSED, read_again, rewrite

from cordboard import contract
from cordboard.simulator import cast
from cordboard.simulator.running import RunningCenter

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


def agent_of(document: Any) -> Any:
    return next(each for each in document["users"] if each["name"] == cast.AGENT)


async def operator(center: RunningCenter, *words: str) -> str:
    """What `cordboard campaigns` says."""
    command = [sys.executable, "-m", "cordboard", "campaigns", *words, "--data", str(center.data)]
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, timeout=60, check=False
    )
    return f"{done.stdout}{done.stderr}".strip()


async def test_a_changed_file_reaches_the_agent_and_a_bad_one_nobody(floor: Floor) -> None:
    # given an agent at work
    await floor.log_in()
    center, file = floor.cast.center, floor.cast.center.center
    await floor.bystander.wait_for(contract.PermissionsUpdated)

    # when the file says what no center can be, then the log says so and all goes on
    rewrite(file, lambda document: document.update(nonsense=True))
    await read_again(center, REFUSED)

    # when it takes a right away, then the agent's programs hear of it
    rewrite(file, lambda document: document.pop("nonsense"))
    rewrite(file, lambda document: agent_of(document).update(permissions=["HOLD", "WRAP_UP"]))
    await read_again(center)
    told = await floor.bystander.wait_for(contract.PermissionsUpdated)
    assert told.permissions is not None
    assert (told.permissions.canHold, told.permissions.canMakeCalls) == (True, False)

    # when an operator stops the campaign and lets it go on, then the agent's programs hear of that, too
    assert await operator(center, "stop", cast.CAMPAIGN) == f"{cast.CAMPAIGN}: STOPPING"
    await floor.bystander.wait_for(contract.CampaignUpdate)
    assert f"{cast.CAMPAIGN}: RUNNING" == await operator(center, "start", cast.CAMPAIGN)
    await floor.bystander.wait_for(contract.CampaignUpdate)
    assert "ADMIN-WRONG-STATE" in await operator(center, "reset", cast.CAMPAIGN)

    # and calls still reach the agent, for the engine went on
    await floor.connect()
    await floor.desk.ask(contract.DisconnectCall())
    await floor.finish()

    # when the user is taken out, then they are logged out, and their password opens nothing
    rewrite(file, lambda document: document["users"].remove(agent_of(document)))
    await read_again(center)
    await floor.bystander.wait_for(contract.LogoutProcessFinished)
    assert (await floor.desk.ask(contract.GetStatus())).loggedIn is False
