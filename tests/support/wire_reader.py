"""A strict reader of SIP as it crossed the wire: written from RFC 3261 alone, sharing nothing with ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

MANDATORY = ("Via", "From", "To", "Call-ID", "CSeq")
_START = re.compile(r"(SIP/2\.0 [1-6]\d\d [^\r\n]*|[A-Z]+ sips?:\S+ SIP/2\.0)")
_TAG = re.compile(r";tag=[\w.!%*+`'~-]+")


@dataclass(frozen=True)
class WireMessage:
    """One message: its start line, its headers in order, its body."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: str

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def one(self, name: str) -> str:
        (value,) = self.all(name)
        return value

    @property
    def is_response(self) -> bool:
        return self.start.startswith("SIP/2.0 ")

    @property
    def status(self) -> int:
        return int(self.start.split(" ")[1])

    @property
    def method(self) -> str:
        return self.one("CSeq").split(" ")[1]


def read_sipp_log(text: str) -> tuple[list[WireMessage], list[WireMessage]]:
    """What sipp logged with -trace_msg: (what it sent, what it received), in order."""
    parts = re.split(r"-{30,} [\d-]+ [\d:.]+\n", text)[1:]
    sent, received = [], []
    for part in parts:
        heading, _, message = part.partition("\n\n")
        target = received if "received" in heading else sent
        target.append(read(message))
    return sent, received


def read(text: str) -> WireMessage:
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    start, *lines = head.split("\n")
    headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines if line]
    return WireMessage(start, tuple((name, value) for name, value in headers), body.rstrip("\n"))


def faults_of(message: WireMessage) -> list[str]:
    """Everything about one message that RFC 3261 does not allow; an empty list for clean SIP."""
    found = []
    if not _START.fullmatch(message.start):
        found.append(f"start line: {message.start}")
    found += [f"{name} stands {len(message.all(name))} times" for name in MANDATORY if not message.all(name)]
    found += [f"{name} repeated" for name in ("From", "To", "Call-ID", "CSeq") if len(message.all(name)) > 1]
    found += [f"branch: {via}" for via in message.all("Via") if ";branch=z9hG4bK" not in via]
    if not re.fullmatch(r"\d+ [A-Z]+", message.one("CSeq")):
        found.append(f"CSeq: {message.one('CSeq')}")
    if not _TAG.search(message.one("From")):
        found.append("From without tag")
    if message.is_response and message.status > 100 and not _TAG.search(message.one("To")):
        found.append("To without tag")
    if not message.is_response and not message.all("Max-Forwards"):
        found.append("no Max-Forwards")
    if message.method == "INVITE" and (not message.is_response or 200 <= message.status < 300):
        found += [] if message.all("Contact") else ["no Contact"]
    length = message.all("Content-Length")
    if length and bool(int(length[0])) != bool(message.body):
        found.append("Content-Length and body differ")
    if message.body and not message.all("Content-Type"):
        found.append("body without Content-Type")
    return found
