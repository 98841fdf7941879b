"""What is to be done once, and the key for that: in the HTTP header, or in the request itself."""

from __future__ import annotations

from functools import cache
from typing import Final

from cordboard.contract.faults import ContractFault, FaultCode
from cordboard.contract.record import Acting, Request, answer_of

LONGEST_KEY: Final = 255


@cache
def acts(request: type[Request]) -> bool:
    """Whether an operation changes something, so that a repetition of it needs a key."""
    return request.ACTS or answer_of(request) is None


def wants_key(request: Request) -> bool:
    """Whether a request changes something, and has no key of its own yet."""
    return acts(type(request)) and key_of(None, request) is None


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
