"""How this center is set up on this machine: addresses, folders, limits.

Each setting comes from the first of these that has it: a flag, a `CORDBOARD_*` variable,
`cordboard.toml`, the default here. An error names the source it came from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from cordboard.errors import UserError

CONFIG_NAME = "cordboard.toml"
PREFIX = "CORDBOARD_"


class SettingsError(UserError):
    """A setting that cannot be used; the text names the setting and its source."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port to listen on; port 0 means any free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class PortRange:
    """UDP ports from `first` to `last`, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, with its default."""

    data: Path = Path("cordboard-data")
    """The folder for journal, tables, recordings and prompts; made where it is missing."""
    center: Path | None = None
    """The center file; `cordboard up` needs one."""
    http: Address = Address("127.0.0.1", 8080)
    """Where the web services listen."""
    sip: Address = Address("127.0.0.1", 5060)
    """Where the telephony engine speaks SIP (UDP)."""
    rtp: PortRange = PortRange(20000, 29999)
    """The UDP ports for audio."""
    ready_file: Path | None = None
    """Written as one JSON object when everything answers."""
    origins: tuple[str, ...] = ()
    """Web origins (`https://crm.example`) whose pages may use the seats; none by default."""
    hosts: tuple[str, ...] = ()
    """Host names, beside the listening address and localhost, that requests may ask for."""
    public_url: str = ""
    """What clients see as our address, where a proxy stands before us; goes into the WSDL."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks of proxies whose Forwarded and X-Forwarded-* headers count."""
    listener_limit: int = 64
    """How many programs may listen at one seat."""
    listener_expiry: int = 600
    """Seconds without a poll after which a listener is removed."""
    orphan_minutes: int = 10
    """How long an engine without a VCC lives on after its last call."""
    log_level: str = "info"
    """debug, info, warning or error."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of setting is read: what it should look like, and the reader (ValueError: no)."""

    form: str
    read: Callable[[str], Any]


def _address(text: str) -> Address:
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/\[\]]+)):([0-9]{1,5})", text)
    if match is None or int(match[3]) > 65535:
        raise ValueError(text)
    return Address(match[1] or match[2], int(match[3]))


def _port_range(text: str) -> PortRange:
    match = re.fullmatch(r"([0-9]{1,5})-([0-9]{1,5})", text)
    if match is None or not 1024 <= int(match[1]) < int(match[2]) <= 65535:
        raise ValueError(text)
    return PortRange(int(match[1]), int(match[2]))


def _path(text: str) -> Path:
    if not text:
        raise ValueError(text)
    return Path(text).expanduser()


def _matching(pattern: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(text)
        return text

    return read


def _network(text: str) -> str:
    return str(ip_network(text))


def _each(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda text: tuple(read(part.strip()) for part in text.split(",") if part.strip())


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) is None or not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return read


_PATH = _Kind("a path", _path)
_ADDRESS = _Kind("HOST:PORT, as in 127.0.0.1:8080", _address)
_COUNT = _Kind("a whole number from 1 to 100000", _whole(1, 100_000))
_URL = r"https?://[^\s/?#]+"

_KINDS: Mapping[str, _Kind] = {
    "data": _PATH,
    "center": _PATH,
    "http": _ADDRESS,
    "sip": _ADDRESS,
    "rtp": _Kind("FIRST-LAST between 1024 and 65535, as in 20000-29999", _port_range),
    "ready_file": _PATH,
    "origins": _Kind("origins without a path, as in https://crm.example", _each(_matching(_URL))),
    "hosts": _Kind("host names, as in cti.example", _each(_matching(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?"))),
    "public_url": _Kind("a URL, as in https://cti.example", _matching(rf"({_URL}[^\s?#]*)?")),
    "trusted_proxies": _Kind("IP addresses or networks, as in 10.0.0.0/8", _each(_network)),
    "listener_limit": _COUNT,
    "listener_expiry": _COUNT,
    "orphan_minutes": _COUNT,
    "log_level": _Kind("debug, info, warning or error", _matching("debug|info|warning|error")),
}


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting's text and where it was given."""

    text: str
    source: str


def load_settings(
    flags: Mapping[str, object | None],
    environment: Mapping[str, str],
    config: Path | None = None,
    folder: Path = Path(),
) -> Settings:
    """The settings from flags (None: not given), variables and the file, in this order.

    `config` names the file; without it `folder`/cordboard.toml is read where it exists. Raises
    SettingsError.
    """
    given = _from_file(config, folder) | _from_environment(environment) | _from_flags(flags)
    return Settings(**{name: _read(name, one) for name, one in given.items()})


def _read(name: str, given: _Given) -> Any:
    kind = _KINDS[name]
    try:
        return kind.read(given.text)
    except ValueError:
        raise SettingsError(
            "SETTING-INVALID", f"{given.source}: {given.text!r} cannot be used.", f"Give {kind.form}."
        ) from None


def _from_flags(flags: Mapping[str, object | None]) -> dict[str, _Given]:
    return {
        name: _Given(str(value), "--" + name.replace("_", "-"))
        for name, value in flags.items()
        if value is not None
    }


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    return {
        item.name: _Given(environment[variable], f"variable {variable}")
        for item in fields(Settings)
        if (variable := PREFIX + item.name.upper()) in environment
    }


def _from_file(config: Path | None, folder: Path) -> dict[str, _Given]:
    path = config or folder / CONFIG_NAME
    if config is None and not path.exists():
        return {}
    table = _parse(path)
    unknown = sorted(set(table) - set(_KINDS))
    if unknown:
        raise SettingsError(
            "SETTING-UNKNOWN",
            f"{path}: there is no setting {unknown[0]!r}.",
            f"The settings are: {', '.join(_KINDS)}.",
        )
    return {name: _Given(_as_text(value), f"{path}: {name}") for name, value in table.items()}


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(
            "SETTINGS-FILE", f"{path} cannot be read: {error.strerror}.", "Name a file that can."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("SETTINGS-FILE", f"{path} is not TOML: {error}.", "Mend that line.") from None


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(str(part) for part in value)
    return str(value)
