"""Pages that ask to be approved: each gets an id to ask again with, and a code for people to compare.

- What a page asks for is kept in memory, for a while, and not much of it; nothing follows from it by itself.
- A code is eight letters without vowels, which make no words; guesses at codes are few for each address.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cordboard.contract.access import PairingState, PairingTicket
from cordboard.http import Refusal

_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"
"""RFC 8628 section 6.1: eight of these are 34 bits."""


class State(StrEnum):
    """How far a page's wish is."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """seconds: how long a page may wait. in_all, of_origin, of_client: how many may wait.

    guesses: how many wrong codes an address may try in `seconds`; addresses: how many of them are remembered.
    """

    seconds: int = 600
    in_all: int = 1000
    of_origin: int = 3
    of_client: int = 20
    guesses: int = 10
    addresses: int = 10_000


@dataclass(slots=True)
class Pairing:
    """One page's wish. client: the address that it came from; wants: the seat that it named, if any."""

    id: str
    code: str
    origin: str
    client: str
    wants: str
    ends: int
    state: State = State.WAITING


class Pairings:
    """The wishes of one center's pages. `now` gives epoch milliseconds."""

    def __init__(self, now: Callable[[], int], bounds: Bounds = Bounds()) -> None:
        self._now = now
        self._bounds = bounds
        self._kept: dict[str, Pairing] = {}
        self._guesses: OrderedDict[str, list[int]] = OrderedDict()

    def ask(self, origin: str, client: str, wants: str, page: str) -> PairingTicket:
        """A page asks; `page` is where people approve it. Raises Refusal where too many wait already."""
        self._forget_old()
        kept, bounds = self._kept.values(), self._bounds
        waiting = [each for each in kept if each.state is State.WAITING]
        if (
            len(kept) >= bounds.in_all
            or sum(each.origin == origin for each in waiting) >= bounds.of_origin
            or sum(each.client == client for each in kept) >= bounds.of_client
        ):
            raise _too_many("Too many pages wait to be approved", bounds.seconds)
        identity, code = secrets.token_hex(16), "".join(secrets.choice(_LETTERS) for _ in range(8))
        ends = self._now() + 1000 * bounds.seconds
        self._kept[identity] = Pairing(identity, code, origin, client, wants, ends)
        shown = as_shown(code)
        return PairingTicket(
            pairing=identity, code=shown, address=f"{page}?code={shown}", expiresIn=bounds.seconds
        )

    def state(self, identity: str, origin: str | None) -> PairingState:
        """How far the wish is that this page has; raises Refusal where it has none (any more).

        Of an extension that may speak with us anyway, browsers send no origin with a question (None): then
        who knows the identity, which is long and by chance, is the one who asked.
        """
        self._forget_old()
        found = self._kept.get(identity)
        if found is None or origin not in {None, found.origin}:
            raise Refusal(404, "PAIRING_UNKNOWN", "This page does not wait (any more): let it ask again.")
        return PairingState(state=found.state.value)

    def waiting(self, code: str, client: str) -> Pairing:
        """The wish with this code, as people write it. Raises Refusal, also to who has guessed too often."""
        self._forget_old()
        guesses = [
            at for at in self._guesses.get(client, ()) if at > self._now() - 1000 * self._bounds.seconds
        ]
        if len(guesses) >= self._bounds.guesses:
            raise _too_many("Too many wrong codes", self._bounds.seconds)
        letters = re.sub(r"[\s-]", "", code[:40]).upper()
        for each in self._kept.values():
            if each.code == letters and each.state is State.WAITING:
                return each
        self._remember(client, [*guesses, self._now()])
        raise Refusal(
            404, "CODE_UNKNOWN", "No page shows this code now: look again, or let the page ask again."
        )

    def settle(self, pairing: Pairing, *, approved: bool) -> None:
        """Somebody has decided; the page learns it when it asks."""
        pairing.state = State.APPROVED if approved else State.REFUSED

    def _remember(self, client: str, guesses: list[int]) -> None:
        self._guesses[client] = guesses
        self._guesses.move_to_end(client)
        while len(self._guesses) > self._bounds.addresses:
            self._guesses.popitem(last=False)

    def _forget_old(self) -> None:
        now = self._now()
        for each in [one for one in self._kept.values() if one.ends <= now]:
            del self._kept[each.id]


def as_shown(code: str) -> str:
    """A code as people read it."""
    return f"{code[:4]}-{code[4:]}"


def _too_many(what: str, seconds: int) -> Refusal:
    return Refusal(429, "TOO_MANY", f"{what}: try again later.", [("retry-after", str(seconds))])
