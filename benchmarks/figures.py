"""What a benchmark hands over: named rows of figures, and the state of the machine they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Figure = float | int | str | bool

BLOCK = 4096
SYNCS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a benchmark. A figure's name ends with its unit: `cpu_us`, `p99_ms`, `kib_each`."""

    name: str
    figures: Mapping[str, Figure]

    def __str__(self) -> str:
        shown = "  ".join(f"{name} {_shown(value)}" for name, value in self.figures.items())
        return f"{self.name:26} {shown}"

    def document(self) -> dict[str, Figure]:
        """The row as JSON writes it."""
        return {"name": self.name, **self.figures}


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process of ours has used so far, all threads, user and system."""
    return time.clock_gettime((~pid << 3) | 2)  # the kernel's number for "the CPU clock of process pid"


def resident_kib(pid: int) -> int:
    """The memory of a process that is in RAM now."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def fsync_milliseconds(folder: Path | None = None) -> list[float]:
    """How long this disk takes to keep one block, again and again."""
    taken = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        file.write(bytes(BLOCK))
        for _ in range(SYNCS):
            began = time.perf_counter()
            os.pwrite(file.fileno(), bytes(BLOCK), 0)
            os.fdatasync(file.fileno())
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def host() -> dict[str, Figure]:
    """The machine and how busy it is at this moment."""
    synced = fsync_milliseconds()
    return {
        "cpus": os.cpu_count() or 0,
        "cpu": _cpu_model(),
        "python": platform.python_version(),
        "kernel": platform.release(),
        "load_1_minute": os.getloadavg()[0],
        "fsync_median_ms": statistics.median(synced),
        "fsync_p99_ms": percentile(synced, 0.99),
    }


def _cpu_model() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown")


def _shown(value: Figure) -> str:
    return (
        f"{value:.3g}"
        if isinstance(value, float) and abs(value) < 100
        else (f"{value:,.0f}" if isinstance(value, float) else str(value))
    )
