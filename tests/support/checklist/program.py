"""A program at one seat, by zeep, a SOAP client that nobody here wrote; all that it asks and hears is noted.

Every answer and every event is checked against the schema as it comes in.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

import requests
import zeep
from lxml import etree
from requests.auth import HTTPBasicAuth
from zeep.plugins import Plugin

from cordboard.contract import ALL_OPERATIONS, X1, Field, Scalar, fields_of
from cordboard.contract.emit import xsd

_SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_POLL_MS = 20_000
PATIENCE = 20.0
_LATELY = 12


class Notes(Plugin):  # type: ignore[misc]
    """What a story's programs were answered, refused and told."""

    def __init__(self) -> None:
        self.answered: set[str] = set()
        self.refused: set[tuple[str, str]] = set()
        self.told: set[str] = set()
        self._schema = _schema()

    def clear(self) -> None:
        """A new story begins."""
        for each in (self.answered, self.refused, self.told):
            each.clear()

    def ingress(self, envelope: Any, http_headers: Any, operation: Any) -> Any:
        """An answer has come."""
        wrapper = envelope.find(f"{_SOAP}Body")[0]
        if wrapper.tag == f"{_SOAP}Fault":
            self.refused.add((operation.name, wrapper.findtext("detail//code")))
            return envelope, http_headers
        self._schema.assertValid(wrapper)
        self.answered.add(operation.name)
        self.told.update(_kinds(operation.name, wrapper))
        return envelope, http_headers


def _schema() -> etree.XMLSchema:
    """Of both contracts: that of the extension imports the other."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "v2.xsd").write_text(xsd(), "utf-8")
        whole = Path(folder, "x1.xsd")
        whole.write_text(xsd(X1, "v2.xsd"), "utf-8")
        return etree.XMLSchema(file=whole)


_EVENTS = {"checkEvent": "return", "getEvents": "return/events/event"}
"""The operations that answer events, and where these are in the answer."""


def _kinds(operation: str, wrapper: Any) -> list[str]:
    """The types of the events in an answer."""
    found = wrapper.findall(_EVENTS[operation]) if operation in _EVENTS else []
    return [each.get(_XSI_TYPE).rpartition(":")[2] for each in found]


class _Kinds(Plugin):  # type: ignore[misc]
    """Of what types the last events were: zeep hands out one that has a timestamp only as a bare text."""

    def __init__(self) -> None:
        self.here = threading.local()
        """`last`, of the thread that asked: a program may ask several things at once."""

    def ingress(self, envelope: Any, http_headers: Any, operation: Any) -> Any:
        """An answer has come."""
        if operation.name in _EVENTS:
            self.here.last = _kinds(operation.name, envelope.find(f"{_SOAP}Body")[0])
        return envelope, http_headers


class Program:
    """Somebody's own program: what it may do is what the WSDL says."""

    def __init__(self, address: str, user: str, password: str, notes: Notes, wsdl: Any) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        transport = zeep.Transport(session=self._session, operation_timeout=60)
        self.user = user
        self.knows(password)
        self.heard: list[tuple[str, Any]] = []
        """Each event's type and what zeep makes of it."""
        self._kinds = _Kinds()
        self._client = zeep.Client(wsdl, transport=transport, plugins=[notes, self._kinds])
        (binding,) = self._client.wsdl.bindings
        self._service = self._client.create_service(binding, address)
        self._looked = 0
        self._news = asyncio.Condition()
        self._following: asyncio.Task[None] | None = None
        self._listener = ""

    def knows(self, password: str) -> None:
        """The user's password, from now on."""
        self.password = password
        self._session.auth = HTTPBasicAuth(self.user, password)

    async def does(self, operation: str, *given: Any, **named: Any) -> Any:
        """Ask for an operation, which must be granted. Answer: what zeep makes of the answer."""
        return await asyncio.to_thread(getattr(self._service, operation), *given, **named)

    async def is_refused(self, operation: str, *given: Any, **named: Any) -> str:
        """Ask for an operation, which must be refused. Answer: the fault's code."""
        try:
            answer = await self.does(operation, *given, **named)
        except zeep.exceptions.Fault as fault:
            return str(fault.detail.findtext(".//code"))
        raise AssertionError(f"{operation} was granted: {answer}")

    @staticmethod
    def anything(operation: str) -> dict[str, Any]:
        """Some arguments that the schema allows: for an operation that will be refused for another reason."""
        return {each.name: _anything(each) for each in fields_of(ALL_OPERATIONS[operation].request)}

    async def listen(self) -> None:
        """Hear everything from now on."""
        self._listener = await self.does("addListener", name=self.user)
        self._following = asyncio.create_task(self._follow())

    async def listens_still(self) -> None:
        """Listen anew where listening ended in a story that went wrong: the next is another matter."""
        if self._following is None or self._following.done():
            await self.listen()

    async def close(self) -> None:
        """The program ends."""
        if self._following is not None:
            self._following.cancel()
            with contextlib.suppress(zeep.exceptions.Error, requests.RequestException):
                await self.does("removeListener", listenerId=self._listener)
            await asyncio.gather(self._following, return_exceptions=True)

    async def sees(self, *names: str, where: Callable[[Any], bool] = lambda _event: True) -> Any:
        """Wait for these events, one after the other; `where` holds for the last. Answer: that one."""
        for name in names:
            last = name == names[-1]
            found = await self._next(name, where if last else lambda _event: True)
        return found

    async def is_deaf(self) -> None:
        """Wait until the listener is gone."""
        assert self._following is not None
        with contextlib.suppress(zeep.exceptions.Fault):
            await asyncio.wait_for(self._following, PATIENCE)

    def forget(self) -> None:
        """What has been heard so far is of no interest."""
        self._looked = len(self.heard)

    async def _next(self, name: str, where: Callable[[Any], bool]) -> Any:
        try:
            async with asyncio.timeout(PATIENCE), self._news:
                while (found := self._find(name, where)) is None:
                    if self._following is not None and self._following.done():
                        self._following.result()
                    await self._news.wait()
        except TimeoutError:
            lately = ", ".join(kind for kind, _ in self.heard[-_LATELY:])
            raise AssertionError(f"{self.user} saw no {name}, but lately {lately}") from None
        return found

    def _find(self, name: str, where: Callable[[Any], bool]) -> Any | None:
        for place in range(self._looked, len(self.heard)):
            kind, event = self.heard[place]
            if kind == name and where(event):
                self._looked = place + 1
                return event
        return None

    async def _follow(self) -> None:
        while True:
            event, kinds = await self._poll("checkEvent", listenerId=self._listener)
            await self._hears(zip(kinds, [event], strict=True))

    async def _poll(self, operation: str, **named: Any) -> tuple[Any, list[str]]:
        """Ask for what has happened. Answer: that, and the types of the events in it."""
        while True:
            known = self.password
            try:
                return await asyncio.to_thread(self._ask_for_events, operation, named)
            except zeep.exceptions.TransportError as refused:
                if refused.status_code != HTTPStatus.UNAUTHORIZED:
                    raise
                await self._changes_password(known)

    async def _changes_password(self, known: str) -> None:
        """Wait until the user's password is another one: it was being changed while we asked."""
        async with asyncio.timeout(PATIENCE):
            while self.password == known:  # noqa: ASYNC110 - `knows` tells nobody
                await asyncio.sleep(0.02)

    def _ask_for_events(self, operation: str, named: dict[str, Any]) -> tuple[Any, list[str]]:
        answer = getattr(self._service, operation)(timeout=_POLL_MS, **named)
        return answer, self._kinds.here.last

    async def _hears(self, told: Iterable[tuple[str, Any]]) -> None:
        async with self._news:
            self.heard += told
            self._news.notify_all()


class ExtendedProgram(Program):
    """A program of the extension: it asks for events in batches, and needs no listener."""

    async def listen(self) -> None:
        """Hear everything from now on."""
        await self.close()
        self.forget()
        start = await self.does("getEvents")
        self._following = asyncio.create_task(self._follow_from(start.position))

    async def close(self) -> None:
        """The program ends."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, return_exceptions=True)

    async def _follow_from(self, position: str) -> None:
        while True:
            batch, kinds = await self._poll("getEvents", after=position)
            position = batch.position
            await self._hears(zip(kinds, [each.event for each in batch.events], strict=True))


def _anything(field: Field) -> Any:
    if not isinstance(field.kind, Scalar):
        one: Any = {each.name: _anything(each) for each in fields_of(field.kind)}
    elif field.kind is Scalar.BOOLEAN:
        one = True
    else:
        one = "1" if field.kind is Scalar.STRING else 0
    return [one] if field.many else one
