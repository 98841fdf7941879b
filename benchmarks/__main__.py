"""The front door of the benchmarks: `python -m benchmarks [NAME ...] [--json PATH] [--quick]`.

Without a name all of them run, one after the other, as `make bench` does. Rows are printed as they come.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figures import Row, host

SECONDS = {
    "soap": 40,
    "doors": 55,
    "polls": 125,
    "events": 40,
    "calls": 20,
    "legs": 60,
    "browsers": 40,
    "journal": 15,
    "restart": 30,
    "core": 15,
    "routing": 30,
    "sip": 10,
    "floor": 130,
    "desk": 200,
}
"""What there is, and about how long it takes on a machine with two cores that does nothing else."""


def run(name: str, *, quick: bool) -> list[Row]:
    """Run one benchmark and show its rows as they come."""
    module = importlib.import_module(f"benchmarks.{name}")
    expected = "" if quick else f" (about {SECONDS[name]} s)"
    print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}{expected}", flush=True)
    rows = []
    for row in module.rows(quick):
        print(f"  {row}", flush=True)
        rows.append(row)
    return rows


def timed(names: Iterable[str], *, quick: bool) -> tuple[list[Row], dict[str, float]]:
    """Run several benchmarks: all their rows, and how many seconds each took."""
    rows, taken = [], {}
    for name in names:
        began = time.monotonic()
        rows += run(name, quick=quick)
        taken[name] = round(time.monotonic() - began, 1)
        print(f"  {name} took {taken[name]:.0f} s", flush=True)
    return rows, taken


def main() -> None:
    """Run what is named, print it, and write it where `--json` says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SECONDS)}; none: all")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the rows there as well")
    parser.add_argument("--quick", action="store_true", help="small numbers: does it run at all?")
    options = parser.parse_args()
    unknown = set(options.names) - set(SECONDS)
    if unknown:
        parser.error(f"there is no benchmark {min(unknown)}; use {', '.join(SECONDS)}")
    before = host()
    rows, taken = timed(options.names or SECONDS, quick=options.quick)
    after = host()
    machine = {"before": before, "after": after}
    for moment, state in machine.items():
        print(f"\nhost {moment}: " + ", ".join(f"{key} {value}" for key, value in state.items()))
    if options.json:
        document = {"rows": [row.document() for row in rows], "host": {**after, **machine}, "seconds": taken}
        options.json.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
