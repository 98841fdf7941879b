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
    assert spoken.place(100) == ()


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
    places = {piece for number in range(1, 100) for piece in spoken.place(number)}
    waits = {piece for minute in range(40) for piece in spoken.wait(minute * 60_000)}
    assert places | waits | set(spoken.digits("0123456789")) <= OURS
