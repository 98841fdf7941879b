"""News of voicemails, handed in at a real mail server: once, after trouble, or never."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cordboard.errors import UserError
from cordboard.mail import MailServer, NotSent, Sending
from cordboard.mail.following import mail_server
from cordboard.mail.voicemails import letter, news_of_voicemails
from cordboard.settings import Address, Settings
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import DomainId, Milliseconds, VoicemailId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.voicemail import Mail, MailDue

NOON = Milliseconds(1_700_000_000_000)
A_DAY = 86_400_000
MAIL = Mail(
    voicemail=VoicemailId(320_000_000_000_001),
    to="anna@center.example",
    name="Anna",
    number="+12025550177",
    caller_name="Otto",
    created=NOON,
    length=Milliseconds(4_100),
    file="one.wav",
    since=NOON,
)
SENDER = "center@cti.example"
SOUND = b"RIFF, and so on"


class Vcc:
    """A domain that has mails to be sent, and may be deaf for a while."""

    def __init__(self, *waiting: Mail, deaf: int = 0) -> None:
        self.waiting, self.deaf = waiting, deaf
        self.told: list[Any] = []
        self.sink: Callable[[Recorded], None] = lambda _: None
        self.heard = asyncio.Event()

    async def ask(self, _query: Any) -> Any:
        return self.waiting

    async def submit(self, command: Any) -> None:
        if self.deaf:
            self.deaf -= 1
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, "no room")
        self.told.append((command.voicemail, command.sent))
        self.heard.set()

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self.sink = sink
        return lambda: None

    async def hears(self) -> list[Any]:
        await asyncio.wait_for(self.heard.wait(), 20)
        return self.told


async def seen_through(
    vcc: Vcc, server: MailServer | None, folder: Path, now: Milliseconds = NOON
) -> list[Any]:
    """Send what there is. Answer: what the core was told."""
    mailing = Sending(vcc, server, news_of_voicemails(folder), lambda: now, pause=0.01)
    await mailing.start()
    told = await vcc.hears()
    await mailing.stop()
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.wav").write_bytes(SOUND)
    return tmp_path


async def test_news_is_sent_with_the_sound(post_office: MailServer, inbox: Any, folder: Path) -> None:
    assert await seen_through(Vcc(MAIL), post_office, folder) == [(MAIL.voicemail, True)]
    (message,) = inbox.messages
    assert (message["From"], message["To"]) == (SENDER, "anna@center.example")
    assert message["Subject"] == "Voicemail from Otto (+12025550177)"
    text, sound = message.walk(), message.iter_attachments()
    assert "2023-11-14 at 22:13 UTC; it is 5 seconds long" in next(
        part.get_content() for part in text if part.get_content_type() == "text/plain"
    )
    assert [(each.get_content_type(), each.get_content()) for each in sound] == [("audio/wav", SOUND)]


@pytest.mark.parametrize("file", ["", "gone.wav"], ids=["not wanted", "thrown away"])
async def test_news_goes_without_a_sound(
    post_office: MailServer, inbox: Any, folder: Path, file: str
) -> None:
    await seen_through(Vcc(replace(MAIL, file=file)), post_office, folder)
    (message,) = inbox.messages
    assert list(message.iter_attachments()) == []


async def test_what_comes_up_later_is_sent_too_and_once(
    post_office: MailServer, inbox: Any, folder: Path
) -> None:
    # given
    vcc = Vcc()
    mailing = Sending(vcc, post_office, news_of_voicemails(folder), lambda: NOON)
    await mailing.start()
    # when
    due = Recorded(number=1, domain=DomainId(1), at=NOON, fact=MailDue(mail=MAIL))
    vcc.sink(due)
    vcc.sink(due)
    # then
    assert await vcc.hears() == [(MAIL.voicemail, True)]
    await mailing.stop()
    assert len(inbox.messages) == 1


async def test_trouble_is_tried_again(post_office: MailServer, inbox: Any, folder: Path) -> None:
    # given a server that is busy twice, and a core that is deaf once
    inbox.refusals = ["451 try later", "421 going down"]
    vcc = Vcc(MAIL, deaf=1)
    # then
    assert await seen_through(vcc, post_office, folder) == [(MAIL.voicemail, True)]
    assert len(inbox.messages) == 1


async def test_what_is_refused_for_good_is_not(post_office: MailServer, inbox: Any, folder: Path) -> None:
    inbox.recipient = "550 no such user"
    assert await seen_through(Vcc(MAIL), post_office, folder) == [(MAIL.voicemail, False)]


async def test_a_message_that_is_refused_stays_refused(
    post_office: MailServer, inbox: Any, folder: Path
) -> None:
    inbox.refusals = ["554 no thanks"]
    assert await seen_through(Vcc(MAIL), post_office, folder) == [(MAIL.voicemail, False)]


async def test_after_a_day_nobody_tries_any_more(folder: Path) -> None:
    # given a server that is not there
    nowhere = MailServer(host="127.0.0.1", port=1, sender=SENDER, starttls=False)
    # then
    late = Milliseconds(NOON + A_DAY + 1)
    assert await seen_through(Vcc(MAIL), nowhere, folder, late) == [(MAIL.voicemail, False)]


async def test_without_a_server_nothing_waits(folder: Path) -> None:
    assert await seen_through(Vcc(MAIL), None, folder) == [(MAIL.voicemail, False)]


def test_starttls_and_a_log_in(
    guarded_office: MailServer, inbox: Any, certificate: tuple[Path, Path]
) -> None:
    trusted = ssl.create_default_context(cafile=str(certificate[0]))
    guarded_office.send(letter(MAIL, SENDER, None), trusted)
    assert len(inbox.messages) == 1


def test_a_server_that_nobody_knows_hears_nothing(guarded_office: MailServer, inbox: Any) -> None:
    with pytest.raises(NotSent) as caught:
        guarded_office.send(letter(MAIL, SENDER, None))
    assert not caught.value.for_good
    assert inbox.messages == []


def test_a_wrong_secret_is_no_news_for_the_log(
    guarded_office: MailServer, certificate: tuple[Path, Path]
) -> None:
    # given
    trusted = ssl.create_default_context(cafile=str(certificate[0]))
    wrong = MailServer(
        host="127.0.0.1", port=guarded_office.port, sender=SENDER, user="cordboard", secret="open sesame"
    )
    # then
    with pytest.raises(NotSent, match=r"SMTPAuthenticationError \(535\)") as caught:
        wrong.send(letter(MAIL, SENDER, None), trusted)
    assert not caught.value.for_good
    assert "sesame" not in str(caught.value) + repr(wrong)


def test_a_caller_writes_no_headers() -> None:
    message = letter(replace(MAIL, caller_name="Otto\r\nBcc: everybody@center.example"), SENDER, None)
    assert message["Bcc"] is None
    assert message["Subject"] == "Voicemail from Otto Bcc: everybody@center.example (+12025550177)"


def test_a_message_that_comes_twice_is_known_as_the_same() -> None:
    assert letter(MAIL, SENDER, None)["Message-ID"] == letter(MAIL, SENDER, SOUND)["Message-ID"]


def test_the_settings_name_the_server(tmp_path: Path) -> None:
    # given
    (tmp_path / "secret").write_text("wonder land\n")
    settings = Settings(
        smtp=Address("mail.example", 587), smtp_user="cordboard", smtp_secret_file=tmp_path / "secret"
    )
    # then
    server = mail_server(settings)
    assert server is not None
    assert (server.host, server.port, server.starttls, server.secret) == (
        "mail.example",
        587,
        True,
        "wonder land",
    )
    assert mail_server(Settings()) is None


def test_a_secret_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="SMTP-SECRET"):
        mail_server(Settings(smtp=Address("mail.example", 587), smtp_secret_file=tmp_path / "nothing"))
