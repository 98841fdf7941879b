"""Desk phones and trunks: who may speak SIP with us; and short codes for numbers outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

from cordboard.vcc.center import AddressPattern, SpeedDial, Station, Trunk, read_pattern
from cordboard.vcc.ids import SpeedDialId, StationId, TrunkId

from .entries import SpeedDialEntry, StationEntry, TrunkEntry, Word
from .naming import Directory, Ids, extension, phone_number
from .problems import Code, Problems
from .secrets import check_station, check_trunk, ha1

PORTS: Final = range(1, 65536)


def build_stations(entries: Iterable[StationEntry], realm: str, problems: Problems) -> tuple[Station, ...]:
    """The phones that may register; `realm` is the domain."""
    directory = Directory[Station]("station", problems)
    for entry in entries:
        number = extension(entry.extension, problems)
        check_station(entry, problems)
        digests = ha1(number, realm, entry.secret, problems) if entry.secret else {}
        station = Station(
            id=StationId(number),
            delivery=entry.delivery,
            ha1=digests,
            address=_address(entry.address, problems),
            talk=entry.talk,
        )
        directory.add(entry.extension, station)
    return directory.all()


def build_station_addresses(words: Iterable[Word], problems: Problems) -> tuple[AddressPattern, ...]:
    """Which phones agents may name by address; a host that holds a `*` would be anybody's."""
    patterns = []
    for word in words:
        pattern = read_pattern(word)
        if pattern is None:
            text = f"{str(word)!r} is not a pattern of SIP addresses."
            remedy = "Write sip:USER@HOST or sip:USER@HOST:PORT; only USER may hold * and ?."
            problems.add(Code.VALUE, word.place, text, remedy)
        else:
            patterns.append(pattern)
    return tuple(patterns)


def build_trunks(entries: Iterable[TrunkEntry], realm: str, problems: Problems) -> tuple[Trunk, ...]:
    """The lines to the outside, told apart by name, by address and by digest user."""
    names = Directory[Trunk]("trunk", problems)
    senders = Directory[str]("trunk with the sender", problems)
    for entry in entries:
        check_trunk(entry, problems)
        _check_host(entry.host, problems)
        digests = ha1(entry.user, realm, entry.secret, problems) if entry.user and entry.secret else {}
        trunk = Trunk(
            id=TrunkId(str(entry.name)),
            host=str(entry.host),
            port=entry.port,
            user=str(entry.user),
            ha1=digests,
            secret=str(entry.secret),
            outbound=entry.outbound,
            transfer=entry.transfer,
            strict_source=not entry.user if entry.strict_source is None else entry.strict_source,
        )
        names.add(entry.name, trunk)
        sender = entry.user or Word.at(entry.host.place, f"{entry.host}:{entry.port}")
        senders.add(sender, entry.name)
    return names.all()


def build_speed_dials(
    entries: Iterable[SpeedDialEntry], country: str, ids: Ids, problems: Problems
) -> tuple[SpeedDial, ...]:
    """The speed dials in the file's order."""
    directory = Directory[SpeedDial]("speed dial", problems)
    for entry in entries:
        if entry.code and re.fullmatch(r"[0-9*#]{1,6}", entry.code) is None:
            text, remedy = f"{str(entry.code)!r} is no code.", "Write 1 to 6 of the digits, * and #."
            problems.add(Code.VALUE, entry.code.place, text, remedy)
        dial = SpeedDial(
            id=SpeedDialId(ids.take("speed dial", entry.code, entry.id)),
            code=str(entry.code),
            number=phone_number(entry.number, country, problems),
            description=str(entry.description),
        )
        directory.add(entry.code, dial)
    return directory.all()


def _address(word: Word, problems: Problems) -> str:
    """The address of a phone that does not register: an IP address, so that no name server decides."""
    match = re.fullmatch(r"sip:[A-Za-z0-9._+-]{1,64}@(\[[0-9A-Fa-f:.]+\]|[0-9.]+)(:[0-9]{1,5})?", word)
    if word and (match is None or not _is_ip(match[1]) or int((match[2] or ":5060")[1:]) not in PORTS):
        text = f"{str(word)!r} is not the address of a phone."
        problems.add(Code.VALUE, word.place, text, "Write sip:user@IP or sip:user@IP:port.")
    return str(word)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _check_host(host: Word, problems: Problems) -> None:
    if host and re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:.]{2,45}", host) is None:
        text, remedy = f"{str(host)!r} is not a host.", "Write a host name or an IP address, without a port."
        problems.add(Code.VALUE, host.place, text, remedy)
