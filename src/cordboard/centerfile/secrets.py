"""Passwords and SIP secrets: checked, and turned into what may be kept.

A password becomes an argon2 hash, a SIP secret the digests HA1 of RFC 7616 section 3.4.2.
"""

from __future__ import annotations

import hashlib
import re

import argon2

from .entries import Secret, StationEntry, TrunkEntry, UserEntry
from .problems import Code, Problems

MIN_LENGTH = 8


def check_password(user: UserEntry, problems: Problems) -> None:
    """A user has a hash or an initial password, and it can be one."""
    given, hashed = user.initial_password, user.password_hash
    name = str(user.name)
    if given and hashed:
        text = f"User {name!r} has both `initial_password` and `password_hash`."
        problems.add(Code.PASSWORD, given.place, text, "Keep one of the two.")
    elif given and len(given) < MIN_LENGTH:
        text = f"The initial password of {name!r} is too short."
        problems.add(Code.PASSWORD, given.place, text, f"Use {MIN_LENGTH} characters or more.")
    elif hashed and not _is_argon2(hashed):
        text = f"`password_hash` of {name!r} is not an argon2 hash."
        remedy = "It begins with $argon2id$ and has six parts; for a plain password write `initial_password`."
        problems.add(Code.PASSWORD, hashed.place, text, remedy)
    elif not given and not hashed:
        text = f"User {name!r} has no password."
        problems.add(Code.PASSWORD, user.place, text, "Add `initial_password: ...` or `password_hash: ...`.")


def _is_argon2(text: str) -> bool:
    try:
        parameters = argon2.extract_parameters(text)
    except argon2.exceptions.InvalidHashError:
        return False
    return parameters.type is argon2.Type.ID


def ha1(user: str, realm: str, secret: Secret, problems: Problems) -> dict[str, str]:
    """What SIP digest needs of a secret, by algorithm; a secret that is too short is noted."""
    if len(secret) < MIN_LENGTH:
        text, remedy = f"The SIP secret of {user!r} is too short.", f"Use {MIN_LENGTH} characters or more."
        problems.add(Code.SECRET, secret.place, text, remedy)
    a1 = f"{user}:{realm}:{secret!s}".encode()
    return {
        "MD5": hashlib.md5(a1, usedforsecurity=False).hexdigest(),  # SIP phones know nothing else
        "SHA-256": hashlib.sha256(a1).hexdigest(),
    }


def check_trunk(trunk: TrunkEntry, problems: Problems) -> None:
    """A trunk has user and secret, or neither; the user fits into a SIP header."""
    user, place = trunk.user, trunk.user.place if trunk.user else trunk.place
    if user and re.fullmatch(r"[A-Za-z0-9._+-]{1,64}", user) is None:
        text, remedy = f"{str(user)!r} is not a SIP user.", "Write letters, digits and . _ + - only."
        problems.add(Code.VALUE, place, text, remedy)
    if bool(user) != bool(trunk.secret):
        text = "A trunk that proves itself by digest needs `user` and `secret`."
        problems.add(Code.SECRET, place, text, "Give both, or neither: then its address counts.")


def check_station(station: StationEntry, problems: Problems) -> None:
    """A phone registers with its secret, or has an address and no secret."""
    if station.address and station.secret:
        text = f"Station {str(station.extension)!r} has both `address` and `secret`."
        problems.add(Code.SECRET, station.secret.place, text, "Keep `secret` for a phone that registers.")
    elif not station.address and not station.secret:
        text = f"Station {str(station.extension)!r} has neither `secret` nor `address`."
        problems.add(Code.SECRET, station.place, text, "Add `secret: ...`.")
