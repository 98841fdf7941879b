"""The checklist: which story shows which operation, event and fault at a running center, to a foreign client.

A story in tests/checklist says what it shows (`shows`); what its programs asked and heard is noted by the
client library itself, and a story that has not shown what it says fails. The page is written from the same
words.
"""

from __future__ import annotations

from .declared import MARKS, Story, shows, stories
from .program import Program
from .softphones import softphone_of
from .workplace import Workplace

__all__ = ["MARKS", "Program", "Story", "Workplace", "shows", "softphone_of", "stories"]
