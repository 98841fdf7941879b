"""Users write to each other.

`createChat` and `createChatSession` are one and the same, as are `acceptChatRequest` and an accepting
`processChatInvite`. What `sendHttpServerMessage` did is not published, and nothing here answers to it.
"""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import messages
from cordboard.vcc.ids import AgentId, ChatId, SkillId
from cordboard.vcc.messages import Whom


@serves(contract.CreateChat)
async def create_chat(seat: Seat, _request: contract.CreateChat) -> str:
    """Open a chat; answers its id."""
    return str(await seat.link.submit(messages.OpenChat(seat=seat.id)))


@serves(contract.CreateChatSession)
async def create_chat_session(seat: Seat, _request: contract.CreateChatSession) -> str:
    """Open a chat; answers its id."""
    return str(await seat.link.submit(messages.OpenChat(seat=seat.id)))


@serves(contract.RequestHelpChat)
async def request_help_chat(seat: Seat, _request: contract.RequestHelpChat) -> None:
    """Ask the supervisors for help."""
    await seat.link.submit(messages.RequestHelp(seat=seat.id))


@serves(contract.InviteUserToChat)
async def invite_user_to_chat(seat: Seat, request: contract.InviteUserToChat) -> None:
    """Ask a user to join."""
    whom = _whom("userInfo", request.userInfo)
    await seat.link.submit(messages.InviteUser(seat=seat.id, chat=_chat(request.chatId), whom=whom))


@serves(contract.AcceptChatRequest)
async def accept_chat_request(seat: Seat, request: contract.AcceptChatRequest) -> None:
    """Join."""
    await seat.link.submit(messages.AnswerInvitation(seat=seat.id, chat=_chat(request.chatId), accept=True))


@serves(contract.ProcessChatInvite)
async def process_chat_invite(seat: Seat, request: contract.ProcessChatInvite) -> None:
    """Join, or decline."""
    accept = required("accept", request.accept)
    await seat.link.submit(messages.AnswerInvitation(seat=seat.id, chat=_chat(request.chatId), accept=accept))


@serves(contract.KickUserFromChat)
async def kick_user_from_chat(seat: Seat, request: contract.KickUserFromChat) -> None:
    """Put a member out."""
    whom = _whom("userInfo", request.userInfo)
    await seat.link.submit(messages.KickUser(seat=seat.id, chat=_chat(request.chatId), whom=whom))


@serves(contract.ExitChat)
async def exit_chat(seat: Seat, request: contract.ExitChat) -> None:
    """Leave; the others go on."""
    await seat.link.submit(messages.LeaveChat(seat=seat.id, chat=_chat(request.chatId)))


@serves(contract.EndChat)
async def end_chat(seat: Seat, request: contract.EndChat) -> None:
    """End the chat for everybody."""
    await seat.link.submit(messages.EndChat(seat=seat.id, chat=_chat(request.chatId)))


@serves(contract.SendChatMessage)
async def send_chat_message(seat: Seat, request: contract.SendChatMessage) -> None:
    """Write to the others in a chat."""
    text = request.message or ""
    await seat.link.submit(messages.WriteInChat(seat=seat.id, chat=_chat(request.chatId), text=text))


@serves(contract.SendUserMessage)
async def send_user_message(seat: Seat, request: contract.SendUserMessage) -> None:
    """Write to one user."""
    whom = _whom("user", request.user)
    await seat.link.submit(messages.WriteToUser(seat=seat.id, whom=whom, text=request.message or ""))


@serves(contract.SendBroadcastMessage)
async def send_broadcast_message(seat: Seat, request: contract.SendBroadcastMessage) -> None:
    """Write to everybody else who is logged in."""
    await seat.link.submit(messages.WriteToAll(seat=seat.id, text=request.message or ""))


@serves(contract.SendSkillBroadcastMessage)
async def send_skill_broadcast_message(seat: Seat, request: contract.SendSkillBroadcastMessage) -> None:
    """Write to everybody else of a skill who is logged in."""
    skill = _whom("skill", request.skill)
    await seat.link.submit(
        messages.WriteToSkill(
            seat=seat.id, skill=SkillId(skill.id), name=skill.name, text=request.message or ""
        )
    )


def _chat(given: str | None) -> ChatId:
    return ChatId(required("chatId", given).strip())


def _whom(name: str, given: contract.UserInfo | None) -> Whom:
    """Whom a `userInfo` means: its id or uniqueId, which are the same here, else its name."""
    info = required(name, given)
    unique = (info.uniqueId or "").strip()
    by_text = int(unique) if unique.isascii() and unique.isdecimal() and len(unique) < 20 else 0
    return Whom(id=AgentId(info.id or by_text), name=(info.name or "").strip())
