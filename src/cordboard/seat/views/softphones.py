"""Who has the audio of a seat, in the words of the extension."""

from __future__ import annotations

from cordboard.contract import x1
from cordboard.vcc.softphones import Attachment


def held_audio(found: Attachment | None) -> x1.HeldAudio:
    """Who has it; None where nobody has."""
    if found is None:
        return x1.HeldAudio(attached=False)
    return x1.HeldAudio(attached=True, holder=found.holder, since=found.since, attachment=found.id)
