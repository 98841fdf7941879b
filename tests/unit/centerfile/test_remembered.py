"""Initial passwords are hashed once, not at every start."""

from __future__ import annotations

from pathlib import Path

from cordboard.centerfile.remembered import RememberedHashes


class _Counting:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, password: str) -> str:
        self.asked.append(password)
        return f"hash of {len(password)} letters, number {len(self.asked)}"


def test_a_second_start_hashes_nothing_again(tmp_path: Path) -> None:
    # given a first start
    file, argon = tmp_path / "passwords", _Counting()
    first = RememberedHashes(file, argon)
    before = [first("one"), first("three")]
    first.save()

    # when the center starts again
    second = RememberedHashes(file, argon)
    after = [second("one"), second("three")]

    # then the hashes are the same, and nothing was hashed twice
    assert after == before
    assert argon.asked == ["one", "three"]


def test_a_changed_password_is_hashed_and_the_old_one_forgotten(tmp_path: Path) -> None:
    # given a remembered password
    file, argon = tmp_path / "passwords", _Counting()
    first = RememberedHashes(file, argon)
    first("old")
    first.save()

    # when the center file names another one
    second = RememberedHashes(file, argon)
    second("new")
    second.save()

    # then that one is hashed, and the old one would be again
    RememberedHashes(file, argon)("old")
    assert argon.asked == ["old", "new", "old"]


def test_the_file_holds_no_password_and_is_private(tmp_path: Path) -> None:
    file = tmp_path / "passwords"
    remembered = RememberedHashes(file, _Counting())
    remembered("correct horse")
    remembered.save()
    assert b"correct horse" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    file, argon = tmp_path / "passwords", _Counting()
    file.write_bytes(b"{")
    assert RememberedHashes(file, argon)("one").startswith("hash of 3")
