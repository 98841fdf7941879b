"""How many people can talk at once on one core: the media plane, and the obvious way to write one beside it.

Every leg is half of a two-party bridge; a generator in C sends real RTP over loopback, 20 ms of PCMU each
time, and checks what comes back. `plane` is the product on its fastest wire, `threes` the same with all legs
in conferences of three, `plain` is the product on ordinary sockets, `obvious` is one socket a leg with each
packet decoded and encoded as it comes, without jitter buffer, mixing or loss concealment. Capacity is the
legs that were really served, divided by the share of a core that they took: on a busy machine compare the
ratios, not the numbers.

The generator is compiled with `cc` at run time; a run ends by itself.
"""

from __future__ import annotations

import gc
import json
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import numpy as np

from benchmarks.figures import Row
from cordboard.media import g711, rtp
from cordboard.media.g711 import Law
from cordboard.telephony.embedded.plane import MediaPlane, PlaneSettings
from cordboard.telephony.embedded.plane.plain import PlainWire, bound_socket

WARM_UP = 1.5


def _free_port() -> int:
    """A UDP port that is free at every address of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        found.bind(("", 0))
        port: int = found.getsockname()[1]
        return port


PHONES_PORT = _free_port()
"""The generator's port: each run, a process of its own, has another."""


def phone_address(number: int) -> tuple[str, int]:
    """The generator's address for one phone."""
    value = 0x7F010001 + number
    return socket.inet_ntoa(value.to_bytes(4, "big")), PHONES_PORT


class Served(Protocol):
    """What carries the legs."""

    def run(self, until: float, late: Callable[[float], None]) -> None: ...


class Plane:
    """The product: legs come one after the other, as calls do."""

    def __init__(self, legs: int, wire: PlainWire | None, together: int = 2) -> None:
        self.targets: list[tuple[str, int]] = []
        self._plane = MediaPlane(PlaneSettings(), time.monotonic(), wire)
        for number in range(legs):
            self._call(number)
        for first in range(0, legs, together):
            self._plane.bridge(f"bridge {first}", [f"leg {first + place}" for place in range(together)])

    def _call(self, number: int) -> None:
        target = self._plane.open_leg(f"leg {number}")
        self._plane.connect_leg(f"leg {number}", phone_address(number), "PCMU", 101)
        self.targets.append(target)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
            phone.bind(phone_address(number))
            phone.sendto(rtp.pack(rtp.RtpPacket(0, 0, 0, 1000 + number, b"\xff" * 160)), target)
        self._plane.tick(time.monotonic())

    def run(self, until: float, late: Callable[[float], None]) -> None:
        """Tick at the real deadlines."""
        due = time.monotonic()
        while due < until:
            time.sleep(max(due - time.monotonic(), 0))
            late(time.monotonic() - due)
            due = self._plane.tick(time.monotonic())


class Obvious:
    """A socket a leg; a packet in is a packet out to the partner."""

    def __init__(self, legs: int) -> None:
        self._sockets = [bound_socket("127.0.0.1", 0) for _ in range(legs)]
        self._legs = {opened.fileno(): number for number, opened in enumerate(self._sockets)}
        self._poll = select.epoll()
        for opened in self._sockets:
            self._poll.register(opened.fileno(), select.EPOLLIN)
        self._sent = [0] * legs
        self.targets = [opened.getsockname() for opened in self._sockets]

    def run(self, until: float, late: Callable[[float], None]) -> None:
        """Serve what comes until the time is over."""
        while (now := time.monotonic()) < until:
            for descriptor, _ in self._poll.poll(until - now):
                self._relay(self._legs[descriptor])
        late(0.0)

    def _relay(self, number: int) -> None:
        packet = rtp.parse(self._sockets[number].recv(2048))
        samples = g711.decode(packet.payload, Law.PCMU)
        partner = number ^ 1
        self._sent[partner] += 1
        sequence = self._sent[partner] & 0xFFFF
        payload = g711.encode(samples, Law.PCMU).tobytes()
        out = rtp.RtpPacket(0, sequence, sequence * 160, partner, payload)
        self._sockets[partner].sendto(rtp.pack(out), phone_address(partner))


SIZES = {"threes": 3}
"""How many talk together, where it is not two."""

VARIANTS: dict[str, Callable[[int], Plane | Obvious]] = {
    "plane": lambda legs: Plane(legs, None),
    "threes": lambda legs: Plane(legs, None, SIZES["threes"]),
    "plain": lambda legs: Plane(legs, PlainWire()),
    "obvious": Obvious,
}


def serve(variant: str, legs: int, seconds: float, generator: str) -> None:
    """One run in a process of its own; prints what it took as JSON."""
    served = VARIANTS[variant](legs)
    lines = "".join(f"{ip} {port}\n" for ip, port in served.targets)
    print(json.dumps(run(served, lines, seconds, [generator, str(seconds)], SIZES.get(variant, 2))))


def run(served: Served, lines: str, seconds: float, command: list[str], together: int) -> dict[str, float]:
    """Serve the generator's phones for so long; what it took."""
    legs = lines.count("\n")
    gc.collect()
    gc.freeze()
    gc.disable()
    command = [*command, str(PHONES_PORT), str(together)]
    phones = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    phones.stdin.write(lines)
    phones.stdin.close()
    start = time.monotonic()
    served.run(start + WARM_UP, lambda _: None)
    lateness: list[float] = []
    cpu, wall = time.process_time(), time.monotonic()
    served.run(start + seconds - 0.3, lateness.append)
    share = (time.process_time() - cpu) / (time.monotonic() - wall)
    served.run(start + seconds + 0.2, lambda _: None)
    heard = json.loads(phones.stdout.read())
    phones.wait()
    late_ms = 1000 * float(np.percentile(lateness, 99))
    served_share = heard["received"] / (legs * 50 * (seconds - WARM_UP))
    figures = {"legs": legs, "share": share, "served": served_share, "late_ms": late_ms}
    figures["capacity"] = legs * served_share / share
    return figures | heard


def measure(variant: str, legs: int, seconds: float, generator: str) -> dict[str, float]:
    """Run a variant in a fresh process; what it found."""
    command = [sys.executable, "-m", "benchmarks.legs", variant, str(legs), str(seconds), generator]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60 + seconds)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def rows(quick: bool) -> Iterator[Row]:
    """Each variant, and how many times more legs the product carries."""
    legs, seconds = (100, 3.0) if quick else (1000, 8.0)
    with tempfile.TemporaryDirectory() as folder:
        generator = str(Path(folder) / "rtp_generator")
        source = Path(__file__).with_name("rtp_generator.c")
        subprocess.run(["cc", "-O2", "-o", generator, str(source)], check=True)
        capacity = {}
        sizes = {"plane": legs, "threes": legs, "plain": legs // 2, "obvious": legs // 4}
        for variant, number in sizes.items():
            together = SIZES.get(variant, 2)
            found = measure(variant, number // together * together, seconds, generator)
            capacity[variant] = found["capacity"]
            yield Row(f"legs {variant}", figures_of(found, capacity["plane"]))


def figures_of(found: dict[str, float], best: float) -> dict[str, float | int]:
    """A run as a row has it; `best` is the capacity that it is compared with."""
    return {
        "legs_a_core": found["capacity"],
        "legs": int(found["legs"]),
        "core_percent": 100 * found["share"],
        "served_percent": 100 * found["served"],
        "tick_late_p99_ms": found["late_ms"],
        "right_percent": 100 * found["right"] / max(found["right"] + found["wrong"], 1),
        "gap_p99_ms": found["gap_p99_ms"],
        "lost": int(found["lost"]),
        "plane_is_times": best / found["capacity"],
    }


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
