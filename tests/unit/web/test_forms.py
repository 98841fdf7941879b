"""The page that carries a form on: given out once, saying nothing but the form, whatever the form says."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest
from http_line import Answer, Line, answers_in, turns
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cordboard.http import HttpSettings
from cordboard.web import FormDoor
from cordboard.web.forms import _page

ID = "0123456789ABCDEF0123456789ABCDEF"
HERE, HOSTED = f"/agent/forms/{ID}", f"/seat/ada%40demo/forms/{ID}"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


class Form(NamedTuple):
    action: str
    fields: tuple[tuple[str, str], ...]


class Forms:
    """One form at each of two seats."""

    def __init__(self) -> None:
        form = Form("https://crm.example/orders?a=1&b=2", (("note", '"><script>alert(1)</script>'),))
        self.left = {(None, ID): form, ("ada@demo", ID): form}

    async def take(self, seat: str | None, form: str) -> Form | None:
        return self.left.pop((seat, form), None)


@pytest.fixture
def door() -> FormDoor:
    return FormDoor(Forms(), HttpSettings(hosts=frozenset({"localhost:8080"})))


async def ask(
    door: FormDoor, path: str, *, method: str = "GET", client: str = "127.0.0.1", **named: str
) -> Answer:
    headers = {"host": "localhost:8080", **named}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    line = Line(door, (client, 1))
    await line.says("\r\n".join(lines).encode())
    await line.wire.written.wait()
    await turns()
    (answer,) = answers_in(line.wire.sent, head_only=method == "HEAD")
    return answer


def form_in(page: bytes) -> Any:
    (form,) = html.fromstring(page.decode()).forms
    return form


@pytest.mark.parametrize("path", [HERE, HOSTED])
async def test_a_form_is_given_out_once(door: FormDoor, path: str) -> None:
    answer = await ask(door, path)

    form = form_in(answer.body)
    assert answer.status == 200
    assert (form.method, form.action) == ("POST", "https://crm.example/orders?a=1&b=2")
    assert dict(form.form_values()) == {"note": '"><script>alert(1)</script>'}
    assert (await ask(door, path)).status == 410


async def test_the_page_runs_nothing_but_its_own_line_and_sends_nowhere_else(door: FormDoor) -> None:
    answer = await ask(door, HERE)

    policy = answer.headers["content-security-policy"]
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    scripts = html.fromstring(answer.text).xpath("//script")
    assert [each.get("nonce") for each in scripts] == [nonce]
    assert "default-src 'none'" in policy
    assert "form-action https://crm.example;" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


@given(name=TEXT.filter(str.strip), value=TEXT)
def test_any_name_and_value_arrive_as_they_are(name: str, value: str) -> None:
    page = _page(Form("https://crm.example/", ((name, value),)))
    assert form_in(page.body).form_values() == [(name, value)]


async def test_who_only_looks_ahead_gets_none(door: FormDoor) -> None:
    assert (await ask(door, HERE, **{"sec-purpose": "prefetch;prerender"})).status == 409
    assert (await ask(door, HERE, method="POST", **{"content-length": "0"})).status == 405
    assert (await ask(door, HERE)).status == 200


async def test_the_machines_own_seat_is_for_this_machine(door: FormDoor) -> None:
    assert (await ask(door, HERE, client="192.0.2.7")).status == 403
    assert (await ask(door, HERE)).status == 200


async def test_an_unknown_form_is_gone(door: FormDoor) -> None:
    answer = await ask(door, f"/agent/forms/{'0' * 32}")
    assert (answer.status, answer.code) == (410, "FORM_GONE")


@pytest.mark.parametrize(
    ("path", "served"),
    [(HERE, True), (HOSTED, True), ("/agent/forms/", False), (f"/agent/forms/{ID.lower()}", False)],
)
def test_its_addresses(path: str, served: bool) -> None:
    assert FormDoor.serves(path) is served
