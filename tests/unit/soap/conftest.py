"""A seat that records what it is asked, and a client of the door in front of it."""

from collections.abc import Callable
from functools import partial

import pytest
import soap_caller
from soap_caller import Caller, RecordingSeats


@pytest.fixture
def seats() -> RecordingSeats:
    return RecordingSeats()


@pytest.fixture
def caller(seats: RecordingSeats) -> Caller:
    return soap_caller.caller(seats)


@pytest.fixture
def caller_with(seats: RecordingSeats) -> Callable[..., Caller]:
    """A caller of a door with other settings."""
    return partial(soap_caller.caller_with, seats)
