"""Random telephone life against the core and the memory engine, in short; `make talk` goes on for hours."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talk import Story, play, shorten, tell
from talk.telling import Teller

from cordboard.vcc.calls import holding

HOLD_AND_RESUME = """
bob login
lift
bob ready
customer +12025550100
work
bob pick_up
lift
bob hold on
work
bob hold off
work
"""


def prove(story: Story) -> None:
    """A story that went wrong is shown as short as it can be made; `make talk` can play it again."""
    if story.wrong:
        short = shorten(story)
        pytest.fail(f"{short.written()}\n# {short.wrong}", pytrace=False)


@pytest.mark.parametrize("seed", range(30))
def test_a_long_story(seed: int) -> None:
    prove(tell(seed, 250))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 80))
def test_any_short_story(random: Random, length: int) -> None:
    prove(play(Story({}), Teller(random, length)))


def test_a_story_that_is_written_down_is_the_same_story() -> None:
    told = tell(3, 120)

    again = play(Story.read(told.written()))

    assert again == told


def test_a_customer_who_is_left_on_hold_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    # given a core that forgets to take people off hold
    assert not play(Story.read(HOLD_AND_RESUME)).wrong
    monkeypatch.setattr(holding, "unhold", lambda work, leg: None)

    # when somebody is put on hold and taken off, in the middle of many other things
    idle = "time 1\ncustomer +12025550101\nwork\n" * 5
    story = play(Story.read(idle + HOLD_AND_RESUME + idle))

    # then the proof says who does not hear whom, and the story becomes short
    assert "hears" in story.wrong
    assert len(shorten(story).steps) < 12
