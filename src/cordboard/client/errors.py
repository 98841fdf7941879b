"""What goes wrong between a program and a center."""

from __future__ import annotations

from cordboard.contract.access import Problem


class ClientError(Exception):
    """The root of what this client raises."""


class Refused(ClientError):
    """The center said no: nothing has happened.

    code: stable, to branch on (docs/reference/faults.md, json.md). status: as of HTTP.
    detail: what happened. remedy: what to do about it.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.detail} {problem.remedy}")
        self.problem = problem
        self.code = problem.code or ""
        self.status = problem.status or 0
        self.detail = problem.detail or ""
        self.remedy = problem.remedy or ""


class Unreachable(ClientError):
    """The center did not answer in time. What was asked may have been done: ask for what is so."""


class NotUnderstood(ClientError):
    """The center said what the contract of this client does not have: one of the two is of another release.

    What was asked has been done. Of events, the next one can be had.
    """

    def __init__(self, what: str, problem: Exception) -> None:
        super().__init__(
            f"{what} of the center is not understood ({problem}): use the client of the center's release"
        )
