"""What a program may ask of an agent's history."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.contract import ContractFault, FaultCode, codes, x1
from cordboard.vcc.calls import OfferEnd


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": 0},
        {"limit": 201},
        {"before": "yesterday"},
        {"after": "12"},
        {"before": "1-a", "after": "2-b"},
        {"direction": "SIDEWAYS"},
        {"direction": "INBOUND", "callType": 4},
        {"callType": 257},
        {"number": "Grace"},
        {"number": "1" * 33},
    ],
)
async def test_what_makes_no_sense_is_refused(client: Any, link: Any, wrong: dict[str, Any]) -> None:
    await client.log_in(link)
    with pytest.raises(ContractFault) as refused:
        await client(x1.GetCallHistory(**wrong))
    assert refused.value.code is FaultCode.BAD_VALUE


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"limit": 201}, {"before": "1-a"}, {"after": "x"}, {"before": "1", "after": "2"}]
)
async def test_missed_calls_that_cannot_be_asked_for(client: Any, link: Any, wrong: dict[str, Any]) -> None:
    await client.log_in(link)
    with pytest.raises(ContractFault) as refused:
        await client(x1.GetMissedCalls(**wrong))
    assert refused.value.code is FaultCode.BAD_VALUE


def test_every_end_of_an_offer_has_a_word() -> None:
    assert {each.value for each in codes.MissedBecause} == {each.value for each in OfferEnd}
