"""How this center is set up on this machine: addresses, folders, limits.

Each setting comes from the first of these that has it: a flag, a `CORDBOARD_*` variable,
`cordboard.toml`, the default here. An error names the source it came from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from ipaddress import IPv4Address, ip_network
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
    """UDP ports from `first` to `last`, both included; 0 and 0 mean any free ones."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of setting is written: its sign in a usage line, its form in words, its reader.

    The reader raises ValueError for what it cannot read.
    """

    sign: str
    form: str
    read: Callable[[str], Any]


def _address(text: str) -> Address:
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/\[\]]+)):([0-9]{1,5})", text)
    if match is None or int(match[3]) > 65535:
        raise ValueError(text)
    return Address(match[1] or match[2], int(match[3]))


def _port_range(text: str) -> PortRange:
    if text in {"0", "0-0"}:
        return PortRange(0, 0)
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


_PATH = Kind("PATH", "a path", _path)
_ADDRESS = Kind("HOST:PORT", "HOST:PORT, as in 127.0.0.1:8080", _address)
_PORTS = Kind(
    "FIRST-LAST", "FIRST-LAST between 1024 and 65535, as in 20000-29999, or 0 for any free ports", _port_range
)
_DIGESTS = Kind("NAME,...", "SHA-256, MD5 or both", _matching("(SHA-256|MD5)(,(SHA-256|MD5))?"))
_COUNT = Kind("N", "a whole number from 1 to 100000", _whole(1, 100_000))
_PORT = Kind("PORT", "a port from 1 to 65535", _whole(1, 65_535))
_ANY_PORT = Kind("PORT", "a port from 1 to 65535, or 0 for any free one", _whole(0, 65_535))
_IPV4 = Kind("IP", "an IPv4 address, as in 203.0.113.5", lambda text: str(IPv4Address(text)))
_DAYS = Kind("DAYS", "a whole number from 3 to 36500", _whole(3, 36_500))
_LEVEL = Kind("LEVEL", "debug, info, warning or error", _matching("debug|info|warning|error"))
_ORIGIN = r"https?://[^\s/?#]+"
_ORIGINS = Kind("URL,...", "origins without a path, as in https://crm.example", _each(_matching(_ORIGIN)))
_STUN = Kind("URL,...", "STUN servers, as in stun:stun.example:3478", _each(_matching(r"stuns?:[^\s<>\",]+")))
_TURN = Kind(
    "URL,...",
    "TURN servers, as in turn:turn.example:3478?transport=udp",
    _each(_matching(r"turns?:[^\s<>\",]+")),
)
_HOSTS = Kind("NAME,...", "host names, as in cti.example", _each(_matching(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?")))
_URL = Kind("URL", "a URL, as in https://cti.example", _matching(rf"({_ORIGIN}[^\s?#]*)?"))
_TEXT = Kind("TEXT", "a text without control characters", _matching(r"[^\x00-\x1f\x7f]*"))
_MAILBOX = Kind("ADDRESS", "an e-mail address, as in center@cti.example", _matching(r"[^\s@<>]+@[^\s@<>]+"))
_SECURITY = Kind("WAY", "starttls or plain", _matching("starttls|plain"))
_NETWORKS = Kind("IP,...", "IP addresses or networks, as in 10.0.0.0/8", _each(_network))


def _is(kind: Kind, about: str) -> dict[str, Any]:
    return {"kind": kind, "about": about}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting: its default, its kind, its explanation."""

    data: Path = field(
        default=Path("cordboard-data"),
        metadata=_is(_PATH, "The folder of everything that is kept; made where it is missing."),
    )
    center: Path | None = field(
        default=None, metadata=_is(_PATH, "The center file; `cordboard up` and imports need one.")
    )
    http: Address = field(
        default=Address("127.0.0.1", 8080),
        metadata=_is(_ADDRESS, "Where the web services listen; port 0 is any free one."),
    )
    sip: Address = field(
        default=Address("127.0.0.1", 5060),
        metadata=_is(_ADDRESS, "Where the engine speaks SIP over UDP; port 0 is any free one."),
    )
    sip_digests: str = field(
        default="MD5",
        metadata=_is(
            _DIGESTS,
            "How phones and trunks may prove their secret, the preferred way first. Every phone knows MD5,"
            " and some fail where SHA-256 is offered beside it; say SHA-256 where all of yours know it.",
        ),
    )
    rtp: PortRange = field(default=PortRange(20000, 29999), metadata=_is(_PORTS, "The UDP ports for audio."))
    public_address: str = field(
        default="", metadata=_is(_IPV4, "Our IP address as those outside know it, where it is another one.")
    )
    ice_tcp: int = field(
        default=0,
        metadata=_is(_ANY_PORT, "Where softphones may come in by TCP, beside UDP."),
    )
    smtp: Address | None = field(
        default=None,
        metadata=_is(
            _ADDRESS,
            "The mail server for news of voicemails and dispositions; none sends none.",
        ),
    )
    smtp_security: str = field(
        default="starttls",
        metadata=_is(
            _SECURITY, "How the mail server is spoken with; say plain only where it is on this machine."
        ),
    )
    smtp_user: str = field(
        default="", metadata=_is(_TEXT, "The user who logs in to the mail server; empty: nobody does.")
    )
    smtp_secret_file: Path | None = field(
        default=None,
        metadata=_is(_PATH, "A file that holds that user's secret, for its owner's eyes only."),
    )
    mail_from: str = field(
        default="cordboard@localhost.localdomain",
        metadata=_is(_MAILBOX, "From whom the news is."),
    )
    stun_servers: tuple[str, ...] = field(
        default=(), metadata=_is(_STUN, "STUN servers that softphones are told of.")
    )
    turn_servers: tuple[str, ...] = field(
        default=(),
        metadata=_is(
            _TURN, "TURN servers for softphones behind closed networks; they share a secret with us."
        ),
    )
    turn_secret_file: Path | None = field(
        default=None,
        metadata=_is(_PATH, "A file that holds that secret (coturn's `static-auth-secret`)."),
    )
    turn_hours: int = field(
        default=12,
        metadata=_is(_COUNT, "Hours for which a softphone's password for the TURN servers counts."),
    )
    ready_file: Path | None = field(
        default=None,
        metadata=_is(_PATH, "Written as one JSON object (soap, web, sip, pid) when everything answers."),
    )
    origins: tuple[str, ...] = field(
        default=(), metadata=_is(_ORIGINS, "Web origins whose pages may use the seats, beside our own.")
    )
    click_origins: tuple[str, ...] = field(
        default=(),
        metadata=_is(
            _ORIGINS,
            "Web origins whose clicks on numbers are told to the machine's own seat (JSONP). Without any,"
            " nobody listens for clicks.",
        ),
    )
    click_port: int = field(
        default=9998, metadata=_is(_PORT, "Where we listen for clicks, on 127.0.0.1 only.")
    )
    hosts: tuple[str, ...] = field(
        default=(),
        metadata=_is(_HOSTS, "Host names that we answer to, beside the listening address and localhost."),
    )
    public_url: str = field(
        default="",
        metadata=_is(
            _URL, "Our address as clients see it, where a proxy stands before us; it goes into the WSDL."
        ),
    )
    trusted_proxies: tuple[str, ...] = field(
        default=(), metadata=_is(_NETWORKS, "Proxies whose Forwarded and X-Forwarded-* headers count.")
    )
    listener_limit: int = field(
        default=10_000, metadata=_is(_COUNT, "How many programs may listen at one seat.")
    )
    listener_expiry: int = field(
        default=600, metadata=_is(_COUNT, "Seconds without a poll after which a listener is removed.")
    )
    token_minutes: int = field(
        default=15,
        metadata=_is(_COUNT, "Minutes for which an access token of the JSON door counts."),
    )
    refresh_hours: int = field(
        default=12,
        metadata=_is(_COUNT, "Hours in which a program may ask for the next tokens without a password."),
    )
    orphan_minutes: int = field(
        default=10, metadata=_is(_COUNT, "How long an engine without a VCC lives on after its last call.")
    )
    journal_days: int = field(
        default=30,
        metadata=_is(_DAYS, "How many days of facts the journal keeps, for listeners that come back late."),
    )
    snapshot_facts: int = field(
        default=20_000,
        metadata=_is(_COUNT, "Facts after which the state is written beside them, for quick starts."),
    )
    log_level: str = field(default="info", metadata=_is(_LEVEL, "How much the log tells."))


def kind_of(name: str) -> Kind:
    """How the setting `name` is written."""
    kind: Kind = _FIELDS[name].metadata["kind"]
    return kind


def about(name: str) -> str:
    """The explanation of the setting `name`, with its default."""
    default = _FIELDS[name].default
    shown = f" Default: {default}." if default not in (None, (), "") else ""
    return f"{_FIELDS[name].metadata['about']}{shown}"


_FIELDS: Mapping[str, Field[Any]] = {item.name: item for item in fields(Settings)}


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
    kind = kind_of(name)
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
    known = [PREFIX + name.upper() for name in _FIELDS]
    _refuse_unknown("variable", (each for each in environment if each.startswith(PREFIX)), known)
    return {
        name: _Given(environment[variable], f"variable {variable}")
        for name in _FIELDS
        if (variable := PREFIX + name.upper()) in environment
    }


def _from_file(config: Path | None, folder: Path) -> dict[str, _Given]:
    path = config or folder / CONFIG_NAME
    if config is None and not path.exists():
        return {}
    table = _parse(path)
    _refuse_unknown(f"{path}:", table, _FIELDS)
    return {name: _Given(_as_text(value), f"{path}: {name}") for name, value in table.items()}


def _refuse_unknown(source: str, names: Iterable[str], known: Iterable[str]) -> None:
    """A name that is misspelt would be a setting that nobody notices to be missing."""
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise SettingsError(
            "SETTING-UNKNOWN",
            f"{source} {unknown[0]}: there is no such setting.",
            f"They are: {', '.join(known)}.",
        )


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(
            "SETTINGS-FILE",
            f"{path} cannot be read: {error.strerror}.",
            "Check its path and its permissions.",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("SETTINGS-FILE", f"{path} is not TOML: {error}.", "Mend that line.") from None


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(str(part) for part in value)
    return str(value)


def reference_page() -> str:
    """The page of all settings."""
    rows = (f"| `{name}` | {kind_of(name).form} | {about(name)} |" for name in _FIELDS)
    return "\n".join([_INTRODUCTION, *rows, ""])


_INTRODUCTION = f"""\
<!-- Generated from src/cordboard/settings.py; do not edit. -->
# Settings

Each setting comes from the first of these that has it: a flag of the command (`--listener-limit 9`), a
variable (`{PREFIX}LISTENER_LIMIT=9`), `{CONFIG_NAME}` in the working folder or the file that `--config`
names (`listener_limit = 9`), the default. A list is written with commas, in the file as a list.

| Setting | Form | Meaning |
|---|---|---|"""
