"""How often chance is asked: in `make test` a quarter of what `make test-all` has time for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import Random
from typing import TypeVar

THOROUGH = os.environ.get("THOROUGH") == "true"
IN_CI = os.environ.get("CI") == "true"
_SHARE = 4
CaseT = TypeVar("CaseT")


def often(examples: int) -> int:
    """So many examples of a property that is dear to try."""
    return examples if THOROUGH else -(-examples // _SHARE)


def some(cases: Sequence[CaseT], name: str) -> list[CaseT]:
    """Cases by chance, as many as there is time for; in CI those that `name` stands for, each time."""
    return Random(name if IN_CI else None).sample(cases, often(len(cases)))
