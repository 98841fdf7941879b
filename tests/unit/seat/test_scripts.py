"""Scripts as programs ask for them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.codes import CampaignFlag
from cordboard.vcc.center import Center, Script
from cordboard.vcc.ids import ScriptId

HOTLINE = 300000000000020
HELLO = Script(
    id=ScriptId(300000000000120), name="Hello", text="I am {{ Agent.full_name }}. You: {{ Call.ANI }}"
)


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center, whose campaign has a script."""
    (campaign,) = plain_center.campaigns
    return replace(plain_center, scripts=(HELLO,), campaigns=(replace(campaign, script=HELLO.id),))


async def test_a_script_is_shown_with_what_is_known_of_the_call(client: Any, link: Any) -> None:
    await client.log_in(link)
    asked = contract.RequestScript(campaignId=HOTLINE)
    assert await client(asked) == "I am Anna. You: "

    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()

    assert await client(asked) == "I am Anna. You: +12025550199"
    (campaign,) = await client(contract.GetAvailableCampaigns())
    assert CampaignFlag.HAS_SCRIPT in CampaignFlag(campaign.flags)


async def test_other_campaigns_scripts_are_not_shown(client: Any, link: Any) -> None:
    await client.log_in(link)
    for campaign, code in ((None, FaultCode.BAD_VALUE), (17, FaultCode.UNKNOWN_CAMPAIGN)):
        with pytest.raises(ContractFault) as caught:
            await client(contract.RequestScript(campaignId=campaign))
        assert caught.value.code is code


class TestWithout:
    """The usual center has no script."""

    @pytest.fixture
    def center(self, plain_center: Center) -> Center:
        return plain_center

    async def test_a_campaign_without_a_script_has_an_empty_one(self, client: Any, link: Any) -> None:
        await client.log_in(link)
        assert await client(contract.RequestScript(campaignId=HOTLINE)) == ""
