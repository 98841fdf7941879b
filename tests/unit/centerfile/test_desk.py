"""The desk of a center file: what it becomes, and every mistake in it and in the files that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, Problem, describe
from cordboard.contract.desk import CallButton, DeskTab, DeskTile, StripButton
from cordboard.desk import Desk

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
WHOLE = """\
domain: d
country: DE
desk:
  name: Acme Care
  logo: look/acme.svg
  language: fr
  languages: look
  theme:
    light: { accent: "#b4532a", radius: 8px, font: '"Open Sans", sans-serif' }
    dark: { accent: rgb(229 138 92) }
  layout:
    strip: { position: bottom, buttons: [dial, queue] }
    tiles: [orders, queue]
    tabs: [customer, script]
    call_buttons: []
  own_tiles:
    - { name: orders, title: Orders, url: "https://wall.example:8443/orders?a=b", height: 300 }
  click_to_dial: { not_at: [bank.example, "*.bank.example"] }
"""


def written(folder: Path, text: str, **files: str) -> Path:
    """A center file in `folder`, and others beside it."""
    (folder / "look").mkdir()
    (folder / "look" / "acme.svg").write_text(SVG, "utf-8")
    (folder / "look" / "fr.json").write_text('{"call.answer": "Répondre"}', "utf-8")
    for name, body in files.items():
        (folder / "look" / f"{name}.json").write_text(body, "utf-8")
    file = folder / "center.yaml"
    file.write_text(text, "utf-8")
    return file


def desk_of(file: Path) -> Desk:
    return describe(file, hash_password=str).desk


def mistakes(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(CenterFileInvalid) as caught:
        describe(file, hash_password=str)
    return caught.value.problems


def test_what_the_file_says_is_what_desks_are_told(tmp_path: Path) -> None:
    desk = desk_of(written(tmp_path, WHOLE))
    told = desk.settings

    assert (told.name, told.language, told.languages, told.catalogues) == (
        "Acme Care",
        "fr",
        ("en", "de", "fr"),
        ("fr",),
    )
    assert desk.words == {"fr": '{"call.answer":"Répondre"}'.encode()}
    assert desk.logo is not None
    assert (desk.logo.content_type, desk.logo.body) == ("image/svg+xml", SVG.encode())
    assert told.logo is not None
    assert told.logo.startswith("/desk/logo?")
    assert (told.theme.light.accent, told.theme.light.radius) == ("#b4532a", "8px")
    assert (told.theme.dark.accent, told.theme.dark.radius) == ("rgb(229 138 92)", None)
    layout = told.layout
    assert (layout.strip.position, layout.strip.buttons) == ("bottom", ("dial", "queue"))
    assert (layout.tiles, layout.tabs) == (("orders", "queue"), ("customer", "script"))
    assert layout.callButtons == ("end",)
    assert layout.ownTiles[0].url == "https://wall.example:8443/orders?a=b"
    assert told.clickToDial.country == "DE"
    assert told.clickToDial.notAt == ("bank.example", "*.bank.example")


def test_a_file_without_a_desk_has_a_whole_one(tmp_path: Path) -> None:
    told = desk_of(written(tmp_path, "domain: acme\n")).settings
    layout = told.layout
    assert (told.name, told.logo, told.language, told.languages) == ("acme", None, None, ("en", "de"))
    assert (layout.strip.position, layout.strip.buttons) == ("top", tuple(StripButton))
    assert (layout.tiles, layout.tabs) == (tuple(DeskTile), tuple(DeskTab))
    assert layout.callButtons == tuple(CallButton)
    assert told.clickToDial.on


def test_own_tiles_come_last_where_no_order_is_given(tmp_path: Path) -> None:
    own = "own_tiles: [{name: wall, title: Wall, url: 'https://wall.example'}]"
    told = desk_of(written(tmp_path, f"domain: d\ndesk:\n  {own}\n")).settings
    assert told.layout.tiles == (*DeskTile, "wall")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("name: " + "x" * 81, Code.VALUE, "at most 80"),
        ("logo: none.png", Code.FILE, "No such file"),
        ('logo: "a\\0b"', Code.FILE, "no path"),
        ("logo: center.yaml", Code.FILE, "neither PNG"),
        ("languages: nowhere", Code.FILE, "No such file"),
        ("language: fr", Code.UNKNOWN_NAME, "de, en"),
        ("theme: { light: { acent: red } }", Code.UNKNOWN_NAME, "'accent'"),
        ("theme: { dark: { ink: red } }", Code.VALUE, "#b4532a"),
        ("theme: { dark: { ink: 'url(//evil.example)' } }", Code.VALUE, "`ink`"),
        ("theme: { light: { ink: '#777', paper: '#fff' } }", Code.VALUE, "4.5 to 1"),
        ("layout: { strip: { position: left } }", Code.VALUE, "floating"),
        ("layout: { strip: { buttons: [dail] } }", Code.VALUE, "'dial'"),
        ("layout: { strip: { buttons: [dial, dial] } }", Code.DUPLICATE, "'dial'"),
        ("layout: { tiles: [quue] }", Code.UNKNOWN_NAME, "'queue'"),
        ("layout: { tabs: [tools, tools] }", Code.DUPLICATE, "once"),
        ("layout: { call_buttons: [sing] }", Code.VALUE, "mute"),
        ("own_tiles: [{ name: today, title: C, url: 'https://a.example' }]", Code.VALUE, "'today'"),
        ("own_tiles: [{ name: Wall!, title: C, url: 'https://a.example' }]", Code.VALUE, "lower-case"),
        ("own_tiles: [{ name: wall, title: C, url: 'http://a.example' }]", Code.VALUE, "https://"),
        ("own_tiles: [{ name: wall, title: C, url: 'https://a.example/; x' }]", Code.VALUE, "blanks"),
        ("toolbar: { chromium_id: xyz }", Code.VALUE, "32 letters"),
        ("toolbar: { firefox_package: a.xpi }", Code.VALUE, "https://"),
        ("click_to_dial: { country: Germany }", Code.VALUE, "two letters"),
        ("click_to_dial: { not_at: ['https://bank.example'] }", Code.VALUE, "bank.example"),
    ],
)
def test_a_mistake_is_explained(tmp_path: Path, line: str, code: Code, words: str) -> None:
    (problem,) = mistakes(written(tmp_path, f"domain: d\ndesk:\n  {line}\n"))
    assert (problem.code, problem.place.line) == (code, 3)
    assert words in f"{problem.text} {problem.remedy}"


def test_a_bad_catalogue_is_named(tmp_path: Path) -> None:
    text = "domain: d\ndesk:\n  languages: look\n"
    found = mistakes(written(tmp_path, text, es='{"a": 1}', klingonisch="{}"))
    assert [problem.code for problem in found] == [Code.FILE, Code.FILE]
    assert "'es.json'" in found[0].text
    assert "'klingonisch.json'" in found[1].text
