"""New names for new things: ids that nobody ever had before."""

from __future__ import annotations

import secrets


def fresh_id() -> str:
    """32 upper-case hex digits, as calls are named."""
    return secrets.token_hex(16).upper()
