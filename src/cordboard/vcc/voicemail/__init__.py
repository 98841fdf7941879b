"""Voicemail: what lies in the boxes of agents and skills, and what is being said into them."""

from .book import EFFECTS, Voicemails
from .keeping import VoicemailsSnapshot, restore_voicemails, take_voicemails

__all__ = ["EFFECTS", "Voicemails", "VoicemailsSnapshot", "restore_voicemails", "take_voicemails"]
