"""What the programs of a seat hear of prompts and of the player."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.vcc.center import Center, SkillPrompt
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds, PromptId
from cordboard.vcc.telephony import PausePlay, Play, PlayFinished, PlayStarted, StopPlay, VerbFailed

TERMS = SkillPrompt(
    id=PromptId(300000000000070), name="Terms", file="terms", description="Of sale", length=Milliseconds(4000)
)
BARE = SkillPrompt(id=PromptId(300000000000071), name="Bare", file="bare")


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center, whose skill has two prompts."""
    (support,) = plain_center.skills
    skills = (replace(support, prompts=(TERMS, BARE)),)
    return replace(plain_center, skills=skills, library=frozenset({"terms", "bare"}))


@pytest.fixture
async def talking(client: Any, link: Any) -> Any:
    """Anna's application; she talks with a customer."""
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    return client


def played(link: Any) -> Any:
    """The play to the conversation that the engine is asked for."""
    return next(verb for verb in link.core.outstanding if isinstance(verb, Play) and verb.bridge)


async def refused(answer: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await answer
    return caught.value.code


async def test_the_prompts_of_the_agents_skills(client: Any, link: Any) -> None:
    await client.log_in(link)

    terms, bare = await client(contract.GetSkillPrompts())

    assert terms == contract.AgentPromptValue(
        description="Of sale",
        description_is_set=True,
        duration=4000,
        duration_is_set=True,
        id=TERMS.id,
        id_is_set=True,
        name="Terms",
        name_is_set=True,
    )
    assert (bare.duration, bare.duration_is_set, bare.description_is_set) == (None, False, False)


async def test_the_end_of_a_prompt_is_told_with_its_length(talking: Any, link: Any) -> None:
    listener = await talking.listen()

    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    play = played(link)
    link.engine(PlayStarted(at=link.now, play=play.play, length=4000))
    link.engine(PlayFinished(at=link.now, settles=play.id, play=play.play, complete=True))

    (finished,) = await talking.story(listener)
    assert finished == contract.RecordingPlayFinished(timestamp=finished.timestamp, duration=4000)


async def test_a_prompt_that_is_cut_off_has_failed(talking: Any, link: Any, names: Any) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    listener = await talking.listen()

    await talking(contract.ToggleHold(flag=True))

    story = await talking.story(listener)
    assert names(story) == ["callOnHold", "skillPromptPlayFailed"]
    assert story[1].details == "INTERRUPTED"


async def test_what_the_agent_stops_is_not_told(talking: Any, link: Any) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    listener = await talking.listen()

    await talking(contract.PauseSkillPrompt())
    await talking(contract.StopSkillPrompt())

    assert await talking.story(listener) == []
    assert await refused(talking(contract.StopSkillPrompt())) is FaultCode.WRONG_STATE


def failing(link: Any, kind: type) -> None:
    """The engine cannot do what it was asked for last of this kind."""
    wish = [verb for verb in link.core.outstanding if isinstance(verb, kind)][-1]
    link.engine(VerbFailed(at=link.now, settles=wish.id, code="ENGINE_FAULT", text="no"))


async def test_a_prompt_that_cannot_be_paused_goes_on(talking: Any, link: Any) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    listener = await talking.listen()
    await talking(contract.PauseSkillPrompt())

    failing(link, PausePlay)

    (failed,) = await talking.story(listener)
    assert isinstance(failed, contract.SkillPromptPauseFailed)
    assert failed.details == "FAILED"
    await talking(contract.PauseSkillPrompt())
    assert len([verb for verb in link.core.outstanding if isinstance(verb, PausePlay)]) == 1


async def test_a_prompt_that_cannot_be_stopped_goes_on_and_can_be_stopped_once_more(
    talking: Any, link: Any
) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    listener = await talking.listen()
    await talking(contract.StopSkillPrompt())
    assert await refused(talking(contract.StopSkillPrompt())) is FaultCode.WRONG_STATE

    failing(link, StopPlay)

    (failed,) = await talking.story(listener)
    assert isinstance(failed, contract.SkillPromptStopFailed)
    assert failed.details == "FAILED"
    await talking(contract.StopSkillPrompt())


@pytest.mark.parametrize(
    ("asked", "kind", "operation"),
    [
        (contract.PauseAudioPlaying(), PausePlay, "pauseAudioPlaying"),
        (contract.StopAudioPlaying(), StopPlay, "stopAudioPlaying"),
    ],
)
async def test_of_a_file_that_is_an_error_of_the_call(
    talking: Any, link: Any, asked: Any, kind: Any, operation: str
) -> None:
    await talking(contract.PlayFile(filename="terms.wav"))
    listener = await talking.listen()
    await talking(asked)

    failing(link, kind)

    (error,) = await talking.story(listener)
    assert (error.operation, error.cause) == (operation, "FAILED")


async def test_what_has_been_stopped_gives_way_to_what_is_played_next(talking: Any, link: Any) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    stopped = played(link)
    listener = await talking.listen()
    await talking(contract.StopSkillPrompt())

    await talking(contract.PlaySkillPrompt(id=TERMS.id))
    link.engine(PlayFinished(at=link.now, play=stopped.play, complete=False))

    assert await talking.story(listener) == []
    assert len([verb for verb in link.core.outstanding if isinstance(verb, Play) and verb.bridge]) >= 1


async def test_a_prompt_whose_file_has_vanished_cannot_be_fetched(client: Any, link: Any, names: Any) -> None:
    await client.log_in(link)
    listener = await client.listen()
    link.missing.add("terms")

    await client(contract.StartDownloadSkillPrompt(id=TERMS.id))

    (failed,) = await client.story(listener)
    assert isinstance(failed, contract.SkillPromptDownloadFailed)
    assert failed.details == "NOT_FOUND"


async def test_a_file_that_cannot_be_played_is_an_error_of_the_call(talking: Any, link: Any) -> None:
    listener = await talking.listen()
    await talking(contract.PlayFile(filename="terms.wav"))
    play = played(link)

    link.engine(VerbFailed(at=link.now, settles=play.id, code="NO_SUCH_PROMPT", text="no"))

    (error,) = await talking.story(listener)
    assert (error.operation, error.cause) == ("playFile", "NOT_FOUND")
    assert error.callSessionId == (await talking(contract.GetStatus())).currentCall.callSessionId


@pytest.mark.parametrize("name", [None, "", "../terms", "nothing"])
async def test_what_is_no_file_of_the_library_is_refused(talking: Any, name: Any) -> None:
    code = await refused(talking(contract.PlayFile(filename=name)))

    assert code in {FaultCode.BAD_VALUE, FaultCode.UNKNOWN_PROMPT}


@pytest.mark.parametrize("seat", [None, "anna", "Anna@demo.example"])
async def test_a_prompt_is_fetched_from_its_address(
    house: Any, link: Any, client: Any, at_seat: Any, names: Any, seat: str | None
) -> None:
    # given a program at the machine's own seat, or at a hosted one
    program = at_seat(seat)
    await program.log_in(link)
    listener = await program.listen()

    # when it wants a prompt as a file
    await program(contract.StartDownloadSkillPrompt(id=TERMS.id))

    # then it is there at once, and for the agent at that seat only
    story = await program.story(listener)
    home = {None: "/agent"}.get(seat, "/seat/anna@demo.example")
    assert names(story) == ["skillPromptDownloadProgress", "skillPromptDownloaded"]
    assert (story[0].progress, story[1].filename) == (1.0, f"{home}/prompts/terms.wav")
    await house.check_prompt(seat, "terms")
    assert await refused(house.check_prompt(seat, "nothing")) is FaultCode.UNKNOWN_PROMPT
    assert await refused(house.check_prompt("boris", "terms")) is FaultCode.NOT_LOGGED_IN
    assert await refused(program(contract.CancelDownloadSkillPrompt())) is FaultCode.WRONG_STATE


async def test_the_volume_is_from_0_to_1(talking: Any) -> None:
    assert await talking(contract.GetAudioPlayerVolume()) == 1.0

    await talking(contract.SetAudioPlayerVolume(volume=0.333))

    assert await talking(contract.GetAudioPlayerVolume()) == 0.33
    for volume in (-0.1, 1.1, float("nan"), float("inf"), None):
        assert await refused(talking(contract.SetAudioPlayerVolume(volume=volume))) is FaultCode.BAD_VALUE


async def test_the_player_is_moved_by_either_name(talking: Any) -> None:
    await talking(contract.PlaySkillPrompt(id=TERMS.id))

    for asked in (
        contract.PauseAudioPlaying(),
        contract.ResumeAudioPlaying(),
        contract.SetAudioPlayingPosition(position=100),
        contract.StopAudioPlaying(),
    ):
        assert await talking(asked) is None

    assert await refused(talking(contract.ResumeAudioPlaying())) is FaultCode.WRONG_STATE


async def test_other_prompts_and_other_rights_are_told(
    client: Any, link: Any, center: Center, names: Any
) -> None:
    await client.log_in(link)
    listener = await client.listen()
    anna, boris = center.users

    rights = anna.permissions - {"PLAY_PROMPTS"}
    changed = replace(center, users=(replace(anna, permissions=rights), boris))
    await link.submit(ReplaceCenter(seat=LOCAL_SEAT, center=changed))

    story = names(await client.story(listener))
    assert story == [
        "permissionsUpdated",
        "skillPromptsPermissionChanged",
        "skillPromptsChanged",
        "userUpdate",
    ]
    assert await client(contract.GetSkillPrompts()) == ()
