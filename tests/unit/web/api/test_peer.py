"""Who is at the other end, in words for people."""

from __future__ import annotations

import pytest

from cordboard.web.api.peer import described

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (f"{CHROME} Safari/537.36", "Chrome on Windows"),
        (f"{CHROME} Safari/537.36 Edg/142.0.0.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36", "Chromium on Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605", "Safari on macOS"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome on Android"),
        ("GStreamer/1.26 souphttpsrc", "GStreamer"),
        ("\r\n<script>", "A program"),
        ("", "A program"),
    ],
)
def test_a_program_in_words(agent: str, words: str) -> None:
    assert described(agent, "192.0.2.7") == f"{words}, 192.0.2.7"
    assert described(agent, "") == words
