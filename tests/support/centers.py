"""Center files for tests: the demo's, changed where a test needs it otherwise."""

from __future__ import annotations

from pathlib import Path

import yaml

from cordboard.media import tones, wav
from cordboard.simulator import cast

GREETING_NOTE = 800
"""Hertz"""


def direct_center(data: Path, trunk: tuple[str, int], **options: str) -> Path:
    """The demo's center, where calls to `cast.NUMBER` are offered at once: no greeting, no hours."""
    path = cast.write_center(data, trunk)
    document = yaml.safe_load(path.read_text("utf-8"))
    document["options"] |= options
    campaign = next(each for each in document["campaigns"] if each["name"] == cast.CAMPAIGN)
    for hindrance in ("greeting", "hours"):
        campaign.pop(hindrance, None)
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), "utf-8")
    return path


def greet_briefly(data: Path) -> None:
    """Let the center greet for a fifth of a second: its own greeting lasts four, in each call."""
    library = data / "prompts"
    library.mkdir(parents=True, exist_ok=True)
    (library / "welcome.wav").write_bytes(wav.write(tones.sine(GREETING_NOTE, 200)))
