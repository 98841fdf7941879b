"""Files for the browsers of a fleet: the toolbar is there, knows its center, and may use the microphone.

Who administers machines puts them where browsers look for policies: docs/howto/roll-out-the-toolbar.md.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

CHROMIUM: Final = "chromium.json"
FIREFOX: Final = "firefox.json"
STORE: Final = "https://clients2.google.com/service/update2/crx"
"""Where Chromium and its kin ask for extensions of the Chrome Web Store."""


class Toolbar(msgspec.Struct, frozen=True):
    """The extension, and where browsers get it.

    chromium_id: derived from the key of the package. chromium_updates: the address of an update manifest.
    firefox_package: the address of a signed package; empty where machines get it otherwise.
    """

    chromium_id: str = "igeamjhldcepehjcgjpdhbkffohmkobl"
    chromium_updates: str = STORE
    firefox_id: str = "toolbar@cordboard"
    firefox_package: str = ""


def policies(server: str, toolbar: Toolbar, pages: Collection[str]) -> Mapping[str, bytes]:
    """File name -> policies, for the center at `server` and the `pages` (origins) that show its panel."""
    made = {CHROMIUM: _chromium(server, toolbar, pages), FIREFOX: _firefox(server, toolbar)}
    return {name: f"{json.dumps(one, indent=2)}\n".encode() for name, one in made.items()}


def _chromium(server: str, toolbar: Toolbar, pages: Collection[str]) -> dict[str, Any]:
    desks = [server, f"chrome-extension://{toolbar.chromium_id}"]
    asking = [*desks, *sorted(pages)]
    return {
        "ExtensionInstallForcelist": [f"{toolbar.chromium_id};{toolbar.chromium_updates}"],
        "3rdparty": {"extensions": {toolbar.chromium_id: {"server": server}}},
        "AudioCaptureAllowedUrls": desks,
        "AutoplayAllowlist": desks,
        **dict.fromkeys(_near(server), asking),
    }


def _near(server: str) -> tuple[str, ...]:
    """The policies without which pages from outside may not reach this address (Local Network Access)."""
    host = urlsplit(server).hostname or ""
    if host == "localhost":
        return ("LoopbackNetworkAllowedForUrls",)
    try:
        address = ip_address(host)
    except ValueError:
        return (
            "LocalNetworkAllowedForUrls",
        )  # a name may lead anywhere; where it leads outside, this is idle
    if address.is_loopback:
        return ("LoopbackNetworkAllowedForUrls",)
    return ("LocalNetworkAllowedForUrls",) if address.is_private else ()


def _firefox(server: str, toolbar: Toolbar) -> dict[str, Any]:
    wanted = {"installation_mode": "force_installed", "install_url": toolbar.firefox_package}
    settings = wanted if toolbar.firefox_package else {"installation_mode": "allowed"}
    return {
        "policies": {
            "ExtensionSettings": {toolbar.firefox_id: settings},
            "3rdparty": {"Extensions": {toolbar.firefox_id: {"server": server}}},
            "Permissions": {
                "Microphone": {"Allow": [server]},
                "Autoplay": {"Allow": [server]},
            },
        }
    }
