"""A small center for stories: three agents, two skills, five campaigns."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from msgspec.structs import replace

from cordboard.vcc.center import (
    SYSTEM_FIELDS,
    AgentGroup,
    CallVariable,
    Campaign,
    CampaignState,
    CampaignType,
    CampaignVoicemail,
    Center,
    ClockChange,
    ContactField,
    DataType,
    Delivery,
    Disposition,
    DispositionKind,
    Hours,
    ListUse,
    MapTo,
    Options,
    Outbound,
    Permission,
    ReasonCode,
    ReasonKind,
    Restrictions,
    Role,
    Skill,
    SkillLevel,
    SkillPrompt,
    SpeedDial,
    Station,
    SystemWord,
    TimeZone,
    Trunk,
    User,
    UserVoicemail,
    Window,
    WrapUp,
)
from cordboard.vcc.ids import (
    AgentId,
    CampaignId,
    DispositionId,
    DomainId,
    GroupId,
    ListId,
    Milliseconds,
    PromptId,
    ReasonId,
    SkillId,
    SpeedDialId,
    StationId,
    TrunkId,
    VariableId,
)

SALES, SUPPORT = SkillId(300000000000001), SkillId(300000000000002)
SALES_LINE, SUPPORT_LINE, CLOSED_LINE, DAY_LINE, SPRING = (CampaignId(300000000000010 + n) for n in range(5))
OLD_FRIENDS, NEW_FRIENDS = ListId(300000000000090), ListId(300000000000091)
RECYCLE = DispositionId(300000000000029)
SOLD, STOP_CALLING, NO_DISPOSITION, DO_NOT_CALL, CALL_AGAIN, REST = (
    DispositionId(300000000000020 + n) for n in range(6)
)
NO_ANSWER, BUSY, ABANDON, GONE, UNAVAILABLE, HANDED_ON, NO_SUCH_NUMBER = (
    DispositionId(300000000000080 + n) for n in range(7)
)
"""What the system says where no agent does."""
AMOUNT = VariableId(300000000000050)
TERMS = SkillPrompt(id=PromptId(300000000000070), name="Terms", file="terms", length=Milliseconds(4_000))
OFFER = SkillPrompt(id=PromptId(300000000000071), name="Offer", file="offer", description="Of the week")
LUNCH, HIDDEN, END_OF_SHIFT = (ReasonId(300000000000030 + n) for n in range(3))
ANNA, BOB, CARA = (AgentId(300000000000040 + n) for n in range(3))
SUE = AgentId(300000000000048)
TEAM = GroupId(300000000000080)
TRUNK = TrunkId("carrier")
SALES_NUMBER, SUPPORT_NUMBER, CLOSED_NUMBER = "+12025550100", "+12025550101", "+12025550102"
DAY_NUMBER = "+12025550103"
CUSTOMER, LISTED = "+12025550177", "+12025550199"

CONTACT_FIELDS = (
    *SYSTEM_FIELDS,
    ContactField(id=VariableId(300000000000080), name="tries", type=DataType.NUMBER,
                 map_to=MapTo.ATTEMPTS_FOR_LAST_CAMPAIGN),
    ContactField(id=VariableId(300000000000081), name="due", type=DataType.DATE),
)  # fmt: skip

_MODEST = frozenset({Permission.MAKE_CALLS, Permission.HOLD, Permission.WRAP_UP})


def small_center(
    closed_prompt: str = "closed",
    supervisors: Container[AgentId] = (),
    adjust: Callable[[Center], Center] | None = None,
    box_number: str = "",
    closed_voicemail: bool = False,
    **options: Any,
) -> Center:
    """Three agents, a supervisor, two skills, five campaigns; Cara's phone rings at the offer.

    The day line is open from Monday to Saturday until 23:00 UTC, and limits the wrap-up to 30 s.
    `supervisors` are so besides Sue. `adjust` makes another center of it.
    """
    windows = tuple(Window(day, 0, 23 * 60) for day in range(6))
    hours = Hours(
        zone=TimeZone(name="UTC", changes=(ClockChange(Milliseconds(0), Milliseconds(0)),)),
        windows=windows,
        closed_prompt=closed_prompt,
    )
    wrap_up = WrapUp(timeout=Milliseconds(30_000), disposition=CALL_AGAIN, not_ready=HIDDEN)
    users = (
        User(id=ANNA, name="anna@demo", extension="1001", password="x", permissions=frozenset(Permission),
             skills=(SkillLevel(SALES, 1), SkillLevel(SUPPORT, 2))),
        User(id=BOB, name="bob@demo", extension="1002", password="x", permissions=_MODEST,
             skills=(SkillLevel(SALES, 2),),
             voicemail=UserVoicemail(numbers=(box_number,) if box_number else ())),
        User(id=CARA, name="cara@demo", extension="1003", password="x",
             permissions=frozenset(Permission) - {Permission.PROCESS_VOICEMAIL}, always_recorded=True,
             skills=(SkillLevel(SUPPORT, 1),)),
        User(id=AgentId(300000000000049), name="dave@demo", password="x", active=False),
        User(id=SUE, name="sue@demo", full_name="Sue", extension="1004", role=Role.SUPERVISOR, password="x",
             permissions=frozenset(Permission)),
    )  # fmt: skip
    own = (SOLD, STOP_CALLING)
    campaigns = (
        Campaign(id=SALES_LINE, name="Sales", numbers=(SALES_NUMBER,), skills=(SALES,), dispositions=own,
                 caller_number=SALES_NUMBER),
        Campaign(id=SUPPORT_LINE, name="Support", numbers=(SUPPORT_NUMBER,), skills=(SUPPORT,),
                 dispositions=own, greeting="welcome", auto_record=True, priority=80),
        Campaign(id=CLOSED_LINE, name="Closed", numbers=(CLOSED_NUMBER,), skills=(SALES,), dispositions=own,
                 state=CampaignState.NOT_RUNNING),
        Campaign(id=SPRING, name="Spring", type=CampaignType.OUTBOUND, skills=(SALES,),
                 dispositions=(*own, CALL_AGAIN, REST), caller_number=SALES_NUMBER,
                 dialing_timeout=Milliseconds(25_000), outbound=Outbound(lists=(
                     ListUse(list=OLD_FRIENDS, name="Old friends", priority=70),
                     ListUse(list=NEW_FRIENDS, name="New friends"),
                 ))),
        Campaign(id=DAY_LINE, name="Day", extension="3001", numbers=(DAY_NUMBER,), skills=(SALES,),
                 dispositions=(*own, CALL_AGAIN, REST), hours=hours, wrap_up=wrap_up,
                 voicemail=CampaignVoicemail(when_closed=closed_voicemail)),
    )  # fmt: skip
    dispositions = (
        Disposition(id=SOLD, name="Sold"),
        Disposition(id=STOP_CALLING, name="Stop calling", kind=DispositionKind.DO_NOT_CALL),
        Disposition(id=NO_DISPOSITION, name="No Disposition", system=True),
        Disposition(id=DO_NOT_CALL, name="Do Not Call", kind=DispositionKind.DO_NOT_CALL, system=True),
        Disposition(id=CALL_AGAIN, name="Call again", kind=DispositionKind.REDIAL, may_change_redial=True,
                    redial_after=Milliseconds(3_600_000)),
        Disposition(id=RECYCLE, name="Recycle", kind=DispositionKind.REDIAL, system=True, automatic=True,
                    recycles=True),
        Disposition(id=REST, name="Rest", kind=DispositionKind.DO_NOT_DIAL,
                    redial_after=Milliseconds(7_200_000)),
    )  # fmt: skip
    said_by_the_system = (
        (NO_ANSWER, SystemWord.NO_ANSWER, DispositionKind.REDIAL),
        (BUSY, SystemWord.BUSY, DispositionKind.REDIAL),
        (ABANDON, SystemWord.ABANDON, DispositionKind.FINAL),
        (GONE, SystemWord.CALLER_DISCONNECTED, DispositionKind.REDIAL),
        (UNAVAILABLE, SystemWord.RESOURCE_UNAVAILABLE, DispositionKind.REDIAL),
        (HANDED_ON, SystemWord.TRANSFERRED, DispositionKind.FINAL),
        (NO_SUCH_NUMBER, SystemWord.OPERATOR_INTERCEPT, DispositionKind.DO_NOT_DIAL),
    )
    automatic = tuple(
        Disposition(id=number, name=str(word), kind=kind, system=True, automatic=True)
        for number, word, kind in said_by_the_system
    )
    variables = (
        CallVariable(id=AMOUNT, group="Order", name="amount", type=DataType.NUMBER, default="0",
                     restrictions=Restrictions(maximum="100")),
    )  # fmt: skip
    reasons = (
        ReasonCode(id=LUNCH, name="Lunch", kind=ReasonKind.NOT_READY),
        ReasonCode(id=HIDDEN, name="System", kind=ReasonKind.NOT_READY, selectable=False),
        ReasonCode(id=END_OF_SHIFT, name="End of shift", kind=ReasonKind.LOGOUT),
    )
    center = Center(
        domain_id=DomainId(1),
        domain="demo",
        options=Options(**options),
        users=tuple(
            replace(each, role=Role.SUPERVISOR) if each.id in supervisors else each for each in users
        ),
        skills=(Skill(id=SALES, name="Sales", prompts=(TERMS, OFFER)), Skill(id=SUPPORT, name="Support")),
        agent_groups=(AgentGroup(id=TEAM, name="Team", agents=(ANNA, BOB)),),
        library=frozenset({"terms", "offer", "welcome"}),
        stations=(
            Station(id=StationId("101")),
            Station(id=StationId("102")),
            Station(id=StationId("103"), delivery=Delivery.RING_AT_OFFER),
            Station(id=StationId("104")),
        ),
        trunks=(Trunk(id=TRUNK, host="127.0.0.1"),),
        reason_codes=reasons,
        dispositions=(*dispositions, *automatic),
        campaigns=campaigns,
        speed_dials=(SpeedDial(id=SpeedDialId(300000000000060), code="*1", number=CUSTOMER),),
        call_variables=variables,
        contact_fields=CONTACT_FIELDS,
        dnc=frozenset({LISTED}),
    )
    return center if adjust is None else adjust(center)
