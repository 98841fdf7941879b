"""Scripts: what agents say to customers."""

from __future__ import annotations

import msgspec

from ..ids import ScriptId


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """A text in HTML, in which `{{ Group.name }}` stands for what is known of the call."""

    id: ScriptId
    name: str
    text: str
