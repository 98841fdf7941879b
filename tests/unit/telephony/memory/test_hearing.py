"""The memory engine knows exactly who hears whom, in every mixture of bridge, role, hold, mute and play."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard.telephony.memory import Manners, MemoryEngine
from cordboard.telephony.memory.sound import MUSIC
from cordboard.telephony.port import Provision
from cordboard.vcc import telephony as words
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId, TrunkId, WishId
from cordboard.vcc.telephony import Prompt, Role, Source, ToNumber

TALK = BridgeId("talk")
A, B, C, D = (LegId(name) for name in "abcd")
GREETING = Prompt("greeting.wav")


class Floor:
    """An engine with four legs that are up, three of them in a bridge."""

    def __init__(self) -> None:
        self.now = Milliseconds(0)
        self.engine = MemoryEngine(lambda: self.now)
        self._asked = 0
        asyncio.run(self.engine.attach(1, Provision(realm="demo"), None, 0, lambda _: None))
        for leg in (A, B, C, D):
            self.engine.world.behaves(leg, Manners(answers=Milliseconds(0)))
            self.ask(words.Originate, leg=leg, to=ToNumber(leg, TrunkId("carrier")))
        self.ask(words.CreateBridge, bridge=TALK, legs=(A, B, C))

    def ask(self, verb: type[Any], **fields: Any) -> None:
        """Do a verb."""
        self._asked += 1
        self.engine.send([verb(id=WishId(f"wish-{self._asked}"), **fields)])

    def take(self, leg: LegId, role: Role, whisper_to: LegId | None = None) -> None:
        """Let a leg take a role."""
        self.ask(words.AddToBridge, bridge=TALK, leg=leg, role=role, whisper_to=whisper_to)

    def play(self, **fields: Any) -> None:
        """Play a prompt, under the name of its target."""
        self.ask(words.Play, play=PlayId(f"to {fields}"), **fields)

    def people(self) -> dict[str, str]:
        """Whom each leg hears."""
        return {leg: "".join(sorted(self.engine.world.hears(leg).people)) for leg in (A, B, C, D)}

    def sounds(self) -> dict[str, tuple[Source, ...]]:
        """What else each leg hears."""
        heard = {leg: self.engine.world.hears(leg).sounds for leg in (A, B, C, D)}
        return {leg: sounds for leg, sounds in heard.items() if sounds}


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_members_hear_each_other(floor: Floor) -> None:
    assert floor.people() == {"a": "bc", "b": "ac", "c": "ab", "d": ""}


def test_a_listener_and_a_whisperer(floor: Floor) -> None:
    floor.take(C, Role.LISTENER)
    floor.take(D, Role.WHISPERER, whisper_to=B)
    assert floor.people() == {"a": "b", "b": "ad", "c": "ab", "d": "ab"}


def test_a_whisper_to_one_who_has_left(floor: Floor) -> None:
    floor.take(C, Role.WHISPERER, whisper_to=B)
    floor.ask(words.HangUp, leg=B)
    assert floor.engine.world.hears(A).people == frozenset()
    assert floor.engine.world.hears(C).people == {A}


def test_hold_and_mute(floor: Floor) -> None:
    floor.ask(words.Hold, leg=A)
    floor.ask(words.Mute, leg=B, muted=True)
    assert floor.people() == {"a": "", "b": "c", "c": "", "d": ""}
    assert floor.sounds() == {"a": (MUSIC,)}
    floor.ask(words.Unhold, leg=A)
    assert floor.people() == {"a": "c", "b": "ac", "c": "a", "d": ""}


def test_what_is_played_to_one_on_hold_covers_the_music(floor: Floor) -> None:
    floor.ask(words.Hold, leg=A)
    floor.play(leg=A, source=GREETING)
    assert floor.sounds() == {"a": (GREETING,)}


def test_a_play_to_the_bridge_is_for_all_but_the_held(floor: Floor) -> None:
    floor.ask(words.Hold, leg=A, music=False)
    floor.play(bridge=TALK, source=GREETING)
    floor.play(leg=B, source=MUSIC)
    assert floor.sounds() == {"b": (MUSIC, GREETING), "c": (GREETING,)}


def test_who_pressed_hold_hears_nothing_of_ours(floor: Floor) -> None:
    floor.engine.world.holds(A)
    assert floor.people() == {"a": "", "b": "ac", "c": "ab", "d": ""}


def test_what_is_paused_or_turned_off_is_not_heard(floor: Floor) -> None:
    floor.ask(words.Play, play=PlayId("one"), leg=A, source=GREETING, loop=True)
    floor.ask(words.PausePlay, play=PlayId("one"))
    assert floor.sounds() == {}
    floor.ask(words.ResumePlay, play=PlayId("one"))
    assert floor.sounds() == {"a": (GREETING,)}
    floor.ask(words.SetPlayVolume, play=PlayId("one"), volume=0)
    assert floor.sounds() == {}
    floor.ask(words.SetPlayVolume, play=PlayId("one"), volume=10)
    assert floor.sounds() == {"a": (GREETING,)}


def test_an_echo_is_for_oneself(floor: Floor) -> None:
    floor.ask(words.Echo, leg=A)
    floor.ask(words.Echo, leg=D)
    assert floor.people() == {"a": "abc", "b": "ac", "c": "ab", "d": "d"}
    floor.ask(words.Mute, leg=A, muted=True)
    floor.ask(words.Hold, leg=D, music=False)
    assert floor.people() == {"a": "bc", "b": "c", "c": "b", "d": ""}
    floor.ask(words.Unhold, leg=D)
    floor.ask(words.StopEcho, leg=D)
    assert floor.people()["d"] == ""


TAPE = RecordingId("tape")


def sides(floor: Floor) -> tuple[str, str]:
    """Whose voices are recorded left and right."""
    recorded = floor.engine.world.recorded(TAPE)
    return "".join(sorted(recorded.left)), "".join(sorted(recorded.right))


def test_a_bridge_is_recorded_with_the_agent_right(floor: Floor) -> None:
    # given
    floor.ask(words.StartRecording, recording=TAPE, bridge=TALK, right=B, name="tape.wav")
    assert sides(floor) == ("ac", "b")
    # when / then: roles, hold and mute
    floor.take(C, Role.WHISPERER, whisper_to=B)
    assert sides(floor) == ("a", "b")
    floor.ask(words.Hold, leg=A)
    assert sides(floor) == ("", "")
    floor.ask(words.Unhold, leg=A)
    floor.ask(words.Mute, leg=B, muted=True)
    assert sides(floor) == ("a", "")
    # when / then: what is played to all of them
    floor.play(bridge=TALK, source=GREETING)
    assert floor.engine.world.recorded(TAPE).sounds == (GREETING,)
    # when / then: a pause
    floor.ask(words.PauseRecording, recording=TAPE)
    assert (sides(floor), floor.engine.world.recorded(TAPE).sounds) == (("", ""), ())


def test_a_recording_moves_with_a_transfer(floor: Floor) -> None:
    # given
    floor.ask(words.StartRecording, recording=TAPE, bridge=TALK, right=B, name="tape.wav")
    # when the customer goes over to another agent
    other = BridgeId("other")
    floor.ask(words.CreateBridge, bridge=other, legs=(D, A))
    floor.ask(words.MoveRecording, recording=TAPE, bridge=other, right=D)
    floor.ask(words.DestroyBridge, bridge=TALK)
    # then
    assert sides(floor) == ("a", "d")


def test_two_legs_are_recorded_wherever_they_are(floor: Floor) -> None:
    floor.ask(words.StartRecording, recording=TAPE, left=A, right=D, name="tape.wav")
    assert sides(floor) == ("a", "d")
    floor.ask(words.Mute, leg=D, muted=True)
    assert sides(floor) == ("a", "")
    floor.ask(words.Hold, leg=A)
    assert sides(floor) == ("", "")
    floor.ask(words.HangUp, leg=A)
    floor.ask(words.Mute, leg=D, muted=False)
    assert sides(floor) == ("", "d")
