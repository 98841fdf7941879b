"""Policies for a fleet, by the names that a real Chromium knows: what it does not know it passes over."""

from __future__ import annotations

import json
import mmap
from pathlib import Path

import pytest

from cordboard.desk import Toolbar, policies

BROWSER = Path("/usr/lib/chromium/chromium")
"""The program itself, in Debian's package."""
NEAR = ("http://127.0.0.1:8080", "https://10.1.2.3", "https://center.example")
"""Centers that need leaves of each kind."""


@pytest.mark.peer("chromium")
def test_chromium_knows_each_policy_by_its_name() -> None:
    names = {name for server in NEAR for name in json.loads(policies(server, Toolbar(), [])["chromium.json"])}
    with BROWSER.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as program:
        unknown = {name for name in (*names, "NoSuchPolicy") if program.find(b"\0%b\0" % name.encode()) < 0}
    assert unknown == {"NoSuchPolicy"}
