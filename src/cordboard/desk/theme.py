"""Values of the theme: colours, lengths and fonts in few plain forms, and nothing else that CSS knows.

A value becomes part of every desk, also on pages of others: there is no `url()` in it, and nothing that could
end a declaration and begin another.
"""

from __future__ import annotations

import re
from typing import Final

from cordboard.contract.desk import ThemeKind

_HEX: Final = r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})"
_PART: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})?|0?\.[0-9]{1,3})"
_FUNCTION: Final = rf"(?:rgb|hsl)\( ?{_PART}%?[ ,] ?{_PART}%?[ ,] ?{_PART}%?(?: ?[/,] ?{_PART}%?)? ?\)"
_NAME: Final = r"(?:[A-Za-z][A-Za-z-]{0,39}|\"[A-Za-z0-9][A-Za-z0-9 _-]{0,39}\")"

_FORMS: Final = {
    ThemeKind.COLOUR: (
        re.compile(f"{_HEX}|{_FUNCTION}"),
        "Write a colour as in #b4532a, rgb(180 83 42) or hsl(18 62% 44%).",
    ),
    ThemeKind.LENGTH: (
        re.compile(r"0|[0-9]{1,2}(?:\.[0-9]{1,2})?(?:px|rem|em)"),
        "Write a length as in 8px or 0.5rem.",
    ),
    ThemeKind.FONT: (
        re.compile(rf"{_NAME}(?: ?, ?{_NAME}){{0,9}}"),
        'Write names of fonts with commas between, as in "Open Sans", Roboto, sans-serif.',
    ),
}


def theme_trouble(kind: ThemeKind, value: str) -> str:
    """What to write in place of a value that cannot be used; nothing where it can."""
    form, remedy = _FORMS[kind]
    return "" if form.fullmatch(value) else remedy
