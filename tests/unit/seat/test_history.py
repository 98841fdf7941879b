"""What a program may ask of an agent's history."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.contract import ContractFault, FaultCode, x1


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
