"""Users write to each other."""

from __future__ import annotations

from typing import Any

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


async def info(place: Workplace, name: str) -> dict[str, Any]:
    """A user as `userInfo`, by id alone."""
    logged = await place["fay"].program.does("getLoggedUsers")
    return {"id": next(each.id for each in logged if each.name == f"{name}@demo")}


@shows(
    "createChat inviteUserToChat processChatInvite sendChatMessage exitChat kickUserFromChat endChat",
    events="chatInvite chatParticipantStarted chatUserJoined chatParticipantUpdated chatMessageReceived"
    " chatUserDeclined chatUserLeft chatKickedFrom chatEnded",
    faults="sendChatMessage:UNKNOWN_CHAT endChat:NO_PERMISSION kickUserFromChat:BAD_VALUE"
    " inviteUserToChat:AGENT_NOT_LOGGED_IN processChatInvite:UNKNOWN_CHAT exitChat:UNKNOWN_CHAT",
)
async def test_a_chat_of_three_from_its_opening_to_its_end(place: Workplace) -> None:
    ada, ben, chloe = (place[name].program for name in ("ada", "ben", "chloe"))
    chat = await ada.does("createChat")
    await ada.sees("chatParticipantStarted")
    assert await ada.is_refused("inviteUserToChat", chatId=chat, userInfo={"name": "nobody"}) == (
        "AGENT_NOT_LOGGED_IN"
    )
    for name in ("ben", "chloe"):
        await ada.does("inviteUserToChat", chatId=chat, userInfo=await info(place, name))

    assert (await ben.sees("chatInvite")).requestor.name == "ada@demo"
    await ben.does("processChatInvite", chatId=chat, accept=True)
    await chloe.does("processChatInvite", chatId=chat, accept=False)
    await ada.sees("chatUserJoined", "chatParticipantUpdated", "chatUserDeclined")
    assert await chloe.is_refused("processChatInvite", chatId=chat, accept=True) == "UNKNOWN_CHAT"

    await ada.does("sendChatMessage", chatId=chat, message="Grüße & <so on>")
    told = await ben.sees("chatMessageReceived")
    assert (told.chatId, told.message) == (chat, "Grüße & <so on>")
    assert await chloe.is_refused("sendChatMessage", chatId=chat, message="Hm") == "UNKNOWN_CHAT"

    assert await ben.is_refused("endChat", chatId=chat) == "NO_PERMISSION"
    assert await ada.is_refused("kickUserFromChat", chatId=chat, userInfo=await info(place, "ada")) == (
        "BAD_VALUE"
    )
    await ada.does("kickUserFromChat", chatId=chat, userInfo=await info(place, "ben"))
    await ben.sees("chatKickedFrom")
    assert await ben.is_refused("exitChat", chatId=chat) == "UNKNOWN_CHAT"
    await ada.sees("chatUserLeft")
    await ada.does("exitChat", chatId=chat)
    await ada.sees("chatEnded")

    again = await ada.does("createChat")
    await ada.does("endChat", chatId=again)
    await ada.sees("chatEnded")


@shows(
    "createChatSession acceptChatRequest requestHelpChat endChat",
    events="chatHelpRequested chatInvite chatKilled chatEnded chatLoggedUsersUpdated",
    faults="requestHelpChat:WRONG_STATE acceptChatRequest:UNKNOWN_CHAT",
)
async def test_a_supervisor_helps_and_ends_the_chat(place: Workplace) -> None:
    ada, ben, fay = (place[name].program for name in ("ada", "ben", "fay"))
    await ada.does("requestHelpChat")
    assert await ada.is_refused("requestHelpChat") == "WRONG_STATE"
    assert (await fay.sees("chatHelpRequested")).who.name == "ada@demo"
    chat = (await fay.sees("chatInvite", where=lambda event: event.request)).chatId
    assert await ben.is_refused("acceptChatRequest", chatId=chat) == "UNKNOWN_CHAT"
    await fay.does("acceptChatRequest", chatId=chat)
    await ada.sees("chatUserJoined")

    await place["chloe"].program.does("logout", reasonId=0)
    users = (await ada.sees("chatLoggedUsersUpdated")).users
    assert "chloe@demo" not in {each.name for each in users}
    await place["chloe"].logs_in()

    await fay.does("endChat", chatId=chat)
    assert (await ada.sees("chatKilled")).userInfo.name == "fay@demo"
    await ada.sees("chatEnded")
    session = await ada.does("createChatSession")
    await ada.does("endChat", chatId=session)


@shows(events="chatUserDidNotRespond chatInviteCancelled")
async def test_an_invitation_that_nobody_answers(place: Workplace) -> None:
    ada, ben = place["ada"].program, place["ben"].program
    await place.reload(lambda document: document["options"].update(chat_invitation_timeout="500ms"))
    chat = await ada.does("createChat")
    await ada.does("inviteUserToChat", chatId=chat, userInfo=await info(place, "ben"))
    assert (await ada.sees("chatUserDidNotRespond")).userInfo.name == "ben@demo"
    await ben.sees("chatInviteCancelled")
    await place.reload(lambda document: document["options"].update(chat_invitation_timeout="60s"))
    await ada.does("endChat", chatId=chat)


@shows(
    "sendUserMessage sendBroadcastMessage sendSkillBroadcastMessage",
    events="chatMessage chatMessageDialog chatBroadcastMessageReceived",
    faults="sendUserMessage:BAD_VALUE sendUserMessage:AGENT_NOT_LOGGED_IN"
    " sendBroadcastMessage:TOO_MANY_MESSAGES sendSkillBroadcastMessage:BAD_VALUE",
)
async def test_messages_to_one_to_a_skill_and_to_all(place: Workplace) -> None:
    ben, chloe = place["ben"].program, place["chloe"].program
    await ben.does("sendUserMessage", user=await info(place, "chloe"), message="Lunch?")
    message = await chloe.sees("chatMessage")
    assert (message.message, message.senderRole) == ("Lunch?", "Agent")
    assert (await chloe.sees("chatMessageDialog")).msg == "Lunch?"
    long = {"user": {"name": "chloe"}, "message": "x" * 4001}
    assert await ben.is_refused("sendUserMessage", **long) == "BAD_VALUE"
    nobody = {"user": {"id": 17}, "message": "x"}
    assert await ben.is_refused("sendUserMessage", **nobody) == "AGENT_NOT_LOGGED_IN"

    await ben.does("sendSkillBroadcastMessage", skill={"name": "Support"}, message="Support only")
    told = await place["ada"].program.sees("chatBroadcastMessageReceived")
    assert (told.type, told.message) == ("SKILL", "Support only")
    unknown = {"skill": {"id": 17}, "message": "x"}
    assert await ben.is_refused("sendSkillBroadcastMessage", **unknown) == "BAD_VALUE"

    for _ in range(2):
        await chloe.does("sendBroadcastMessage", message="All")
    await ben.sees("chatBroadcastMessageReceived", where=lambda event: event.type == "ALL")
    assert await chloe.is_refused("sendBroadcastMessage", message="All") == "TOO_MANY_MESSAGES"
