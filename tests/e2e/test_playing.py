"""Prompts and test calls with real SIP and real audio: what is heard is told by tones."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from switchroom import TONES, Switchroom

from cordboard import contract
from cordboard.media import tones
from cordboard.media.wav import write
from cordboard.simulator.application import SoapFault

pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(180),
    pytest.mark.asyncio(loop_scope="module"),
]

PROMPT = 700
"""Hertz: nobody's voice."""
LISTEN, PATIENCE = 0.4, 30.0
SILENT = -60.0
LEVEL = -20.0
LENGTH = 30_000


def with_prompts(document: dict[str, Any]) -> None:
    """The center plays a long tone and a short one, and names one that it does not have."""
    document["prompts"] += ["long", "short", "lost"]
    skill = next(each for each in document["skills"] if each["name"] == "Support")
    skill["prompts"] = [{"name": name.title(), "file": name} for name in ("long", "short", "lost")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def building(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Switchroom]:
    data = tmp_path_factory.mktemp("center")
    library = data / "prompts"
    library.mkdir()
    (library / "long.wav").write_bytes(write(tones.sine(PROMPT, LENGTH, LEVEL)))
    (library / "short.wav").write_bytes(write(tones.sine(PROMPT, 500, LEVEL)))
    place = await Switchroom.open(data, with_prompts)
    yield place
    await place.close()


@pytest_asyncio.fixture(loop_scope="module")
async def room(building: Switchroom) -> AsyncIterator[Switchroom]:
    yield building
    await building.everybody_hangs_up()


async def level(room: Switchroom, who: str, hertz: int = PROMPT) -> float:
    """How loud a tone is on somebody's line now, dBov."""
    clock = asyncio.get_running_loop()
    start = clock.time()
    await asyncio.sleep(LISTEN)
    return tones.tone_level(room.line(who).heard.between(start, start + LISTEN), hertz)


async def becomes(room: Switchroom, who: str, least: float, most: float, hertz: int = PROMPT) -> float:
    """Wait until a tone is so loud on somebody's line. Answer: how loud."""
    heard = least - 1
    try:
        async with asyncio.timeout(PATIENCE):
            while not least <= heard <= most:
                heard = await level(room, who, hertz)
    except TimeoutError:
        raise AssertionError(f"{who} hears {heard:.1f} dBov, not {least} to {most}") from None
    return heard


async def prompt(room: Switchroom, name: str) -> contract.AgentPromptValue:
    prompts = await room.agents["ada"].ask(contract.GetSkillPrompts())
    return next(each for each in prompts if each.name == name)


async def test_a_prompt_is_heard_by_both_and_turned_down(room: Switchroom) -> None:
    # given Ada, who talks with a customer
    ada = room.agents["ada"]
    await ada.ask(contract.SetAudioPlayerVolume(volume=1.0))
    await room.talks("ada")
    long = await prompt(room, "Long")
    assert (long.duration, long.duration_is_set) == (LENGTH, True)

    # when she plays a prompt, then both hear it as it is, and each other still
    await ada.ask(contract.PlaySkillPrompt(id=long.id))
    loud = await becomes(room, "customer", LEVEL - 2, LEVEL + 2)
    await becomes(room, "ada", LEVEL - 2, LEVEL + 2)
    await room.hears(customer="ada", ada="customer")

    # when she turns it down to a quarter, then it is 12 dB softer
    await ada.ask(contract.SetAudioPlayerVolume(volume=0.25))
    soft = await becomes(room, "customer", LEVEL - 14, LEVEL - 10)
    assert loud - soft == pytest.approx(12.0, abs=2.0)

    # when she pauses it, nobody hears it; played again, it goes on
    await ada.ask(contract.PauseSkillPrompt())
    await becomes(room, "customer", -128.0, SILENT)
    await ada.ask(contract.PlaySkillPrompt(id=long.id))
    await becomes(room, "customer", LEVEL - 14, LEVEL - 10)

    # when it is moved to its last moment, then its end is told
    await ada.ask(contract.SetAudioPlayingPosition(position=LENGTH - 200))
    finished = await ada.sees(contract.RecordingPlayFinished)
    assert finished.duration == LENGTH
    await becomes(room, "customer", -128.0, SILENT)


async def test_a_hold_ends_a_prompt(room: Switchroom) -> None:
    ada = room.agents["ada"]
    await ada.ask(contract.SetAudioPlayerVolume(volume=1.0))
    await room.talks("ada")
    await ada.ask(contract.PlayFile(filename="long.wav"))
    await becomes(room, "customer", LEVEL - 2, LEVEL + 2)

    await ada.ask(contract.ToggleHold(flag=True))

    error = await ada.sees(contract.CallOnHold, contract.CallError)
    assert (error.operation, error.cause) == ("playFile", "INTERRUPTED")
    await becomes(room, "customer", -128.0, SILENT)
    await becomes(room, "ada", -128.0, SILENT)


async def test_a_prompt_whose_file_is_lost_has_failed(room: Switchroom) -> None:
    ada = room.agents["ada"]
    await room.talks("ada")
    lost = await prompt(room, "Lost")
    assert lost.duration_is_set is False

    await ada.ask(contract.PlaySkillPrompt(id=lost.id))

    assert (await ada.sees(contract.SkillPromptPlayFailed)).details == "NOT_FOUND"
    with pytest.raises(SoapFault) as nothing:
        await ada.ask(contract.StopSkillPrompt())
    assert nothing.value.code == "WRONG_STATE"


async def test_a_prompt_is_read_by_http_with_the_seats_credentials_only(room: Switchroom) -> None:
    # given the address of a prompt
    ada = room.agents["ada"]
    await ada.ask(contract.StartDownloadSkillPrompt(id=(await prompt(room, "Short")).id))
    told = await ada.sees(contract.SkillPromptDownloadProgress, contract.SkillPromptDownloaded)
    address = room.center.ready.web.rstrip("/") + str(told.filename)

    # then Ada's program reads the file there, and nobody else
    async with httpx.AsyncClient(trust_env=False) as web:
        file = await web.get(address, auth=("ada", "demo-ada-1"))
        strangers = [await web.get(address), await web.get(address, auth=("ben", "demo-ben-1"))]
        others = await web.get(address.replace("short", "welcome"), auth=("ada", "demo-ada-1"))
    assert file.content == (room.center.data / "prompts" / "short.wav").read_bytes()
    assert [each.status_code for each in strangers] == [401, 401]
    assert others.status_code == 404


async def test_a_voice_connectivity_test_measures_the_phone(room: Switchroom) -> None:
    # given Ada's phone, which says its tone
    ada = room.agents["ada"]

    # when it is tested
    await ada.ask(contract.RunVoiceConnectivityTest())
    await ada.sees(contract.CallStarted)
    updated = await ada.sees(contract.CallUpdated)
    await ada.sees(contract.CallEnded, contract.CallFinished)

    # then five seconds of packets went both ways, and all is well
    found = re.match(
        r"OK: (\d+) packets sent, (\d+) received, 0\.\d% lost or late, jitter [\d.]+ ms, "
        r"microphone (-\d+) dBov, echo none",
        updated.callinfo.comments,
    )
    assert found is not None, updated.callinfo.comments
    sent, received, loudness = map(int, found.groups())
    assert 230 <= sent <= 260
    assert 230 <= received <= 260
    assert loudness == pytest.approx(LEVEL, abs=3)
    await asyncio.wait_for(ada.line.over.wait(), PATIENCE)


async def test_in_a_test_call_the_agent_hears_herself(room: Switchroom) -> None:
    # given Ada's phone, which says its tone
    ada = room.agents["ada"]

    # when she tries it out
    await ada.ask(contract.MakeTestCall())
    initiated = await ada.sees(contract.CallInitiated)
    await ada.sees(contract.CallStarted)

    # then it hears itself, softer only by what the way there and back costs
    assert initiated.type == 3
    await becomes(room, "ada", LEVEL - 3, LEVEL + 3, TONES["ada"])

    # and muted nothing, and when it is over the phone is hung up
    await ada.ask(contract.SetMute(mute=True))
    await becomes(room, "ada", -128.0, SILENT, TONES["ada"])
    await ada.ask(contract.DisconnectCall())
    await ada.sees(contract.CallEnded, contract.CallFinished)
    await asyncio.wait_for(ada.line.over.wait(), PATIENCE)
