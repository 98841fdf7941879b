"""A caller in a menu and in line, with real keys and real sound, who keeps their place and is called back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from ears import hears, hears_prompt
from floor import Floor
from reloading import read_again, rewrite

from cordboard import contract
from cordboard.media.speech import Voice
from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


def with_a_menu(document: Any) -> None:
    """The main number's callers come to a menu, and to a queue that speaks to them."""
    document["prompts"].append("say-5")
    document["menus"] = [
        {
            "name": "main",
            "prompt": "say-5",
            "choices": {"5": "skill Support", "6": "hang up"},
            "otherwise": "hang up",
        }
    ]
    main = next(each for each in document["campaigns"] if each["name"] == cast.CAMPAIGN)
    main["menu"] = "main"
    main["queue"] = {
        "announce_first": "1s",
        "announce_every": "20s",
        "position": True,
        "callback": {"key": "1"},
    }
    del main["greeting"]


async def test_a_caller_keeps_their_place_by_keys_and_is_called_back(floor: Floor) -> None:
    # given a center with a menu, and an agent who is logged in but not ready
    rewrite(floor.cast.center.center, with_a_menu)
    await read_again(floor.cast.center)
    await floor.log_in()
    await floor.desk.ask(contract.SetNotReadyState(reasonId=0))

    # when somebody calls, hears the menu and presses a key
    caller = await floor.cast.customer.call(floor.cast.center.ready.sip_address, cast.NUMBER)
    await hears_prompt(caller, "say-5")
    caller.line.press("5")

    # then the agent's programs see them wait, and they hear their place and what they can do
    view = await floor.bystander.wait_for(contract.CallsQueueUpdated, where=lambda event: bool(event.calls))
    assert [each.customer for each in view.calls] == [cast.CUSTOMER]
    await hears_prompt(caller, "say-position")
    await hears_prompt(caller, "say-callback-offer")

    # when they ask to be called back at the number that is read out, they hear good-bye
    caller.line.press("1")
    await hears_prompt(caller, "say-callback-number")
    caller.line.press("1")
    await asyncio.wait_for(caller.over.wait(), 30)

    # and the agent who becomes ready is asked to call them, and does
    await floor.desk.ask(contract.SetReadyState(stateId=1))
    initiating = await floor.bystander.wait_for(contract.LiveCallbackInitiating)
    assert initiating.info is not None
    assert initiating.info.callbackNumber == cast.CUSTOMER
    await floor.desk.ask(contract.AnswerLiveCallback())
    agent = await floor.cast.phone.be_called()
    customer = await floor.cast.customer.be_called()
    started = await floor.bystander.wait_for(contract.CallStarted)
    assert started.callSessionId == initiating.info.callSessionId
    await hears(customer, Voice.HIGH)
    await hears(agent, Voice.LOW)

    # then it ends as any call
    await floor.cast.customer.hang_up()
    await floor.bystander.wait_for(contract.CallEnded)
    finished = await floor.finish()
    assert finished.callSessionId == initiating.info.callSessionId
