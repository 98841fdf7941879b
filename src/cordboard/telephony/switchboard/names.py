"""The names of sound files, as verbs may give them."""

from __future__ import annotations

import re

from .ports import CannotDo, Failure

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


def plain_name(name: str) -> None:
    """A file's name never leads out of its folder. Raises CannotDo."""
    if not _NAME.fullmatch(name):
        raise CannotDo(Failure.BAD_NAME, "a file name has letters, digits, _ . - only, and no folder")
