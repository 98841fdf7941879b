"""The pages and doors for browsers and JSON clients.

So far: the front page, the desk and its settings, the phone, the page where people let other pages in, the
JSON door, files of prompts and voicemails, forms of connectors, clicks on numbers, and the way to the seats.
"""

from cordboard.web.api import ApiDoor
from cordboard.web.api.audio import AudioDoor
from cordboard.web.approving import ApprovingDoor
from cordboard.web.clicks import ClickDoor
from cordboard.web.deskdoor import DeskDoor
from cordboard.web.forms import FormDoor
from cordboard.web.front import FrontDoor
from cordboard.web.pagedoor import PageDoor
from cordboard.web.pairings import PairingDoor
from cordboard.web.prompts import PromptDoor
from cordboard.web.seals import Seals
from cordboard.web.voicemails import VoicemailDoor

__all__ = [
    "ApiDoor",
    "ApprovingDoor",
    "AudioDoor",
    "ClickDoor",
    "DeskDoor",
    "FormDoor",
    "FrontDoor",
    "PageDoor",
    "PairingDoor",
    "PromptDoor",
    "Seals",
    "VoicemailDoor",
]
