"""Another program at the agent's seat, which asks by the JSON door of a running center."""

from __future__ import annotations

from typing import Any

import httpx

from cordboard.simulator import cast


async def ask_beside(web: str, operation: str, **parameters: object) -> Any:
    """What it is answered; `web` is the center's address."""
    async with httpx.AsyncClient(base_url=web) as api:
        known = {"user": cast.AGENT, "password": cast.PASSWORD}
        token = (await api.post("/api/v2/tokens", json=known)).raise_for_status().json()["accessToken"]
        path, headers = f"/api/v2/seats/{cast.AGENT}/{operation}", {"authorization": f"Bearer {token}"}
        return (await api.post(path, json=parameters, headers=headers)).raise_for_status().json()
