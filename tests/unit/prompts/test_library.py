"""The prompt library: what comes with the center, and how long files last."""

from __future__ import annotations

from pathlib import Path

from cordboard.media.samples import RATE, silence
from cordboard.media.wav import write
from cordboard.prompts import furnish, lengths


def test_what_comes_with_us_is_put_there_and_nothing_is_overwritten(tmp_path: Path) -> None:
    library = tmp_path / "prompts"
    furnish(library)
    assert (library / "welcome.wav").stat().st_size > 1000

    (library / "welcome.wav").write_bytes(b"mine")
    furnish(library)

    assert (library / "welcome.wav").read_bytes() == b"mine"


def test_lengths_are_in_milliseconds_and_leave_out_what_is_no_sound(tmp_path: Path) -> None:
    (tmp_path / "long.wav").write_bytes(write(silence(1500)))
    (tmp_path / "noise.wav").write_bytes(b"no sound")

    assert RATE == 8000
    assert lengths(tmp_path, ["long", "long", "noise", "lost"]) == {"long": 1500}
