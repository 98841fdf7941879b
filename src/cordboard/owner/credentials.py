"""Passwords: is this person who they say they are, and never a word about who exists.

One argon2 verification for each question, whether the user exists or not. Verified passwords are
remembered as a keyed hash, for argon2 is slow on purpose; only right ones are, and a changed
password is forgotten with its hash. One name has one verification at a time, so that guesses at one
user leave room for everyone else; whoever asks last is next, so that a flood of guesses delays nobody
who comes after it. Addresses from which passwords are guessed share one place.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
from base64 import b64encode
from collections import Counter, OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from weakref import WeakValueDictionary

import argon2
import msgspec
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from cordboard.vcc.agents import PasswordChanged
from cordboard.vcc.center import Center, Role, User
from cordboard.vcc.ids import AgentId

from .suspects import Suspects
from .turns import Turns

log = logging.getLogger(__name__)

THREADS = 2
REMEMBERED = 4096


class Credentials:
    """The passwords of the users of `domain`. A bare user name is one of this domain's.

    `threads` verifications run at a time; `remembered` right passwords are kept at most.
    """

    def __init__(
        self, domain: str, users: Iterable[User], *, threads: int = THREADS, remembered: int = REMEMBERED
    ) -> None:
        self._domain = domain
        self._remembered = remembered
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="password")
        self._key = secrets.token_bytes(32)
        self._proofs: OrderedDict[str, bytes] = OrderedDict()
        self._running: dict[bytes, asyncio.Task[bool]] = {}
        self._changed: dict[AgentId, PasswordChanged] = {}
        self._turns = Turns(threads)
        self._suspects = Suspects()
        self._suspects_turn = Turns(1)
        self._turns_of: WeakValueDictionary[str, Turns] = WeakValueDictionary()
        self.replace(users)

    def replace(self, users: Iterable[User]) -> None:
        """These are the users from now on; what was proved by an older password counts no more."""
        self._users = {user.name.lower(): user for user in users}
        self._dummy = _dummy_hash([user.password for user in self._users.values()])

    def change(self, changed: PasswordChanged) -> None:
        """A user has a new password; it counts while the center file gives the one that it replaces."""
        self._changed[changed.user.id] = changed

    async def was_used(self, user_name: str, password: str) -> bool:
        """Is this one of the user's former passwords, as far as they are remembered?"""
        user = self._users.get(user_name.lower())
        changed = None if user is None else self._changed.get(user.id)
        loop = asyncio.get_running_loop()
        for stored in () if changed is None else changed.former:
            if await loop.run_in_executor(self._pool, _matches, stored, password, self._dummy):
                return True
        return False

    async def hash(self, password: str) -> str:
        """What may be kept of a new password."""
        loop = asyncio.get_running_loop()
        secret = password.encode("utf-8", "surrogatepass")
        return await loop.run_in_executor(self._pool, argon2.PasswordHasher().hash, secret)

    def _stored(self, user: User) -> str:
        changed = self._changed.get(user.id)
        in_force = changed is not None and changed.replaces == mark_of(user.password)
        return changed.password if changed is not None and in_force else user.password

    def full_name(self, user_name: str) -> str:
        """The user name with its domain, in small letters."""
        return (user_name if "@" in user_name else f"{user_name}@{self._domain}").lower()

    def is_administrator(self, user_name: str) -> bool:
        """Whether this active user looks after the center."""
        user = self._users.get(self.full_name(user_name))
        return user is not None and user.active and user.role is Role.ADMIN

    def mark(self, user_name: str) -> str | None:
        """Tells this user's present password from any other; None where no active user has the name."""
        user = self._users.get(self.full_name(user_name))
        return None if user is None or not user.active else mark_of(self._stored(user))

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        """Is this the password of this active user? `client` is the address that it comes from, if known."""
        name = self.full_name(user_name)
        user = self._users.get(name)
        stored = self._dummy if user is None else self._stored(user)
        proof = self._proof(name, stored, password)
        usable = user is not None and user.active
        if usable and hmac.compare_digest(self._proofs.get(name, b""), proof):
            self._proofs.move_to_end(name)
            return True
        suspect = self._suspects.doubt(client, asyncio.get_running_loop().time())
        matches = await asyncio.shield(self._verification(name, stored, password, proof, suspect=suspect))
        if usable and matches:
            self._remember(name, proof)
            self._suspects.trust(client)
        return usable and matches

    def close(self) -> None:
        """Start no more verifications."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _verification(
        self, name: str, stored: str, password: str, proof: bytes, *, suspect: bool
    ) -> asyncio.Task[bool]:
        """The verification of this password that runs already, or a new one."""
        task = self._running.get(proof)
        if task is None:
            work = self._in_suspects_turn if suspect else self._in_turn
            task = asyncio.create_task(work(name, stored, password), name="password verification")
            self._running[proof] = task
            task.add_done_callback(lambda _: self._running.pop(proof, None))
        return task

    async def _in_suspects_turn(self, name: str, stored: str, password: str) -> bool:
        async with self._suspects_turn:
            return await self._in_turn(name, stored, password)

    async def _in_turn(self, name: str, stored: str, password: str) -> bool:
        turns = self._turns_of.setdefault(name, Turns(1))
        async with turns, self._turns:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, _matches, stored, password, self._dummy)

    def _proof(self, name: str, stored: str, password: str) -> bytes:
        """Says nothing without the key, which never leaves this process (keyed BLAKE2, RFC 7693)."""
        words = f"{name!r}{stored!r}{password!r}"  # quoted, no three words look like three others
        return hashlib.blake2b(words.encode(), key=self._key).digest()

    def _remember(self, name: str, proof: bytes) -> None:
        self._proofs[name] = proof
        self._proofs.move_to_end(name)
        while len(self._proofs) > self._remembered:
            self._proofs.popitem(last=False)


class Passwords:
    """What the VCC link says of passwords; the core knows none."""

    credentials: Credentials

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        """Is this the password of this active user? `client` is the address that it comes from, if known."""
        return await self.credentials.verify(user_name, password, client)

    async def hash_password(self, password: str) -> str:
        """What may be kept of a new password."""
        return await self.credentials.hash(password)

    async def was_used(self, user_name: str, password: str) -> bool:
        """Is this one of the passwords that the user had and may not have again?"""
        return await self.credentials.was_used(user_name, password)


def mark_of(stored: str) -> str:
    """Tells one stored hash from another and says nothing else; the core knows users by it."""
    return hashlib.sha256(stored.encode()).hexdigest()[:32]


def without_secrets(center: Center) -> Center:
    """The center as the core and the journal know it: no password hash, no SIP digest, no secret."""
    replace = msgspec.structs.replace
    return replace(
        center,
        users=tuple(replace(user, password=mark_of(user.password)) for user in center.users),
        stations=tuple(replace(station, ha1={}) for station in center.stations),
        trunks=tuple(replace(trunk, ha1={}, secret="") for trunk in center.trunks),
    )


def _matches(stored: str, password: str, dummy: str) -> bool:
    secret = password.encode("utf-8", "surrogatepass")
    hasher = argon2.PasswordHasher()
    with suppress(VerificationError):
        try:
            return hasher.verify(stored, secret)
        except InvalidHashError:
            log.error("a user's password hash cannot be read: write it anew in the center file")  # noqa: TRY400 - a traceback says no more
            hasher.verify(dummy, secret)
    return False


def _dummy_hash(hashes: list[str]) -> str:
    """What looks like a hash, as costly to compare with as most of `hashes`; no password leads to it."""
    readable = [each for each in hashes if _is_readable(each)] or [_example()]
    # $argon2id$v=19$m=65536,t=3,p=4$salt$hash: all but the last two parts is the cost
    costs = Counter(each.rsplit("$", 2)[0] for each in readable)
    [(common, _)] = costs.most_common(1)
    example = argon2.extract_parameters(next(each for each in readable if each.startswith(f"{common}$")))
    return "$".join([common, *(_by_chance(length) for length in (example.salt_len, example.hash_len))])


def _example() -> str:
    """Something of the cost of a hash that is made today."""
    usual = argon2.PasswordHasher()
    cost = f"m={usual.memory_cost},t={usual.time_cost},p={usual.parallelism}"
    lengths = usual.salt_len, usual.hash_len
    return "$".join([f"$argon2id$v={ARGON2_VERSION}${cost}", *map(_by_chance, lengths)])


def _by_chance(length: int) -> str:
    """So many bytes, as argon2 writes them."""
    return b64encode(secrets.token_bytes(length)).decode("ascii").rstrip("=")


def _is_readable(hashed: str) -> bool:
    try:
        argon2.extract_parameters(hashed)
    except InvalidHashError:
        return False
    return True
