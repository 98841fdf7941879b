"""Wishes: each is taken once, as long as its subject lives and a bounded while after."""

from __future__ import annotations

import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.switchboard.control import VERBS
from cordboard.telephony.wishes import Wishes, subject
from cordboard.vcc.ids import LegId, RecordingId, StationId, WishId
from cordboard.vcc.telephony import Answer, AnyVerb, ProbeStation, StopRecording


def test_a_wish_is_taken_once() -> None:
    wishes = Wishes()
    assert wishes.take(WishId("w"), "leg")
    assert not wishes.take(WishId("w"), "leg")


@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_the_past_is_bounded_and_the_living_are_not(endings: list[str]) -> None:
    # given a memory of five, and a leg that lives on
    wishes = Wishes(past=5)
    wishes.take(WishId("living"), "lives")
    # when others come and go
    taken = [WishId(f"{about}{turn}") for turn, about in enumerate(endings)]
    for wish, about in zip(taken, endings, strict=True):
        wishes.take(wish, about)
        wishes.ended(about)
    # then the last five are known, and the living one
    assert not any(wishes.take(wish, "again") for wish in taken[-5:])
    assert not wishes.take(WishId("living"), "lives")
    assert all(wishes.take(wish, "again") for wish in taken[:-5])


@pytest.mark.parametrize(
    ("verb", "about"),
    [
        (Answer(id=WishId("w"), leg=LegId("a leg")), "a leg"),
        (StopRecording(id=WishId("w"), recording=RecordingId("a tape")), "a tape"),
        (ProbeStation(id=WishId("w"), station=StationId("101")), "101"),
    ],
)
def test_what_a_verb_is_about(verb: AnyVerb, about: str) -> None:
    assert subject(verb) == about


def test_every_verb_has_a_handler() -> None:
    assert set(VERBS) == set(typing.get_args(AnyVerb))
