"""A snapshot leaves nothing out; tests/scenario/test_any_day.py goes on from snapshots of any day."""

from __future__ import annotations

from dataclasses import fields

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.ids import DomainId
from cordboard.vcc.snapshot import DERIVED, WorldSnapshot
from cordboard.vcc.world import World

CENTER = Center(domain_id=DomainId(1), domain="demo")


def test_every_field_of_the_world_is_kept_or_follows_from_others() -> None:
    """A new field of `World` goes into `WorldSnapshot`, `take` and `restore`, with a default."""
    assert {field.name for field in fields(World)} == {*WorldSnapshot.__struct_fields__, *DERIVED}
    assert not DERIVED & set(WorldSnapshot.__struct_fields__)


def test_an_older_snapshot_lacks_what_came_later() -> None:
    """Fields have defaults, so that a field more needs no new version."""
    assert msgspec.json.decode(b"{}", type=WorldSnapshot) == WorldSnapshot()


def test_a_new_core_is_an_empty_snapshot() -> None:
    assert Core(CENTER).snapshot() == WorldSnapshot()


def test_a_restored_world_asks_the_imported_numbers_too() -> None:
    core = Core(CENTER, frozenset({"+12025550199"}))
    core.restore(core.snapshot())
    assert core._world.on_dnc("+12025550199")
    assert not core._world.on_dnc("+12025550198")


def test_a_snapshot_does_not_change_with_its_world() -> None:
    core = Core(CENTER)
    before = core.snapshot()
    core._world.reachable.add("101")  # type: ignore[arg-type] # any text will do
    assert before == WorldSnapshot()


st.register_type_strategy(Center, st.just(CENTER))  # what a center holds has its own tests


@settings(max_examples=20)
@given(taken=st.from_type(WorldSnapshot))
def test_any_snapshot_survives_the_wire(taken: WorldSnapshot) -> None:
    assert msgspec.json.decode(msgspec.json.encode(taken), type=WorldSnapshot) == taken
