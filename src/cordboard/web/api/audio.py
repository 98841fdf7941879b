"""The door at `/api/v2/seats/NAME/audio`: a softphone attaches by WHIP (RFC 9725), and has a channel.

Whoever has a token of a user for audio attaches that user's softphone, at the user's seat or the machine's
own. Content types are exact: a page's browser asks before it sends one of them.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, unquote

from cordboard.access import Holding
from cordboard.contract import ContractFault, FaultCode, Record
from cordboard.contract.access import LOCAL, SEATS, Scope
from cordboard.contract.emit.openapi import EVENT_STREAM, JSON
from cordboard.contract.softphone import (
    AUDIO,
    NEWS,
    QUESTIONS,
    SDP,
    SDP_FRAGMENT,
    AudioHeld,
    SoftphoneDetached,
    SoftphoneNews,
    SoftphoneQuestion,
    SoftphoneReply,
    audio_path,
)
from cordboard.http import Answer, ClientLeft, Exchange, Headers, HttpSettings, Refusal, Stream
from cordboard.http.gate import Place, admit, client_of, cross_origin, preflight, refuse_compressed
from cordboard.web.api.audio_bounds import check_news, check_reply
from cordboard.web.api.audio_port import Heard, Softphones
from cordboard.web.api.ice import links
from cordboard.web.api.peer import described
from cordboard.web.api.port import Keys
from cordboard.web.api.problems import fault_answer, held_answer, problem_of, refusal_answer
from cordboard.web.api.values import decode, encode_record

log = logging.getLogger(__name__)

_ID: Final = r"[0-9a-f]{32}"
_PATH: Final = re.compile(rf"{SEATS}/([^/]+)/{AUDIO}(?:/({_ID})(?:/({QUESTIONS}|{NEWS})(?:/({_ID}))?)?)?")
_UFRAG: Final = re.compile(r"^a=ice-ufrag:([A-Za-z0-9+/]{4,256})\s*$", re.MULTILINE)
_SERVED: Final = re.compile(rf"{SEATS}/[^/]+/{AUDIO}(?:/.*)?")
_TEXT: Final = "text/plain; charset=utf-8"
_CHALLENGE: Final = 'Bearer realm="Cordboard"'
_EXPOSED: Final = ("access-control-expose-headers", "ETag, Link, Location")
MOST_SDP: Final = 32 * 1024
"""Bytes of an offer; browsers send a tenth of that."""
MOST_FRAGMENT: Final = 8 * 1024
MOST_SAID: Final = 64 * 1024
"""Bytes of what a softphone answers or tells."""
RETRY: Final = b"retry: 1000\n\n"

Reply: TypeAlias = Answer | Stream


@dataclass(frozen=True, slots=True)
class _Address:
    """`seat` is None for the machine's own; the rest is empty where the path ends before."""

    name: str
    seat: str | None
    attachment: str = ""
    part: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request whose token is good for the audio of this seat."""

    exchange: Exchange
    address: _Address
    holding: Holding
    headers: Headers


class AudioDoor:
    """The door for softphones. `owner_of` gives the full name of the user to whom a hosted seat belongs."""

    def __init__(
        self,
        softphones: Softphones,
        keys: Keys,
        owner_of: Callable[[str], str],
        settings: HttpSettings,
        incident: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self._softphones = softphones
        self._keys = keys
        self._owner_of = owner_of
        self._settings = settings
        self._incident = incident

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is this door's."""
        return _SERVED.fullmatch(path) is not None

    async def __call__(self, exchange: Exchange) -> Reply:
        """Serve one request; every refusal is a problem. Raises ClientLeft where nobody is there."""
        headers: Headers = ()
        try:
            address = _address_of(exchange.head.path)
            admitted = admit(exchange, Place.of(address.seat), self._settings)
            if exchange.head.method == "OPTIONS":
                return Answer(200, _TEXT, b"", preflight(admitted))
            headers = (*cross_origin(admitted), _EXPOSED)
            serve = self._server_of(exchange, address)
            holding = self._admitted(exchange, address)
            return await serve(_Asked(exchange, address, holding, headers))
        except Refusal as refusal:
            return refusal_answer(refusal, headers)
        except ContractFault as fault:
            return fault_answer(fault, headers)
        except AudioHeld as held:
            return held_answer(held, headers)
        except ClientLeft:
            raise
        except Exception as problem:  # noqa: BLE001  -- the client gets a number and no internals
            return fault_answer(self._internal(problem), headers)

    def _server_of(self, exchange: Exchange, address: _Address) -> Callable[[_Asked], Awaitable[Reply]]:
        """What serves this method at this address. Raises Refusal."""
        servers = self._table()[bool(address.attachment), address.part, bool(address.question)]
        found = servers.get(exchange.head.method)
        if found is None:
            allowed = ", ".join((*servers, "OPTIONS"))
            raise Refusal(405, "BAD_METHOD", f"Use {' or '.join(servers)} here.", [("allow", allowed)])
        return found

    def _table(self) -> dict[tuple[bool, str, bool], dict[str, Callable[[_Asked], Awaitable[Reply]]]]:
        return {
            (False, "", False): {"GET": self._holder, "POST": self._attach},
            (True, "", False): {"PATCH": self._restart, "DELETE": self._detach},
            (True, QUESTIONS, False): {"GET": self._questions},
            (True, QUESTIONS, True): {"POST": self._answer},
            (True, NEWS, False): {"POST": self._tell},
        }

    def _admitted(self, exchange: Exchange, address: _Address) -> Holding:
        """What the token opens, where it is the softphone of this seat. Raises Refusal or ContractFault."""
        scheme, _, token = exchange.head.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise Refusal(
                401, "NO_TOKEN", "Send a token as Authorization: Bearer.", [("www-authenticate", _CHALLENGE)]
            )
        holding = self._keys.hold(token.strip())
        self._keys.check(holding, Scope.AUDIO)
        if address.seat is not None and self._owner_of(address.seat) != holding.user:
            raise ContractFault(FaultCode.WRONG_SEAT)
        return holding

    # -- WHIP -----------------------------------------------------------------------------------------

    async def _holder(self, asked: _Asked) -> Answer:
        found = await self._softphones.holder(asked.holding.user)
        return Answer(200, JSON, encode_record(found), asked.headers)

    async def _attach(self, asked: _Asked) -> Answer:
        take = _take(asked.exchange.head.query)
        sdp = await self._text(asked.exchange, SDP, MOST_SDP)
        head = asked.exchange.head.headers
        holder = described(head.get("user-agent", ""), client_of(asked.exchange, self._settings))
        attachment, answer = await self._softphones.attach(asked.holding, holder, sdp, take=take)
        where = ("location", audio_path(asked.address.name, attachment))
        servers = links((await self._softphones.holder(asked.holding.user)).iceServers)
        headers = (*asked.headers, where, *_etag(answer), *servers)
        return Answer(201, SDP, answer.encode(), headers)

    async def _restart(self, asked: _Asked) -> Answer:
        attachment = asked.address.attachment
        fragment = await self._text(asked.exchange, SDP_FRAGMENT, MOST_FRAGMENT)
        answer = await self._softphones.restart(asked.holding, attachment, fragment)
        if answer is None:
            return Answer(204, SDP_FRAGMENT, b"", asked.headers)
        return Answer(200, SDP_FRAGMENT, answer.encode(), (*asked.headers, *_etag(answer)))

    async def _detach(self, asked: _Asked) -> Answer:
        await self._softphones.detach(asked.holding, asked.address.attachment)
        return _done(asked)

    # -- the channel ----------------------------------------------------------------------------------

    async def _questions(self, asked: _Asked) -> Stream:
        heard = await self._softphones.questions(asked.holding, asked.address.attachment)
        check = partial(self._keys.check, asked.holding, Scope.AUDIO)
        return Stream(EVENT_STREAM, _as_text(heard, check), asked.headers)

    async def _answer(self, asked: _Asked) -> Answer:
        reply = decode(SoftphoneReply, await self._body(asked.exchange, JSON, MOST_SAID))
        check_reply(reply)
        where = asked.address
        await self._softphones.answer(asked.holding, where.attachment, where.question, reply)
        return _done(asked)

    async def _tell(self, asked: _Asked) -> Answer:
        news = decode(SoftphoneNews, await self._body(asked.exchange, JSON, MOST_SAID))
        check_news(news)
        where = asked.address
        await self._softphones.tell(asked.holding, where.seat, where.attachment, news)
        return _done(asked)

    # -- bytes ----------------------------------------------------------------------------------------

    async def _body(self, exchange: Exchange, content_type: str, limit: int) -> bytes:
        refuse_compressed(exchange)
        given = exchange.head.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != content_type:
            raise Refusal(415, "BAD_CONTENT_TYPE", f"Send {content_type}.")
        return await exchange.body(min(limit, self._settings.body_limit), self._settings.body_seconds)

    async def _text(self, exchange: Exchange, content_type: str, limit: int) -> str:
        body = await self._body(exchange, content_type, limit)
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            raise Refusal(400, "BAD_OFFER", "A session description is text in UTF-8.") from None

    def _internal(self, problem: Exception) -> ContractFault:
        incident = self._incident()
        log.error("incident %s at a softphone's door", incident, exc_info=problem)
        return ContractFault(
            FaultCode.INTERNAL, f"Something went wrong inside Cordboard, incident {incident}."
        )


def _etag(answer: str) -> Headers:
    """What tells this ICE session from the one after a restart (RFC 9725 section 4.3)."""
    found = _UFRAG.search(answer)
    return () if found is None else (("etag", f'"{found[1]}"'),)


def _done(asked: _Asked) -> Answer:
    return Answer(200, JSON, b"null", asked.headers)


def _address_of(path: str) -> _Address:
    """What a path, as it was sent, means; raises Refusal."""
    found = _PATH.fullmatch(path)
    if found is None or (found[4] and found[3] != QUESTIONS):
        raise Refusal(404, "UNKNOWN_ADDRESS", "Nothing is here; see /api/openapi.json.")
    try:
        name = unquote(found[1], errors="strict")
    except UnicodeDecodeError:
        raise Refusal(404, "UNKNOWN_ADDRESS", "A user name is percent-encoded UTF-8.") from None
    seat = None if name == LOCAL else name
    return _Address(found[1], seat, found[2] or "", found[3] or "", found[4] or "")


def _take(query: str) -> bool:
    """Whether the audio is to be taken over. Raises Refusal."""
    given = parse_qsl(query, keep_blank_values=True)
    if given in ([], [("take", "false")], [("take", "true")]):
        return given == [("take", "true")]
    raise Refusal(400, "BAD_QUERY", "The only parameter is take, once: true or false.")


async def _as_text(
    heard: AsyncGenerator[Heard, None], check: Callable[[], object]
) -> AsyncGenerator[bytes, None]:
    """What a softphone hears, as server-sent events; it ends when the token does."""
    yield RETRY
    async with aclosing(heard):
        async for each in heard:
            try:
                if not isinstance(each, SoftphoneDetached):  # the last word is for who is let out, too
                    check()
            except Refusal as refusal:
                yield _block("problem", problem_of(refusal))
                return
            yield _text_of(each)


def _text_of(each: Heard) -> bytes:
    if isinstance(each, SoftphoneQuestion):
        return _block("question", each)
    if isinstance(each, SoftphoneDetached):
        return _block("detached", each)
    return b": still here\n\n"


def _block(name: str, record: Record) -> bytes:
    return f"event: {name}\ndata: ".encode() + encode_record(record) + b"\n\n"
