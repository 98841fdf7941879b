"""Who takes part in a story: the center at its busiest, its agents, and whom they can call."""

from __future__ import annotations

from known_call import connector
from lively_center import lively
from msgspec.structs import replace
from records import MIA_1, MIA_2
from small_center import ANNA, BOB, CALL_AGAIN, CARA, REST, SALES, SOLD, SUE, SUPPORT, small_center

from cordboard.vcc.center import (
    Campaign,
    Center,
    ConferenceDispositioning,
    Disposition,
    ListDialing,
    Method,
    Opens,
    Permission,
    Skill,
    SkillLevel,
    SkillVoicemail,
    Transfer,
    Trigger,
    Trunk,
    Unanswered,
    VoicemailRules,
)
from cordboard.vcc.ids import AgentId, ConnectorId, DispositionId, SeatId

STATIONS = {"anna": "101", "bob": "102", "cara": "103", "dave": "+12025550150", "sue": "104"}
"""Dave works at home: his number is called at login and held. Sue supervises, and takes calls."""
SOFTPHONE = "bob"
"""Who works with a softphone in some stories, which then comes and goes."""
TARGETS = (
    "+12025550177",
    "+12025550188",
    "1001",
    "1002",
    "1003",
    "1004",
    "1005",
    "Sales",
    "Support",
    "3001",
    "*1",
    "voicemail:1002",
    "voicemail:Sales",
    "voicemail:Support",
)
LINES = ("+12025550100", "+12025550101", "+12025550103")
SWITCHED = ("Spring", "Sales", "Day")
"""Campaigns that operators start and stop."""
NUMBERS = ("-", MIA_1, MIA_2)
"""Of a contact; `-`: the first that may be dialed."""
DISPOSITIONS: tuple[DispositionId, ...] = (SOLD, DispositionId(300000000000022))
OF_CONTACTS: tuple[DispositionId, ...] = (SOLD, CALL_AGAIN, REST)
"""What may be said of whoever was looked at."""


FOLLOWED: dict[str, AgentId] = {"anna": ANNA, "bob": BOB, "cara": CARA, "dave": AgentId(300000000000049)}

ABSENT = {"absent_rest": 2_000, "absent_leave": 6_000}
CONNECTORS = (
    connector(triggers=(Trigger.CALL_ACCEPTED, Trigger.DISPOSITIONED)),
    connector(
        id=ConnectorId(300000000000091),
        name="Outcome",
        triggers=(Trigger.DISPOSITIONED, Trigger.CALL_DISCONNECTED),
        method=Method.POST,
        opens=Opens.NONE,
    ),
    connector(
        id=ConnectorId(300000000000092),
        name="Form",
        triggers=(Trigger.MANUAL, Trigger.WARM_TRANSFER, Trigger.DISPOSITIONED),
        method=Method.POST,
    ),
)
BOXES = VoicemailRules(messages=4, after_transfer=True, internal=tuple(Unanswered))


def seat(name: str) -> SeatId:
    return SeatId(f"{name}@demo")


def busy_center(**options: str) -> Center:
    """Everybody may do everything; two calls can be parked, for a minute; boxes hold little.

    Where `callers` are `led`, by menus and through queues with all manners.
    """
    rule = ConferenceDispositioning(options.get("conference_dispositioning", "initiator"))
    center = small_center(
        parked_calls=2,
        park_timeout=60_000,
        conference_dispositioning=rule,
        voicemail=BOXES,
        adjust=lively if options.get("callers") == "led" else None,
        graceful_rest=3_000,
        **(ABSENT if options.get("absence") == "noticed" else {}),
    )
    skills = {"dave@demo": (SkillLevel(SALES, 1), SkillLevel(SUPPORT, 1))}
    users = tuple(
        replace(
            user,
            active=True,
            extension=user.extension or "1005",
            permissions=frozenset(Permission),
            skills=skills.get(user.name, user.skills),
        )
        for user in center.users
    )
    return replace(
        center,
        users=users,
        skills=tuple(map(_beside_calls, center.skills)),
        campaigns=tuple(
            replace(_dialed(each, options.get("lists", "")), connectors=tuple(each.id for each in CONNECTORS))
            for each in center.campaigns
        ),
        connectors=CONNECTORS,
        trunks=tuple(_connecting(each, options.get("carrier", "")) for each in center.trunks),
        dispositions=tuple(map(_told, center.dispositions)),
    )


def _dialed(campaign: Campaign, lists: str) -> Campaign:
    """Where `lists` are `vertical`, all numbers of a contact come first, and the lists have shares."""
    if campaign.outbound is None or lists != "vertical":
        return campaign
    uses = tuple(replace(use, priority=50, ratio=75 // n) for n, use in enumerate(campaign.outbound.lists, 1))
    vertical = replace(campaign.outbound, lists=uses, list_dialing=ListDialing.VERTICAL_DIALING)
    return replace(campaign, outbound=vertical)


def _connecting(trunk: Trunk, carrier: str) -> Trunk:
    """Some carriers connect two who are outside by themselves."""
    return replace(trunk, transfer=Transfer.REFER) if carrier == "connects" else trunk


def _told(disposition: Disposition) -> Disposition:
    """Somebody hears of each call that is sold, by e-mail and in writing."""
    hears = {"email_to": ("boss@center.example",), "message_to": (SUE, ANNA)}
    return replace(disposition, **hears) if disposition.id == SOLD else disposition


def _beside_calls(skill: Skill) -> Skill:
    return replace(skill, voicemail=SkillVoicemail(priority=60)) if skill.id == SUPPORT else skill
