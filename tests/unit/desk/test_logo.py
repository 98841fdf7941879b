"""Logos: told by what is in them, and drawings that only draw."""

from __future__ import annotations

import pytest

from cordboard.desk import LogoRefused, logo_of


def svg(inside: str, head: str = "") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<?xml version="1.0"?>{head}<svg {names}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"RIFF\x04\x00\x00\x00WEBPVP8 ", "image/webp"),
        (svg('<path d="M0 0" style="fill:#b4532a"/>'), "image/svg+xml"),
        (svg('<g fill="url(#a)"/><linearGradient id="a"/><use xlink:href="#a"/>'), "image/svg+xml"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "image/svg+xml"),
        (svg('<n:view xmlns:n="http://www.inkscape.org/" n:onload="x"/>'), "image/svg+xml"),
    ],
)
def test_a_picture_is_told_by_what_is_in_it(body: bytes, content_type: str) -> None:
    assert (logo_of(body).content_type, logo_of(body).body) == (content_type, body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"GIF89a", "neither PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"." * 256 * 1024, "256 KiB"),
        (b"<svg", "line 1"),
        (b'<html><svg xmlns="http://www.w3.org/2000/svg"/></html>', "no SVG"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<a href='#x'/>"), "<a>"),
        (svg("<animate/>"), "<animate>"),
        (svg('<g onclick="x()"/>'), "onclick"),
        (svg('<use href="https://evil.example#a"/>'), "elsewhere"),
        (svg('<image xlink:href="data:image/svg+xml;base64,AA"/>'), "elsewhere"),
        (svg('<g style="fill:url(https://evil.example)"/>'), "loads something"),
        (svg("<style>@import '//evil.example';</style>"), "loads something"),
        (svg("", '<!DOCTYPE svg [<!ENTITY a "b">]>'), "DOCTYPE"),
    ],
)
def test_what_could_do_more_than_draw_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(LogoRefused, match=words):
        logo_of(body)
