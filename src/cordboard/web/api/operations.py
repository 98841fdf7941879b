"""What the name of an operation means, for whoever may ask for those of one contract, or of both."""

from __future__ import annotations

from collections.abc import Mapping

from cordboard.contract import ContractFault, FaultCode, Operation
from cordboard.contract.access import DOCUMENT


def operation_called(name: str, operations: Mapping[str, Operation]) -> Operation:
    """The operation of this name. Raises ContractFault."""
    operation = operations.get(name)
    if operation is None:
        raise ContractFault(
            FaultCode.UNKNOWN_OPERATION,
            f"The contract has no operation {name[:120]}.",
            remedy=f"Take the operation's name from {DOCUMENT}.",
        )
    return operation
