"""The HTML of scripts: nothing runs, loads or takes what an agent types, and values stay what they are."""

from __future__ import annotations

import pytest

from cordboard.vcc.scripts.markup import TAGS, faults
from cordboard.vcc.scripts.template import pieces


def found(text: str) -> str:
    return " ".join(fault.text for fault in faults(pieces(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Hello & welcome",
        "<h1>Hello</h1><p class='big' lang=en>My name is <b>{{ Agent.full_name }}</b>.<br></p>",
        "<table><tr><td colspan='2'>{{ Call.ANI }}</td></tr></table>",
        "<a href='https://crm.example/{{ Call.ANI }}'>x</a>",
        "<a href='https://crm.example?a={{ Call.ANI }}'>x</a>",
        "<a href='mailto:{{ Customer.email }}'>x</a><a href='tel:{{ Call.ANI }}'>x</a><a href='#end'>x</a>",
        '<p title="{{ Call.ANI }}">{% if Call.ANI %}<ul>{% else %}</ul>{% endif %}',
        "<a href='https://crm.example'>x</a>",
    ],
)
def test_text_and_its_form_are_fine(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT src=x>", "<script>"),
        ("<style>p{}</style>", "<style>"),
        ("<img src=x onerror=alert(1)>", "<img>"),
        ("<iframe srcdoc='x'></iframe>", "<iframe>"),
        ("<form><input></form>", "<form>"),
        ("<svg><a></a></svg>", "<svg>"),
        ("</template>", "</template>"),
        ("<p onclick='x'>", "'onclick'"),
        ("<p/onclick='x'>", "'onclick'"),
        ("<p title='a'onclick='x'>", "'onclick'"),
        ("<p style='x'>", "'style'"),
        ("<a href='javascript:alert(1)'>", "written out"),
        ("<a href=' java&#115;cript:alert(1)'>", "written out"),
        ("<a href='{{ Call.ANI }}'>", "written out"),
        ("<a href='https://{{ Call.ANI }}/'>", "written out"),
        ("<a href='https://crm{{ Call.ANI }}.example/'>", "written out"),
        ("<a href='//crm.example/'>", "written out"),
        ("<a href>", "written out"),
        ("<p title={{ Call.ANI }}>", "in quotes"),
        ("<p title=a'{{ Call.ANI }}'>", "in quotes"),
        ("<a href='https://crm.example{{ Call.ANI }}'>", "written out"),
        ("<p title=a{{ Call.ANI }}>", "in quotes"),
        ("<p title=a{{ Call.ANI }}b>", "in quotes"),
        ("<p {{ Call.ANI }}>", "{{ ... }}"),
        ("<{{ Call.ANI }}>", "{{ ... }}"),
        ("<p title='x", "does not end"),
        ("<p", "does not end"),
        ("<!DOCTYPE html>", "no declaration"),
        ("<![CDATA[x]]>", "no declaration"),
        ("<?php ?>", "no declaration"),
        ("<!-- {{ Call.ANI }} -->", "no HTML comments"),
    ],
)
def test_anything_else_is_a_fault(text: str, words: str) -> None:
    assert words in found(text)


def test_a_fault_says_its_line() -> None:
    assert [fault.line for fault in faults(pieces("<p>\n<p>\n<img>"))] == [3]


def test_nothing_that_a_browser_runs_or_loads_is_among_the_tags() -> None:
    assert not TAGS & {"script", "style", "img", "iframe", "object", "embed", "form", "input", "link", "base"}
