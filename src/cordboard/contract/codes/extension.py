"""Words of the extension."""

from __future__ import annotations

from enum import StrEnum


class TargetKind(StrEnum):
    """The kinds of target of a call (`target.kind`). Ours."""

    NUMBER = "NUMBER"
    """An outside number: `number`."""
    SPEED_DIAL = "SPEED_DIAL"
    """A short code for one: `number`."""
    AGENT = "AGENT"
    SKILL = "SKILL"
    CAMPAIGN = "CAMPAIGN"
    AGENT_VOICEMAIL = "AGENT_VOICEMAIL"
    """The voicemail box of an agent."""
    SKILL_VOICEMAIL = "SKILL_VOICEMAIL"
    """The voicemail box of a skill."""


class RoutingDecision(StrEnum):
    """What put the chosen agent before the next one (`routingReason.decided`). Ours."""

    ADDRESSED = "ADDRESSED"
    """The call was for this agent alone."""
    LAST_AGENT = "LAST_AGENT"
    """They spoke with this caller last."""
    NOBODY_ELSE = "NOBODY_ELSE"
    """Nobody else could take it then."""
    LEVEL = "LEVEL"
    """Their level in the skill is better."""
    ALGORITHM = "ALGORITHM"
    """The skill's algorithm prefers them."""
    ID = "ID"
    """Nothing: they are equal."""


class CallDirection(StrEnum):
    """Who called whom (`pastCall.direction`). Ours."""

    INBOUND = "INBOUND"
    """From outside."""
    OUTBOUND = "OUTBOUND"
    """To outside; also who has kept their place in the queue, and is called back."""
    INTERNAL = "INTERNAL"
    """Between agents, or to try out a phone."""


class MissedBecause(StrEnum):
    """Why an agent did not get a call that they were offered (`missedCall.why`). Ours."""

    NOT_ANSWERED = "NOT_ANSWERED"
    REJECTED = "REJECTED"
    CALLER_GONE = "CALLER_GONE"
    """The caller hung up while it rang here."""
    STATION_FAILED = "STATION_FAILED"
    """The agent's phone could not be reached."""
    AGENT_LEFT = "AGENT_LEFT"
    """The agent's session was ended."""
    WITHDRAWN = "WITHDRAWN"
    """The time was over that who sent the call on had given."""


class MonitoringManner(StrEnum):
    """What a supervisor is in an agent's conversations (`monitoring.manner`). Ours."""

    LISTEN = "LISTEN"
    """Heard by nobody."""
    WHISPER = "WHISPER"
    """Heard by the agent alone."""
    BARGE_IN = "BARGE_IN"
    """Heard by all."""


class MonitoringProgress(StrEnum):
    """How far a supervisor has come who follows an agent (`monitoring.progress`). Ours."""

    CALLING = "CALLING"
    """Their own phone is being called."""
    WAITING = "WAITING"
    """Their phone is up, and the agent speaks with nobody."""
    PRESENT = "PRESENT"
    """They are in the agent's conversation."""
    ENDED = "ENDED"


class MonitoringEnd(StrEnum):
    """Why a supervisor follows an agent no longer (`monitoringChanged.cause`). Ours."""

    STOPPED = "STOPPED"
    """The supervisor wanted it so, put the receiver down, or left."""
    PHONE_FAILED = "PHONE_FAILED"
    """The supervisor's phone could not be reached, or is lost."""
    AGENT_LEFT = "AGENT_LEFT"
    NO_PERMISSION = "NO_PERMISSION"
    """The supervisor may not any more."""
