"""The prompts that come with the center: spoken greetings, 8 kHz mono WAV, made with espeak-ng."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def furnish(library: Path) -> None:
    """Put the prompts that come with us into `library`, where it has none of that name."""
    library.mkdir(parents=True, exist_ok=True)
    for prompt in resources.files(__name__).iterdir():
        target = library / prompt.name
        if prompt.name.endswith(".wav") and not target.exists():
            target.write_bytes(prompt.read_bytes())
