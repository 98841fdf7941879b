"""Names, ids and numbers: each name once, each reference known, each number in one form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Generic, TypeVar

import phonenumbers

from .entries import DERIVED, Word
from .problems import Code, Problems, suggest

T = TypeVar("T")

FIRST_ID = 300_000_000_000_000
_IDS = 10**12


class Ids:
    """Gives every object its id: the file's own, or one derived from kind and name that stays the same."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._taken: dict[int, str] = {}

    def take(self, kind: str, name: Word, given: int) -> int:
        """The id of `name`; an id that something else has is noted."""
        number = given if given != DERIVED else derived_id(kind, name)
        owner = self._taken.setdefault(number, f"{kind} {name!r}")
        if owner != f"{kind} {name!r}":
            text = f"The id {number} of {kind} {name!r} is that of {owner}."
            self._problems.add(Code.ID, name.place, text, "Give one of them another `id:`.")
        return number


def derived_id(kind: str, name: str) -> int:
    """A 15-digit id that depends on kind and name only."""
    digest = hashlib.sha256(f"{kind}:{name}".encode()).digest()
    return FIRST_ID + int.from_bytes(digest[:8]) % _IDS


class Directory(Generic[T]):
    """The things of one kind by name."""

    def __init__(self, kind: str, problems: Problems) -> None:
        self._kind = kind
        self._problems = problems
        self._found: dict[str, T] = {}

    def add(self, name: Word, thing: T) -> None:
        """Note a thing under its name; a name that is there already is a mistake."""
        if name and name in self._found:
            text = f"There is a {self._kind} {str(name)!r} already."
            self._problems.add(Code.DUPLICATE, name.place, text, "Give it another name, or remove it.")
        elif name:
            self._found[name] = thing

    def find(self, name: Word) -> T | None:
        """The thing of that name; None, and a mistake, where there is none."""
        if name and name not in self._found:
            text = f"There is no {self._kind} {str(name)!r}."
            self._problems.add(Code.UNKNOWN_NAME, name.place, text, suggest(name, self._found))
        return self._found.get(name)

    def find_all(self, names: Iterable[Word]) -> tuple[T, ...]:
        """The things of those names; each may be named once."""
        once: dict[str, T] = {}
        for name in names:
            if name in once:
                text = f"{str(name)!r} is named twice."
                self._problems.add(Code.DUPLICATE, name.place, text, "Name it once.")
            elif (thing := self.find(name)) is not None:
                once[name] = thing
        return tuple(once.values())

    def all(self) -> tuple[T, ...]:
        """Everything, in the file's order."""
        return tuple(self._found.values())


def extension(word: Word, problems: Problems) -> str:
    """2 to 6 digits, or nothing."""
    if word and re.fullmatch(r"[0-9]{2,6}", word) is None:
        text = f"{str(word)!r} is not an extension."
        problems.add(Code.VALUE, word.place, text, "Write 2 to 6 digits.")
    return str(word)


def phone_number(word: Word, country: str, problems: Problems) -> str:
    """The number as E.164; a word that is none is noted."""
    try:
        number = phonenumbers.parse(word, country)
    except phonenumbers.NumberParseException:
        number = None
    has_letters = any(character.isalpha() for character in word)
    if number is None or has_letters or not phonenumbers.is_possible_number(number):
        text = f"{str(word)!r} is not a phone number of {country} or with a country code."
        problems.add(Code.NUMBER, word.place, text, "Write it with + and country code, as in +15550100123.")
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def known_country(word: Word, problems: Problems) -> str:
    """A country that numbers can be read for."""
    if word in phonenumbers.SUPPORTED_REGIONS:
        return str(word)
    text = f"{str(word)!r} is not a country."
    problems.add(Code.VALUE, word.place, text, "Write its two letters in capitals, as in US, GB, DE.")
    return "US"


def domain_name(word: Word, problems: Problems) -> str:
    """The center's name."""
    if word and re.fullmatch(r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?", word) is None:
        remedy = "Write lower-case letters, digits, dots and dashes, as in demo or sales.example."
        problems.add(Code.VALUE, word.place, f"{str(word)!r} is not a name of a domain.", remedy)
    return str(word)
