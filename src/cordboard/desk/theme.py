"""Values of the theme: colours, lengths and fonts in few plain forms, and nothing else that CSS knows.

A value becomes part of every desk, also on pages of others: there is no `url()` in it, and nothing that could
end a declaration and begin another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


READABLE: Final = 4.5
"""The least contrast of words to what is behind them (WCAG 2.2, success criterion 1.4.3)."""
_BEHIND: Final = {
    "ink": ("bg", "paper"),
    "soft": ("bg", "paper"),
    "on": ("ready", "stop", "talk", "ring"),
}
"""Words, and what they stand on."""


def unreadable(values: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Words, what is behind them and their contrast, where that is too little; of colours in hex alone."""
    light = {name: found for name, value in values.items() if (found := _luminance(value)) is not None}
    for words, grounds in _BEHIND.items():
        for ground in grounds:
            if words in light and ground in light:
                dark, bright = sorted((light[words], light[ground]))
                contrast = (bright + 0.05) / (dark + 0.05)
                if contrast < READABLE:
                    yield words, ground, contrast


def _luminance(colour: str) -> float | None:
    """How bright a colour is, from 0 to 1; None where it is not in hex, or lets through what is behind it."""
    if re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour) is None:
        return None
    size = len(colour) // 3
    parts = (int((colour[at : at + size] * 2)[:2], 16) / 255 for at in range(1, len(colour), size))
    red, green, blue = map(_linear, parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """One part of a colour as light, without the curve of sRGB."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
