"""What a center left behind, for whoever reads why a test failed: the ends of its logs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_LINES = 200
_LEFT = ("up.out", "engine/log", "engine/crash")
"""What is worth reading of a data folder: the center's own words, the engine's, the engine's last ones."""


def last_words(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the end of every log of every center below `folder`."""
    for left in _LEFT:
        for path in sorted(folder.rglob(left)):
            lines = path.read_text("utf-8", errors="replace").splitlines()
            yield str(path.relative_to(folder)), "\n".join(lines[-_LINES:])
