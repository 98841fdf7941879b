"""Friend or stranger: trunks are known by address and port, phones and other trunks by their secret.

Whoever is not a trunk by address is challenged, known name or not, so that answers tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from cordboard.sip import Address, Algorithm, Challenge, Refuse, Request, Trusted
from cordboard.telephony.port import Provision
from cordboard.vcc.center import AddressPattern, Station, Trunk, is_allowed, read_address
from cordboard.vcc.ids import StationId, TrunkId

MOST_RECORDS = 4


@dataclass(frozen=True, slots=True)
class Friend:
    """Who a request comes from: one of our phones, or a trunk."""

    station: StationId | None = None
    trunk: TrunkId | None = None


class Directory:
    """The authority of the engine's user agent: what the center has told of its phones and trunks."""

    def __init__(
        self,
        algorithms: Iterable[Algorithm] = (Algorithm.SHA_256, Algorithm.MD5),
        banned: Callable[[str, str], bool] = lambda host, user: False,
    ) -> None:
        """`algorithms`: how strangers may prove themselves, the preferred one first. `banned`: whether
        nobody at this address is believed to be this user."""
        self.realm = ""
        self._algorithms = tuple(algorithms)
        self._banned = banned
        self.stations: dict[StationId, Station] = {}
        self.trunks: dict[TrunkId, Trunk] = {}
        self.records: dict[StationId, set[str]] = {}
        """Under which addresses of record each phone is registered; kept by `Phones`."""
        self._by_address: dict[tuple[str, int], TrunkId] = {}
        self._by_user: dict[str, Trunk] = {}
        self._station_addresses: tuple[AddressPattern, ...] = ()
        self._addresses: Mapping[str, str] = {}

    def provision(self, provision: Provision, addresses: Mapping[str, str]) -> None:
        """Know these, and no others. `addresses` maps host names of trunks and phones to IP addresses."""
        self.realm = provision.realm
        self.stations = {station.id: station for station in provision.stations}
        self.trunks = {trunk.id: trunk for trunk in provision.trunks}
        self._by_address = {
            (addresses.get(trunk.host, trunk.host), trunk.port): trunk.id
            for trunk in provision.trunks
            if not trunk.user
        }
        self._station_addresses = provision.station_addresses
        self._addresses = addresses
        self._by_user = {trunk.user: trunk for trunk in provision.trunks if trunk.user}

    def is_strict(self, trunk: TrunkId | None) -> bool:
        """Whether calls over this trunk are heard only from the address where they began."""
        known = None if trunk is None else self.trunks.get(trunk)
        return known is not None and known.strict_source

    def place_of(self, station: StationId) -> tuple[str, Address] | None:
        """Where a phone is that never registers: its URI, and where to send.

        It is listed with it, or its id is an address that is allowed. None where it registers, or where
        nobody may call it.
        """
        known = self.stations.get(station)
        if known is None and not is_allowed(station, self._station_addresses):
            return None
        uri = station if known is None else known.address
        found = read_address(uri)
        host = "" if found is None else self._addresses.get(found.host, found.host)
        return (uri, Address(host, found.port)) if found is not None and is_ip(host) else None

    @property
    def trunk_hosts(self) -> frozenset[str]:
        """The addresses of trunks that are known by address."""
        return frozenset(host for host, _ in self._by_address)

    def friend(self, principal: str) -> Friend:
        """The phone or trunk behind a principal that was let in."""
        kind, _, name = principal.partition(":")
        if kind == "trunk":
            return Friend(trunk=TrunkId(name))
        trunk = self._by_user.get(principal)
        return Friend(trunk=trunk.id) if trunk is not None else Friend(station=StationId(principal))

    # -- what the user agent asks -----------------------------------------------------------------

    def decide(self, request: Request, source: Address) -> Trusted | Challenge | Refuse:
        """Trunks by address call without a secret; nobody registers without one.

        Before a center has told who is who, nobody can be judged.
        """
        if not self.realm:
            return Refuse(503, "Service Unavailable")
        trunk = self._by_address.get((source.host, source.port))
        if trunk is not None and request.method != "REGISTER":
            return Trusted(f"trunk:{trunk}")
        return Challenge(self.realm, self._algorithms)

    def ha1(self, realm: str, user: str, algorithm: Algorithm, source: Address) -> str | None:
        """The stored secret of a phone or a trunk; none for who guesses, right or wrong."""
        if realm != self.realm or self._banned(source.host, user):
            return None
        owner = self.stations.get(StationId(user)) or self._by_user.get(user)
        return None if owner is None else owner.ha1.get(algorithm.value)

    def may_register(self, principal: str, address_of_record: str) -> bool:
        """A phone says where it is itself.

        Under whatever name of ours it knows (there is one domain), but not under many at once.
        """
        station = station_of(address_of_record)
        records = self.records.get(station, set())
        known = station == principal and station in self.stations
        return known and (address_of_record in records or len(records) < MOST_RECORDS)

    def may_replace(self, principal: str) -> bool:
        """Our phones may take the place of a call, nobody from outside."""
        return self.friend(principal).station is not None


def is_ip(host: str) -> bool:
    """Whether this is an IP address, without brackets, and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def station_of(address_of_record: str) -> StationId:
    """The phone that `sip:user@host` names."""
    return StationId(address_of_record.partition(":")[2].rpartition("@")[0])
