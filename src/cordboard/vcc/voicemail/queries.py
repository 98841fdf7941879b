"""Questions about voicemails."""

from __future__ import annotations

from ..ids import VoicemailId
from ..kernel import Query


class GetVoicemail(Query, frozen=True, kw_only=True):
    """The voicemail that lies in the agent's own box, or that they work on. `Voicemail`.

    Without an id the one that they work on. Refused UNKNOWN_VOICEMAIL or NO_VOICEMAIL.
    """

    voicemail: VoicemailId | None = None


class ListMails(Query, frozen=True, kw_only=True):
    """The e-mails that have still to be sent, oldest first. `tuple[Mail, ...]`."""


class GetKeeping(Query, frozen=True, kw_only=True):
    """How long the center keeps the files of voicemails that are done with. `Milliseconds`; 0: for ever."""


class ListCutDeposits(Query, frozen=True, kw_only=True):
    """What was being said when the engine died and nobody has looked at since. `tuple[Deposit, ...]`."""
