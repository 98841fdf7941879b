"""Where people let pages in: who may approve and revoke what.

- An agent lets a page use their own hosted seat; at the machine itself also that machine's own seat, where
  nobody is asked for a password.
- An administrator also lets a page use all hosted seats, and the machine's own from anywhere; sees every
  approval, and revokes any.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from cordboard.access.approvals import CENTER, MACHINE, Approval, Approvals, Reach
from cordboard.access.pairings import Pairing, Pairings
from cordboard.access.port import Passwords, ShelfUnavailable
from cordboard.http import Refusal


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whose password was right. here: they sit at this machine; mark: of their password."""

    name: str
    administrator: bool
    here: bool
    mark: str


class ApprovalDesk:
    """Serves people who have signed in. `now` gives epoch milliseconds."""

    def __init__(
        self, pairings: Pairings, approvals: Approvals, passwords: Passwords, now: Callable[[], int]
    ) -> None:
        self.pairings = pairings
        self._approvals = approvals
        self._passwords = passwords
        self._now = now

    async def sign_in(self, user: str, password: str, client: str, *, here: bool) -> Person:
        """Whose name and password these are; `client` is the address that they come from. Raises Refusal."""
        verified = await self._passwords.verify(user, password, client)
        mark = self._passwords.mark(user)
        if not verified or mark is None:
            raise Refusal(401, "UNAUTHORIZED", "The user name or the password is wrong.")
        return self._person(self._passwords.full_name(user), mark, here=here)

    def again(self, name: str, mark: str, *, here: bool) -> Person:
        """Who has signed in a while ago; raises Refusal where that counts no more."""
        if self._passwords.mark(name) != mark:
            raise Refusal(401, "SIGN_IN_AGAIN", "You are signed in no more: sign in again.")
        return self._person(name, mark, here=here)

    def _person(self, name: str, mark: str, *, here: bool) -> Person:
        administrator = self._passwords.is_administrator(name)
        return Person(name=name, administrator=administrator, here=here, mark=mark)

    def reaches(self, person: Person) -> tuple[Reach, ...]:
        """What this person may let pages use, their own seat first."""
        center = (CENTER,) if person.administrator else ()
        machine = (MACHINE,) if person.administrator or person.here else ()
        return (Reach(person.name), *center, *machine)

    def approvals(self, person: Person) -> tuple[Approval, ...]:
        """The approvals that this person may see and revoke."""
        reaches = self.reaches(person)
        every = self._approvals.all()
        return tuple(each for each in every if person.administrator or each.reach in reaches)

    def approve(self, person: Person, pairing: Pairing, reaches: Collection[str]) -> None:
        """Let the page in that waits. Raises Refusal, and then nothing has changed."""
        allowed = self.reaches(person)
        if not reaches:
            raise Refusal(400, "NOTHING_CHOSEN", "Choose what the page may use, or refuse it.")
        if not set(reaches) <= set(allowed):
            raise Refusal(403, "NOT_YOURS", "Somebody else decides on that seat: ask an administrator.")
        chosen = [each for each in allowed if each in reaches]
        try:
            self._approvals.approve(
                Approval(pairing.origin, reach, person.name, self._now()) for reach in chosen
            )
        except ShelfUnavailable:
            raise _not_kept() from None
        self.pairings.settle(pairing, approved=True)

    def refuse(self, pairing: Pairing) -> None:
        """Let the page know that it stays out; it may ask again."""
        self.pairings.settle(pairing, approved=False)

    def revoke(self, person: Person, origin: str, reach: str) -> None:
        """Let a page in no more: what it has open ends. Raises Refusal."""
        if not any((each.origin, each.reach) == (origin, reach) for each in self.approvals(person)):
            raise Refusal(404, "NOT_APPROVED", "This page is not approved (any more).")
        try:
            self._approvals.revoke(origin, Reach(reach))
        except ShelfUnavailable:
            raise _not_kept() from None


def _not_kept() -> Refusal:
    return Refusal(503, "APPROVALS_UNAVAILABLE", "It cannot be kept now: check disk space, and try again.")
