"""The center remembers by snapshots, and forgets what nobody needs any more."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from cordboard.journal.port import JournalDamaged
from cordboard.journal.snapshots import SnapshotCodec
from cordboard.owner.snapshots import BREATH, DAY, HOUR, Retention
from cordboard.vcc.ids import DomainId
from cordboard.vcc.snapshot import WorldSnapshot

DOMAIN = DomainId(7)


@pytest.fixture
async def small(house: Any) -> Any:
    """A house that takes a snapshot every ten facts, and remembers for five days."""
    house.owner._snapshots._retention = Retention(every=10, age=5 * DAY)
    return house


async def happen(house: Any, *names: str) -> None:
    for name in names:
        await house.submit(name)


async def until(reached: Any) -> None:
    """A thread encodes: let it."""
    async with asyncio.timeout(30):
        while not reached():
            await asyncio.to_thread(int)


def kept(house: Any) -> list[int]:
    return [each.number for each in house.journal.snapshots(DOMAIN)]


async def a_day(house: Any, day: int) -> None:
    """Thirty facts, a snapshot, and the night."""
    before = house.journal.last(DOMAIN)
    await happen(house, *(f"{day} {number}" for number in range(30)))
    async with asyncio.timeout(30):
        while kept(house)[:1] <= [before]:  # last night's cut may still take a breath
            await house.clock.advance(BREATH)
            await asyncio.to_thread(int)
    for _ in range(24):
        await house.clock.advance(HOUR)


async def test_a_snapshot_is_taken_every_so_many_facts(small: Any) -> None:
    await happen(small, *(f"name {number}" for number in range(8)))
    assert kept(small) == []

    await happen(small, *(f"more {number}" for number in range(8)))
    await until(lambda: kept(small))

    [snapshot] = small.journal.snapshots(DOMAIN)
    world = SnapshotCodec().decode(snapshot)
    assert [each.name for each in world.listeners] == small.written()[: len(world.listeners)]
    assert 10 <= snapshot.number <= small.journal.last(DOMAIN)


async def test_a_snapshot_is_taken_at_a_graceful_stop(house: Any) -> None:
    await happen(house, "one", "two", "timer 1000 good", "wish three")

    await house.owner.stop()

    [snapshot] = house.journal.snapshots(DOMAIN)
    assert snapshot.number == house.journal.last(DOMAIN)


async def test_a_start_reads_only_what_comes_after_the_snapshot(house: Any, monkeypatch: Any) -> None:
    # given a snapshot, and more facts, wishes and timers on both sides of it
    await happen(house, "one", "wish two", "timer 9000 good")
    await house.owner.stop()
    await house.restart()
    await happen(house, "four", "wish five")
    before = house.owner._memory.core.snapshot()
    read: list[int] = []
    reading = house.journal.read

    def notice(domain: Any, after: int = 0, upto: int | None = None) -> Any:
        read.append(after)
        return reading(domain, after, upto)

    # when the process is killed
    monkeypatch.setattr(house.journal, "read", notice)
    house.kill()
    house.owner = house._new_owner(house.engine.epoch + 1)
    house.owner._memory.load()

    # then
    assert read == [house.journal.snapshots(DOMAIN)[0].number]
    assert house.owner._memory.core.snapshot() == before
    await house.restart()
    assert await house.names() == house.written()


@pytest.mark.parametrize("damage", [b"", b"{", b'{"calls": 5}', b"[]", b'{"timers": [{}]}'])
async def test_a_snapshot_that_cannot_be_read_falls_back_to_an_older_one(house: Any, damage: bytes) -> None:
    await happen(house, "one")
    await house.owner.stop()
    [older] = house.journal.snapshots(DOMAIN)
    await house.restart()
    await happen(house, "two")
    house.journal.keep(DOMAIN, msgspec.structs.replace(older, number=older.number + 1, body=damage))

    await house.restart()

    assert await house.names() == house.written() == ["one", "two"]


async def test_a_snapshot_of_a_newer_release_falls_back_to_the_facts(house: Any) -> None:
    await happen(house, "one", "two")
    await house.owner.stop()
    [snapshot] = house.journal.snapshots(DOMAIN)
    house.journal.keep(DOMAIN, msgspec.structs.replace(snapshot, version=99))

    await house.restart()

    assert await house.names() == ["one", "two"]


async def test_a_failed_commit_is_undone_from_the_snapshot(small: Any) -> None:
    await happen(small, *(f"name {number}" for number in range(12)))
    await until(lambda: kept(small))
    small.journal.failing = 1

    refused = await small.submit("never")
    await small.clock.advance(1_000)

    assert refused == "JOURNAL_UNAVAILABLE"
    assert await small.names() == small.written()
    assert "never" not in await small.names()


async def test_what_is_older_than_the_retention_is_cut_off(small: Any) -> None:
    for day in range(8):
        await a_day(small, day)

    first = small.journal.first(DOMAIN)
    age = small.clock.now() - next(iter(small.journal.read(DOMAIN, first - 1))).at
    assert first > 1
    assert 4 * DAY <= age <= 5 * DAY + HOUR
    names = await small.names()
    await small.restart()
    assert await small.names() == names
    assert len(names) == 8 * 30


async def test_72_hours_are_kept_whatever_is_set(small: Any) -> None:
    small.owner._snapshots._retention = Retention(every=10, age=0)

    for day in range(5):
        await a_day(small, day)

    oldest = next(iter(small.journal.read(DOMAIN, small.journal.first(DOMAIN) - 1)))
    assert small.clock.now() - oldest.at >= 3 * DAY - 24 * HOUR
    assert small.journal.first(DOMAIN) > 1


async def test_nothing_is_cut_that_somebody_has_still_to_read(small: Any) -> None:
    small.owner.hold(lambda: 100)
    small.owner.hold(lambda: 41)

    for day in range(8):
        await a_day(small, day)

    assert small.journal.first(DOMAIN) == 42


async def test_a_quiet_center_takes_a_snapshot_once_a_day(house: Any) -> None:
    await happen(house, "one")
    for _ in range(25):
        await house.clock.advance(HOUR)
    await until(lambda: kept(house))

    assert kept(house) == [house.journal.last(DOMAIN)]


async def test_a_cut_journal_without_a_whole_snapshot_is_damaged(small: Any) -> None:
    for day in range(8):
        await a_day(small, day)
    small.journal._snapshots.clear()
    small.kill()

    with pytest.raises(JournalDamaged, match="no snapshot") as caught:
        small._new_owner(9)._memory.load()

    assert caught.value.number == 1


def test_a_snapshot_of_an_older_version_is_raised_step_by_step() -> None:
    class Third(WorldSnapshot, frozen=True, kw_only=True):
        VERSION = 3
        color: str
        size: int

    raisings = {1: lambda old: {**old, "hue": "red"}, 2: lambda old: {"color": old["hue"], "size": 1}}
    old = SnapshotCodec().encode(5, 6, WorldSnapshot())

    assert SnapshotCodec(raisings, Third).decode(old) == Third(color="red", size=1)
