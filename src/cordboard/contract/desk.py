"""What the center tells every desk of itself, before anybody has logged in: name, look, layout, languages.

The names that a center file may use for buttons, tiles, tabs and properties of the theme are these, and no
others; the desk's own code has the same list, written from here.
"""

from __future__ import annotations

from enum import StrEnum, unique
from functools import cache
from typing import Annotated, Final, get_args, get_type_hints

import msgspec

from cordboard.contract.record import Record
from cordboard.contract.scalars import Int, Long, Scalar


@unique
class ThemeKind(StrEnum):
    """What a property of the theme is."""

    COLOUR = "colour"
    LENGTH = "length"
    FONT = "font"


Colour = Annotated[str, Scalar.STRING, ThemeKind.COLOUR]
Length = Annotated[str, Scalar.STRING, ThemeKind.LENGTH]
FontStack = Annotated[str, Scalar.STRING, ThemeKind.FONT]


def _as_property(name: str) -> str:
    """The name of a custom property of CSS: `on_accent` -> `--on-accent`."""
    return f"--{name.replace('_', '-')}"


class ThemeValues(Record, rename=_as_property):
    """Custom properties of CSS, as they are set on the desk; what is absent stays as the desk has it.

    bg: behind everything. paper: cards and the strip. ink: words. soft: words of less weight.
    line: between things. edge: around what can be pressed or filled in. accent: the cord, for what is chosen.
    on: words on a coloured button.
    ready, away, ring, talk, stop: the states, and the button that ends a call.
    radius: of corners. font: of all words.
    """

    bg: Colour | None = None
    paper: Colour | None = None
    ink: Colour | None = None
    soft: Colour | None = None
    line: Colour | None = None
    edge: Colour | None = None
    accent: Colour | None = None
    on: Colour | None = None
    ready: Colour | None = None
    away: Colour | None = None
    ring: Colour | None = None
    talk: Colour | None = None
    stop: Colour | None = None
    radius: Length | None = None
    font: FontStack | None = None


class DeskTheme(Record):
    """How the desk looks, where the agent's machine is set to light, and where to dark."""

    light: ThemeValues = ThemeValues()
    dark: ThemeValues = ThemeValues()


@unique
class StripPlace(StrEnum):
    """Where the strip is on pages."""

    TOP = "top"
    BOTTOM = "bottom"
    FLOATING = "floating"


@unique
class StripButton(StrEnum):
    """What the strip shows between calls, beside the agent's state and the way to the panel."""

    READY = "ready"
    """Ready, or not ready for a reason."""
    DIAL = "dial"
    """A name, a number or a skill to call."""
    QUEUE = "queue"
    """How many callers wait, and for how long."""
    CALLBACKS = "callbacks"
    VOICEMAILS = "voicemails"
    MESSAGES = "messages"


@unique
class DeskTile(StrEnum):
    """What the panel shows between calls."""

    QUEUE = "queue"
    TODAY = "today"
    """The calls that the agent has had."""
    CALLBACKS = "callbacks"
    VOICEMAILS = "voicemails"
    MESSAGES = "messages"
    MISSED = "missed"
    """Calls that the agent let ring."""
    DIAL = "dial"
    PREVIEWS = "previews"


@unique
class DeskTab(StrEnum):
    """What the panel shows beside a call."""

    SCRIPT = "script"
    CUSTOMER = "customer"
    WORKSHEET = "worksheet"
    TOOLS = "tools"
    """The connectors."""


@unique
class CallButton(StrEnum):
    """What can be done with a call. To end it is always possible."""

    MUTE = "mute"
    HOLD = "hold"
    KEYPAD = "keypad"
    RECORD = "record"
    TRANSFER = "transfer"
    CONFERENCE = "conference"
    PARK = "park"
    END = "end"


class StripLayout(Record):
    """position: see StripPlace. buttons: see StripButton, in their order."""

    position: str = StripPlace.TOP.value
    buttons: tuple[str, ...] = ()


class OwnTile(Record):
    """A page of the center's own in a tile, in a frame that may run its programs, and touch nothing of ours.

    id: stands in the order of tiles. url: https. height: CSS pixels.
    """

    id: str = ""
    title: str = ""
    url: str = ""
    height: Int = 240


class DeskLayout(Record):
    """What the desk shows, in which order; what is not named is not shown.

    tiles: see DeskTile, and the ids of ownTiles. tabs: see DeskTab. callButtons: see CallButton.
    """

    strip: StripLayout = StripLayout()
    tiles: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    callButtons: tuple[str, ...] = ()
    ownTiles: tuple[OwnTile, ...] = ()


class ClickToDial(Record):
    """Numbers on pages that can be clicked.

    on: whether they can be at all. country: two letters; how numbers without + are read.
    notAt: hosts where they cannot be; `*.` in front means every name below one.
    """

    on: bool = True
    country: str = "US"
    notAt: tuple[str, ...] = ()


class DeskSettings(Record):
    """What `/desk/settings.json` holds. Everybody may read it: it is shown before login.

    name: of the center, for people. logo: a path at this server; absent where there is none.
    language: the one that agents have before they choose; absent where it is that of their browser.
    languages: those to choose from. catalogues: those of them for which `/desk/words/LANG.json` holds words,
    in place of the desk's own or beside them.
    version: of Cordboard.
    """

    name: str = ""
    logo: str | None = None
    theme: DeskTheme = DeskTheme()
    layout: DeskLayout = DeskLayout()
    language: str | None = None
    languages: tuple[str, ...] = ()
    catalogues: tuple[str, ...] = ()
    clickToDial: ClickToDial = ClickToDial()
    version: str = ""


class DeskHealth(Record):
    """What `/desk/health` holds, for who looks for the reason of a trouble. Everybody may read it.

    clock: the center's, epoch milliseconds. vcc: it decides, for which it needs the journal.
    journal: it can be written. engine: telephony is there.
    audioUdp, audioTcp: audio of browsers can come by that. audioTurn: relays are named.
    """

    version: str = ""
    clock: Long = 0
    vcc: bool = False
    journal: bool = False
    engine: bool = False
    audioUdp: bool = False
    audioTcp: bool = False
    audioTurn: bool = False


DESK: Final = "/desk"
PANEL: Final = "/panel"
SETTINGS: Final = f"{DESK}/settings.json"
HEALTH: Final = f"{DESK}/health"
LOGO: Final = f"{DESK}/logo"
WORDS: Final = f"{DESK}/words"
"""`WORDS/LANG.json`: a flat catalogue, key -> word."""
POLICIES: Final = f"{DESK}/policies"
"""`POLICIES/NAME`: files for the browsers of a fleet."""

OWN_LANGUAGES: Final = ("en", "de")
"""What the desk speaks by itself."""

TABLES: Final = (StripPlace, StripButton, DeskTile, DeskTab, CallButton)
RECORDS: Final[tuple[type[Record], ...]] = (
    ThemeValues,
    DeskTheme,
    StripLayout,
    OwnTile,
    DeskLayout,
    ClickToDial,
    DeskSettings,
    DeskHealth,
)
"""Everything that is told, for those who make schemas and types of it."""


@cache
def theme_kinds() -> dict[str, ThemeKind]:
    """The name of each property of the theme, and what it is."""
    hints = get_type_hints(ThemeValues, include_extras=True)
    return {
        field.encode_name: next(part for part in _marks(hints[field.name]) if isinstance(part, ThemeKind))
        for field in msgspec.structs.fields(ThemeValues)
    }


def _marks(annotation: object) -> tuple[object, ...]:
    """What is said about the one type that an optional field has."""
    return next(get_args(part)[1:] for part in get_args(annotation) if get_args(part))
