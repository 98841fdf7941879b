"""How many browsers can talk at once on one core: the media plane with SRTP, beside the same without.

`sealed` is the product as softphones have it: every packet that comes is opened, every packet that goes is
sealed (AES-GCM), each leg half of a two-party bridge; the generator in C does the same with libsrtp, so it is
not the limit. `bare` is as many legs of desk phones in the same run. `limit` is what libsrtp alone needs in C
to seal one packet and open another, without a network. Capacity is the legs that were really served, divided
by the share of a core that they took: on a busy machine compare the ratios, not the numbers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import legs
from benchmarks.figures import Row
from cordboard.telephony.embedded.plane import MediaPlane, PlaneSettings, system_wire
from cordboard.telephony.embedded.plane.secured import SEALED_CAPACITY, SEALED_SLOT, SecuredWire
from cordboard.webrtc import PROFILES, Keys, Srtp
from cordboard.webrtc import Path as Way

TARGET = 500
PACKETS_A_SECOND = 50
PORTS = 8
"""As many as the engine opens for softphones."""
SOURCE = Path(__file__).with_name("rtp_generator.c")


class Browsers:
    """The product with browsers: their keys are given, as after a handshake."""

    def __init__(self, count: int) -> None:
        self.lines = ""
        self._wire = SecuredWire(system_wire(), system_wire(SEALED_SLOT, SEALED_CAPACITY), time.monotonic)
        self._ports = [self._wire.open_udp("127.0.0.1", 0) for _ in range(PORTS)]
        self._plane = MediaPlane(PlaneSettings(), time.monotonic(), self._wire)
        for number in range(count):
            self._attach(number)
        for first in range(0, count, 2):
            self._plane.bridge(f"bridge {first}", [f"leg {first}", f"leg {first + 1}"])

    def _attach(self, number: int) -> None:
        profile = PROFILES[b"SRTP_AEAD_AES_128_GCM"]
        size = profile.key_octets + profile.salt_octets
        keys = Keys(profile, os.urandom(size), os.urandom(size))
        place = number % PORTS
        line, way = self._wire.open_line(Srtp(keys)), Way(-place, *legs.phone_address(number))
        self._wire.lead(way, line)
        self._wire.move(line, way)
        self._plane.open_line_leg(f"leg {number}")
        self._plane.join_line(f"leg {number}", line.number, "PCMU", 101)
        self.lines += f"127.0.0.1 {self._ports[place]} {keys.client.hex()} {keys.server.hex()}\n"

    def run(self, until: float, late: Callable[[float], None]) -> None:
        """Tick at the real deadlines."""
        due = time.monotonic()
        while due < until:
            time.sleep(max(due - time.monotonic(), 0))
            late(time.monotonic() - due)
            due = self._plane.tick(time.monotonic())


def serve(count: int, seconds: float, generator: str) -> None:
    """One run in a process of its own; prints what it took as JSON."""
    served = Browsers(count)
    print(json.dumps(legs.run(served, served.lines, seconds, [generator, str(seconds)], together=2)))


def rows(quick: bool) -> Iterator[Row]:
    """With SRTP, without it, and libsrtp alone."""
    count, seconds = (100, 3.0) if quick else (TARGET, 8.0)
    with tempfile.TemporaryDirectory() as folder:
        plain, sealed = str(Path(folder) / "plain"), str(Path(folder) / "sealed")
        subprocess.run(["cc", "-O2", "-o", plain, str(SOURCE)], check=True)
        subprocess.run(["cc", "-O2", "-DSEALED", "-o", sealed, str(SOURCE), "-lsrtp2"], check=True)
        command = [sys.executable, "-m", "benchmarks.browsers", str(count), str(seconds), sealed]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60 + seconds)
        found = json.loads(done.stdout)
        bare = legs.measure("plane", count, seconds, plain)
        pair = _limit(sealed)
    most = 1e6 / (pair * PACKETS_A_SECOND)
    yield Row("browsers sealed", legs.figures_of(found, bare["capacity"]))
    yield Row("browsers bare", legs.figures_of(bare, bare["capacity"]))
    yield Row(
        "browsers limit", {"pair_us": pair, "legs_a_core": most, "limit_is_times": most / found["capacity"]}
    )


def _limit(generator: str) -> float:
    """Microseconds that libsrtp takes to seal one packet and open another: one key for both ways."""
    key = os.urandom(28).hex()
    command = [generator, "0", str(legs.PHONES_PORT), "2"]
    line = f"127.0.0.1 9 {key} {key}\n"
    done = subprocess.run(command, input=line, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    return float(json.loads(done.stdout)["pair_us"])


if __name__ == "__main__":
    serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3])
