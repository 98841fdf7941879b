"""Who holds the audio of a seat, asked and told by the extension, and that they let go."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.vcc.ids import AttachmentId
from cordboard.vcc.telephony import DetachCause, SoftphoneAttached, SoftphoneDetached, softphone_of

STATION = softphone_of("anna@demo.example")
FIRST, SECOND = AttachmentId("a1"), AttachmentId("a2")


@pytest.fixture
async def anna(client: Any, link: Any) -> Any:
    """Anna's application; she is logged in at a desk phone."""
    await client.log_in(link)
    return client


@pytest.fixture
def engine_s(link: Any, house: Any) -> Any:
    """What the engine was told to end; it does so at once."""
    ended = []

    async def detach(attachment: str) -> None:
        ended.append(attachment)
        gone = SoftphoneDetached(
            at=link.now, station=STATION, attachment=AttachmentId(attachment), cause=DetachCause.LEFT
        )
        link.engine(gone)

    house.asking.detach = detach
    return ended


def attaches(link: Any, attachment: AttachmentId = FIRST, holder: str = "Firefox") -> None:
    link.engine(SoftphoneAttached(at=link.now, station=STATION, attachment=attachment, holder=holder))


async def code(asked: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await asked
    return caught.value.code


async def test_who_has_it(link: Any, anna: Any) -> None:
    assert await anna(x1.GetAudioHolder()) == x1.HeldAudio(attached=False)
    attaches(link)
    held = x1.HeldAudio(attached=True, holder="Firefox", since=link.now, attachment="a1")
    assert await anna(x1.GetAudioHolder()) == held


async def test_whoever_has_it_lets_go(link: Any, anna: Any, engine_s: list[str]) -> None:
    for attachment, named in ((FIRST, None), (SECOND, "a2")):
        attaches(link, attachment)
        await anna(x1.ReleaseAudio(attachment=named))
        assert engine_s[-1] == attachment
        assert await anna(x1.GetAudioHolder()) == x1.HeldAudio(attached=False)


async def test_who_has_it_no_more_is_not_mistaken_for_another(
    link: Any, anna: Any, engine_s: list[str]
) -> None:
    assert await code(anna(x1.ReleaseAudio())) is FaultCode.NO_SOFTPHONE
    attaches(link)
    attaches(link, SECOND)
    assert await code(anna(x1.ReleaseAudio(attachment="a1"))) is FaultCode.NOT_ATTACHED
    assert engine_s == []


async def test_without_an_engine_nobody_lets_go(link: Any, anna: Any) -> None:
    attaches(link)
    assert await code(anna(x1.ReleaseAudio())) is FaultCode.ENGINE_UNAVAILABLE
    assert (await anna(x1.GetAudioHolder())).attached is True


async def test_programs_of_the_published_contract_hear_nothing_of_it(link: Any, anna: Any) -> None:
    listener = await anna.listen()
    attaches(link)
    assert [type(each).__name__ for each in await anna.story(listener)] == ["SetSoftphoneStatus"]
