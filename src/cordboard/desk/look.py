"""Everything of the desk that a center file says, and the files that it names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from cordboard.contract.desk import DeskSettings

from .policies import Toolbar


class Logo(msgspec.Struct, frozen=True):
    """A picture, checked; `content_type` is what it was found to be."""

    content_type: str
    body: bytes


class Desk(msgspec.Struct, frozen=True):
    """One look of the desk.

    words: language -> its catalogue, a flat object of JSON. toolbar: where browsers get the extension.
    """

    settings: DeskSettings
    logo: Logo | None = None
    words: Mapping[str, bytes] = msgspec.field(default_factory=dict)
    toolbar: Toolbar = Toolbar()
