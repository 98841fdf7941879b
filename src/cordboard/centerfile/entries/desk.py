"""The agents' desk: how it looks and what it shows."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.contract.desk import CallButton, DeskTab, DeskTile, StripButton, StripPlace

from .base import NOWHERE, Entry, Word, about


class ThemeEntry(Entry, kw_only=True):
    """Properties of the desk, without their `--`: see [Properties of the theme](#properties-of-the-theme)."""

    light: Annotated[dict[Word, Word], about("Where the agent's machine is set to light.")] = msgspec.field(
        default_factory=dict
    )
    dark: Annotated[dict[Word, Word], about("Where it is set to dark.")] = msgspec.field(default_factory=dict)


class StripEntry(Entry, kw_only=True):
    """The strip that the extension puts on pages."""

    position: Annotated[StripPlace, about("Where; agents may choose otherwise for themselves.")] = (
        StripPlace.TOP
    )
    buttons: Annotated[
        tuple[StripButton, ...] | None, about("What it shows between calls, in this order; all if left out.")
    ] = None


class LayoutEntry(Entry, kw_only=True):
    """What the desk shows, in which order. What is not named in a list is not shown; `[]` shows nothing."""

    strip: Annotated[StripEntry, about("The strip on pages.")] = msgspec.field(default_factory=StripEntry)
    tiles: Annotated[
        tuple[Word, ...] | None,
        about(
            f"What the panel shows between calls: {', '.join(f'`{tile}`' for tile in DeskTile)}, and names "
            "of `own_tiles`; all, the own ones last, if left out."
        ),
    ] = None
    tabs: Annotated[
        tuple[DeskTab, ...] | None, about("What the panel shows beside a call; all if left out.")
    ] = None
    call_buttons: Annotated[
        tuple[CallButton, ...] | None,
        about("What can be done with a call; all if left out, and `end` always. It takes no right away."),
    ] = None


class OwnTileEntry(Entry, kw_only=True):
    """A page of your own in a tile, such as a wallboard.

    It is shown in a sandboxed frame: it may run its programs, and knows nothing of the desk.
    """

    name: Annotated[Word, about("`tiles` names it: lower-case letters, digits and dashes.")]
    title: Annotated[Word, about("Shown to agents.")]
    url: Annotated[Word, about("https; it must let itself be framed.")]
    height: Annotated[int, msgspec.Meta(ge=80, le=2000, description="Its height in CSS pixels.")] = 240


class ClickToDialEntry(Entry, kw_only=True):
    """Phone numbers on pages that agents can click to call. The extension finds them."""

    enabled: Annotated[bool, about("Whether there is such a thing.")] = True
    country: Annotated[Word, about("How numbers without + are read; the center's own if left out.")] = NOWHERE
    not_at: Annotated[
        tuple[Word, ...],
        about("Hosts where it stays off: `bank.example`, or `*.bank.example` for all below."),
    ] = ()


class ToolbarEntry(Entry, kw_only=True):
    """Where the browsers of a fleet get the extension, for the policies at `/desk/policies/`."""

    chromium_id: Annotated[Word, about("Its id, where you have packed it with a key of your own.")] = NOWHERE
    chromium_updates: Annotated[
        Word, about("The address of its update manifest; the Chrome Web Store's if left out.")
    ] = NOWHERE
    firefox_package: Annotated[Word, about("The address of its signed package (`.xpi`).")] = NOWHERE


class DeskEntry(Entry, kw_only=True):
    """How the agents' desk looks and what it shows, as a page, in other pages and in the extension."""

    name: Annotated[Word, about("The center's name, for people; its domain if left out.")] = NOWHERE
    logo: Annotated[
        Word, about("A PNG, WebP or SVG file of at most 256 KiB; its path, as seen from this file's folder.")
    ] = NOWHERE
    language: Annotated[
        Word, about("What agents read before they choose, as in `de`; that of their browser if left out.")
    ] = NOWHERE
    languages: Annotated[
        Word,
        about(
            "A folder of catalogues, one `LANG.json` a language such as `fr.json`: new languages, or other "
            "words for those that the desk speaks by itself (`en`, `de`)."
        ),
    ] = NOWHERE
    theme: Annotated[ThemeEntry, about("Its colours, corners and letters.")] = msgspec.field(
        default_factory=ThemeEntry
    )
    layout: Annotated[LayoutEntry, about("What it shows, in which order.")] = msgspec.field(
        default_factory=LayoutEntry
    )
    own_tiles: Annotated[tuple[OwnTileEntry, ...], about("Pages of your own in tiles.")] = ()
    toolbar: Annotated[ToolbarEntry, about("Where the browsers of a fleet get the extension.")] = (
        msgspec.field(default_factory=ToolbarEntry)
    )
    click_to_dial: Annotated[ClickToDialEntry, about("Numbers on pages that can be clicked.")] = (
        msgspec.field(default_factory=ClickToDialEntry)
    )
