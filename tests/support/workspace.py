"""The TypeScript workspace, as tests use it: its packages installed once, its programs run."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import soap_peers

ROOT = Path(__file__).parents[2]
TOOLBAR = ROOT / "toolbar"
_INSTALLED = TOOLBAR / "node_modules" / ".package-lock.json"
"""Written by npm when everything is there; `make` goes by it too."""


def install() -> None:
    """What the lock file says, unless it is there already; of several that ask, one does it."""
    guard = Path(tempfile.gettempdir()) / f"cordboard-toolbar-{os.getuid()}.lock"
    with guard.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        lock = TOOLBAR / "package-lock.json"
        if not _INSTALLED.exists() or _INSTALLED.stat().st_mtime < lock.stat().st_mtime:
            run("npm", "ci")
            _INSTALLED.touch()


def run(tool: str, *arguments: str) -> str:
    """What a tool printed; raises AssertionError with its complaint where it fails."""
    done = subprocess.run(
        [soap_peers.tool(tool), *arguments],
        cwd=TOOLBAR,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, (
        f"{tool} {' '.join(arguments)} failed:\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    )
    return done.stdout


def environment() -> dict[str, str]:
    """Ours, with the node of this virtual environment in front, where there is one."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "NO_COLOR": "1"}
