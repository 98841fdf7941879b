"""The file of first answers: kept over a restart, for so long, and no more than so many a seat."""

from __future__ import annotations

from pathlib import Path

import pytest

from cordboard.journal.answers import SqliteAnswers
from cordboard.journal.port import JournalUnavailable
from cordboard.vcc.ids import Milliseconds, SeatId

ADA, BOB = SeatId("ada"), SeatId("bob")
EVER = Milliseconds(0)


def test_taken_kept_and_freed(tmp_path: Path) -> None:
    answers = SqliteAnswers(tmp_path / "answers.db")
    answers.take(ADA, "1", b"digest", Milliseconds(5), limit=9)
    assert answers.find(ADA, "1", EVER) == (b"digest", b"")
    answers.keep(ADA, "1", b"answer")
    answers.close()

    again = SqliteAnswers(tmp_path / "answers.db")
    assert again.find(ADA, "1", Milliseconds(5)) == (b"digest", b"answer")
    assert again.find(ADA, "1", Milliseconds(6)) is None
    assert again.find(BOB, "1", EVER) is None
    again.free(ADA, "1")
    assert again.find(ADA, "1", EVER) is None
    again.close()


def test_the_oldest_of_a_seat_go(tmp_path: Path) -> None:
    answers = SqliteAnswers(tmp_path / "answers.db")
    answers.take(BOB, "1", b"", Milliseconds(0), limit=2)
    for number in range(4):
        answers.take(ADA, str(number), b"", Milliseconds(number), limit=2)
    known = [key for key in "0123" if answers.find(ADA, key, EVER)]
    assert known == ["2", "3"]
    assert answers.find(BOB, "1", EVER) is not None
    answers.close()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "answers.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(JournalUnavailable, match="cannot be used"):
        SqliteAnswers(tmp_path / "answers.db")
