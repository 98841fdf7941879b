"""Chats and messages as programs ask for them, at two seats."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, UserInfo

ANNA, BORIS, SUPPORT = 300000000000001, 300000000000002, 300000000000010


@pytest.fixture
async def two(client: Any, house: Any, link: Any) -> Any:
    """The programs of Anna and of Boris, who are logged in; and Boris's listener."""
    boris = type(client)(house, "boris")
    await client.log_in(link)
    await boris.log_in(link, "boris", "1002")
    return client, boris, await boris.listen()


def names(events: list[contract.Event]) -> list[str]:
    return [contract.wire_name(type(event)) for event in events]


async def refused(answer: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await answer
    return caught.value.code


@pytest.mark.parametrize("opening", [contract.CreateChat, contract.CreateChatSession])
@pytest.mark.parametrize(
    "joining",
    [
        lambda chat: contract.AcceptChatRequest(chatId=chat),
        lambda chat: contract.ProcessChatInvite(chatId=chat, accept=True),
    ],
)
async def test_two_come_together_write_and_part(two: Any, opening: type, joining: Any) -> None:
    # given
    anna, boris, listener = two

    # when Anna opens a chat, Boris comes, and both write
    chat = await anna(opening())
    await anna(contract.InviteUserToChat(chatId=chat, userInfo=UserInfo(id=BORIS)))
    await boris(joining(chat))
    await anna(contract.SendChatMessage(chatId=chat, message="Lunch?"))
    await boris(contract.SendChatMessage(chatId=chat, message="At noon."))
    await anna(contract.ExitChat(chatId=chat))
    await boris(contract.EndChat(chatId=chat))

    # then Boris has heard all but his own words
    assert names(await boris.story(listener)) == [
        "chatInvite",
        "chatParticipantStarted",
        "chatUserJoined",
        "chatParticipantUpdated",
        "chatMessageReceived",
        "chatUserLeft",
        "chatParticipantUpdated",
        "chatEnded",
    ]


async def test_who_is_put_out_hears_so(two: Any) -> None:
    anna, boris, listener = two
    chat = await anna(contract.CreateChat())
    await anna(contract.InviteUserToChat(chatId=chat, userInfo=UserInfo(id=BORIS)))
    await boris(contract.AcceptChatRequest(chatId=chat))

    await anna(contract.KickUserFromChat(chatId=chat, userInfo=UserInfo(id=BORIS)))

    assert names(await boris.story(listener))[-1] == "chatKickedFrom"


@pytest.mark.parametrize(
    "info",
    [
        UserInfo(id=BORIS),
        UserInfo(uniqueId=str(BORIS)),
        UserInfo(name="boris"),
        UserInfo(id=0, name="Boris@demo.example"),
    ],
)
async def test_a_user_is_named_by_any_field_of_the_info(two: Any, info: UserInfo) -> None:
    anna, boris, listener = two

    await anna(contract.SendUserMessage(user=info, message="hello"))

    assert names(await boris.story(listener)) == ["chatMessage", "chatMessageDialog"]


@pytest.mark.parametrize(
    "info",
    [
        UserInfo(),
        UserInfo(id=17, name="boris"),
        UserInfo(uniqueId="-1"),
        UserInfo(uniqueId="9" * 30),
        UserInfo(name="x"),
    ],
)
async def test_nobody_is_meant_by_other_infos(two: Any, info: UserInfo) -> None:
    anna, _, _ = two
    message = contract.SendUserMessage(user=info, message="hello")
    assert await refused(anna(message)) is FaultCode.AGENT_NOT_LOGGED_IN


async def test_a_skill_and_everybody_are_written_to(two: Any) -> None:
    anna, boris, listener = two

    await anna(contract.SendBroadcastMessage(message="All"))
    await anna(contract.SendSkillBroadcastMessage(skill=UserInfo(id=SUPPORT), message="Some"))

    story = await boris.story(listener)
    assert [(event.type, event.message) for event in story] == [("ALL", "All"), ("SKILL", "Some")]


async def test_what_is_missing_is_named(two: Any) -> None:
    anna, _, _ = two

    for request in (
        contract.SendUserMessage(message="hello"),
        contract.InviteUserToChat(chatId="1"),
        contract.EndChat(),
        contract.ProcessChatInvite(chatId="1"),
        contract.SendSkillBroadcastMessage(message="hello"),
    ):
        assert await refused(anna(request)) is FaultCode.BAD_VALUE
    assert await refused(anna(contract.RequestHelpChat())) is FaultCode.AGENT_NOT_LOGGED_IN
    assert await refused(anna(contract.ExitChat(chatId="1"))) is FaultCode.UNKNOWN_CHAT
