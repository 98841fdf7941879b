"""Stories of what agents play to those they speak with."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import Logout
from cordboard.vcc.calls import (
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    HoldCall,
    MakeCall,
    ParkCall,
    PickUp,
    TransferCall,
)
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, PromptId, ReasonId, SeatId
from cordboard.vcc.player import (
    FetchPrompt,
    PausePlayer,
    PlaybackEnd,
    PlayFile,
    PlayPrompt,
    ResumePlayer,
    SeekPlayer,
    SetVolume,
    StopPlayer,
)
from cordboard.vcc.queries import GetPrompt, GetVolume, ListPrompts
from cordboard.vcc.telephony import (
    EngineLost,
    PausePlay,
    Play,
    PlayFinished,
    PlayStarted,
    Prompt,
    ResumePlay,
    SeekPlay,
    SetPlayVolume,
    StopPlay,
    VerbDone,
    VerbFailed,
)

ANNA, BOB = SeatId("anna@demo"), SeatId("bob@demo")
TERMS, OFFER = PromptId(300000000000070), PromptId(300000000000071)
OUTSIDE = "+12025550188"


def talking(floor: Any) -> Any:
    """Anna talks with a customer. Answer: the bridge in which they hear each other."""
    floor.talks("anna")
    floor.read()
    settle(floor)
    return floor.call("anna").bridge


def playing(floor: Any, prompt: PromptId = TERMS) -> Any:
    """Anna plays a prompt to her customer, who hears it already. Answer: the play."""
    floor.decide(PlayPrompt(seat=ANNA, prompt=prompt))
    play = floor.outstanding(Play)[-1].play
    settle(floor)
    floor.hear(PlayStarted(at=floor.now, play=play, length=4000))
    floor.read()
    return play


def settle(floor: Any) -> None:
    """The engine has done everything that was asked, but for calling."""
    for verb in floor.outstanding():
        floor.hear(VerbDone(at=floor.now, settles=verb.id))


def ends(floor: Any) -> list[PlaybackEnd]:
    """How what was played has ended since the story was last read."""
    return [fact.end for fact in floor.read() if hasattr(fact, "end")]


# -- playing --------------------------------------------------------------------------------------


def test_a_prompt_is_played_to_both_sides_and_comes_to_its_end(floor):
    # given a conversation
    bridge = talking(floor)

    # when the agent plays a prompt of her skill
    floor.decide(PlayPrompt(seat=ANNA, prompt=TERMS))

    # then everybody in the conversation hears it
    (play,) = floor.outstanding(Play)
    assert (play.bridge, play.leg, play.source) == (bridge, None, Prompt("terms"))
    assert (play.loop, play.volume) == (False, 100)
    assert floor.names() == ["PlaybackStarted"]

    # and its length and its end are told
    floor.hear(PlayStarted(at=floor.now, play=play.play, length=4000))
    floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    began, ended = floor.read()
    assert began.playback.length == ended.playback.length == 4000
    assert ended.end is PlaybackEnd.COMPLETED
    assert floor.core._world.playbacks == {}


@pytest.mark.parametrize("name", ["welcome", "welcome.wav"])
def test_a_file_of_the_library_is_played_by_its_name(floor, name):
    bridge = talking(floor)

    floor.decide(PlayFile(seat=ANNA, name=name))

    assert [(verb.bridge, verb.source) for verb in floor.outstanding(Play)] == [(bridge, Prompt("welcome"))]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing",
        "../prompts/welcome",
        "/etc/passwd",
        "welcome.mp3",
        "welcome\0",
        "WELCOME",
        "welcome/",
        "w*",
    ],
)
def test_what_the_library_does_not_have_is_refused_whatever_it_looks_like(floor, name):
    talking(floor)

    assert floor.refused(PlayFile(seat=ANNA, name=name)) == "UNKNOWN_PROMPT"


def test_a_prompt_of_another_skill_is_unknown(floor):
    # given Cara, who does not have the skill whose prompts there are
    floor.login("cara")

    assert floor.core.answer(ListPrompts(seat=SeatId("cara@demo"))) == ()
    assert floor.refused(PlayPrompt(seat=SeatId("cara@demo"), prompt=TERMS)) == "UNKNOWN_PROMPT"


def test_without_the_permission_there_are_no_prompts_and_nothing_is_played(floor):
    floor.talks("bob")

    assert floor.core.answer(ListPrompts(seat=BOB)) == ()
    for asked in (PlayPrompt(seat=BOB, prompt=TERMS), PlayFile(seat=BOB, name="terms")):
        assert floor.refused(asked) == "NO_PERMISSION"
    assert floor.refused(FetchPrompt(seat=BOB, prompt=TERMS)) == "NO_PERMISSION"


def test_only_a_conversation_hears_anything(floor):
    # given an agent without a call
    floor.login("anna")
    asked = PlayPrompt(seat=ANNA, prompt=TERMS)
    assert floor.refused(asked) == "NO_CALL"

    # and one who dials, talks, holds and has done
    floor.dials("anna")
    assert floor.refused(asked) == "WRONG_STATE"
    floor.answers(floor.station_leg("anna"))
    assert floor.refused(asked) == "WRONG_STATE"
    floor.answers(floor.customer_leg())
    floor.decide(HoldCall(seat=ANNA, on=True))
    assert floor.refused(asked) == "WRONG_STATE"
    floor.decide(DisconnectCall(seat=ANNA))
    assert floor.refused(asked) == "WRONG_STATE"


def test_in_a_test_call_there_is_nobody_to_hear_it(floor):
    floor.login("anna")
    floor.tries_phone("anna")

    assert floor.refused(PlayPrompt(seat=ANNA, prompt=TERMS)) == "WRONG_STATE"


def test_a_colleague_hears_it_too(floor):
    # given Anna, who has called Bob
    floor.login("bob")
    floor.login("anna")
    floor.decide(MakeCall(seat=ANNA, number="1002", campaign=None, check_dnc=True))
    floor.answers(floor.station_leg("anna"))
    floor.decide(PickUp(seat=BOB))
    floor.answers(floor.station_leg("bob"))
    settle(floor)

    floor.decide(PlayPrompt(seat=ANNA, prompt=TERMS))

    assert floor.outstanding(Play)[0].bridge == floor.call("bob").bridge


# -- the player -----------------------------------------------------------------------------------


def test_a_second_prompt_takes_the_place_of_the_first(floor):
    talking(floor)
    first = playing(floor)

    floor.decide(PlayPrompt(seat=ANNA, prompt=OFFER))

    assert [verb.play for verb in floor.outstanding(StopPlay)] == [first]
    assert [verb.source for verb in floor.outstanding(Play)] == [Prompt("offer")]
    assert ends(floor) == [PlaybackEnd.STOPPED]

    # and the end of the first, which comes late, does not end the second
    floor.hear(PlayFinished(at=floor.now, play=first, complete=False))
    assert floor.read() == []


def test_the_player_pauses_and_goes_on(floor):
    talking(floor)
    play = playing(floor)

    floor.decide(PausePlayer(seat=ANNA))
    floor.decide(PausePlayer(seat=ANNA))
    assert floor.names() == ["PlaybackPaused"]
    assert [verb.play for verb in floor.outstanding(PausePlay)] == [play]

    floor.decide(ResumePlayer(seat=ANNA))
    floor.decide(ResumePlayer(seat=ANNA))
    assert floor.names() == ["PlaybackResumed"]
    assert [verb.play for verb in floor.outstanding(ResumePlay)] == [play]


def test_a_prompt_that_is_paused_goes_on_when_it_is_played_again(floor):
    talking(floor)
    play = playing(floor)
    floor.decide(PausePlayer(seat=ANNA))
    floor.read()

    floor.decide(PlayPrompt(seat=ANNA, prompt=TERMS))

    assert floor.names() == ["PlaybackResumed"]
    assert [verb.play for verb in floor.outstanding(ResumePlay)] == [play]


def test_a_prompt_that_goes_on_begins_anew_when_it_is_played_again(floor):
    talking(floor)
    play = playing(floor)

    floor.decide(PlayPrompt(seat=ANNA, prompt=TERMS))

    assert [verb.play for verb in floor.outstanding(StopPlay)] == [play]
    assert floor.outstanding(Play)[0].play != play


def test_the_player_moves(floor):
    talking(floor)
    play = playing(floor)

    floor.decide(SeekPlayer(seat=ANNA, position=2500))

    assert [(verb.play, verb.position) for verb in floor.outstanding(SeekPlay)] == [(play, 2500)]
    assert floor.refused(SeekPlayer(seat=ANNA, position=-1)) == "BAD_VALUE"


def test_the_volume_counts_at_once_and_stays_from_login_to_login(floor):
    # given something that is played
    talking(floor)
    play = playing(floor)
    assert floor.core.answer(GetVolume(seat=ANNA)) == 100

    # when the agent turns it down
    floor.decide(SetVolume(seat=ANNA, volume=30))

    # then it is softer at once, and so is what is played on another day
    assert [(verb.play, verb.volume) for verb in floor.outstanding(SetPlayVolume)] == [(play, 30)]
    floor.decide(DisconnectCall(seat=ANNA))
    floor.finishes("anna")
    floor.decide(Logout(seat=ANNA, reason=ReasonId(0)))
    floor.restart_from_snapshot(0)
    settle(floor)
    floor.talks("anna")
    assert floor.core.answer(GetVolume(seat=ANNA)) == 30
    floor.decide(PlayFile(seat=ANNA, name="welcome"))
    assert [verb.volume for verb in floor.outstanding(Play)][-1] == 30


@pytest.mark.parametrize("volume", [-1, 101])
def test_a_volume_beyond_the_sound_as_it_is_is_refused(floor, volume):
    floor.login("anna")

    assert floor.refused(SetVolume(seat=ANNA, volume=volume)) == "BAD_VALUE"


@pytest.mark.parametrize(
    "asked",
    [
        PausePlayer(seat=ANNA),
        ResumePlayer(seat=ANNA),
        StopPlayer(seat=ANNA),
        SeekPlayer(seat=ANNA, position=0),
    ],
    ids=lambda asked: type(asked).__name__,
)
def test_a_player_that_plays_nothing_cannot_be_moved(floor, asked):
    assert floor.refused(asked) == "NOT_LOGGED_IN"
    talking(floor)
    assert floor.refused(asked) == "WRONG_STATE"


# -- how it ends ----------------------------------------------------------------------------------


HELD = HoldCall(seat=ANNA, on=True)
PARKED = ParkCall(seat=ANNA)
SENT = TransferCall(seat=ANNA, call=None, number=OUTSIDE, warm=False, check_dnc=True)
CONSULTED = TransferCall(seat=ANNA, call=None, number=OUTSIDE, warm=True, check_dnc=True)
HUNG_UP = DisconnectCall(seat=ANNA)


@pytest.mark.parametrize("way", [HELD, PARKED, SENT, CONSULTED, HUNG_UP], ids=lambda way: type(way).__name__)
def test_what_takes_the_caller_out_of_the_conversation_ends_it(floor, way):
    talking(floor)
    play = playing(floor)

    floor.decide(way)

    assert ends(floor) == [PlaybackEnd.INTERRUPTED]
    assert [verb.play for verb in floor.outstanding(StopPlay)][-1] == play


def test_a_caller_who_hangs_up_ends_it(floor):
    customer = floor.talks("anna")
    settle(floor)
    playing(floor)

    floor.ends(customer)

    assert ends(floor) == [PlaybackEnd.INTERRUPTED]


def test_it_does_not_come_back_after_a_hold(floor):
    talking(floor)
    playing(floor)
    floor.decide(HELD)
    settle(floor)

    floor.decide(HoldCall(seat=ANNA, on=False))

    assert floor.outstanding(Play) == []


def test_a_participant_who_joins_hears_the_rest(floor):
    # given a prompt that a customer hears
    talking(floor)
    playing(floor)

    # when somebody else joins the conversation
    floor.decide(ConferenceIn(seat=ANNA, number=OUTSIDE, warm=False, check_dnc=True))
    floor.answers(floor.customer_leg())

    # then it goes on
    assert ends(floor) == []
    assert ANNA in {each.seat for each in floor.core._world.playbacks.values()}


def test_a_colleague_who_takes_the_call_over_is_not_played_to(floor):
    # given Anna, who consults Bob while a customer waits, and speaks with the customer again
    floor.login("bob")
    talking(floor)
    floor.decide(TransferCall(seat=ANNA, call=None, number="1002", warm=True, check_dnc=True))
    floor.decide(PickUp(seat=BOB))
    floor.answers(floor.station_leg("bob"))
    assert floor.refused(PlayPrompt(seat=ANNA, prompt=TERMS)) == "WRONG_STATE"

    # when Bob has the call
    floor.decide(CompleteTransfer(seat=ANNA))

    # then it is Bob's to play something
    assert floor.refused(PlayPrompt(seat=ANNA, prompt=TERMS)) == "NO_CALL"


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("NO_SUCH_PROMPT", PlaybackEnd.NOT_FOUND),
        ("BAD_PROMPT", PlaybackEnd.UNREADABLE),
        ("NO_SUCH_BRIDGE", PlaybackEnd.FAILED),
    ],
)
def test_what_the_engine_cannot_play_is_told(floor, code, end):
    talking(floor)
    floor.decide(PlayPrompt(seat=ANNA, prompt=TERMS))
    (play,) = floor.outstanding(Play)
    floor.read()

    floor.hear(VerbFailed(at=floor.now, settles=play.id, code=code, text="no"))

    assert ends(floor) == [end]
    assert floor.outstanding(Play) == []


def test_it_ends_with_the_engine_and_asks_nothing_of_it(floor):
    talking(floor)
    playing(floor)

    floor.hear(EngineLost(at=floor.now))

    assert ends(floor) == [PlaybackEnd.INTERRUPTED]
    assert floor.outstanding(StopPlay) == []


def test_it_goes_on_through_a_restart_of_the_center(floor):
    customer = floor.talks("anna")
    station = floor.call("anna").station_leg
    settle(floor)
    play = playing(floor)

    floor.restart_from_snapshot(3)
    floor.inventory(customer, station)
    floor.hear(PlayFinished(at=floor.now, play=play, complete=True))

    assert ends(floor) == [PlaybackEnd.COMPLETED]


# -- prompts --------------------------------------------------------------------------------------


def test_prompts_are_those_of_the_agents_skills(floor):
    floor.login("anna")

    assert [each.name for each in floor.core.answer(ListPrompts(seat=ANNA))] == ["Terms", "Offer"]
    assert floor.core.answer(GetPrompt(seat=ANNA, file="offer")).description == "Of the week"


def test_a_prompt_can_be_fetched_by_those_who_may_play_it(floor):
    floor.login("anna")
    floor.read()

    floor.decide(FetchPrompt(seat=ANNA, prompt=TERMS))

    (fetched,) = floor.read()
    assert (fetched.seat, fetched.prompt.file) == (ANNA, "terms")
    assert floor.refused(FetchPrompt(seat=ANNA, prompt=PromptId(7))) == "UNKNOWN_PROMPT"


def test_other_prompts_and_other_rights_are_told(floor):
    # given an agent who may play prompts
    floor.login("anna")
    floor.read()
    center = floor.center
    sales, support = center.skills

    # when one prompt is gone, then the permission
    fewer = replace(center, skills=(replace(sales, prompts=sales.prompts[:1]), support))
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=fewer))
    assert floor.names() == ["CenterReplaced", "SkillPromptsChanged"]
    anna, *others = fewer.users
    rights = anna.permissions - {"PLAY_PROMPTS"}
    without = replace(fewer, users=(replace(anna, permissions=rights), *others))
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=without))

    # then she hears of both
    assert floor.names()[1:] == [
        "PermissionsChanged",
        "PromptPermissionChanged",
        "SkillPromptsChanged",
        "UserChanged",
    ]
