"""The desk of a center file, with the files that it names: read, checked, and every mistake explained."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cordboard import __version__
from cordboard.contract import desk as told
from cordboard.desk import (
    LANGUAGE,
    MOST_LOGO_BYTES,
    MOST_WORD_BYTES,
    READABLE,
    Desk,
    Logo,
    LogoRefused,
    Toolbar,
    WordsRefused,
    logo_of,
    theme_trouble,
    unreadable,
    words_of,
)

from .entries import ClickToDialEntry, DeskEntry, LayoutEntry, OwnTileEntry, ThemeEntry, ToolbarEntry, Word
from .naming import Directory, known_country
from .problems import Code, Place, Problems, suggest

_TILE: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_PAGE: Final = re.compile(r"https://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?(?:/[!-~]*)?")
_EXTENSION: Final = re.compile(r"[a-p]{32}")
_HOST: Final = re.compile(r"(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_LONGEST: Final = 80
_MOST_LANGUAGES: Final = 50


def build_desk(entry: DeskEntry, folder: Path, domain: str, country: str, problems: Problems) -> Desk:
    """The desk. `folder` is where the center file lies; `domain` and `country` are the center's."""
    logo = _logo(entry.logo, folder, problems)
    words = _catalogues(entry.languages, folder, problems)
    languages = tuple(dict.fromkeys((*told.OWN_LANGUAGES, *words)))
    if entry.language and entry.language not in languages:
        text = f"The desk does not speak {str(entry.language)!r}."
        problems.add(Code.UNKNOWN_NAME, entry.language.place, text, suggest(entry.language, languages))
    settings = told.DeskSettings(
        name=_title(entry.name, problems) or domain,
        logo=_address(logo) if logo else None,
        theme=_theme(entry.theme, problems),
        layout=_layout(entry.layout, entry.own_tiles, problems),
        language=str(entry.language) or None,
        languages=languages,
        catalogues=tuple(words),
        clickToDial=_click_to_dial(entry.click_to_dial, country, problems),
        version=__version__,
    )
    return Desk(settings, logo, words, _toolbar(entry.toolbar, problems))


def _title(word: Word, problems: Problems) -> str:
    if len(word) > _LONGEST or not word.isprintable():
        text = f"{str(word)[:_LONGEST]!r} does not fit on a desk."
        problems.add(Code.VALUE, word.place, text, f"Write one line of at most {_LONGEST} letters.")
    return str(word)


# -- files ------------------------------------------------------------------------------------------


def _logo(word: Word, folder: Path, problems: Problems) -> Logo | None:
    body = _read(word, folder / word, MOST_LOGO_BYTES, problems) if word else None
    try:
        return logo_of(body) if body is not None else None
    except LogoRefused as refused:
        text = f"{str(word)!r} is no logo: {refused}"
        problems.add(Code.FILE, word.place, text, "Name a PNG, WebP or SVG file of at most 256 KiB.")
    return None


def _address(logo: Logo) -> str:
    """It changes with the logo, so that no browser shows an old one."""
    return f"{told.LOGO}?{hashlib.sha256(logo.body).hexdigest()[:12]}"


def _catalogues(word: Word, folder: Path, problems: Problems) -> dict[str, bytes]:
    """Language -> its words, of every JSON file in the folder."""
    if not word:
        return {}
    try:
        files = sorted(file for file in (folder / word).iterdir() if file.suffix == ".json")
    except (OSError, ValueError) as error:
        text = f"The folder {str(word)!r} cannot be read: {_why(error)}."
        problems.add(Code.FILE, word.place, text, "Name a folder, as seen from this file's.")
        return {}
    if len(files) > _MOST_LANGUAGES:
        text = f"{str(word)!r} holds {len(files)} languages."
        problems.add(Code.FILE, word.place, text, f"At most {_MOST_LANGUAGES} are read.")
        return {}
    found = ((file.stem, _catalogue(word, file, problems)) for file in files)
    return {language: words for language, words in found if words is not None}


def _catalogue(word: Word, file: Path, problems: Problems) -> bytes | None:
    if not LANGUAGE.fullmatch(file.stem):
        text = f"{file.name!r} in {str(word)!r} is not named for a language."
        problems.add(Code.FILE, word.place, text, "Name it as in fr.json, pt-BR.json or zh-Hant.json.")
        return None
    body = _read(word, file, MOST_WORD_BYTES, problems)
    try:
        return words_of(body) if body is not None else None
    except WordsRefused as refused:
        text = f"{file.name!r} in {str(word)!r} is no catalogue: {refused}"
        problems.add(Code.FILE, word.place, text, 'Write one flat object, as in {"call.answer": "Svara"}.')
    return None


def _read(word: Word, file: Path, most: int, problems: Problems) -> bytes | None:
    """What is in a file, one byte more than `most` at most; None, and a mistake, where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except (OSError, ValueError) as error:
        text = f"The file {file.name!r} cannot be read: {_why(error)}."
        problems.add(Code.FILE, word.place, text, "Check its path, as seen from this file's folder.")
    return None


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "that is no path"


# -- theme ------------------------------------------------------------------------------------------


def _theme(entry: ThemeEntry, problems: Problems) -> told.DeskTheme:
    return told.DeskTheme(light=_values(entry.light, problems), dark=_values(entry.dark, problems))


def _values(given: Mapping[Word, Word], problems: Problems) -> told.ThemeValues:
    kinds = {name.removeprefix("--"): kind for name, kind in told.theme_kinds().items()}
    good = {}
    for name, value in given.items():
        if name not in kinds:
            text = f"The theme has no property {str(name)!r}."
            problems.add(Code.UNKNOWN_NAME, name.place, text, suggest(name, kinds))
        elif remedy := theme_trouble(kinds[str(name)], value):
            problems.add(Code.VALUE, value.place, f"{str(value)!r} cannot be `{name}`.", remedy)
        else:
            good[name.replace("-", "_")] = str(value)
    places = {str(name): value.place for name, value in given.items()}
    for words, ground, contrast in unreadable(good):
        text = f"`{words}` on `{ground}` has a contrast of {contrast:.1f} to 1."
        remedy = f"Make one lighter or darker: words need {READABLE} to 1."
        problems.add(Code.VALUE, places[words], text, remedy)
    return told.ThemeValues(**good)


# -- layout -----------------------------------------------------------------------------------------


def _layout(entry: LayoutEntry, own: Iterable[OwnTileEntry], problems: Problems) -> told.DeskLayout:
    tiles = _own_tiles(own, problems)
    every = (*told.DeskTile, *(tile.id for tile in tiles))
    for word in entry.tiles or ():
        if word not in every:
            text = f"There is no tile {str(word)!r}."
            problems.add(Code.UNKNOWN_NAME, word.place, text, suggest(word, every))
    strip = entry.strip
    return told.DeskLayout(
        strip=told.StripLayout(
            position=strip.position.value,
            buttons=_in_order(strip.buttons, told.StripButton, strip.place, problems),
        ),
        tiles=_in_order(entry.tiles, every, entry.place, problems),
        tabs=_in_order(entry.tabs, told.DeskTab, entry.place, problems),
        callButtons=_with_end(_in_order(entry.call_buttons, told.CallButton, entry.place, problems)),
        ownTiles=tiles,
    )


def _with_end(buttons: tuple[str, ...]) -> tuple[str, ...]:
    """Nobody takes the button away that ends a call."""
    return tuple(dict.fromkeys((*buttons, told.CallButton.END.value)))


def _in_order(
    chosen: Iterable[str] | None, every: Iterable[str], place: Place, problems: Problems
) -> tuple[str, ...]:
    """The names that were chosen, each once; all where nothing is said."""
    names = [str(name) for name in (every if chosen is None else chosen)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        problems.add(Code.DUPLICATE, place, f"{name!r} is named twice.", "Name it once.")
    return tuple(dict.fromkeys(names))


def _own_tiles(entries: Iterable[OwnTileEntry], problems: Problems) -> tuple[told.OwnTile, ...]:
    directory = Directory[told.OwnTile]("tile", problems)
    for entry in entries:
        if str(entry.name) in set(told.DeskTile) or (entry.name and not _TILE.fullmatch(entry.name)):
            text = f"{str(entry.name)!r} cannot name a tile of your own."
            remedy = "Write lower-case letters, digits and dashes, and no name of the desk's own tiles."
            problems.add(Code.VALUE, entry.name.place, text, remedy)
            continue
        if entry.url and not _PAGE.fullmatch(entry.url):
            text = f"{str(entry.url)!r} is no address of a page."
            remedy = "Write https://, a host and a path, without blanks."
            problems.add(Code.VALUE, entry.url.place, text, remedy)
        tile = told.OwnTile(
            id=str(entry.name), title=_title(entry.title, problems), url=str(entry.url), height=entry.height
        )
        directory.add(entry.name, tile)
    return directory.all()


# -- the extension ----------------------------------------------------------------------------------


def _toolbar(entry: ToolbarEntry, problems: Problems) -> Toolbar:
    if entry.chromium_id and not _EXTENSION.fullmatch(entry.chromium_id):
        text = f"{str(entry.chromium_id)!r} is no id of an extension."
        problems.add(Code.VALUE, entry.chromium_id.place, text, "Write its 32 letters from a to p.")
    for word in (entry.chromium_updates, entry.firefox_package):
        if word and not _PAGE.fullmatch(word):
            text = f"{str(word)!r} is no address."
            problems.add(Code.VALUE, word.place, text, "Write https://, a host and a path, without blanks.")
    usual = Toolbar()
    return Toolbar(
        chromium_id=str(entry.chromium_id) or usual.chromium_id,
        chromium_updates=str(entry.chromium_updates) or usual.chromium_updates,
        firefox_package=str(entry.firefox_package),
    )


# -- numbers on pages -------------------------------------------------------------------------------


def _click_to_dial(entry: ClickToDialEntry, country: str, problems: Problems) -> told.ClickToDial:
    for host in entry.not_at:
        if not _HOST.fullmatch(host):
            text = f"{str(host)!r} is no host."
            remedy = "Write it in small letters, without https://, as in bank.example or *.bank.example."
            problems.add(Code.VALUE, host.place, text, remedy)
    return told.ClickToDial(
        on=entry.enabled,
        country=known_country(entry.country, problems) if entry.country else country,
        notAt=tuple(str(host) for host in entry.not_at),
    )
