"""The HTML of scripts: text and its form, and nothing that runs, loads or takes what an agent types.

Values may stand in text and in quoted attributes, never where a browser would read them as markup or as an
address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Final

from .template import Fault, Piece

TAGS: Final = frozenset(
    [
        "a",
        "article",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
ATTRIBUTES: Final = frozenset(
    ["class", "colspan", "dir", "href", "id", "lang", "open", "rowspan", "start", "title"]
)
_ADDRESS: Final = re.compile(r"https?://[^/?#]+(?:[/?#]|\Z)|mailto:|tel:|#", re.IGNORECASE)
"""How an address begins that is safe to follow, and whose host is whole."""
_VALUE: Final = "value0of0the0call"
"""What stands for a value while the HTML is looked at."""
_QUOTED: Final = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")


def faults(pieces: Iterable[Piece]) -> tuple[Fault, ...]:
    """What is wrong with the HTML of a script."""
    reader = _Reader()
    reader.feed("".join(_VALUE if piece.html is None else piece.html for piece in pieces))
    if reader.rawdata:
        reader.fault("A tag does not end.")
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Reads tag by tag and notes what may not stand there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Fault] = []

    def fault(self, text: str) -> None:
        """Note that, where the reader stands."""
        self.found.append(Fault(self.getpos()[0], text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.fault(f"A script has no <{_shown(tag)}>.")
        for text in _attributes(attrs, self.get_starttag_text() or ""):
            self.fault(text)

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS:
            self.fault(f"A script has no </{_shown(tag)}>.")

    def handle_decl(self, decl: str) -> None:
        self.fault("A script is part of a page and has no declaration.")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.handle_decl(data)

    def handle_comment(self, data: str) -> None:
        self.fault("A script has no HTML comments; write {# ... #}.")


def _attributes(attrs: Iterable[tuple[str, str | None]], written: str) -> Iterator[str]:
    if _VALUE in _QUOTED.sub("", written):
        yield "A value in a tag stands in an attribute, in quotes."
    for name, value in attrs:
        if name not in ATTRIBUTES:
            yield f"A script has no attribute {_shown(name)!r}."
        if name == "href" and not _is_address(value or ""):
            yield "A link begins with an address that is written out: https://HOST/, mailto:, tel: or #."


def _is_address(value: str) -> bool:
    """Does the value begin with an address whose host is whole, before anything of the call?"""
    begin, of_the_call, _ = value.partition(_VALUE)
    found = _ADDRESS.match(begin)
    return found is not None and not (of_the_call and found[0][-1] not in "/?#:")


def _shown(name: str) -> str:
    return name.replace(_VALUE, "{{ ... }}")
