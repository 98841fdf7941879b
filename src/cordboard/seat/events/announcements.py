"""What listeners hear of notices and of maintenance.

- A notice comes after each login until it is accepted, also when the center file brings it meanwhile.
- Maintenance is told at every seat where somebody listens, also before a login: it is announced, told
  again 15, 5 and 1 minutes before it begins (`maintenanceStateChanged`, of the one host that there is),
  and when its end changes. Whoever logs in meanwhile hears what is going on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc import maintenance, notices
from cordboard.vcc.kernel import Fact

from .rows import Row, always, row

_LARGEST: Final = 2**31 - 1
"""The contract has 32 bits for these milliseconds: 24 days."""


def _remaining(fact: Any) -> int:
    return min(int(fact.remaining), _LARGEST)


_STATE: Final = row(
    contract.MaintenanceStateChanged,
    hostType=lambda _fact: codes.HostType.PRIMARY.value,
    remainingTime=_remaining,
)

ANNOUNCEMENTS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    notices.NoticeShown: (
        row(
            contract.MaintenanceNotice,
            annotation=lambda fact: fact.notice.title,
            id=lambda fact: fact.notice.id,
            text=lambda fact: fact.notice.text,
        ),
    ),
    maintenance.MaintenanceAnnounced: (Row(contract.MaintenanceAnounce, {"when": _remaining}, always),),
    maintenance.MaintenanceNeared: (_STATE,),
    maintenance.MaintenanceStarted: (row(contract.MaintenanceStarted), _STATE),
    maintenance.ReloginRequired: (row(contract.MaintenanceRelogin, force=lambda fact: fact.force),),
    maintenance.MaintenanceCompleted: (row(contract.MaintenanceCompleted),),
    maintenance.MaintenanceCanceled: (row(contract.MaintenanceCanceled),),
}
