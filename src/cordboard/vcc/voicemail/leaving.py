"""What becomes of voicemails that nobody can come to any more: of boxes that are gone, and of old ones.

A box is gone with its user or skill. What lies in it goes into the box of the skill that the center names as
heir; without one it is done with, so that nothing waits for ever, and its file stays as those of others do.
What an agent is working on stays with them until they let go of it. Files of voicemails that are done with
go when the center's time for them is over: a shell says which those are, for the core knows them no more.
"""

from __future__ import annotations

from ..addresses import Address, AddressType
from ..ids import Milliseconds
from ..work import Work
from ..world import World
from .arrival import into_box
from .commands import ForgetVoicemails
from .facts import VoicemailLeftBehind, VoicemailsForgotten
from .model import Voicemail
from .offering import OFFER_AGAIN_TIMER
from .policy import moved
from .queries import GetKeeping
from .states import VoicemailEvent


def inherit(work: Work) -> None:
    """Find what lies in boxes that are gone."""
    for voicemail in tuple(work.world.voicemails.alive.values()):
        if voicemail.agent is None and _is_gone(work.world, voicemail.box):
            _leave(work, voicemail)


def _is_gone(world: World, box: Address) -> bool:
    return box.id not in world.directory.users and box.id not in world.directory.skills


def _leave(work: Work, voicemail: Voicemail) -> None:
    heir = work.world.directory.options.voicemail.heir
    work.cancel_timer(OFFER_AGAIN_TIMER, str(voicemail.id))
    if heir is None:
        done = moved(voicemail, VoicemailEvent.LEFT_BEHIND, ended_at=work.at)
        work.record(VoicemailLeftBehind(voicemail=done))
        return
    box = Address(AddressType.VOICEMAIL, id=heir)
    into_box(work, moved(voicemail, VoicemailEvent.INHERITED), box)


def keeping(world: World, _query: GetKeeping) -> Milliseconds:
    """How long files are kept of voicemails that are done with; 0: for ever."""
    return world.directory.options.voicemail.keep


def forget(work: Work, command: ForgetVoicemails) -> None:
    """Let the files go of voicemails that are done with."""
    alive = work.world.voicemails.alive
    old = tuple(each for each in command.voicemails if each not in alive)
    if old:
        work.record(VoicemailsForgotten(voicemails=old))
