"""The side of the operator: one question to the center of a data folder."""

from __future__ import annotations

import socket
from pathlib import Path

import msgspec

from cordboard.errors import UserError
from cordboard.sockets import unix_connection

from .wire import AdminAnswer, AdminRequest, line, read_answer, socket_in

PATIENCE = 30.0
"""Seconds that the center has for its answer."""


def ask(data: Path, request: AdminRequest) -> AdminAnswer:
    """The answer of the running center. Raises UserError where there is none, or it says nothing."""
    try:
        with unix_connection(socket_in(data)) as connection:
            connection.settimeout(PATIENCE)
            connection.sendall(line(request))
            return read_answer(_whole_line(connection))
    except (FileNotFoundError, ConnectionRefusedError):
        text = f"No center runs in {data}."
        raise UserError("ADMIN-NO-CENTER", text, "Start it with cordboard up, or name its --data.") from None
    except (OSError, msgspec.MsgspecError) as error:
        text = f"The center in {data} does not answer: {type(error).__name__}."
        raise UserError("ADMIN-SILENT", text, "Look into its log, then ask again.") from None


def _whole_line(connection: socket.socket) -> bytes:
    found = b""
    while not found.endswith(b"\n"):
        part = connection.recv(65536)
        if not part:
            raise ConnectionResetError
        found += part
    return found
