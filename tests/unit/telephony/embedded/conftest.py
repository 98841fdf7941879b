"""An engine on loopback, and a customer who writes SIP by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hand_written import Center, hand_written, secrets_of

from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.settings import EngineSettings
from cordboard.vcc.center import Station, Trunk
from cordboard.vcc.ids import StationId, TrunkId

CUSTOMER_HOST = "127.0.0.7"


@pytest.fixture
def media_timeout() -> float:
    return 0.0


@pytest.fixture
async def center(tmp_path: Path, media_timeout: float) -> AsyncIterator[Center]:
    settings = EngineSettings(
        data=tmp_path,
        sip_host="127.0.0.1",
        sip_port=0,
        rtp_first=0,
        rtp_last=0,
        media_timeout=media_timeout,
    )
    engine = await EmbeddedEngine.open(settings)
    customer = await hand_written(engine.sip_address, CUSTOMER_HOST)
    stations = tuple(Station(id=StationId(each), ha1=secrets_of(each, "s3cret")) for each in ("101", "102"))
    trunks = (
        Trunk(id=TrunkId("carrier"), host=CUSTOMER_HOST, port=customer.address[1], strict_source=True),
        Trunk(id=TrunkId("branch"), host="127.0.0.8", user="branch", ha1=secrets_of("branch", "sesame")),
    )
    center = Center(engine, customer)
    provision = Provision(
        realm="demo", stations=stations, trunks=trunks, prompts=str(tmp_path), recordings=str(tmp_path / "r")
    )
    try:
        await engine.attach(1, provision, None, 0, center.hear)
        yield center
    finally:
        await center.close()
