"""What may stand in a center file: one record a kind of thing, one line of explanation a field.

The reader, the check for unknown keys, the JSON Schema for editors and the reference page all come
from these declarations.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Self, cast

import msgspec
from msgspec import inspect

from cordboard.vcc.center import (
    CampaignState,
    CampaignType,
    ConferenceDispositioning,
    DataType,
    Delivery,
    DispositionKind,
    ReasonKind,
    Role,
    Transfer,
)

from .problems import Place


class Word(str):
    """A text as it was typed; it knows its place."""

    __slots__ = ("place",)
    place: Place

    @classmethod
    def at(cls, place: Place, text: str = "") -> Self:
        """A word at `place`."""
        word = cls(text)
        word.place = place
        return word


class Secret(Word):
    """A text that nothing prints."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<secret>"


class Duration(int):
    """Milliseconds, written with a unit: `500ms`, `20s`, `5m`, `1h`."""


NOWHERE = Word.at(Place())
NO_SECRET = Secret.at(Place())
DERIVED = 0
"""An id that the file leaves out."""


def about(description: str) -> msgspec.Meta:
    """The explanation of a field."""
    return msgspec.Meta(description=description)


Id = Annotated[
    int, msgspec.Meta(ge=1, le=2**63 - 1, description="Its id; derived from the name if left out.")
]


class Entry(msgspec.Struct, kw_only=True):
    """A thing in the file; `place` is where it begins."""

    place: Place = Place()


@cache
def fields_of(entry: type[Entry]) -> dict[str, inspect.Field]:
    """The fields that a file may give, by name, in order."""
    info = cast("inspect.StructType", inspect.type_info(entry))
    return {field.name: field for field in info.fields if field.name != "place"}


def bare(info: inspect.Type) -> inspect.Type:
    """The type without what is said about it, and without the None of what may be left open."""
    if isinstance(info, inspect.Metadata):
        return bare(info.type)
    if isinstance(info, inspect.UnionType):
        (one,) = (each for each in info.types if not isinstance(each, inspect.NoneType))
        return bare(one)
    return info


class OptionsEntry(Entry, kw_only=True):
    """Rules of the whole center."""

    default_campaign: Annotated[Word, about("The campaign of manual calls for which none is chosen.")] = (
        NOWHERE
    )
    may_select_campaign: Annotated[bool, about("Agents may choose the campaign of a manual call.")] = True
    may_select_none: Annotated[bool, about("Agents may dial for no campaign.")] = True
    reason_codes_enabled: Annotated[bool, about("Agents give a reason when they stop or leave.")] = True
    offer_timeout: Annotated[Duration, about("An offer that nobody takes goes back to the queue.")] = (
        Duration(20_000)
    )
    login_timeout: Annotated[Duration, about("A login whose station does not answer is undone.")] = Duration(
        30_000
    )
    dialing_timeout: Annotated[Duration, about("A manual call that nobody answers ends.")] = Duration(60_000)
    offer_again_after: Annotated[
        Duration, about("So long whoever let a call ring, or refused it, is not offered it again.")
    ] = Duration(30_000)
    parked_calls: Annotated[
        int, msgspec.Meta(ge=1, le=50, description="An agent can park so many calls at once.")
    ] = 5
    park_timeout: Annotated[
        Duration,
        about(
            "A parked call that nobody fetches goes to the next agent of its skill, or ends where it has "
            "none; 0 waits without limit."
        ),
    ] = Duration(1_800_000)
    show_automatic_recording: Annotated[
        bool, about("Agents are told of recordings that begin by rule; else only of those they begin.")
    ] = True
    conference_dispositioning: Annotated[
        ConferenceDispositioning,
        about(
            "Who says how a call turned out that its agent has left to a colleague in a conference: that "
            "agent, the last agent, or the one of them whom that agent chooses."
        ),
    ] = ConferenceDispositioning.INITIATOR
    force_call_view: Annotated[bool, about("Applications must show the call's variables.")] = False
    password_min_length: Annotated[
        int, msgspec.Meta(ge=4, le=128, description="Passwords that users choose are this long at least.")
    ] = 8
    password_needs_capital: Annotated[bool, about("They hold a capital letter.")] = False
    password_needs_digit: Annotated[bool, about("They hold a digit.")] = False
    password_needs_special: Annotated[bool, about("They hold neither only letters nor only digits.")] = False


class SkillPromptEntry(Entry, kw_only=True):
    """A sound that the agents of the skill may play to those they speak with."""

    name: Annotated[Word, about("Shown to agents.")]
    file: Annotated[Word, about("Its file, one of `prompts`.")]
    description: Annotated[Word, about("What it says, or when to play it.")] = NOWHERE
    id: Id = DERIVED


class SkillEntry(Entry, kw_only=True):
    """A group of agents who can take the same calls."""

    name: Annotated[Word, about("Shown to agents; others name the skill by it.")]
    description: Annotated[Word, about("A sentence for the supervisor.")] = NOWHERE
    prompts: Annotated[
        tuple[SkillPromptEntry, ...], about("What its agents may play to callers (PLAY_PROMPTS).")
    ] = ()
    id: Id = DERIVED


class UserEntry(Entry, kw_only=True):
    """Someone who may log in."""

    name: Annotated[Word, about("The name to log in with; `@domain` may be left out.")]
    full_name: Annotated[Word, about("First and last name.")] = NOWHERE
    extension: Annotated[Word, about("2 to 6 digits under which colleagues reach the user.")] = NOWHERE
    role: Annotated[Role, about("The main role.")] = Role.AGENT
    password_hash: Annotated[Secret, about("An argon2 hash (`$argon2id$...`).")] = NO_SECRET
    initial_password: Annotated[Secret, about("In place of the hash: a password, hashed at every start.")] = (
        NO_SECRET
    )
    must_change_password: Annotated[bool, about("The first thing after login is a new password.")] = False
    active: Annotated[bool, about("May log in.")] = True
    always_recorded: Annotated[bool, about("Every call of this user is recorded.")] = False
    permissions: Annotated[
        tuple[Word, ...], about("Permission sets and single permissions; `all` is every one.")
    ] = ()
    skills: Annotated[
        dict[Word, Annotated[int, msgspec.Meta(ge=1, le=10)]],
        about("Skill name and level: 1 is asked first, 10 last."),
    ] = {}
    id: Id = DERIVED


class StationEntry(Entry, kw_only=True):
    """A desk phone that registers with us over SIP, or one at a fixed address."""

    extension: Annotated[
        Word, about("2 to 6 digits: what the agent types at login, and the phone's SIP user.")
    ]
    secret: Annotated[
        Secret, about("The phone's own SIP secret, 8 characters or more; not with `address`.")
    ] = NO_SECRET
    address: Annotated[
        Word, about("`sip:user@IP:port` of a phone or gateway that does not register; it is called there.")
    ] = NOWHERE
    talk: Annotated[
        bool, about("With `ring_at_offer`: picking up by the application lifts it (NOTIFY, `Event: talk`).")
    ] = False
    delivery: Annotated[Delivery, about("How a call reaches the phone.")] = Delivery.CALL_AT_PICKUP


class TrunkEntry(Entry, kw_only=True):
    """A line to the outside."""

    name: Annotated[Word, about("Shown in logs and in the call log.")]
    host: Annotated[Word, about("The carrier's host name or IP address.")]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535, description="The carrier's SIP port.")] = 5060
    user: Annotated[
        Word, about("A trunk that proves itself by digest: its user. Else its address counts.")
    ] = NOWHERE
    secret: Annotated[Secret, about("The digest secret, 8 characters or more; with `user` only.")] = NO_SECRET
    outbound: Annotated[bool, about("Calls out may take this trunk; the first such one does.")] = True
    strict_source: Annotated[
        bool | None,
        about(
            "Within a call, requests are heard only from the IP address where it began, or went. Default: "
            "yes for trunks known by address, no for those with `user`."
        ),
    ] = None
    transfer: Annotated[
        Transfer,
        about("Transfers outside. bridge: through us. refer: the carrier is asked to do them by SIP REFER."),
    ] = Transfer.BRIDGE


class ReasonEntry(Entry, kw_only=True):
    """Why an agent is not ready, or leaves."""

    name: Annotated[Word, about("Shown to agents.")]
    kind: Annotated[ReasonKind, about("For what it can be given.")] = ReasonKind.NOT_READY
    selectable: Annotated[bool, about("Agents may choose it; else only the system gives it.")] = True
    id: Id = DERIVED


class DispositionEntry(Entry, kw_only=True):
    """How a call turned out."""

    name: Annotated[Word, about("Shown to agents.")]
    description: Annotated[Word, about("When to choose it.")] = NOWHERE
    kind: Annotated[
        DispositionKind,
        about("FINAL: done. REDIAL: call again. DND: not this number for a while. DNC: never again."),
    ] = DispositionKind.FINAL
    must_confirm: Annotated[bool, about("The application asks once more.")] = False
    redial_after: Annotated[Duration, about("REDIAL and DND: the pause.")] = Duration(0)
    may_change_redial: Annotated[bool, about("REDIAL and DND: agents may give another pause.")] = False
    id: Id = DERIVED


class HoursEntry(Entry, kw_only=True):
    """When callers are served. At other times they hear `closed_prompt`, or are not answered."""

    zone: Annotated[Word, about("The time zone, as in `Europe/Berlin` or `America/New_York`.")]
    week: Annotated[
        dict[Word, Word], about("Days and hours: `Mon-Fri: 09:00-12:00, 13:00-17:30`, `Sat: 10:00-14:00`.")
    ]
    holidays: Annotated[tuple[Word, ...], about("Days without hours, as in `2026-12-25`.")] = ()
    closed_prompt: Annotated[Word, about("What callers hear outside the hours.")] = NOWHERE

    @property
    def given(self) -> bool:
        """False where the file says nothing of hours."""
        return self.zone is not NOWHERE


class WrapUpEntry(Entry, kw_only=True):
    """How long the agent has for a disposition, and what follows then."""

    timeout: Annotated[Duration, about("The time, at least 1s.")]
    disposition: Annotated[Word, about("What is set when the time is up.")]
    not_ready: Annotated[Word, about("The NotReady reason for which the agent becomes Not Ready then.")] = (
        NOWHERE
    )

    @property
    def given(self) -> bool:
        """False where the file says nothing of wrap-up."""
        return self.disposition is not NOWHERE


class CampaignEntry(Entry, kw_only=True):
    """A piece of work: its numbers, its people, its manners."""

    name: Annotated[Word, about("Shown to agents.")]
    type: Annotated[CampaignType, about("Where its calls come from; manual calls may belong to any.")] = (
        CampaignType.INBOUND
    )
    state: Annotated[CampaignState, about("Whether it works when the center starts.")] = CampaignState.RUNNING
    description: Annotated[Word, about("A sentence for the supervisor.")] = NOWHERE
    extension: Annotated[Word, about("2 to 6 digits under which agents reach an inbound campaign.")] = NOWHERE
    numbers: Annotated[tuple[Word, ...], about("Our numbers whose callers belong here.")] = ()
    skills: Annotated[
        tuple[Word, ...], about("The first gets inbound calls; members of any may dial for the campaign.")
    ] = ()
    dispositions: Annotated[tuple[Word, ...], about("What its calls can end as; all if left out.")] = ()
    caller_number: Annotated[Word, about("Our number that those we call see.")] = NOWHERE
    greeting: Annotated[Word, about("The prompt that a caller hears first.")] = NOWHERE
    auto_record: Annotated[bool, about("Every call is recorded.")] = False
    priority: Annotated[int, msgspec.Meta(ge=1, le=100, description="Higher is served first.")] = 60
    hours: Annotated[HoursEntry, about("When callers are served; always if left out.")] = msgspec.field(
        default_factory=lambda: HoursEntry(zone=NOWHERE, week={})
    )
    wrap_up: Annotated[WrapUpEntry, about("The limit of the wrap-up; none if left out.")] = msgspec.field(
        default_factory=lambda: WrapUpEntry(timeout=Duration(0), disposition=NOWHERE)
    )
    id: Id = DERIVED


class SpeedDialEntry(Entry, kw_only=True):
    """A short code for an outside number."""

    code: Annotated[Word, about("1 to 6 digits, stars and hashes; no extension.")]
    number: Annotated[Word, about("Whom it calls.")]
    description: Annotated[Word, about("Shown to agents.")] = NOWHERE
    id: Id = DERIVED


MOST_DIGITS = 30


class RestrictionsEntry(Entry, kw_only=True):
    """What a value must keep to besides its type."""

    required: Annotated[bool, about("It cannot be emptied.")] = False
    min: Annotated[Word, about("The smallest value; of texts the smallest length.")] = NOWHERE
    max: Annotated[Word, about("The largest value; of texts the largest length.")] = NOWHERE
    regexp: Annotated[Word, about("The whole value matches this regular expression.")] = NOWHERE
    one_of: Annotated[tuple[Word, ...], about("It is one of these.")] = ()
    any_of: Annotated[tuple[Word, ...], about("It is a list of these, parted by semicolons.")] = ()
    precision: Annotated[
        int, msgspec.Meta(ge=1, le=MOST_DIGITS, description="Digits in all (NUMBER, CURRENCY, PERCENT).")
    ] = MOST_DIGITS
    scale: Annotated[
        int, msgspec.Meta(ge=0, le=MOST_DIGITS, description="Digits after the point (the same types).")
    ] = MOST_DIGITS


class CallVariableEntry(Entry, kw_only=True):
    """A piece of knowledge that the center keeps of each call, besides the system's own."""

    group: Annotated[Word, about("Shown as `group.name`; Call, Customer, Agent and IVR are the system's.")]
    name: Annotated[Word, about("Its name in the group.")]
    description: Annotated[Word, about("What it says.")] = NOWHERE
    type: Annotated[DataType, about("What its values are.")] = DataType.STRING
    default: Annotated[Word, about("Its value until somebody sets one.")] = NOWHERE
    restrictions: Annotated[RestrictionsEntry, about("What values keep to.")] = msgspec.field(
        default_factory=RestrictionsEntry
    )
    width: Annotated[
        int, msgspec.Meta(ge=0, le=100, description="Percent of the agent's call view; 0: not shown.")
    ] = 0
    editable: Annotated[bool, about("The call view lets agents change it.")] = True
    id: Id = DERIVED


class CenterEntry(Entry, kw_only=True):
    """The whole file."""

    domain: Annotated[Word, about("The center's name: lower-case letters, digits, dots, dashes.")]
    id: Id = DERIVED
    country: Annotated[Word, about("Two letters: how numbers without + are read.")] = Word.at(Place(), "US")
    options: Annotated[OptionsEntry, about("Rules of the whole center.")] = msgspec.field(
        default_factory=OptionsEntry
    )
    permission_sets: Annotated[dict[Word, tuple[Word, ...]], about("Permissions under one name.")] = {}
    skills: Annotated[tuple[SkillEntry, ...], about("Groups of agents who can take the same calls.")] = ()
    users: Annotated[tuple[UserEntry, ...], about("Who may log in.")] = ()
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
    campaigns: Annotated[tuple[CampaignEntry, ...], about("The work.")] = ()
    speed_dials: Annotated[tuple[SpeedDialEntry, ...], about("Short codes for outside numbers.")] = ()
    call_variables: Annotated[
        tuple[CallVariableEntry, ...], about("What the center wants to know of each call.")
    ] = ()
    dnc: Annotated[tuple[Word, ...], about("Numbers that asked not to be called.")] = ()
