"""The same day is the same journal, to the last bit, wherever and whenever it is played."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from cordboard.vcc.calls import DisconnectCall, PickUp
from cordboard.vcc.telephony import EngineLost


def a_day(floor) -> bytes:
    """Everyone works, somebody is lost, everyone finishes. Answer: the journal."""
    floor.ready("anna", "bob", "cara")
    legs = [floor.calls_in(caller=f"+1202555015{n}") for n in range(4)]
    for name in ("anna", "bob"):
        floor.decide(PickUp(seat=floor.seat(name)))
        floor.answers(floor.station_leg(name))
    floor.dials("cara")
    floor.wait(30_000)
    floor.ends(legs[0])
    floor.decide(DisconnectCall(seat=floor.seat("bob")))
    floor.inventory(legs[2], "stray", "another")
    floor.hear(EngineLost(at=floor.now))
    for name in ("anna", "bob", "cara"):
        floor.finishes(name, 300000000000022 if floor.call(name).campaign is None else 300000000000020)
    return b"\n".join(msgspec.json.Encoder(order="deterministic").encode(each) for each in floor.journal)


def test_the_same_day_twice(new_floor):
    assert a_day(new_floor()) == a_day(new_floor())


PLAYED_ELSEWHERE = """
import sys
from importlib.util import module_from_spec, spec_from_file_location

def load(path):
    spec = spec_from_file_location("played", path)
    module = module_from_spec(spec)
    sys.modules["played"] = module
    spec.loader.exec_module(module)
    return module

floor, story = load(sys.argv[1]), load(sys.argv[2])
sys.stdout.buffer.write(story.a_day(floor.Floor()))
"""


def test_the_same_day_in_another_process(new_floor):
    """Where sets and texts hash otherwise, nothing may come out in another order."""
    here = Path(__file__)
    played = [
        subprocess.run(
            [sys.executable, "-c", PLAYED_ELSEWHERE, str(here.with_name("conftest.py")), str(here)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert played == [a_day(new_floor())] * 2
