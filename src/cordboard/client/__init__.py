"""The Python client of a center: every operation as a typed method, and what happens as typed events.

`AsyncClient` and `Client` speak the JSON door by WebSocket. They come back by themselves when a connection is
lost: what was asked is asked again under its key, so that it is done once, and events go on where they were.
Everything typed comes from the contract's own declarations.
"""

from cordboard.client.asynchronous import AsyncClient
from cordboard.client.blocking import Client
from cordboard.client.errors import ClientError, NotUnderstood, Refused, Unreachable
from cordboard.contract.stream import Gap, Position, Told

__all__ = [
    "AsyncClient",
    "Client",
    "ClientError",
    "Gap",
    "NotUnderstood",
    "Position",
    "Refused",
    "Told",
    "Unreachable",
]
