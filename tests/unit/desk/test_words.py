"""Catalogues: flat, of plain text, and small."""

from __future__ import annotations

import pytest

from cordboard.desk import LANGUAGE, WordsRefused, words_of


def test_a_catalogue_is_taken_as_it_is() -> None:
    assert words_of(b'\xef\xbb\xbf{"call.answer": "Svara",\n "skills.one": "{n} f\xc3\xa4rdighet"}') == (
        '{"call.answer":"Svara","skills.one":"{n} färdighet"}'.encode()
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{" + b" " * 256 * 1024 + b"}", "256 KiB"),
        (b'{"a": "\xe9"}', "UTF-8"),
        (b'{"a": "b",\n}', "Line 2"),
        (b"[]", "no object"),
        (b"[" * 100_000, "flat"),
        (b'{"a": "b", "a": "c"}', "twice"),
        (b'{"Call": "b"}', "no key"),
        (b'{"__proto__": "b"}', "no key"),
        (b'{"a": {"b": "c"}}', "no text"),
        (b'{"a": "' + b"x" * 1001 + b'"}', "longer"),
        (b'{"a": "\\u202e"}', "nobody sees"),
        (b'{"a": "\\ud800"}', "nobody sees"),
    ],
)
def test_what_is_no_catalogue_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(WordsRefused, match=words):
        words_of(body)


def test_languages_are_named_as_browsers_name_them() -> None:
    assert all(LANGUAGE.fullmatch(name) for name in ("fr", "pt-BR", "zh-Hant", "es-419", "sr-Latn-RS"))
    assert not any(LANGUAGE.fullmatch(name) for name in ("FR", "french", "pt_BR", "", "../fr"))
