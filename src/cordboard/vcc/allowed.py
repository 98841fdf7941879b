"""What agents may ask of their calls, and when: the rules, for those who apply, show or prove them."""

from __future__ import annotations

from .calls.admission import OWN, Guard, Need, Rule
from .calls.rules import RULES, admit, rule_of

__all__ = ["OWN", "RULES", "Guard", "Need", "Rule", "admit", "rule_of"]
