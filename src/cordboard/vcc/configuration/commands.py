"""What an operator can ask."""

from __future__ import annotations

from ..center import Center
from ..kernel import Command


class ReplaceCenter(Command, frozen=True, kw_only=True):
    """Let this center, which holds no secret, be in force. The one that is already changes nothing.

    Refused where it is another domain: that is another journal.
    """

    center: Center
