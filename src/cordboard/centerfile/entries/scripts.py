"""Scripts."""

from __future__ import annotations

from typing import Annotated

from .base import DERIVED, Entry, Id, Word, about


class ScriptEntry(Entry, kw_only=True):
    """What agents say to customers: HTML with `{{ Customer.first_name }}` and `{% if Order.amount %}`."""

    name: Annotated[Word, about("Campaigns name it.")]
    text: Annotated[Word, about("The text; begin a long one with `|`, and indent it.")]
    id: Id = DERIVED
