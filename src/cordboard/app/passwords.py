"""Passwords as the doors ask for them: whose they are, and whether they help now."""

from __future__ import annotations

from cordboard.owner.loop import Owner
from cordboard.seat.passwords import proves


class DoorPasswords:
    """What `access.port.Passwords` says, of a running center."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self.full_name = owner.credentials.full_name
        self.mark = owner.credentials.mark
        self.is_administrator = owner.credentials.is_administrator

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        """Is this the password of this active user? Raises ContractFault where the user is locked out."""
        return await proves(self._owner, self.full_name(user_name), password, client)
