"""A center whose journal is damaged does not start, however quick its start has become by snapshots."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from kills.telephony import exchange
from kills.victim import NotUp, Victim

pytestmark = [pytest.mark.live, pytest.mark.timeout(180)]


async def test_a_damaged_fact_refuses_the_start_and_is_named(tmp_path: Path) -> None:
    # given a center that ended in peace, with a snapshot of everything
    victim = Victim(tmp_path)
    async with exchange(tmp_path):
        await victim.launch()
        await victim.up()
        assert await victim.stop() == 0

    # when a bit changes in its second fact
    with closing(sqlite3.connect(tmp_path / "journal.db")) as journal, journal:
        assert journal.execute("SELECT count(*) FROM snapshots").fetchone() == (1,)
        (body,) = journal.execute("SELECT body FROM facts WHERE number = 2").fetchone()
        damaged = body[:-1] + bytes([body[-1] ^ 4])
        journal.execute("UPDATE facts SET body = ? WHERE number = 2", (damaged,))

    # then it does not start, and says which fact, and what to do
    await victim.launch()
    with pytest.raises(NotUp) as said:
        await victim.up()
    text = " ".join(str(said.value).split())
    assert "JOURNAL-DAMAGED" in text
    assert "fact 2 of domain" in text
    assert "restore the last good backup" in text
    assert "Traceback" not in text
