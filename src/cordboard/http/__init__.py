"""HTTP/1.1 between sockets and doors (RFC 9110, 9112): strict about where each request ends, and quick.

A door (`port.Door`) gets an `Exchange` as soon as a head is here, and gives an `Answer`. `gate` holds the
checks that every door shares; `HttpServer` listens.
"""

from cordboard.http.answer import Answer, Stream, refused
from cordboard.http.exchange import Exchange
from cordboard.http.gate import HttpSettings
from cordboard.http.head import Head
from cordboard.http.port import Door, Reply
from cordboard.http.refusal import ClientLeft, Headers, Refusal
from cordboard.http.server import HttpServer
from cordboard.http.upgrade import Successor, Upgrade

__all__ = [
    "Answer",
    "ClientLeft",
    "Door",
    "Exchange",
    "Head",
    "Headers",
    "HttpServer",
    "HttpSettings",
    "Refusal",
    "Reply",
    "Stream",
    "Successor",
    "Upgrade",
    "refused",
]
