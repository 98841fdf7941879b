"""Connectors: other programs are opened, or told, with what is known of a call.

What an address in the agent's browser can do alone is an event. All else is an *errand* that the server
sees to after it is committed, and whose outcome is a fact.
"""

from .commands import OfferForm, OpenPage, ProcessConnector, TakeForm, TellOutcome
from .errands import EFFECTS, Errands
from .facts import AnyConnectorsFact, ConnectorOpened, ErrandBegun, ErrandEnded, FormOffered, PageOpened
from .model import Errand, ErrandState, Trouble
from .policy import VARIABLE, is_web_address
from .queries import ListConnectors, ListErrands
from .states import ERRAND, ErrandEvent

__all__ = [
    "EFFECTS",
    "ERRAND",
    "VARIABLE",
    "AnyConnectorsFact",
    "ConnectorOpened",
    "Errand",
    "ErrandBegun",
    "ErrandEnded",
    "ErrandEvent",
    "ErrandState",
    "Errands",
    "FormOffered",
    "ListConnectors",
    "ListErrands",
    "OfferForm",
    "OpenPage",
    "PageOpened",
    "ProcessConnector",
    "TakeForm",
    "TellOutcome",
    "Trouble",
    "is_web_address",
]
