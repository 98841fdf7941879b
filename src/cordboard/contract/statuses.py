"""Which status of HTTP says that a request was refused, where HTTP is spoken as it was meant.

SOAP says 500 to everything (SOAP 1.1 section 6.2). The JSON door says whether it is worth asking again: 4xx,
not in this form or not now; 5xx, perhaps later. The code of the fault stays what programs branch on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard.contract.faults import EXPLANATIONS, FaultCode

STATUSES: Final[Mapping[FaultCode, int]] = {
    FaultCode.NOT_YET_ALIVE: 501,
    FaultCode.BAD_REQUEST: 400,
    FaultCode.BAD_VALUE: 400,
    FaultCode.INVALID_NUMBER: 400,
    FaultCode.PASSWORD_REFUSED: 400,
    FaultCode.LOGIN_REFUSED: 403,
    FaultCode.NO_PERMISSION: 403,
    FaultCode.PASSWORD_CHANGE_REQUIRED: 403,
    FaultCode.WRONG_SEAT: 403,
    FaultCode.STATION_UNKNOWN: 404,
    FaultCode.NOT_ATTACHED: 404,
    FaultCode.IDEMPOTENCY_KEY_REUSED: 422,
    FaultCode.LISTENER_EXPIRED: 410,
    FaultCode.LISTENER_OVERRUN: 410,
    FaultCode.INTERNAL: 500,
    FaultCode.LOGIN_TIMEOUT: 504,
    FaultCode.SOFTPHONE_SILENT: 504,
}
"""What does not follow from the fault's name, or from whose fault it is."""

_FAMILIES: Final = {"UNKNOWN_": 404, "TOO_MANY_": 429}
_STATE, _LATER = 409, 503


def status_of(code: FaultCode) -> int:
    """The status of HTTP for a fault; 409 where the moment is wrong, 503 where something of ours is."""
    family = next((status for name, status in _FAMILIES.items() if code.startswith(name)), 0)
    return STATUSES.get(code, 0) or family or (_STATE if EXPLANATIONS[code].by_client else _LATER)
