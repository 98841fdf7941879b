"""The prompt library, a folder of WAV files: what comes with the center, and how long each file lasts.

What comes with it: spoken greetings, and the pieces (`say-...`) of places in line, waits and numbers; 8 kHz
mono, made with espeak-ng (`-v en-us -s 150`, without the silence around them). A file of the same name in the
library takes the place of ours, in another language for instance.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from msgspec.structs import replace

from cordboard.media.samples import RATE, AudioError
from cordboard.media.wav import read_prompt
from cordboard.vcc.center import Center


def furnish(library: Path) -> None:
    """Put the prompts that come with us into `library`, where it has none of that name."""
    library.mkdir(parents=True, exist_ok=True)
    for prompt in resources.files(__name__).iterdir():
        target = library / prompt.name
        if prompt.name.endswith(".wav") and not target.exists():
            target.write_bytes(prompt.read_bytes())


def lengths(library: Path, names: Iterable[str]) -> dict[str, int]:
    """How long the files of these names last, in ms; without those that are missing or are no sound."""
    found: dict[str, int] = {}
    for name in set(names):
        try:
            found[name] = len(read_prompt((library / f"{name}.wav").read_bytes())) * 1000 // RATE
        except (OSError, AudioError):
            continue
    return found


def with_lengths(center: Center, library: Path) -> Center:
    """The center, in which each prompt of a skill says how long it lasts."""
    known = lengths(library, (prompt.file for skill in center.skills for prompt in skill.prompts))
    skills = tuple(
        replace(skill, prompts=tuple(replace(each, length=known.get(each.file)) for each in skill.prompts))
        for skill in center.skills
    )
    return replace(center, skills=skills)
