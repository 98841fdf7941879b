"""Let agents, customers and faults meet at random, for as many steps as you like.

make talk ARGS="--steps 1000000 --seed 7". A story that goes wrong is made short, printed and kept in a
file, and can be played again: make talk ARGS="--replay FILE".
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from pathlib import Path

from talk import Story, play, shorten, tell

LENGTH = 250
"""Steps of one story; then everybody goes home, and the next one begins."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make talk", description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--length", type=int, default=LENGTH, help="steps of one story")
    parser.add_argument("--replay", type=Path, help="play this story, one step a line, and nothing else")
    parser.add_argument("--keep", type=Path, default=Path("build/talk"), help="where bad stories are kept")
    parser.add_argument("--wrong", type=int, default=1, help="go on until so many stories went wrong")
    given = parser.parse_args()
    if given.replay is not None:
        return _show(play(Story.read(given.replay.read_text("utf-8"))))
    return _talk(given)


def _talk(given: argparse.Namespace) -> int:
    began, told, places = time.monotonic(), 0, set()
    for seed in range(given.seed, given.seed + -(-given.steps // given.length)):
        story = tell(seed, given.length)
        told += len(story.steps)
        place = story.wrong.partition("): ")[0]
        if story.wrong and place not in places:
            places.add(place)
            print(f"seed {seed} went wrong after {len(story.steps)} steps; making it shorter", flush=True)
            _keep(shorten(story), given.keep / f"{seed}.story")
        if len(places) >= given.wrong:
            break
    seconds = time.monotonic() - began
    print(f"{told} steps from seed {given.seed} on in {seconds:.0f} s ({told / seconds:.0f} a second)")
    return 1 if places else 0


def _keep(story: Story, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(story.written() + "\n", "utf-8")
    _show(story)
    print(f"# kept in {file}", flush=True)


def _show(story: Story) -> int:
    print(story.written())
    print(f"# {story.wrong or 'nothing is wrong'}", flush=True)
    return 1 if story.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
