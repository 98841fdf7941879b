"""The front door of the benchmarks: `python -m benchmarks [NAME ...] [--json PATH] [--quick]`.

Without a name all of them run, one after the other, which takes some minutes; it is what `make bench` does.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

from benchmarks.figures import Row, host

NAMES = tuple(
    "soap doors polls events calls legs browsers journal restart core routing sip floor desk".split()  # noqa: SIM905
)


def run(name: str, *, quick: bool) -> list[Row]:
    """Run one benchmark and show its rows as they come."""
    module = importlib.import_module(f"benchmarks.{name}")
    print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
    rows = []
    for row in module.rows(quick):
        print(f"  {row}", flush=True)
        rows.append(row)
    return rows


def main() -> None:
    """Run what is named, print it, and write it where `--json` says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; none: all")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the rows there as well")
    parser.add_argument("--quick", action="store_true", help="small numbers: does it run at all?")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no benchmark {min(unknown)}; use {', '.join(NAMES)}")
    before = host()
    rows = [row for name in options.names or NAMES for row in run(name, quick=options.quick)]
    after = host()
    machine = {"before": before, "after": after}
    for moment, state in machine.items():
        print(f"\nhost {moment}: " + ", ".join(f"{key} {value}" for key, value in state.items()))
    if options.json:
        document = {"rows": [row.document() for row in rows], "host": {**after, **machine}}
        options.json.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
