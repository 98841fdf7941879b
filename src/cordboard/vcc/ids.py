"""The names of things: one type for each kind of id, so that they cannot be mixed up.

Object ids are 15-digit longs, as the contract shows them; call ids are 32 upper-case hex digits
(the contract's `callSessionId`). Ids of legs, bridges, recordings, plays and wishes are opaque text.
"""

from __future__ import annotations

from typing import NewType

DomainId = NewType("DomainId", int)
AgentId = NewType("AgentId", int)
SkillId = NewType("SkillId", int)
CampaignId = NewType("CampaignId", int)
DispositionId = NewType("DispositionId", int)
ReasonId = NewType("ReasonId", int)
CallbackId = NewType("CallbackId", int)
GroupId = NewType("GroupId", int)
NoticeId = NewType("NoticeId", int)
VariableId = NewType("VariableId", int)
PromptId = NewType("PromptId", int)
WorksheetId = NewType("WorksheetId", int)
QuestionId = NewType("QuestionId", int)
ScriptId = NewType("ScriptId", int)
ConnectorId = NewType("ConnectorId", int)
SpeedDialId = NewType("SpeedDialId", int)
ContactId = NewType("ContactId", int)
"""Imported contacts are numbered from FIRST_IMPORTED_CONTACT on, those that calls leave behind from
FIRST_CREATED_CONTACT on: neither has to ask the other for a number."""
ListId = NewType("ListId", int)
StationId = NewType("StationId", str)
"""What an agent types as station: an extension, a number or a SIP address."""
TrunkId = NewType("TrunkId", str)
SeatId = NewType("SeatId", str)
"""`local` for the machine's own seat, else the user name that the hosted seat belongs to."""
ListenerId = NewType("ListenerId", str)
LoginId = NewType("LoginId", str)
"""One attempt to log in, from its start to its outcome."""
CallId = NewType("CallId", str)
LegId = NewType("LegId", str)
BridgeId = NewType("BridgeId", str)
RecordingId = NewType("RecordingId", str)
VoicemailId = NewType("VoicemailId", int)
PlayId = NewType("PlayId", str)
MonitoringId = NewType("MonitoringId", str)
"""One supervisor who monitors an agent, from start to stop; 32 upper-case hex digits, as of a call."""
ErrandId = NewType("ErrandId", str)
"""One connector that the server sees to; 32 upper-case hex digits that nobody can guess."""
ChatId = NewType("ChatId", str)
"""A conversation in writing; 32 upper-case hex digits, as of a call."""
ReferId = NewType("ReferId", str)
"""A transfer that a phone asks for; the engine chooses it."""
AttachmentId = NewType("AttachmentId", str)
"""One softphone's audio, from its offer to its end; 32 hex digits that nobody can guess."""
WishId = NewType("WishId", str)
TimerId = NewType("TimerId", str)
EngineId = NewType("EngineId", str)
"""One life of a telephony engine: a new process has a new one."""

Milliseconds = NewType("Milliseconds", int)
"""A moment (since the epoch, UTC) or a duration, in milliseconds."""

LOCAL_SEAT = SeatId("local")
NO_REASON = ReasonId(0)
NO_CONTACT = ContactId(0)
"""The id of an empty record: the number has been looked up, and belongs to nobody we know."""
FIRST_IMPORTED_CONTACT = ContactId(310_000_000_000_001)
FIRST_CREATED_CONTACT = ContactId(320_000_000_000_001)
