"""Softphones: who has the audio of each, since when, and what a softphone tells of itself."""

from .book import EFFECTS, Softphones
from .commands import TellLevel, TellTrouble
from .facts import AudioAttached, AudioDetached, SoftphoneFact, SoftphoneLevelChanged, SoftphoneTroubled
from .model import FOLLOWED, Attachment, Level
from .queries import GetAudioHolder

__all__ = [
    "EFFECTS",
    "FOLLOWED",
    "Attachment",
    "AudioAttached",
    "AudioDetached",
    "GetAudioHolder",
    "Level",
    "SoftphoneFact",
    "SoftphoneLevelChanged",
    "SoftphoneTroubled",
    "Softphones",
    "TellLevel",
    "TellTrouble",
]
