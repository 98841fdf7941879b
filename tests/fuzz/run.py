"""Coverage-guided fuzzing of one door: `python tests/fuzz/run.py TARGET [--seconds N] [--keep DIR]`.

Inputs that reach new code are kept in DIR and are the beginning of the next run. The exit status is 0 if
nothing was found; else the input that failed lies in DIR (or the working folder), and the traceback above.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

DOORS = [
    "cordboard.http",
    "cordboard.soap",
    "cordboard.sip",
    "cordboard.web.api",
    "cordboard.webrtc",
    "cordboard.contract.record",
]
sys.path.append(str(Path(__file__).parents[1] / "support"))
with atheris.instrument_imports(include=DOORS):
    from targets import TARGETS

LARGEST = 8192
SLOWEST_SECONDS = 10
MEMORY_MB = 1024


def main() -> None:
    """Fuzz until the time is over or something is found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument(
        "--keep", type=Path, help="a folder for inputs and findings; default: a temporary one"
    )
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    target = TARGETS[options.target]
    seeds, fresh = folder / "seeds", folder / "corpus"
    for each in (seeds, fresh):
        each.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (seeds / f"{number:03}").write_bytes(seed)
    words = folder / "words.txt"
    words.write_text("".join(f'"{word}"\n' for word in target.words), "utf-8")
    bounds = [f"-max_total_time={options.seconds}", f"-max_len={LARGEST}", f"-timeout={SLOWEST_SECONDS}"]
    bounds += [f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={folder}/", f"-dict={words}"]
    atheris.Setup([sys.argv[0], *bounds, "-print_final_stats=1", str(fresh), str(seeds)], target.try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
