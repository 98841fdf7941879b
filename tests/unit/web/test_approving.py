"""Our page where people let others in: what it says, and what cannot be done by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from pairing_page import CRM, Visitor

from cordboard.http.gate import Place


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    one = Visitor(tmp_path)
    yield one
    one.shelf.close()


async def test_a_page_is_let_in(visitor: Visitor) -> None:
    # given a page that asks for the machine's own seat
    ticket = await visitor.wish(seat="local")

    # when somebody here looks, signs in and approves what is proposed
    said = await visitor.looks(ticket["code"])
    await visitor.sends(act="sign-in", user="ada", password="wonder:land")
    done = await visitor.sends(act="decide", answer="approve")

    # then
    assert (CRM in said, ticket["code"] in said, "the seat of this machine" in said) == (True, True, True)
    assert "is let in" in done
    assert visitor.approvals.allows(CRM, Place.LOCAL)
    assert not visitor.approvals.allows(CRM, Place.of("ada"))


async def test_a_code_is_typed_where_the_page_has_no_link(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    assert "The code that the page shows" in await visitor.looks()
    assert CRM in await visitor.looks(ticket["code"].replace("-", "").lower())


async def test_a_page_is_refused(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    await visitor.signs_in(code=ticket["code"])
    assert "stays out" in await visitor.sends(act="decide", answer="refuse")
    assert visitor.approvals.all() == ()


async def test_a_page_is_revoked(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    await visitor.signs_in(code=ticket["code"])
    await visitor.sends(act="decide", answer="approve", reach="ada@demo")
    assert "Revoke" in visitor.words
    await visitor.signs_in()
    assert "may not use that any more" in await visitor.sends(act="revoke")
    assert visitor.approvals.all() == ()


async def test_an_agent_elsewhere_is_not_asked_about_this_machine(visitor: Visitor) -> None:
    ticket = await visitor.wish(seat="local")
    visitor.client = "192.0.2.7"
    await visitor.signs_in(code=ticket["code"])
    choices = html.document_fromstring(visitor.answer.text).xpath("//input[@name='reach']/@value")
    assert choices == ["ada@demo"]
    refused = await visitor.sends(act="decide", answer="approve", reach="machine")
    assert (visitor.answer.status, "Somebody else decides" in refused) == (403, True)
    assert visitor.approvals.all() == ()


async def test_behind_a_proxy_nobody_is_at_this_machine(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    await visitor.ask(visitor.page, "GET", f"/pair?code={ticket['code']}", x_forwarded_for="192.0.2.7")
    visitor.cookie = visitor.answer.headers["set-cookie"].partition(";")[0]
    seal = html.document_fromstring(visitor.answer.text).xpath("//input[@name='seal']/@value")[0]
    sent = {"act": "sign-in", "seal": seal, "user": "ada", "password": "wonder:land", "code": ticket["code"]}
    await visitor.posts(sent, x_forwarded_for="192.0.2.7")
    choices = html.document_fromstring(visitor.answer.text).xpath("//input[@name='reach']/@value")
    assert choices == ["ada@demo"]


async def test_a_wrong_password_keeps_the_code(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    await visitor.looks(ticket["code"])
    said = await visitor.sends(act="sign-in", user="ada", password="guess")
    assert (visitor.answer.status, "password is wrong" in said) == (401, True)
    assert CRM in await visitor.sends(act="sign-in", user="ada", password="wonder:land")


async def test_a_wrong_code(visitor: Visitor) -> None:
    assert "No page shows this code" in await visitor.looks("BBBB-BBBB")
    assert visitor.answer.status == 404


@pytest.mark.parametrize(
    "named",
    [
        {"origin": ""},
        {"origin": "null"},
        {"origin": CRM},
        {"origin": "http://localhost:8081"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"content_type": "text/plain"},
        {"content_type": "multipart/form-data"},
        {"content_type": ""},
        {"cookie": ""},
        {"cookie": "cordboard-pair=AAAAAAAAAAAAAAAAAAAAAA"},
    ],
)
async def test_only_our_own_form_from_the_same_browser_counts(
    visitor: Visitor, named: dict[str, str]
) -> None:
    # given somebody who has signed in, and the form before them
    ticket = await visitor.wish()
    await visitor.signs_in(code=ticket["code"])
    document = html.document_fromstring(visitor.answer.text)
    form = dict(next(one for one in document.forms if "reach" in one.fields).form_values())

    # when something else sends it
    await visitor.posts({**form, "answer": "approve"}, **named)

    # then nothing has happened, and it still counts from where it belongs
    assert visitor.answer.status in {403, 415}
    assert visitor.approvals.all() == ()
    assert "is let in" in await visitor.posts({**form, "answer": "approve"})


@pytest.mark.parametrize("act", ["decide", "revoke", "anything", ""])
async def test_who_has_not_signed_in_decides_nothing(visitor: Visitor, act: str) -> None:
    ticket = await visitor.wish()
    await visitor.looks(ticket["code"])
    seal = html.document_fromstring(visitor.answer.text).xpath("//input[@name='seal']/@value")[0]
    sent = {"act": act, "seal": seal, "code": ticket["code"], "answer": "approve", "reach": "machine"}
    assert "Sign in first" in await visitor.posts(sent)
    assert visitor.approvals.all() == ()


async def test_a_form_is_old_after_a_while_and_after_a_new_password(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    await visitor.signs_in(code=ticket["code"])
    before = visitor.answer
    visitor.passwords.known["ada@demo"] = "another"
    assert "sign in again" in await visitor.sends(act="decide", answer="approve")
    visitor.answer = before
    visitor.moment.pass_seconds(901)
    assert "too old" in await visitor.sends(act="decide", answer="approve")
    assert visitor.approvals.all() == ()


async def test_it_shows_in_no_frame_runs_no_script_and_tells_nobody(visitor: Visitor) -> None:
    await visitor.looks()
    headers = visitor.answer.headers
    policy = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "script-src" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "HttpOnly; SameSite=Strict" in headers["set-cookie"]
    assert "access-control-allow-origin" not in headers
    assert html.document_fromstring(visitor.answer.text).xpath("//script|//*[@onclick]|//*[@style]") == []


async def test_every_field_has_a_label_and_the_page_a_language(visitor: Visitor) -> None:
    await visitor.signs_in(code=(await visitor.wish())["code"])
    for text in (visitor.answer.text, (await visitor.ask(visitor.page, "GET", "/pair")).text):
        document = html.document_fromstring(text)
        assert document.get("lang") == "en"
        assert len(document.xpath("//h1")) == 1
        assert document.xpath("//input[not(@type='hidden') and not(ancestor::label)]") == []
        assert document.xpath("//input[@type='checkbox' and not(ancestor::fieldset/legend)]") == []


@pytest.mark.parametrize(
    ("origin", "mind"),
    [
        ("https://xn--pple-43d.example", "foreign letters"),
        ("http://crm.example", "not encrypted"),
        ("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "extension of a browser"),
    ],
)
async def test_what_people_overlook_is_said(visitor: Visitor, origin: str, mind: str) -> None:
    said = await visitor.looks((await visitor.wish(origin))["code"])
    assert (origin in said, mind in said) == (True, True)


async def test_what_a_page_wants_is_shown_as_text(visitor: Visitor) -> None:
    wanted = "<script>alert(1)</script>"
    said = await visitor.looks((await visitor.wish(seat=wanted))["code"])
    assert wanted in said
    assert "<script" not in visitor.answer.text


@pytest.mark.parametrize(
    ("method", "path", "named", "status"),
    [
        ("GET", "/pair", {"host": "evil.example"}, 421),
        ("POST", "/pair", {"host": "evil.example", "origin": "http://evil.example"}, 421),
        ("GET", "/pair", {"origin": CRM}, 403),
        ("PUT", "/pair", {}, 405),
        ("OPTIONS", "/pair", {"origin": CRM}, 403),
        ("GET", "/pair?code=a&code=b", {}, 400),
        ("GET", "/pair?" + "a=b&" * 30, {}, 400),
    ],
)
async def test_what_it_does_not_serve(
    visitor: Visitor, method: str, path: str, named: dict[str, str], status: int
) -> None:
    assert (await visitor.ask(visitor.page, method, path, **named)).status == status


async def test_not_even_an_approved_page_drives_it(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path, origins=frozenset({CRM}))
    await visitor.signs_in(code=(await visitor.wish())["code"])
    await visitor.ask(visitor.page, "GET", "/pair", origin=CRM)
    assert (visitor.answer.status, visitor.answer.code) == (403, "ONLY_OURS")
    visitor.shelf.close()


async def test_under_https_the_cookie_is_for_https_alone(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path, public_url="https://cti.example")
    await visitor.looks()
    assert visitor.answer.headers["set-cookie"].endswith("; Secure")
    await visitor.posts({}, origin="https://cti.example")
    assert visitor.answer.status == 403
    visitor.shelf.close()


async def test_a_head_has_no_body(visitor: Visitor) -> None:
    assert (await visitor.ask(visitor.page, "HEAD", "/pair")).body == b""
