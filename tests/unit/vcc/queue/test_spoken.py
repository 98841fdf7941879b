"""Places and times in words: every piece is a prompt that comes with the center."""

from __future__ import annotations

from importlib import resources

import pytest

from cordboard.vcc.queue import spoken

OURS = {each.name.removesuffix(".wav") for each in resources.files("cordboard.prompts").iterdir()}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ("say-1",)),
        (20, ("say-20",)),
        (21, ("say-20", "say-1")),
        (30, ("say-30",)),
        (99, ("say-90", "say-9")),
    ],
)
def test_a_place_in_line(number: int, words: tuple[str, ...]) -> None:
    assert spoken.place(number) == ("say-position", *words, "say-in-line")


def test_a_place_that_comforts_nobody_is_not_told() -> None:
    assert spoken.place(1000) == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (100, "1 hundred"),
        (101, "1 hundred 1"),
        (345, "3 hundred 40 5"),
        (999, "9 hundred 90 9"),
        (1_000, "1 thousand"),
        (20_012, "20 thousand 12"),
        (999_999, "9 hundred 90 9 thousand 9 hundred 90 9"),
    ],
)
def test_larger_numbers_are_put_together(number: int, words: str) -> None:
    assert spoken.in_words(number) == tuple(f"say-{word}" for word in words.split())


@pytest.mark.parametrize(
    ("number", "words"), [(21, "21"), (99, "99"), (121, "1 hundred 21"), (1_021, "1 thousand 21")]
)
def test_a_language_with_a_piece_for_each_number(number: int, words: str) -> None:
    assert spoken.in_words(number, 99) == tuple(f"say-{word}" for word in words.split())


def test_each_number_has_its_own_words() -> None:
    for whole in (20, 99, 999):
        assert len({spoken.in_words(number, whole) for number in range(10_000)}) == 10_000


def test_pieces_come_from_the_folder_of_the_language_and_nothing_else_does() -> None:
    prompts = ("our-hello", *spoken.place(3))
    assert spoken.in_language(prompts, "") == prompts
    assert spoken.in_language(prompts, "de") == (
        "our-hello",
        "de/say-position",
        "de/say-3",
        "de/say-in-line",
    )


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, ("say-a-minute",)),
        (60_000, ("say-a-minute",)),
        (60_001, ("say-2", "say-minutes")),
        (25 * 60_000, ("say-20", "say-5", "say-minutes")),
        (30 * 60_000, ("say-30", "say-minutes")),
        (31 * 60_000, ("say-long",)),
    ],
)
def test_a_wait_in_whole_minutes(milliseconds: int, words: tuple[str, ...]) -> None:
    assert spoken.wait(milliseconds) == ("say-wait", *words)


def test_a_telephone_number_is_read_digit_by_digit() -> None:
    assert spoken.digits("+1202") == ("say-1", "say-2", "say-0", "say-2")


def test_every_piece_comes_with_the_center() -> None:
    places = {piece for number in range(1, 1000) for piece in spoken.place(number)}
    waits = {piece for minute in range(40) for piece in spoken.wait(minute * 60_000)}
    places |= set(spoken.in_words(123_456))
    assert places | waits | set(spoken.digits("0123456789")) <= OURS
