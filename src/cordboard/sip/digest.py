"""Proof of a shared secret without sending it (RFC 7616; RFC 2617 for phones that know only MD5).

The server side keeps no nonce: a nonce carries its time under an HMAC. Only for nonces that were used
successfully does `ReplayWindow` remember counts. Comparison takes equal time, and an unknown user costs
the same work as a known one. Secrets are HA1 values, never passwords.
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import Enum

from .grammar import QUOTED, TOKEN, GrammarError, quote, unquote

_FIELD = re.compile(rf"[ \t]*({TOKEN})[ \t]*=[ \t]*({QUOTED}|[^\s,\"]+)[ \t]*(?:,|$)")
_QUOTED_FIELDS = ("realm", "nonce", "opaque", "username", "uri", "response", "cnonce", "domain")


class Algorithm(Enum):
    """The hash functions we speak; the value is the token of the wire."""

    MD5 = "MD5"
    SHA_256 = "SHA-256"

    def hash(self, text: str) -> str:
        """The lower-case hex hash of a text."""
        data = text.encode("utf-8", "surrogateescape")
        if self is Algorithm.MD5:
            return hashlib.md5(data, usedforsecurity=False).hexdigest()  # required by RFC 3261 phones
        return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """A user name and its secret, for answering challenges; never shown in logs."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r})"


class Verdict(Enum):
    """What became of an answer to a challenge."""

    GOOD = "good"
    STALE = "stale"  # the right secret for a nonce of ours that is too old or was used already
    FOREIGN = "foreign"  # not a nonce of ours: proves nothing about the sender, not even its address
    WRONG = "wrong"  # a fresh nonce of ours, the wrong secret: the sender did see our challenge


def ha1(user: str, realm: str, password: str, algorithm: Algorithm) -> str:
    """The stored form of a secret: H(user:realm:password)."""
    return algorithm.hash(f"{user}:{realm}:{password}")


def parse_fields(text: str) -> dict[str, str]:
    """The fields after the scheme word of a challenge or an answer; names in lower case, values unquoted."""
    scheme, _, rest = text.strip(" \t").partition(" ")
    if scheme.lower() != "digest":
        raise GrammarError("not Digest")
    fields: dict[str, str] = {}
    position = 0
    while position < len(rest):
        match = _FIELD.match(rest, position)
        if match is None or match[1].lower() in fields:
            raise GrammarError("malformed Digest")
        fields[match[1].lower()] = unquote(match[2])
        position = match.end()
    return fields


def format_fields(fields: dict[str, str]) -> str:
    """Fields as a header value of the Digest scheme."""
    shown = (f"{name}={quote(v) if name in _QUOTED_FIELDS else v}" for name, v in fields.items())
    return "Digest " + ", ".join(shown)


def response_hash(secret: str, algorithm: Algorithm, method: str, fields: dict[str, str]) -> str:
    """The `response` value over an answer's other fields (RFC 7616 section 3.4.1)."""
    ha2 = algorithm.hash(f"{method}:{fields.get('uri', '')}")
    nonce = fields.get("nonce", "")
    if "qop" not in fields:
        return algorithm.hash(f"{secret}:{nonce}:{ha2}")
    count, cnonce = fields.get("nc", ""), fields.get("cnonce", "")
    return algorithm.hash(f"{secret}:{nonce}:{count}:{cnonce}:{fields['qop']}:{ha2}")


def answer(challenge: str, credentials: Credentials, method: str, uri: str, cnonce: str) -> str | None:
    """The Authorization value for a challenge; None if we do not speak its algorithm or its qop."""
    asked = parse_fields(challenge)
    algorithm = _algorithm(asked.get("algorithm", "MD5"))
    offered = [option.strip() for option in asked.get("qop", "").split(",") if option.strip()]
    if algorithm is None or (offered and "auth" not in offered):
        return None
    realm = asked.get("realm", "")
    fields = {"username": credentials.user, "realm": realm, "nonce": asked.get("nonce", ""), "uri": uri}
    fields["algorithm"] = algorithm.value
    if offered:
        fields |= {"qop": "auth", "nc": "00000001", "cnonce": cnonce}
    if "opaque" in asked:
        fields["opaque"] = asked["opaque"]
    secret = ha1(credentials.user, realm, credentials.password, algorithm)
    fields["response"] = response_hash(secret, algorithm, method, fields)
    return format_fields(fields)


def _algorithm(name: str) -> Algorithm | None:
    return next((each for each in Algorithm if each.value == name.upper()), None)


@dataclass(slots=True)
class ReplayWindow:
    """The nonce counts already used, for the newest `capacity` nonces; each count is good once."""

    capacity: int = 4096
    span: int = 128
    _used: OrderedDict[str, tuple[int, int]] = field(default_factory=OrderedDict)

    def take(self, nonce: str, count: int) -> bool:
        """Use a count; False if it was used before or is too far behind the highest."""
        highest, seen = self._used.get(nonce, (0, 0))
        ahead = count - highest
        if ahead > 0:
            seen = ((seen << min(ahead, self.span)) | 1) & ((1 << self.span) - 1)
            self._remember(nonce, (count, seen))
            return True
        if -ahead >= self.span or seen >> -ahead & 1:
            return False
        self._remember(nonce, (highest, seen | 1 << -ahead))
        return True

    def _remember(self, nonce: str, value: tuple[int, int]) -> None:
        self._used[nonce] = value
        self._used.move_to_end(nonce)
        if len(self._used) > self.capacity:
            self._used.popitem(last=False)


class Verifier:
    """The server side: makes challenges and checks answers.

    `key` is random and secret, at least 16 bytes; nonces are good for `lifetime` seconds.
    """

    def __init__(self, key: bytes, lifetime: float = 300.0) -> None:
        if len(key) < 16:
            raise ValueError("the nonce key must have at least 16 bytes")
        self._key = key
        self._lifetime = lifetime
        self._window = ReplayWindow()
        self._made = 0

    def challenge(self, realm: str, algorithm: Algorithm, now: float, stale: bool = False) -> str:
        """The value of a WWW-Authenticate header."""
        fields = {"realm": realm, "nonce": self._nonce(realm, now), "qop": '"auth"'}
        fields["algorithm"] = algorithm.value
        if stale:
            fields["stale"] = "true"
        return format_fields(fields)

    def check(self, answer: dict[str, str], secret: str | None, method: str, now: float) -> Verdict:
        """Judge an answer. `secret` is the HA1 for its user, realm and algorithm, None for no such user."""
        nonce, realm = answer.get("nonce", ""), answer.get("realm", "")
        algorithm = _algorithm(answer.get("algorithm", "MD5"))
        age = self._age(nonce, realm, now)
        if age is None or algorithm is None or answer.get("qop") != "auth":
            return Verdict.FOREIGN
        expected = response_hash(secret or self._no_user(realm, algorithm), algorithm, method, answer)
        right = hmac.compare_digest(expected.encode(), answer.get("response", "").lower().encode())
        if not right or secret is None:
            return Verdict.WRONG if age <= self._lifetime else Verdict.FOREIGN
        count = answer.get("nc", "")
        if age > self._lifetime or not re.fullmatch(r"[0-9A-Fa-f]{8}", count):
            return Verdict.STALE
        return Verdict.GOOD if self._window.take(nonce, int(count, 16)) else Verdict.STALE

    def _no_user(self, realm: str, algorithm: Algorithm) -> str:
        """A secret that nobody has, so that an unknown user costs the same hashes."""
        return algorithm.hash(f"{realm}:{self._key.hex()}")

    def _nonce(self, realm: str, now: float) -> str:
        self._made += 1  # two phones of one moment must not share a nonce and its replay window
        stamp = f"{round(now * 1000):x}-{self._made:x}"
        return f"{stamp}.{self._seal(stamp, realm)}"

    def _seal(self, stamp: str, realm: str) -> str:
        text = f"{stamp}:{realm}".encode("utf-8", "surrogateescape")
        return urlsafe_b64encode(hmac.digest(self._key, text, "sha256")[:18]).decode()

    def _age(self, nonce: str, realm: str, now: float) -> float | None:
        """Seconds since the nonce was made, None if it is not ours."""
        stamp, _, seal = nonce.partition(".")
        known = hmac.compare_digest(
            seal.encode("utf-8", "surrogateescape"), self._seal(stamp, realm).encode()
        )
        return now - int(stamp.partition("-")[0], 16) / 1000 if known else None
