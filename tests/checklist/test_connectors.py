"""Other programs are opened, or told, with what is known of a call."""

from __future__ import annotations

from typing import Any

import httpx
from checklist.workplace import CARE, CUSTOMER
from web_peer import Peer

from checklist import MARKS, Workplace, shows

pytestmark = MARKS


PHONE = CUSTOMER.replace("+", "%2B")


def connectors(url: str) -> list[dict[str, Any]]:
    """A page by GET, a page by POST, and a program that is told."""
    page = {
        "name": "Page",
        "url": f"{url}?a=1",
        "variables": {"ani": "@Call.ANI@"},
        "opens": "CurrentBrowserWindow",
    }
    form = {"name": "Form", "url": url, "method": "POST", "post_variables": {"ani": "@Call.ANI@"}}
    hook = {
        "name": "Hook",
        "url": url,
        "method": "POST",
        "post_variables": {"ani": "@Call.ANI@"},
        "opens": "None",
    }
    return [
        {**page, "triggers": ["OnCallAccepted", "ManuallyStarted"]},
        {**form, "triggers": ["ManuallyStarted"]},
        {**hook, "triggers": ["OnCallDispositioned"]},
    ]


def put_in(document: dict[str, Any], described: list[dict[str, Any]]) -> None:
    """The center has these, and its first campaign sets them off."""
    document["connectors"] = described
    campaign = next(each for each in document["campaigns"] if each["name"] == CARE)
    campaign["connectors"] = [each["name"] for each in described]


@shows(
    "requestConnectors processConnector openBrowser",
    events="openURL callError",
    faults="requestConnectors:UNKNOWN_CAMPAIGN processConnector:NO_CALL processConnector:UNKNOWN_CONNECTOR"
    " openBrowser:BAD_VALUE",
)
async def test_other_programs_hear_of_a_call(place: Workplace) -> None:
    ada = place["ada"].program
    async with Peer.open() as peer:
        await place.reload(lambda document: put_in(document, connectors(peer.url)))
        campaign = await place.campaign()
        listed = await ada.does("requestConnectors", campaignId=campaign)
        ids = {each.name: each.id for each in listed}
        assert list(ids) == ["Page", "Form"]
        assert await ada.is_refused("requestConnectors", campaignId=17) == "UNKNOWN_CAMPAIGN"
        asked = {"campaignId": campaign, "connectorId": ids["Page"]}
        assert await ada.is_refused("processConnector", **asked) == "NO_CALL"

        # a page opens by itself, and again by hand
        await place.talk("ada")
        opened = await ada.sees("openURL")
        assert (opened.url, opened.newTab) == (f"{peer.url}?a=1&ani={PHONE}", False)
        await ada.does("processConnector", **asked)
        assert (await ada.sees("openURL")).url == opened.url
        unknown = {"campaignId": campaign, "connectorId": 17}
        assert await ada.is_refused("processConnector", **unknown) == "UNKNOWN_CONNECTOR"

        # a page that wants a POST comes by way of a page of ours, once
        await ada.does("processConnector", campaignId=campaign, connectorId=ids["Form"])
        page = (await ada.sees("openURL")).url
        async with httpx.AsyncClient(trust_env=False) as browser:
            form = await browser.get(page)
            assert f'action="{peer.url}"' in form.text
            assert f'name="ani" value="{CUSTOMER}"' in form.text
            assert (await browser.get(page)).status_code == 410

        # the disposition is told, encoded once; that the other program wants none of it, the agent hears
        peer.answers = [b"HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n"]
        await place.finish("ada")
        assert (await ada.sees("callError")).cause == "STATUS"
        assert peer.requests[0].startswith(b"POST /orders HTTP/1.1")
        assert peer.requests[0].endswith(f"ani={PHONE}".encode())

        assert await ada.is_refused("openBrowser", url="file:///etc/passwd") == "BAD_VALUE"
        await ada.does("openBrowser", url="https://crm.example/")
        assert (await ada.sees("openURL")).url == "https://crm.example/"
        await place.reload(lambda document: put_in(document, []))
