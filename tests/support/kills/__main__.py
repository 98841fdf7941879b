"""Kill the VCC at random moments, for as long as you like: make kills ARGS="--minutes 60 --seed 7"."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import shutil
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from kills import prove, tell

STORY = 60.0
"""Seconds of one story; then it is proved, and the next one begins on an empty folder."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make kills", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    given = parser.parse_args()
    end = time.monotonic() + given.minutes * 60
    seed = given.seed
    while time.monotonic() < end:
        folder = Path(tempfile.mkdtemp(prefix=f"kills-{seed}-"))
        print(f"seed {seed} in {folder}", flush=True)
        figures = prove(asyncio.run(tell(folder, seed, min(STORY, end - time.monotonic()))))
        print("  " + ", ".join(f"{name} {value}" for name, value in asdict(figures).items()), flush=True)
        shutil.rmtree(folder)  # it stays where the proof has failed
        seed += 1


if __name__ == "__main__":
    main()
