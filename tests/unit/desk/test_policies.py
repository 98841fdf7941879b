"""Policies of fleets: what browsers are told of one center."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cordboard.desk import Toolbar, policies

ID = "igeamjhldcepehjcgjpdhbkffohmkobl"
EXTENSION = f"chrome-extension://{ID}"


def read(name: str, server: str = "https://center.example", **toolbar: str) -> Any:
    return json.loads(policies(server, Toolbar(**toolbar), ["https://crm.example"])[name])


def test_chromium_installs_the_toolbar_and_gives_it_the_microphone() -> None:
    told = read("chromium.json")
    assert told["ExtensionInstallForcelist"] == [f"{ID};https://clients2.google.com/service/update2/crx"]
    assert told["3rdparty"]["extensions"][ID] == {"server": "https://center.example"}
    assert told["AudioCaptureAllowedUrls"] == ["https://center.example", EXTENSION]
    assert told["LocalNetworkAllowedForUrls"] == ["https://center.example", EXTENSION, "https://crm.example"]


def test_a_toolbar_of_ones_own_is_named_by_its_own_id() -> None:
    told = read("chromium.json", chromium_id="a" * 32, chromium_updates="https://files.example/updates.xml")
    assert told["ExtensionInstallForcelist"] == [f"{'a' * 32};https://files.example/updates.xml"]
    assert f"chrome-extension://{'a' * 32}" in told["AudioCaptureAllowedUrls"]


@pytest.mark.parametrize(
    ("server", "needed"),
    [
        ("http://127.0.0.1:8080", {"LoopbackNetworkAllowedForUrls"}),
        ("http://[::1]:8080", {"LoopbackNetworkAllowedForUrls"}),
        ("http://localhost:8080", {"LoopbackNetworkAllowedForUrls"}),
        ("https://10.1.2.3", {"LocalNetworkAllowedForUrls"}),
        ("https://8.8.8.8", set()),
    ],
)
def test_near_centers_need_a_leave_of_their_own(server: str, needed: set[str]) -> None:
    assert {name for name in read("chromium.json", server) if "Network" in name} == needed


def test_the_ids_are_those_of_the_extension() -> None:
    manifest = Path(__file__).parents[3] / "toolbar" / "extension" / "src" / "manifest.ts"
    text = manifest.read_text("utf-8")
    said = re.search(r"export const KEY =\s*((?:\s*\"[^\"]+\"\s*\+?)+);", text)
    assert said is not None
    key = b64decode("".join(re.findall(r'"([^"]+)"', said[1])))
    letters = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
    assert Toolbar().chromium_id == sha256(key).hexdigest()[:32].translate(letters)
    assert f'GECKO_ID = "{Toolbar().firefox_id}"' in text


def test_the_extension_understands_what_it_is_told() -> None:
    schema = Path(__file__).parents[3] / "toolbar" / "extension" / "src" / "public" / "managed.json"
    known = json.loads(schema.read_text("utf-8"))["properties"]
    in_chromium = read("chromium.json")["3rdparty"]["extensions"][ID]
    in_firefox = read("firefox.json")["policies"]["3rdparty"]["Extensions"]["toolbar@cordboard"]
    for told in (in_chromium, in_firefox):
        assert {name: known[name]["type"] for name in told} == dict.fromkeys(told, "string")


def test_firefox_gets_its_package_where_one_is_named() -> None:
    told = read("firefox.json", firefox_package="https://files.example/toolbar.xpi")["policies"]
    assert told["ExtensionSettings"]["toolbar@cordboard"] == {
        "installation_mode": "force_installed",
        "install_url": "https://files.example/toolbar.xpi",
    }
    assert told["3rdparty"]["Extensions"]["toolbar@cordboard"] == {"server": "https://center.example"}
    assert told["Permissions"]["Microphone"]["Allow"] == ["https://center.example"]
    bare = read("firefox.json")["policies"]["ExtensionSettings"]["toolbar@cordboard"]
    assert bare == {"installation_mode": "allowed"}
