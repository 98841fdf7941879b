"""How the page looks where people let other pages in: plain HTML, without scripts, for every browser.

Where it goes and what it may load is said in headers: nothing but our own forms, in no frame of anybody's.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from cordboard.access.approvals import CENTER, MACHINE, Approval
from cordboard.access.desk import Person
from cordboard.access.pairings import Pairing, as_shown
from cordboard.contract.access import APPROVE, LOCAL
from cordboard.http import Headers

_STYLE: Final = """
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
section { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid; border-radius: .5rem; }
.origin { display: block; margin: .5rem 0; font: 700 1.3rem/1.3 ui-monospace, monospace; }
.origin { overflow-wrap: anywhere; }
.code { font: 700 1.6rem/1.3 ui-monospace, monospace; letter-spacing: .1em; }
.said { border-width: 2px; font-weight: 600; }
label { display: block; margin: .75rem 0; }
input[type=text], input[type=password] { display: block; width: 100%; max-width: 22rem; }
input, button { font: inherit; padding: .4rem .6rem; }
button { min-height: 2.75rem; padding: .4rem 1.2rem; margin: .5rem .75rem 0 0; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
li form { display: inline; }
"""
_STYLE_HASH: Final = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

PLAIN: Final = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'"
"""The policy of a page like ours that only says something: also in frames."""
_POLICY: Final = f"{PLAIN}; form-action 'self'; frame-ancestors 'none'"
GUARDED: Final[Headers] = (
    ("content-security-policy", _POLICY),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    # not no-referrer: then a browser would send our forms with the origin `null`
    ("referrer-policy", "same-origin"),
)


def page(title: str, *parts: str) -> bytes:
    """The whole page; `parts` are HTML."""
    body = "\n".join(part for part in parts if part)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)} - Cordboard</title>\n"
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><main><h1>{escape(title)}</h1>\n{body}\n</main></body></html>\n"
    ).encode()


def said(text: str) -> str:
    """What has just happened."""
    return f'<section class="said" role="status"><p>{escape(text)}</p></section>' if text else ""


def refused(text: str, code: str) -> str:
    """What went wrong, and its code."""
    return f'<section class="said" role="alert"><p>{escape(text)}</p><p><code>{code}</code></p></section>'


def link(text: str, address: str, *, apart: bool = False) -> str:
    """A way to go on, in a window of its own if it is `apart`."""
    where = ' target="_blank" rel="noopener"' if apart else ""
    return f'<p><a href="{escape(address)}"{where}>{escape(text)}</a></p>'


def ask_for_code(code: str) -> str:
    """Where a code is typed; `code` is what was typed before."""
    return (
        f'<section><form method="get" action="{APPROVE}"><label>The code that the page shows'
        f'<input type="text" name="code" value="{escape(code)}" required maxlength="20" autocomplete="off"'
        ' autocapitalize="characters" spellcheck="false"></label><button>Look</button></form></section>'
    )


def shown(pairing: Pairing) -> str:
    """Which page asks, and the code to compare."""
    wants = f"<p>It wants to use {escape(_wanted(pairing.wants))}.</p>" if pairing.wants else ""
    return (
        "<section><h2>A page asks to be let in</h2><p>It is this one, and no other:</p>"
        f'<bdi class="origin">{escape(pairing.origin)}</bdi>{_notes(pairing.origin)}{wants}'
        f"<p>It asked from {escape(pairing.client)}. It must show you this code now:</p>"
        f'<p class="code">{as_shown(pairing.code)}</p>'
        "<p>If you did not ask for this, if the page is another one, or if it shows another code: refuse.</p>"
        "</section>"
    )


def sign_in(seal: str, code: str) -> str:
    """Where people say who they are."""
    return (
        f"<section><h2>Sign in</h2>{_form('sign-in', seal, code)}"
        '<label>User name<input type="text" name="user" required autocomplete="username"></label>'
        '<label>Password<input type="password" name="password" required autocomplete="current-password">'
        "</label><button>Sign in</button></form></section>"
    )


def decide(person: Person, reaches: Sequence[str], pairing: Pairing, seal: str) -> str:
    """What the page may use, and the two buttons."""
    usual = MACHINE if pairing.wants == LOCAL and MACHINE in reaches else reaches[0]
    choices = "".join(
        f'<label><input type="checkbox" name="reach" value="{escape(reach)}"{" checked" * (reach == usual)}> '
        f"{escape(_named(reach, person))}</label>"
        for reach in reaches
    )
    return (
        f"<section>{_form('decide', seal, pairing.code)}<fieldset><legend>The page may use</legend>{choices}"
        '</fieldset><button name="answer" value="approve">Approve</button>'
        '<button name="answer" value="refuse">Refuse</button></form></section>'
    )


def approved(person: Person, approvals: Iterable[Approval], seal: str) -> str:
    """The pages that are approved, each with a button to revoke it."""
    rows = "".join(_row(person, each, seal) for each in approvals)
    listed = f"<ul>{rows}</ul>" if rows else "<p>None.</p>"
    return f"<section><h2>Approved pages</h2>{listed}</section>"


def _row(person: Person, approval: Approval, seal: str) -> str:
    use = _named(approval.reach, person)
    return (
        f"<li><bdi><strong>{escape(approval.origin)}</strong></bdi> may use {escape(use)}; approved by "
        f"{escape(approval.by)} {_form('revoke', seal)}"
        f'<input type="hidden" name="origin" value="{escape(approval.origin)}">'
        f'<input type="hidden" name="reach" value="{escape(approval.reach)}">'
        f'<button aria-label="Revoke {escape(approval.origin)}, {escape(use)}">Revoke</button></form></li>'
    )


def _form(act: str, seal: str, code: str = "") -> str:
    """The beginning of a form."""
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in (("act", act), ("seal", seal), ("code", code))
        if value
    )
    return f'<form method="post" action="{APPROVE}">{kept}'


def _named(reach: str, person: Person) -> str:
    """What is in reach, in words."""
    if reach == MACHINE:
        return "the seat of this machine, as whoever is logged in there"
    if reach == CENTER:
        return "the hosted seats of all users"
    return f"the hosted seat of {reach}"


def _wanted(seat: str) -> str:
    return "the seat of this machine" if seat == LOCAL else f"the seat of {seat}"


def _notes(origin: str) -> str:
    """What a person may overlook in an address."""
    scheme, _, host = origin.partition("://")
    notes = []
    if "xn--" in host:
        notes.append("This name has foreign letters. A browser may show it like a name that you know.")
    if scheme == "http" and not host.startswith(("localhost", "127.", "[::1]")):
        notes.append("This page is not encrypted: anybody on its way can take its place.")
    if scheme.endswith("-extension"):
        notes.append("This is an extension of a browser.")
    return "".join(f"<p><strong>Mind:</strong> {escape(note)}</p>" for note in notes)
