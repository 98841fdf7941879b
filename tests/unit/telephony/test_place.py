"""An engine's place: private, one engine at a time, reached however long its path is."""

from __future__ import annotations

import fcntl
import stat
import threading
from pathlib import Path

import pytest

from cordboard.telephony.place import Place, PlaceTaken


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place.of(tmp_path)
    place.prepare()
    return place


def test_one_engine_lives_there(place: Place) -> None:
    # given / when
    with place.taken():
        assert place.lives()
        # then
        with pytest.raises(PlaceTaken, match="ENGINE-RUNS"), place.taken():
            pytest.fail("two engines in one place")
    assert not place.lives()


def test_who_only_looks_keeps_no_engine_out(place: Place) -> None:
    # given one who is just looking whether an engine lives here
    with place.lock.open("w") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        goes = threading.Timer(0.05, fcntl.flock, (looking, fcntl.LOCK_UN))
        goes.start()
        # when an engine starts, then it has the place
        with place.taken():
            assert place.lives()
        goes.join()


def test_nobody_lives_where_nothing_is(tmp_path: Path) -> None:
    assert not Place.of(tmp_path / "nowhere").lives()


def test_each_token_is_new_and_private(place: Place) -> None:
    first, second = place.new_token(), place.new_token()
    assert first != second == place.read_token()
    assert stat.S_IMODE(place.token.stat().st_mode) == 0o600


def test_without_a_token_there_is_none(place: Place) -> None:
    assert place.read_token() == ""


def test_a_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    place = Place.of(tmp_path)
    place.folder.mkdir(mode=0o755)
    place.prepare()
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700


def test_a_link_in_place_of_the_lock_is_not_followed(place: Place, tmp_path: Path) -> None:
    place.lock.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError), place.taken():
        pytest.fail("followed a link")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("depth", [0, 5])
def test_the_socket_is_reached_by_long_paths_too(tmp_path: Path, depth: int) -> None:
    # given a path that no Unix socket address can hold
    place = Place.of(tmp_path.joinpath(*["a-long-folder-name-of-somebody"] * depth))
    place.prepare()
    # when
    with place.listen() as listening, place.connect() as center:
        accepted, _ = listening.accept()
        with accepted:
            center.send(b"hello")
            # then
            assert accepted.recv(5) == b"hello"
    assert stat.S_IMODE(place.door.stat().st_mode) == 0o600
