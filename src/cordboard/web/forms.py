"""The pages that carry a connector's form on: the agent's browser fetches one, once, and sends it by POST.

Who has the address has the form: it holds 128 random bits, is told to the agent's own programs alone, and
is good for one request within two minutes. The page says nothing but the form and does nothing but send it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from html import escape
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from cordboard.http import Answer, Exchange, HttpSettings, Refusal
from cordboard.http.gate import Place, admit

_PATH: Final = re.compile(r"(?:/agent|/seat/([^/]+))/forms/([0-9A-F]{32})")
_HTML: Final = "text/html; charset=utf-8"
_PAGE: Final = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>One moment</title></head>
<body><form method="post" action="{action}" accept-charset="utf-8">
{fields}
<button>Go on</button></form>
<script nonce="{nonce}">document.forms[0].submit()</script></body></html>
"""


class OneForm(Protocol):
    """Where a form goes, and what it says, by name and value."""

    @property
    def action(self) -> str: ...
    @property
    def fields(self) -> Sequence[tuple[str, str]]: ...


class FormSource(Protocol):
    """What this door needs from whoever keeps the forms."""

    async def take(self, seat: str | None, form: str) -> OneForm | None:
        """The form, given out now; None where there is none (any more) at this seat."""
        ...


class FormDoor:
    """The door at `/agent/forms/ID` and `/seat/NAME/forms/ID`."""

    def __init__(self, forms: FormSource, settings: HttpSettings) -> None:
        self._forms = forms
        self._settings = settings

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a form's."""
        return _PATH.fullmatch(path) is not None

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal where there is no such form."""
        found = _PATH.fullmatch(exchange.head.path)
        assert found is not None
        seat = None if found[1] is None else unquote(found[1])
        admit(exchange, Place.of(seat), self._settings)
        if exchange.head.method != "GET":
            raise Refusal(405, "ONLY_GET", "A form can only be fetched.", [("allow", "GET")])
        if "prefetch" in exchange.head.headers.get("sec-purpose", ""):
            raise Refusal(409, "NO_PREFETCH", "A form is fetched by whoever sends it.")
        form = await self._forms.take(seat, found[2])
        if form is None:
            raise Refusal(410, "FORM_GONE", "This form was fetched before, or is too old: open it again.")
        return _page(form)


def _page(form: OneForm) -> Answer:
    """The form as a page; it may send to the form's own address, and load nothing."""
    nonce = secrets.token_urlsafe(16)
    fields = "\n".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in form.fields
    )
    target = urlsplit(form.action)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; form-action {target.scheme}://{target.netloc}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    body = _PAGE.format(action=escape(form.action), fields=fields, nonce=nonce).encode()
    return Answer(200, _HTML, body, (("content-security-policy", policy), ("referrer-policy", "no-referrer")))
