"""The whole file."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ..problems import Place
from .announcements import MaintenanceEntry, NoticeEntry
from .base import DERIVED, Entry, Id, Word, about
from .connectors import ConnectorEntry
from .contacts import ContactFieldEntry
from .desk import DeskEntry
from .groups import AgentGroupEntry, CallbacksEntry
from .lines import SpeedDialEntry, StationEntry, TrunkEntry
from .menus import MenuEntry
from .options import OptionsEntry
from .people import SkillEntry, UserEntry
from .scripts import ScriptEntry
from .variables import CallVariableEntry
from .voicemail import VoicemailEntry
from .work import CampaignEntry, DispositionEntry, ReasonEntry
from .worksheets import WorksheetEntry


class CenterEntry(Entry, kw_only=True):
    """The whole file."""

    domain: Annotated[Word, about("The center's name: lower-case letters, digits, dots, dashes.")]
    id: Id = DERIVED
    country: Annotated[Word, about("Two letters: how numbers without + are read.")] = Word.at(Place(), "US")
    options: Annotated[OptionsEntry, about("Rules of the whole center.")] = msgspec.field(
        default_factory=OptionsEntry
    )
    voicemail: Annotated[VoicemailEntry, about("Rules of all voicemail boxes.")] = msgspec.field(
        default_factory=VoicemailEntry
    )
    desk: Annotated[DeskEntry, about("How the agents' desk looks and what it shows.")] = msgspec.field(
        default_factory=DeskEntry
    )
    permission_sets: Annotated[dict[Word, tuple[Word, ...]], about("Permissions under one name.")] = (
        msgspec.field(default_factory=dict)
    )
    skills: Annotated[tuple[SkillEntry, ...], about("Groups of agents who can take the same calls.")] = ()
    users: Annotated[tuple[UserEntry, ...], about("Who may log in.")] = ()
    agent_groups: Annotated[
        tuple[AgentGroupEntry, ...], about("Agents who share what has to be done, such as callbacks.")
    ] = ()
    callbacks: Annotated[CallbacksEntry, about("Rules for callbacks.")] = msgspec.field(
        default_factory=CallbacksEntry
    )
    notices: Annotated[
        tuple[NoticeEntry, ...], about("What every user reads and accepts before work (`acknowledgeNotice`).")
    ] = ()
    maintenance: Annotated[MaintenanceEntry | None, about("Planned work on the center.")] = None
    stations: Annotated[tuple[StationEntry, ...], about("The agents' desk phones.")] = ()
    station_addresses: Annotated[
        tuple[Word, ...],
        about(
            "Phones and gateways that agents may name as their station by SIP address without their being "
            "listed, as in `sip:2???@pbx.example:5060`. Only the user may hold `*` and `?`, for letters, "
            "digits, dots and dashes: who can log in can have that host call what fits, so keep it narrow."
        ),
    ] = ()
    trunks: Annotated[tuple[TrunkEntry, ...], about("The lines to the outside.")] = ()
    reason_codes: Annotated[tuple[ReasonEntry, ...], about("Why agents are not ready, or leave.")] = ()
    dispositions: Annotated[tuple[DispositionEntry, ...], about("How calls turn out.")] = ()
    prompts: Annotated[tuple[Word, ...], about("WAV files of the prompt library, without `.wav`.")] = ()
    menus: Annotated[tuple[MenuEntry, ...], about("What callers are asked before they wait.")] = ()
    campaigns: Annotated[tuple[CampaignEntry, ...], about("The work.")] = ()
    speed_dials: Annotated[tuple[SpeedDialEntry, ...], about("Short codes for outside numbers.")] = ()
    call_variables: Annotated[
        tuple[CallVariableEntry, ...], about("What the center wants to know of each call.")
    ] = ()
    contact_fields: Annotated[
        tuple[ContactFieldEntry, ...], about("What the center wants to know of each customer.")
    ] = ()
    scripts: Annotated[tuple[ScriptEntry, ...], about("What agents say to customers.")] = ()
    worksheets: Annotated[tuple[WorksheetEntry, ...], about("What agents fill in about calls.")] = ()
    connectors: Annotated[
        tuple[ConnectorEntry, ...], about("Other programs that are opened, or told of calls.")
    ] = ()
    dnc: Annotated[tuple[Word, ...], about("Numbers that asked not to be called.")] = ()
