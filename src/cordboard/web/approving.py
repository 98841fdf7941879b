"""Our page at `/pair`, where people let other pages in, and out again.

- A form of ours counts only from a page of ours, with a seal that was made for the same browser.
- Who signs in is kept in the seal, not here; a new password ends it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from typing import Final, Protocol
from urllib.parse import parse_qsl

from cordboard.access.approvals import Approval
from cordboard.access.desk import Person
from cordboard.access.pairings import Pairing
from cordboard.contract import ContractFault
from cordboard.contract.access import APPROVE
from cordboard.http import Answer, Exchange, Headers, HttpSettings, Refusal
from cordboard.http.gate import Place, admit, client_of, is_here, refuse_compressed
from cordboard.web import approvepage as html
from cordboard.web.seals import Seals

_HTML: Final = "text/html; charset=utf-8"
_FORM: Final = "application/x-www-form-urlencoded"
_COOKIE: Final = "cordboard-pair"
_KNOWN: Final = re.compile(rf"(?:^|;\s*){_COOKIE}=([A-Za-z0-9_-]{{22}})(?:;|$)")
_FORM_LIMIT: Final = 8192
_FIELDS: Final = 20
_TITLE: Final = "Let pages in"
_VISITOR, _SIGNED_IN = "visitor", "signed in"


class Waiting(Protocol):
    """Who knows which pages wait."""

    def waiting(self, code: str, client: str) -> Pairing:
        """The wish with this code, as people write it. Raises Refusal."""
        ...


class Desk(Protocol):
    """Who decides what people may approve. Every method raises Refusal, signing in ContractFault too."""

    @property
    def pairings(self) -> Waiting: ...
    async def sign_in(self, user: str, password: str, client: str, *, here: bool) -> Person: ...
    def again(self, name: str, mark: str, *, here: bool) -> Person: ...
    def reaches(self, person: Person) -> Sequence[str]: ...
    def approvals(self, person: Person) -> Sequence[Approval]: ...
    def approve(self, person: Person, pairing: Pairing, reaches: Sequence[str]) -> None: ...
    def refuse(self, pairing: Pairing) -> None: ...
    def revoke(self, person: Person, origin: str, reach: str) -> None: ...


class _Visit:
    """One request: which browser it comes from, and from where."""

    def __init__(self, exchange: Exchange, base_url: str, settings: HttpSettings) -> None:
        known = _KNOWN.search(exchange.head.headers.get("cookie", ""))
        self.browser = known[1] if known else secrets.token_urlsafe(16)
        self.client = client_of(exchange, settings)
        self.here = is_here(exchange)
        self.code = ""
        """The code that it has brought, whatever that is worth."""
        secure = "; Secure" if base_url.startswith("https:") else ""
        cookie = f"{_COOKIE}={self.browser}; Path={APPROVE}; HttpOnly; SameSite=Strict{secure}"
        self.headers: Headers = (*html.GUARDED, ("set-cookie", cookie))


class ApprovingDoor:
    """The door for people."""

    def __init__(self, desk: Desk, seals: Seals, settings: HttpSettings) -> None:
        self._desk = desk
        self._seals = seals
        self._settings = settings

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is this page's."""
        return path == APPROVE

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request; what a person can mend is said on the page. Raises Refusal to strangers."""
        admitted = admit(exchange, Place.HOSTED, self._settings)
        if not admitted.ours:
            raise Refusal(403, "ONLY_OURS", "Only our own page lets others in.")
        visit = _Visit(exchange, admitted.base_url, self._settings)
        try:
            if exchange.head.method in {"GET", "HEAD"}:
                visit.code = _one(_fields(exchange.head.query), "code")
                return self._look(visit)
            return await self._act(exchange, visit)
        except Refusal as refusal:
            return self._refused(visit, refusal)
        except ContractFault as fault:
            return self._refused(visit, Refusal(403, fault.code.value, fault.message))

    # -- what is shown --------------------------------------------------------------------------------

    def _look(self, visit: _Visit) -> Answer:
        """The page before anybody has signed in."""
        seal = self._seals.make(visit.browser, _VISITOR)
        pairing = self._waiting(visit) if visit.code else None
        asking = html.shown(pairing) if pairing else html.ask_for_code("")
        return _answer(visit, 200, asking, html.sign_in(seal, pairing.code if pairing else ""))

    def _refused(self, visit: _Visit, refusal: Refusal) -> Answer:
        seal = self._seals.make(visit.browser, _VISITOR)
        parts = html.refused(refusal.message, refusal.code), html.ask_for_code(visit.code)
        signing_in = html.sign_in(seal, visit.code)
        return _answer(visit, refusal.status, *parts, signing_in, headers=refusal.headers)

    def _desk_of(self, visit: _Visit, person: Person, pairing: Pairing | None, done: str = "") -> Answer:
        """The page of somebody who has signed in."""
        seal = self._seals.make(visit.browser, _SIGNED_IN, person.name, person.mark)
        asking = ""
        if pairing is not None:
            asking = html.shown(pairing) + html.decide(person, self._desk.reaches(person), pairing, seal)
        approved = html.approved(person, self._desk.approvals(person), seal)
        return _answer(visit, 200, html.said(done), asking, approved)

    # -- what is done ---------------------------------------------------------------------------------

    async def _act(self, exchange: Exchange, visit: _Visit) -> Answer:
        form = await self._form(exchange)
        words = self._seals.read(visit.browser, _one(form, "seal"))
        act, visit.code = _one(form, "act"), _one(form, "code")
        if words is None:
            raise Refusal(403, "OLD_FORM", "This form is too old, or cookies are off: begin again.")
        if act == "sign-in":
            user, password = _one(form, "user"), _one(form, "password")
            person = await self._desk.sign_in(user, password, visit.client, here=visit.here)
            return self._desk_of(visit, person, self._waiting(visit) if visit.code else None)
        if words[0] != _SIGNED_IN:
            raise Refusal(403, "SIGN_IN", "Sign in first.")
        person = self._desk.again(words[1], words[2], here=visit.here)
        if act == "revoke":
            origin = _one(form, "origin")
            self._desk.revoke(person, origin, _one(form, "reach"))
            return self._desk_of(visit, person, None, f"{origin} may not use that any more.")
        return self._decide(visit, person, form, self._waiting(visit))

    def _waiting(self, visit: _Visit) -> Pairing:
        return self._desk.pairings.waiting(visit.code, visit.client)

    def _decide(self, visit: _Visit, person: Person, form: list[tuple[str, str]], pairing: Pairing) -> Answer:
        if _one(form, "answer") != "approve":
            self._desk.refuse(pairing)
            return self._desk_of(visit, person, None, f"{pairing.origin} stays out.")
        self._desk.approve(person, pairing, [value for name, value in form if name == "reach"])
        return self._desk_of(visit, person, None, f"{pairing.origin} is let in. Go back to it.")

    async def _form(self, exchange: Exchange) -> list[tuple[str, str]]:
        """What was filled in on a page of ours; raises Refusal for what any other page sends."""
        headers = exchange.head.headers
        if exchange.head.method != "POST":
            raise Refusal(405, "BAD_METHOD", "Use GET or POST here.", [("allow", "GET, HEAD, POST")])
        if "origin" not in headers or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise Refusal(403, "ONLY_OURS", "Only our own page lets others in.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise Refusal(415, "BAD_CONTENT_TYPE", f"Send {_FORM}.")
        refuse_compressed(exchange)
        body = await exchange.body(_FORM_LIMIT, self._settings.body_seconds)
        return _fields(body.decode("utf-8", "replace"))


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except ValueError:
        raise Refusal(400, "BAD_FORM", "The form cannot be read.") from None


def _one(fields: list[tuple[str, str]], name: str) -> str:
    """The one value of a name, empty where there is none. Raises Refusal where there are several."""
    values = [value for each, value in fields if each == name]
    if len(values) > 1:
        raise Refusal(400, "BAD_FORM", "The form cannot be read.")
    return values[0] if values else ""


def _answer(visit: _Visit, status: int, *parts: str, headers: Headers = ()) -> Answer:
    return Answer(status, _HTML, html.page(_TITLE, *parts), visit.headers + headers)
