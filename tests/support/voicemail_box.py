"""Voicemails in stories: who is ready for them, and how one is left."""

from __future__ import annotations

from typing import Any

from small_center import CUSTOMER

from cordboard.vcc.agents import ReadyState, SetReady
from cordboard.vcc.calls import MakeCall
from cordboard.vcc.contacts import Contact, TellContacts
from cordboard.vcc.ids import Milliseconds, VoicemailId
from cordboard.vcc.telephony import By, Play, PlayFinished, RecordingFinished, RecordLeg

LONG = Milliseconds(5_000)
"""How long they speak."""


def is_ready(floor: Any, name: str, state: ReadyState = ReadyState.READY) -> None:
    floor.login(name)
    floor.asks(name, SetReady, state=state)
    floor.forget()


def leaves(floor: Any, target: str, caller: str = CUSTOMER, known: Contact | None = None) -> VoicemailId:
    """Sue, who takes no calls of skills, calls somebody and sends them to a box, where they speak.

    `known`: whose number it is. Answer: the voicemail.
    """
    floor.asks("sue", MakeCall, number=caller, campaign=None, check_dnc=True)
    contacts = () if known is None else (known,)
    floor.decide(TellContacts(seat=floor.seat("sue"), call=floor.call("sue").id, contacts=contacts))
    phone = floor.station_leg("sue")
    floor.answers(phone)
    leg = floor.customer_leg()
    floor.answers(leg)
    floor.transfers("sue", target)
    floor.ends(phone, by=By.US)
    for play in floor.outstanding(Play)[-2:]:
        floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    recording = floor.outstanding(RecordLeg)[-1].recording
    floor.ends(leg)
    floor.hear(
        RecordingFinished(
            at=floor.now, recording=recording, name=f"{recording}.wav", length=LONG, sha256="a", spoken=LONG
        )
    )
    return VoicemailId(max(floor.core._world.voicemails.alive, default=0))
