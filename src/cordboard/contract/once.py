"""The key under which a request is done once: in the HTTP header, or in the request itself."""

from __future__ import annotations

from typing import Final

from cordboard.contract.faults import ContractFault, FaultCode
from cordboard.contract.record import Acting, Request

LONGEST_KEY: Final = 255


def key_of(header: str | None, request: Request) -> str | None:
    """The key of a request, None where it has none. Raises ContractFault where it has two."""
    if not isinstance(request, Acting) or request.idempotencyKey is None:
        return header
    if header not in {None, request.idempotencyKey}:
        raise ContractFault(
            FaultCode.BAD_VALUE,
            "The header Idempotency-Key and idempotencyKey are two different keys.",
            remedy="Send one of them.",
        )
    return request.idempotencyKey
