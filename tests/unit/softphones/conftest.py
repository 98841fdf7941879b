"""A center for softphones without sockets."""

from __future__ import annotations

import pytest
from softphone_room import Room


@pytest.fixture
def room() -> Room:
    return Room()
