"""A campaign's rules at a living center: the wrap-up ends by itself, and callers after hours are told."""

from __future__ import annotations

import asyncio
import math
import os
import signal
from typing import Any

import pytest
import yaml
from centers import GREETING_NOTE
from floor import Floor

from cordboard import contract
from cordboard.contract import codes
from cordboard.media.tones import tone_level
from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(90)]

PATIENCE = 45.0
AUDIBLE = -45.0
"""dBov"""


async def give_campaign(floor: Floor, **rules: Any) -> None:
    """The campaign has these rules from now on."""
    file = floor.cast.center.center
    document = yaml.safe_load(file.read_text("utf-8"))
    next(each for each in document["campaigns"] if each["name"] == cast.CAMPAIGN).update(rules)
    file.write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    os.kill(floor.cast.center.pid, signal.SIGHUP)
    await floor.bystander.wait_for(contract.CampaignUpdate, PATIENCE)


async def test_a_wrap_up_that_lasts_ends_by_itself(floor: Floor) -> None:
    # given a campaign that allows one second
    await floor.log_in()
    await floor.bystander.wait_for(contract.ReadyStateChanged)
    await floor.bystander.wait_for(contract.ReadyStateChanged)
    rule = {"timeout": "1s", "disposition": "Solved", "not_ready": "Paperwork"}
    await give_campaign(floor, wrap_up=rule)
    reasons = await floor.desk.ask(contract.GetNotReadyReasonCodes())
    paperwork = next(each.id for each in reasons if each.name == "Paperwork")

    # when the customer hangs up and the agent does nothing
    await floor.connect()
    await floor.cast.customer.hang_up()

    # then the campaign's disposition is set, and she is Not Ready for the campaign's reason
    started = await floor.bystander.wait_for(contract.CallWrapupTimerStarted, PATIENCE)
    assert started.timeout == 1000
    by_limit = await floor.bystander.wait_for(contract.CallEndedByACW, PATIENCE)
    finished = await floor.bystander.wait_for(contract.CallFinished)
    rested = await floor.bystander.wait_for(contract.ReadyStateChanged)
    assert by_limit.callSessionId == finished.callSessionId
    assert (finished.callWrapupTime or 0) >= 900
    assert (rested.id, rested.reasonCodeId) == (0, paperwork)
    assert (rested.forced, rested.whoForced) == (True, codes.WhoForced.SYSTEM)


async def test_who_calls_after_hours_hears_a_prompt_and_is_let_go(floor: Floor) -> None:
    # given a campaign that is never open, and an agent who is ready
    await floor.log_in()
    await give_campaign(floor, hours={"zone": "UTC", "week": {}, "closed_prompt": "welcome"})

    # when a customer calls
    customer = await floor.cast.customer.call(floor.cast.center.ready.sip_address, cast.NUMBER)

    # then the customer hears the prompt and is let go, and nobody was asked
    await asyncio.wait_for(customer.over.wait(), PATIENCE)
    assert tone_level(customer.heard.between(0, math.inf), GREETING_NOTE) > AUDIBLE
    assert (await floor.desk.ask(contract.GetStatus())).currentCall is None
