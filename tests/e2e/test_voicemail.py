"""People leave messages at a running center, which outlive the death of VCC and engine, and are announced."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np
import pytest
import pytest_asyncio
from post_office import Inbox, OnAnyPort, running
from reloading import rewrite

from cordboard import contract
from cordboard.media import tones, wav
from cordboard.media.samples import Samples
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter
from cordboard.telephony.place import Place

pytestmark = [pytest.mark.live, pytest.mark.timeout(120), pytest.mark.asyncio(loop_scope="module")]

ADAS_NUMBER = "+15550100177"
ADDRESS, BOSS = "ada@center.example", "boss@center.example"
NOTE, CLEAR = 1300.0, -35.0
PATIENCE = 60.0


@dataclass
class House:
    """A center whose agent Ada has a number of her own, a customer, and a mail server."""

    center: RunningCenter
    customer: Person
    program: Earwitness
    inbox: Inbox
    known: set[Path] = field(default_factory=set)
    """The files of messages so far."""
    told: set[int] = field(default_factory=set)
    """The messages that Ada has heard of: after a restart she may hear of them again."""

    def files(self) -> set[Path]:
        return set((self.center.data / "voicemails").glob("*.wav"))

    async def speaks(self) -> Conversation:
        """The customer calls Ada's number and hums after the tone. Answer: their call, which goes on."""
        conversation = await self.customer.call(self.center.ready.sip_address, ADAS_NUMBER)
        async with asyncio.timeout(PATIENCE):
            while not (new := self.files() - self.known):  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.05)
        self.known |= new
        conversation.line.say(tones.sine(NOTE, 1000))
        await asyncio.sleep(2.5)
        return conversation

    async def new_message(self) -> Samples:
        """Ada hears of a message. Answer: its sound."""
        added = await self.program.wait_for(contract.VoicemailAdded, PATIENCE, where=self._is_new)
        assert added.value is not None
        self.told.add(added.value.id)
        address = f"{self.center.ready.web}agent/voicemails/{added.value.id}.wav"
        return wav.read(await asyncio.to_thread(_read, address))

    def _is_new(self, added: contract.VoicemailAdded) -> bool:
        return added.value is not None and added.value.id not in self.told


def _read(address: str) -> bytes:
    return httpx.get(address, trust_env=False, timeout=20.0).raise_for_status().content


def is_hummed(sound: Samples) -> bool:
    """The note is clear in the last second of what was said."""
    return tones.tone_level(np.ascontiguousarray(sound[4000:]), NOTE) > CLEAR


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    data = tmp_path_factory.mktemp("center")
    async with AsyncExitStack() as after:
        customer, inbox = await Person.open(cast.CUSTOMER), Inbox()
        after.push_async_callback(customer.close)
        file = cast.write_center(data, customer.address)
        rewrite(file, _with_a_number)
        (data / "prompts").mkdir()
        (data / "prompts" / "voicemail.wav").write_bytes(wav.write(tones.sine(800, 200)))  # a short greeting
        port = after.enter_context(running(OnAnyPort(inbox, hostname="127.0.0.1", port=0)))
        patch = after.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("CORDBOARD_SMTP", f"127.0.0.1:{port}")
        patch.setenv("CORDBOARD_SMTP_SECURITY", "plain")
        center = await RunningCenter.start(file, data)
        after.push_async_callback(center.stop)
        phone = await Person.open(cast.STATION)
        after.push_async_callback(phone.close)
        await phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
        desk, listener = Application(center.ready.soap), Application(center.ready.soap)
        after.push_async_callback(desk.close)
        after.push_async_callback(listener.close)
        program = Earwitness(listener)
        await program.start("ada")
        after.push_async_callback(program.stop)
        await desk.ask(_LOGIN)
        place = House(center, customer, program, inbox)
        yield place
        await place.center.stop()  # which may be another one by now


_LOGIN = contract.Login(
    userName=cast.AGENT, password=cast.PASSWORD, stationId=cast.STATION, stationType="VoIP"
)


def _with_a_number(document: dict) -> None:  # type: ignore[type-arg]
    ada = next(each for each in document["users"] if each["name"] == cast.AGENT)
    ada["voicemail"] = {"numbers": [ADAS_NUMBER], "email": ADDRESS, "attach": True}
    document["dispositions"].append({"name": "Abandon", "email_to": [BOSS]})


async def test_a_message_is_kept_and_announced(house: House) -> None:
    # given somebody who speaks
    conversation = await house.speaks()
    # when they press the key that ends it
    conversation.line.press("#")
    await asyncio.wait_for(conversation.over.wait(), PATIENCE)
    # then
    sound = await house.new_message()
    assert is_hummed(sound)
    # and the news brings the same sound along
    async with asyncio.timeout(PATIENCE):
        while not house.inbox.messages:  # noqa: ASYNC110 - another thread
            await asyncio.sleep(0.05)
    (message,) = house.inbox.messages
    assert (message["To"], cast.CUSTOMER in message["Subject"]) == (ADDRESS, True)
    (attached,) = message.iter_attachments()
    assert np.array_equal(wav.read(attached.get_content()), sound)


async def test_a_disposition_is_announced(house: House) -> None:
    # given a caller whom nobody answers, and a boss who wants to hear of those who leave
    before = len(house.inbox.messages)
    await house.customer.call(house.center.ready.sip_address, cast.NUMBER)
    # when they hang up
    await house.customer.hang_up()
    # then
    async with asyncio.timeout(PATIENCE):
        while len(house.inbox.messages) == before:  # noqa: ASYNC110 - another thread
            await asyncio.sleep(0.05)
    message = house.inbox.messages[-1]
    assert message["To"] == BOSS
    assert (message["Subject"], cast.CAMPAIGN in message.get_content()) == (f"Abandon: {cast.CUSTOMER}", True)


async def test_a_message_outlives_the_vcc(house: House) -> None:
    # given somebody in mid-message
    await house.speaks()
    # when the VCC is killed, and they go on, and hang up before it is back
    await house.center.kill()
    await asyncio.sleep(1.0)
    await house.customer.hang_up()
    house.center = await house.center.start_again()
    # then all of it is there
    sound = await house.new_message()
    assert is_hummed(sound)
    assert len(sound) > 3 * 8000


async def test_what_was_said_outlives_the_engine(house: House) -> None:
    # given somebody in mid-message
    await house.speaks()
    # when the engine is killed
    place = Place.of(house.center.data)
    dead = place.lock.read_text("ascii")
    os.kill(int(dead), signal.SIGKILL)
    await house.customer.hang_up()
    # then what was written by then is there
    sound = await house.new_message()
    assert is_hummed(sound)
    assert len(sound) >= 8000
    # and another engine lives, which the center ends when it ends
    async with asyncio.timeout(PATIENCE):
        while place.lock.read_text("ascii") in {"", dead}:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)
