"""Catalogues of words: one flat object of JSON a language, which the desk shows as plain text."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import msgspec

MOST_BYTES: Final = 256 * 1024
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
"""A language as in `fr`, `pt-BR`, `zh-Hant`: with script and region where they matter (RFC 5646)."""
_KEY: Final = re.compile(r"[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9_-]+){0,5}")
_MOST_LETTERS: Final = 1_000
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\ud800-\udfff]")
"""Control characters but line feeds, and marks that turn the order of what follows."""


class WordsRefused(Exception):
    """A file that is no catalogue; the text says why."""


def words_of(body: bytes) -> bytes:
    """The catalogue that a file holds, as it is sent. Raises WordsRefused."""
    if len(body) > MOST_BYTES:
        raise WordsRefused(f"It is larger than {MOST_BYTES // 1024} KiB.")
    try:
        catalogue = json.loads(body.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise WordsRefused("It is not in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise WordsRefused(f"Line {error.lineno} is no JSON: {error.msg}.") from None
    except RecursionError:
        raise WordsRefused("It is nested, and a catalogue is flat.") from None
    if not isinstance(catalogue, dict):
        raise WordsRefused("It is no object of JSON.")
    for key, word in catalogue.items():
        _check(key, word)
    return msgspec.json.encode(catalogue)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise WordsRefused(f"{key!r} stands there twice.")
        found[key] = value
    return found


def _check(key: str, word: object) -> None:
    if not _KEY.fullmatch(key):
        raise WordsRefused(f"{key!r} is no key: keys are like `call.answer`.")
    if not isinstance(word, str):
        raise WordsRefused(f"What stands for {key!r} is no text.")
    if len(word) > _MOST_LETTERS:
        raise WordsRefused(f"What stands for {key!r} is longer than {_MOST_LETTERS} letters.")
    if _UNSEEN.search(word):
        raise WordsRefused(f"What stands for {key!r} holds a character that nobody sees.")
