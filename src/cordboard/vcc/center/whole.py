"""The whole domain and its rules."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import CampaignId, DomainId, Milliseconds
from .announcements import Notice, PlannedMaintenance
from .connectors import Connector
from .contacts import SYSTEM_FIELDS, ContactField
from .dispositions import Disposition
from .groups import AgentGroup, CallbackRules
from .hours import TimeZone
from .lines import SpeedDial, Station, Trunk
from .menus import Menu
from .people import Skill, User
from .phones import AddressPattern
from .scripts import Script
from .variables import CallVariable
from .voicemail import VoicemailRules
from .work import Campaign, ReasonCode
from .worksheets import Worksheet


@unique
class ConferenceDispositioning(StrEnum):
    """Who says how a call turned out, once its agent has left it to a colleague in a conference."""

    INITIATOR = "initiator"
    """Whoever began the conference, when they leave."""
    LAST_AGENT = "last_agent"
    """Whoever is the last agent in it."""
    INITIATOR_DECIDES = "initiator_decides"
    """Whoever began it, or the colleague to whom they leave that."""


class PasswordRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a password that a user chooses has to be."""

    min_length: int = 8
    capital_letter: bool = False
    digit: bool = False
    special_character: bool = False
    max_age: Milliseconds = Milliseconds(0)
    """So long a password counts that a user has chosen; 0: for ever."""
    warn_before: Milliseconds = Milliseconds(7 * 86_400_000)
    """So long before that the user is told at login."""
    history: int = 0
    """So many of the last ones are not chosen again."""
    lock_out_after: int = 0
    """So many wrong passwords in a row lock a user out; 0: none do."""
    lock_out_time: Milliseconds = Milliseconds(900_000)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Rules of the whole domain."""

    country: str = "US"
    """Two letters: how numbers without + are read."""
    default_campaign: CampaignId | None = None
    may_select_campaign: bool = True
    may_select_none: bool = True
    reason_codes_enabled: bool = True
    offer_timeout: Milliseconds = Milliseconds(20_000)
    internal_call_timeout: Milliseconds = Milliseconds(20_000)
    """How long a colleague is rung."""
    missed_offers: int = 1
    """Whoever lets so many calls ring, one after the other, becomes Not Ready by the system."""
    time_zone: TimeZone | None = None
    """By whose clock the day begins; None: UTC."""
    login_timeout: Milliseconds = Milliseconds(30_000)
    dialing_timeout: Milliseconds = Milliseconds(60_000)
    offer_again_after: Milliseconds = Milliseconds(30_000)
    """So long whoever let a call ring, or refused it, is not offered it again."""
    parked_calls: int = 5
    """How many calls an agent can park."""
    park_timeout: Milliseconds = Milliseconds(1_800_000)
    """How long a parked call waits to be fetched; 0: without limit."""
    show_automatic_recording: bool = True
    """Agents are told of recordings that begin by rule."""
    conference_dispositioning: ConferenceDispositioning = ConferenceDispositioning.INITIATOR
    chat_invitation_timeout: Milliseconds = Milliseconds(60_000)
    """How long who is asked into a chat, or for help, has to answer."""
    graceful_rest: Milliseconds = Milliseconds(0)
    """So long whoever becomes Not Ready is still offered calls; 0: not at all."""
    absent_rest: Milliseconds = Milliseconds(0)
    """So long after their last program has gone an agent becomes Not Ready; 0: never."""
    absent_leave: Milliseconds = Milliseconds(0)
    """So long after it they are logged out; 0: never."""
    force_call_view: bool = False
    """The agent's screen must show the call's variables."""
    create_contacts: bool = False
    """A finished call with a number that no contact has leaves a new contact behind."""
    password: PasswordRules = PasswordRules()
    voicemail: VoicemailRules = VoicemailRules()


class Center(msgspec.Struct, frozen=True, kw_only=True):
    """A whole domain as its center file describes it."""

    domain_id: DomainId
    domain: str
    options: Options = msgspec.field(default_factory=Options)
    users: tuple[User, ...] = ()
    skills: tuple[Skill, ...] = ()
    agent_groups: tuple[AgentGroup, ...] = ()
    callbacks: CallbackRules = CallbackRules()
    notices: tuple[Notice, ...] = ()
    maintenance: PlannedMaintenance | None = None
    stations: tuple[Station, ...] = ()
    station_addresses: tuple[AddressPattern, ...] = ()
    """Phones that are not listed, and that agents may name by their address all the same."""
    trunks: tuple[Trunk, ...] = ()
    reason_codes: tuple[ReasonCode, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    menus: tuple[Menu, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    connectors: tuple[Connector, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    scripts: tuple[Script, ...] = ()
    speed_dials: tuple[SpeedDial, ...] = ()
    call_variables: tuple[CallVariable, ...] = ()
    contact_fields: tuple[ContactField, ...] = SYSTEM_FIELDS
    """The system's first, then the center's own."""
    library: frozenset[str] = frozenset()
    """The names of the prompt library's files."""
    zones: tuple[TimeZone, ...] = ()
    """The clocks of the regions in which those live whom campaigns with calling hours call."""
    dnc: frozenset[str] = frozenset()
    """E.164 numbers that asked not to be called."""
