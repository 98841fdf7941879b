"""A browser's part at the doors of pairing, without a browser: it keeps the cookie and fills the forms in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from http_line import NOTHING, Answer, Line, answers_in, turns
from json_caller import HOSTS, Moment, Passwords
from lxml import html

from cordboard.access import ApprovalDesk, Approvals, Pairings, SqliteApprovals
from cordboard.http import HttpSettings
from cordboard.web import ApprovingDoor, PairingDoor, Seals

CRM = "https://crm.example"
OURS = "http://localhost:8080"


class Visitor:
    """One browser at a center with ada, bob and eve, who is its administrator."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.moment, self.passwords = Moment(), Passwords()
        self.shelf = SqliteApprovals(folder / "origins.db")
        self.approvals = Approvals(self.shelf, self.passwords.full_name)
        self.pairings = Pairings(self.moment)
        desk = ApprovalDesk(self.pairings, self.approvals, self.passwords, self.moment)
        http = HttpSettings(hosts=HOSTS, approvals=self.approvals, **settings)
        self.page = ApprovingDoor(desk, Seals(self.moment), http)
        self.wishes = PairingDoor(self.pairings, http)
        self.client = "127.0.0.1"
        self.cookie = ""
        self.answer = NOTHING

    async def ask(self, door: Any, method: str, path: str, body: bytes = b"", **named: str) -> Answer:
        """One request; headers with an empty value are not sent."""
        given = {"host": "localhost:8080", "content-length": str(len(body)) if body else ""} | {
            name.replace("_", "-"): value for name, value in named.items()
        }
        fields = [f"{name}: {value}" for name, value in given.items() if value]
        line = Line(door, (self.client, 40_000))
        await line.says("\r\n".join([f"{method} {path} HTTP/1.1", *fields, "", ""]).encode() + body)
        await turns()
        await line.wire.written.wait()
        self.answer = next(iter(answers_in(line.wire.sent, head_only=method == "HEAD")), NOTHING)
        return self.answer

    async def wish(self, origin: str = CRM, **wanted: str) -> dict[str, Any]:
        """A page asks; what it gets."""
        answer = await self.ask(
            *(self.wishes, "POST", "/api/v2/pairings", json.dumps(wanted).encode()),
            origin=origin,
            content_type="application/json",
        )
        return dict(json.loads(answer.body))

    async def looks(self, code: str = "") -> str:
        """The page as it is found, in words."""
        query = f"?code={code}" if code else ""
        answer = await self.ask(self.page, "GET", f"/pair{query}", cookie=self.cookie)
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return self.words

    async def sends(self, *, origin: str = OURS, **fields: str) -> str:
        """Fill in the form of the page that has such an `act`, and send it; what comes back, in words."""
        document = html.document_fromstring(self.answer.text)
        forms = [form for form in document.forms if form.fields.get("act") == fields["act"]]
        given = dict(forms[0].form_values()) | fields
        return await self.posts(given, origin=origin)

    async def posts(self, fields: dict[str, str], **named: str) -> str:
        """Send a form, whatever is in it."""
        kind = "application/x-www-form-urlencoded"
        headers = {"content_type": kind, "cookie": self.cookie, "origin": OURS, **named}
        await self.ask(self.page, "POST", "/pair", urlencode(fields).encode(), **headers)
        return self.words

    async def signs_in(self, user: str = "ada", code: str = "") -> str:
        """Somebody who has the password."""
        await self.looks(code)
        return await self.sends(act="sign-in", user=user, password=self.passwords.mark(user) or "")

    @property
    def words(self) -> str:
        """What the page says."""
        return " ".join(html.document_fromstring(self.answer.text).text_content().split())
