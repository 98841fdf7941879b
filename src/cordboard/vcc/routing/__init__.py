"""Routing: which waiting call goes to which agent, and why."""

from .choice import SHOWN, Candidate, Choice, Decided
from .floor import ORDERS, Eyes, Floor, Order, Pair, Standing
from .policy import Reach, Rule, Waiting, queue_order, reach_of, rule_of
from .shares import Handled, KeptShares, Shares, Spoke, Tally, begins

__all__ = [
    "ORDERS",
    "SHOWN",
    "Candidate",
    "Choice",
    "Decided",
    "Eyes",
    "Floor",
    "Handled",
    "KeptShares",
    "Order",
    "Pair",
    "Reach",
    "Rule",
    "Shares",
    "Spoke",
    "Standing",
    "Tally",
    "Waiting",
    "begins",
    "queue_order",
    "reach_of",
    "rule_of",
]
