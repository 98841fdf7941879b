"""The small center with everything that can happen to callers before an agent has them."""

from __future__ import annotations

from msgspec.structs import replace
from small_center import ANNA, CUSTOMER, DAY_LINE, SALES, SALES_LINE, SUPPORT, SUPPORT_LINE

from cordboard.vcc.center import (
    Algorithm,
    Announcements,
    CallerCallback,
    Center,
    Menu,
    Overflow,
    QueueManners,
    Rise,
    Route,
    Routing,
    Step,
    Way,
)
from cordboard.vcc.ids import Milliseconds

MENU = Menu(
    name="main",
    prompt="main",
    choices=(
        ("1", Route(Way.SKILL, SALES)),
        ("2", Route(Way.AGENT, ANNA)),
        ("3", Route(Way.NUMBER, text=CUSTOMER)),
        ("4", Route(Way.VOICEMAIL, SUPPORT)),
        ("5", Route(Way.CAMPAIGN, DAY_LINE)),
        ("6", Route(Way.HANG_UP)),
        ("9", Route(Way.AGAIN)),
    ),
    wrong="wrong",
    otherwise=Route(Way.SKILL, SUPPORT),
)
MANNERS = QueueManners(
    announcements=Announcements(
        first=Milliseconds(600), every=Milliseconds(25_000), position=True, wait=True, comfort="hold"
    ),
    overflow=Overflow(to=Route(Way.SKILL, SUPPORT), after=Milliseconds(30_000), calls=3),
    when_closed=Route(Way.HANG_UP),
    callback=CallerCallback(
        key="1", offer="offer", attempts=2, retry_after=Milliseconds(5_000), expires=Milliseconds(60_000)
    ),
)
ROUTING = Routing(
    algorithm=Algorithm.MIN_HANDLE_TIME,
    steps=(Step(levels=1), Step(after=Milliseconds(2_000), levels=10, skills=(SUPPORT,))),
    rise=Rise(every=Milliseconds(3_000), by=7),
    longest_wait=Milliseconds(20_000),
    last_agent=Milliseconds(60_000),
)


def lively(center: Center) -> Center:
    """Sales' callers come to a menu; they and those of the day line wait in a queue with all manners."""
    changes = {
        SALES_LINE: {"menu": "main", "queue": MANNERS, "routing": ROUTING},
        DAY_LINE: {"queue": MANNERS},
        SUPPORT_LINE: {"routing": Routing(algorithm=Algorithm.ROUND_ROBIN)},
    }
    campaigns = tuple(replace(each, **changes.get(each.id, {})) for each in center.campaigns)
    return replace(center, menus=(MENU,), campaigns=campaigns)
