"""What users can ask of each other in writing."""

from __future__ import annotations

from ..ids import ChatId, SkillId
from ..kernel import Command
from .model import Whom


class OpenChat(Command, frozen=True, kw_only=True):
    """Open a chat with nobody in it but oneself. Answer: its ChatId."""


class RequestHelp(Command, frozen=True, kw_only=True):
    """Ask the supervisors who are logged in; the first to accept gets the chat. Answer: its ChatId."""


class InviteUser(Command, frozen=True, kw_only=True):
    """Ask a user who is logged in to join."""

    chat: ChatId
    whom: Whom


class AnswerInvitation(Command, frozen=True, kw_only=True):
    """Join the chat, or decline."""

    chat: ChatId
    accept: bool


class KickUser(Command, frozen=True, kw_only=True):
    """Put a member out of the chat."""

    chat: ChatId
    whom: Whom


class WriteInChat(Command, frozen=True, kw_only=True):
    """Write to the others in the chat."""

    chat: ChatId
    text: str


class LeaveChat(Command, frozen=True, kw_only=True):
    """Leave; the others go on."""

    chat: ChatId


class EndChat(Command, frozen=True, kw_only=True):
    """End the chat for everybody."""

    chat: ChatId


class WriteToUser(Command, frozen=True, kw_only=True):
    """Write to one user who is logged in."""

    whom: Whom
    text: str


class WriteToAll(Command, frozen=True, kw_only=True):
    """Write to everybody else who is logged in."""

    text: str


class WriteToSkill(Command, frozen=True, kw_only=True):
    """Write to everybody else of a skill who is logged in. The skill by id, else (0) by name."""

    skill: SkillId
    name: str
    text: str
