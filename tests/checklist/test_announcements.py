"""What the center has to say: notices that are read before work, and planned maintenance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

NOTICE = {"title": "House rules", "text": "Be kind.", "id": 300000000000991}


def plan(after: float, lasts: float, **more: Any) -> dict[str, Any]:
    begins = datetime.now(UTC) + timedelta(seconds=after)
    ends = begins + timedelta(seconds=lasts)
    return {"begins": begins.isoformat(), "ends": ends.isoformat(), **more}


@shows(
    "acknowledgeNotice setReadyState",
    events="maintenanceNotice",
    faults="acknowledgeNotice:UNKNOWN_NOTICE setReadyState:NOTICE_NOT_ACKNOWLEDGED",
)
async def test_a_notice_is_read_before_work(place: Workplace) -> None:
    ada = place["ada"].program
    await place.reload(lambda document: document.update(notices=[NOTICE]))
    notice = await ada.sees("maintenanceNotice")
    assert (notice.annotation, notice.text) == ("House rules", "Be kind.")
    assert await ada.is_refused("setReadyState", stateId=1) == "NOTICE_NOT_ACKNOWLEDGED"
    await ada.does("acknowledgeNotice", noticeid=notice.id, accept=False)
    await ada.sees("maintenanceNotice")
    await ada.does("acknowledgeNotice", noticeid=notice.id, accept=True)
    await ada.does("setReadyState", stateId=1)
    assert await ada.is_refused("acknowledgeNotice", noticeid=17, accept=True) == "UNKNOWN_NOTICE"
    await place.reload(lambda document: document.pop("notices"))


@shows(
    events="maintenanceAnounce maintenanceCanceled maintenanceStarted maintenanceStateChanged"
    " maintenanceRelogin maintenanceCompleted",
    faults="login:MAINTENANCE",
)
async def test_the_center_is_maintained(place: Workplace) -> None:
    ada = place["ada"].program
    # given maintenance that is planned and canceled
    await place.reload(lambda document: document.update(maintenance=plan(3600, 60)))
    assert (await ada.sees("maintenanceAnounce")).when > 3_500_000
    await place.reload(lambda document: document.pop("maintenance"))
    await ada.sees("maintenanceCanceled")
    # when there is some, then everybody goes, and comes back when it is over: here, ended early
    await place.reload(lambda document: document.update(maintenance=plan(0.2, 3600, log_out=True)))
    await ada.sees(
        "maintenanceStarted", "maintenanceStateChanged", "maintenanceRelogin", "logoutProcessFinished"
    )
    again = {"userName": "ada", "password": ada.password, "stationId": "1001", "stationType": "VoIP"}
    assert await ada.is_refused("login", **again) == "MAINTENANCE"
    await place.reload(lambda document: document.pop("maintenance"))
    await ada.sees("maintenanceCompleted")
    await place["ada"].logs_in()
