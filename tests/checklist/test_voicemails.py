"""Voicemails: left by people, heard at the phone, read as a file, worked on."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import numpy as np
import pytest
import requests
import zeep
from checklist.workplace import EXPERT

from checklist import MARKS, Workplace, shows
from cordboard.media import tones, wav

pytestmark = MARKS

NOTE = 1300.0
"""What the customer hums into the box."""
CLEAR = -35.0
BENS_BOX, SUPPORT_BOX = "voicemail:2002", "voicemail:Support"
A_BREATH = 1.6
"""Greeting and tone in seconds, with what a busy machine needs."""


async def leaves_a_message(place: Workplace, box: str, *, key: bool = False, company: str = "") -> None:
    """The customer calls, Ada sends them to a box, and they hum there for a while.

    `company`: what she writes down of them before.
    """
    ada = place["ada"].program
    await place.talk("ada")
    if company:
        await ada.sees("callCRMRecordChanged")
        variables = await ada.does("getCallAttachedVariables")
        field = next(each.id for each in variables if (each.groupName, each.name) == ("Customer", "company"))
        await ada.does("setCallAttachedVariable", id=field, value=company)
    line = place.customer.conversation.line
    line.say(tones.sine(NOTE, 1000))
    await ada.does(
        "transferCall",
        callSessionId="",
        number=box,
        timeout=0,
        dispositionId=await place.disposition(),
        warm=False,
        checkDnc=True,
    )
    await ada.sees("transferStarted", "transferCompleted", "callFinished")
    await asyncio.sleep(A_BREATH + 1.5)
    if key:
        line.press("#")
        await place.customer.conversation.over.wait()
    await place.customer.hang_up()


def level(sound: Any) -> float:
    """How clear the note is."""
    return tones.tone_level(np.ascontiguousarray(sound), NOTE)


async def address_of(asked: Any) -> str:
    """The address that a refusal to write a file names."""
    with pytest.raises(zeep.exceptions.Fault) as caught:
        await asked
    found = re.search(r"http\S+\.wav", caught.value.message)
    assert found is not None
    return found[0]


async def fetched(address: str, user: str, password: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return await asyncio.to_thread(session.get, address, auth=(user, password), timeout=20)


@shows(
    "requestRecordings playRecording stopPlayingRecording removeRecording",
    events="voicemailAdded recordingsChanged recordingPlayFinished",
    faults="playRecording:UNKNOWN_VOICEMAIL saveRecording:DOWNLOAD_INSTEAD removeRecording:UNKNOWN_VOICEMAIL"
    " stopPlayingRecording:WRONG_STATE",
)
async def test_a_message_in_an_agents_own_box(place: Workplace) -> None:
    ada, ben = place["ada"].program, place["ben"]
    assert await ben.program.is_refused("playRecording", voicemailId=1) == "UNKNOWN_VOICEMAIL"
    assert await ben.program.is_refused("removeRecording", voicemailId=1) == "UNKNOWN_VOICEMAIL"
    assert await ben.program.is_refused("stopPlayingRecording") == "WRONG_STATE"

    await leaves_a_message(place, BENS_BOX)
    added = (await ben.program.sees("voicemailAdded")).value
    assert added.length > 1000
    await ben.program.does("requestRecordings")
    listed = await ben.program.sees("recordingsChanged")
    assert [each.id for each in listed.recordings] == [added.id]

    # the file has the note, and is for Ben alone
    saving = {"voicemailId": added.id, "path": "C:\\one.wav"}
    assert await ben.program.is_refused("saveRecording", **saving) == "DOWNLOAD_INSTEAD"
    address = await address_of(ben.program.does("saveRecording", **saving))
    answer = await fetched(address, "ben", ben.program.password)
    assert level(wav.read(answer.content)[-8000:]) > CLEAR
    assert (await fetched(address, "ada", ada.password)).status_code == 401
    others = address.replace("/seat/ben", "/seat/ada")
    assert (await fetched(others, "ada", ada.password)).status_code == 404

    # and so has what Ben hears on his phone
    await ben.program.does("playRecording", voicemailId=added.id)
    conversation = await ben.phone.be_called()
    await ben.program.sees("recordingPlayFinished")
    heard = np.concatenate([sound for _, sound in conversation.heard.frames])
    assert level(heard) > CLEAR
    await conversation.over.wait()

    await ben.program.does("playRecording", voicemailId=added.id)
    await ben.phone.be_called()
    await ben.program.does("stopPlayingRecording")
    await ben.program.does("removeRecording", voicemailId=added.id)
    await ben.program.sees("recordingsChanged", where=lambda event: not event.recordings)
    assert (await fetched(address, "ben", ben.program.password)).status_code == 404


@shows(
    "uploadGreeting resetGreeting",
    events="recordingAdded recordingsChanged",
    faults="uploadGreeting:UNKNOWN_PROMPT",
)
async def test_a_greeting_of_ones_own(place: Workplace) -> None:
    ben = place["ben"].program
    assert await ben.is_refused("uploadGreeting", arg0="C:\\hello.wav") == "UNKNOWN_PROMPT"
    await ben.does("uploadGreeting", arg0="welcome")
    assert (await ben.sees("recordingAdded")).recording.filename == "welcome.wav"
    await ben.does("resetGreeting")
    await ben.sees("recordingsChanged", where=lambda event: not event.recordings)


@shows(
    "acceptVoicemail rejectVoicemail playVoicemail processVoicemail",
    events="voicemailDelivered voicemailEnded voicemailAccepted recordingPlayFinished voicemailPostponed"
    " voicemailResumed voicemailStateChanged",
    faults="acceptVoicemail:NO_VOICEMAIL processVoicemail:NO_VOICEMAIL saveVoicemail:DOWNLOAD_INSTEAD"
    " playVoicemail:NO_VOICEMAIL rejectVoicemail:WRONG_STATE",
)
async def test_a_message_for_a_skill(place: Workplace) -> None:
    ada, ben = place["ada"].program, place["ben"]
    for operation, given in (
        ("acceptVoicemail", {}),
        ("processVoicemail", {"comments": ""}),
        ("playVoicemail", {}),
    ):
        assert await ben.program.is_refused(operation, **given) == "NO_VOICEMAIL"

    # the better level has it first
    await leaves_a_message(place, SUPPORT_BOX, key=True)
    await ada.does("setReadyState", stateId=3)
    offered = await ada.sees("voicemailDelivered")
    await ben.program.does("setReadyState", stateId=3)
    await ada.does("rejectVoicemail")
    await ada.sees("voicemailEnded")
    await ben.program.sees("voicemailDelivered", where=lambda event: event.voicemailId == offered.voicemailId)
    await ben.program.does("acceptVoicemail")
    taken = await ben.program.sees("voicemailAccepted")
    assert (taken.callType, taken.remoteNumber) == (257, place.customer.user)
    assert await ben.program.is_refused("rejectVoicemail") == "WRONG_STATE"
    (state,) = [each for each in await ada.does("getAgentStates") if each.state == 7]
    assert state.agentId

    await ben.program.does("playVoicemail")
    conversation = await ben.phone.be_called()
    await ben.program.sees("recordingPlayFinished")
    heard = np.concatenate([sound for _, sound in conversation.heard.frames])
    assert level(heard) > CLEAR
    assert await ben.program.is_refused("saveVoicemail", path="one.wav") == "DOWNLOAD_INSTEAD"

    # a call of his own interrupts
    await ben.program.does("makeCall", number=EXPERT, campaignId=0, checkDnc=True, callbackId=0)
    await ben.program.sees("voicemailPostponed", "voicemailStateChanged", "callStarted")
    await place.finish("ben")
    await ben.program.sees("voicemailResumed")
    await ben.program.does("processVoicemail", comments="called back")
    await ben.program.sees("voicemailEnded")
    await ada.does("setNotReadyState", reasonId=0)


@shows(
    "acceptVoicemail transferVoicemail deleteVoicemail",
    events="voicemailDelivered voicemailAccepted voicemailCRMRecordChanged voicemailEnded",
    faults="transferVoicemail:NO_VOICEMAIL deleteVoicemail:NO_VOICEMAIL transferVoicemail:BAD_VALUE",
)
async def test_a_message_goes_to_another_skill_and_away(place: Workplace) -> None:
    ada = place["ada"].program
    assert await ada.is_refused("transferVoicemail", number="2002") == "NO_VOICEMAIL"
    assert await ada.is_refused("deleteVoicemail", comments="") == "NO_VOICEMAIL"
    await leaves_a_message(place, SUPPORT_BOX, company="Navy")
    await ada.does("setReadyState", stateId=3)
    await ada.sees("voicemailDelivered")
    await ada.does("acceptVoicemail")
    shown = await ada.sees("voicemailAccepted", "voicemailCRMRecordChanged")
    assert {each.key: each.value for each in shown.record.attributes}["company"] == "Navy"
    assert await ada.is_refused("transferVoicemail", number=EXPERT) == "BAD_VALUE"
    await ada.does("transferVoicemail", number="Billing")
    await ada.sees("voicemailEnded", "voicemailDelivered")
    await ada.does("acceptVoicemail")
    await ada.does("deleteVoicemail", comments="nonsense")
    await ada.sees("voicemailEnded")
