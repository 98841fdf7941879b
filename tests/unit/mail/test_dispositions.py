"""News of dispositions, handed in at a real mail server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from cordboard.mail import MailServer, Sending
from cordboard.mail.dispositions import DISPOSITIONS, letter
from cordboard.vcc.ids import CallId, DomainId, Milliseconds
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.news import NewsDue, NewsMail

NOON = Milliseconds(1_700_000_000_000)
MAIL = NewsMail(
    id="A1",
    to="boss@center.example",
    disposition="Complaint",
    call=CallId("C1"),
    number="+12025550177",
    customer="Otto",
    campaign="Sales",
    agent="Anna",
    comments="Very angry.\nWants to be called.",
    since=NOON,
)


class Vcc:
    """A domain that tells of one e-mail, and hears what became of it."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[Any] = asyncio.Queue()
        self.sink: Callable[[Recorded], None] = lambda _: None

    async def ask(self, _query: Any) -> Any:
        return ()

    async def submit(self, command: Any) -> None:
        self.told.put_nowait(command)

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self.sink = sink
        return lambda: None


async def test_news_is_sent_and_the_core_hears_of_it(post_office: MailServer, inbox: Any) -> None:
    # given
    vcc = Vcc()
    sending = Sending(vcc, post_office, DISPOSITIONS, lambda: NOON)
    await sending.start()
    # when
    vcc.sink(Recorded(number=1, domain=DomainId(1), at=NOON, fact=NewsDue(mail=MAIL)))
    # then
    told = await asyncio.wait_for(vcc.told.get(), 20)
    assert (told.id, told.sent, told.cause) == ("A1", True, "")
    await sending.stop()
    (message,) = inbox.messages
    assert message["To"] == "boss@center.example"
    assert message["Subject"] == "Complaint: Otto (+12025550177)"
    text = message.get_content().replace("\r\n", "\n")
    assert text == (
        "Disposition: Complaint\nCustomer: Otto (+12025550177)\nCampaign: Sales\nAgent: Anna\n"
        "Time: 2023-11-14 22:13 UTC\nCall: C1\n\nVery angry.\nWants to be called.\n"
    )


def test_what_is_not_known_is_not_said() -> None:
    text = letter(replace(MAIL, customer="", campaign="", agent="", comments=""), "c@x.example").get_content()
    assert text.splitlines()[:2] == ["Disposition: Complaint", "Customer: +12025550177"]
    assert "Agent" not in text


def test_nobody_writes_headers() -> None:
    message = letter(replace(MAIL, customer="Otto\r\nBcc: all@center.example"), "c@x.example")
    assert message["Bcc"] is None
