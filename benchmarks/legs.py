"""How many people can talk at once on one core: the media plane, and the obvious way to write one beside it.

Every leg is half of a two-party bridge; a generator in C sends real RTP over loopback, 20 ms of PCMU each
time, and checks what comes back. `plane` is the product on its fastest wire, `plain` is the product on
ordinary sockets, `obvious` is one socket a leg with each packet decoded and encoded as it comes, without
jitter buffer, mixing or loss concealment. Capacity is the legs that were really served, divided by the share
of a core that they took: on a busy machine compare the ratios, not the numbers.

    python benchmarks/media_plane.py [--legs 1000] [--seconds 8]
"""

from __future__ import annotations

import argparse
import gc
import json
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from cordboard.media import g711, rtp
from cordboard.media.g711 import Law
from cordboard.telephony.embedded.plane import TICK_SECONDS, MediaPlane, PlaneSettings
from cordboard.telephony.embedded.plane.plain import PlainWire, bound_socket

WARM_UP = 1.5
PHONES_PORT = 39000


def phone_address(number: int) -> tuple[str, int]:
    """The generator's address for one phone."""
    value = 0x7F010001 + number
    return socket.inet_ntoa(value.to_bytes(4, "big")), PHONES_PORT


class Plane:
    """The product: legs come one after the other, as calls do."""

    def __init__(self, legs: int, wire: PlainWire | None) -> None:
        self.targets: list[tuple[str, int]] = []
        self._plane = MediaPlane(PlaneSettings(), time.monotonic(), wire)
        for number in range(legs):
            self._call(number)
        for number in range(0, legs, 2):
            self._plane.bridge(f"bridge {number}", [f"leg {number}", f"leg {number + 1}"])

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


VARIANTS: dict[str, Callable[[int], Plane | Obvious]] = {
    "plane": lambda legs: Plane(legs, None),
    "plain": lambda legs: Plane(legs, PlainWire()),
    "obvious": Obvious,
}


def serve(variant: str, legs: int, seconds: float, generator: str) -> None:
    """One run in a process of its own; prints what it took as JSON."""
    served = VARIANTS[variant](legs)
    gc.collect()
    gc.freeze()
    gc.disable()
    command = [generator, str(seconds), str(PHONES_PORT)]
    lines = "".join(f"{ip} {port}\n" for ip, port in served.targets)
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
    print(json.dumps(figures | heard))


def measure(variant: str, legs: int, seconds: float, generator: str) -> dict[str, float]:
    """Run a variant in a fresh process and show its line."""
    command = [sys.executable, __file__, "--serve", variant, "--legs", str(legs)]
    command += ["--seconds", str(seconds), "--generator", generator]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60 + seconds)
    found = json.loads(done.stdout)
    right = 100 * found["right"] / max(found["right"] + found["wrong"], 1)
    print(
        f"{variant:8} {legs:5} legs, {100 * found['share']:4.0f} % of a core, "
        f"{100 * found['served']:5.1f} % of the frames served: {found['capacity']:5.0f} legs a core; "
        f"ticks late p99 {found['late_ms']:.1f} ms, heard right {right:.2f} %, lost {found['lost']}, "
        f"gap p99 {found['gap_p99_ms']} ms",
        flush=True,
    )
    return found


def main() -> None:
    """Compile the generator, run each variant, print the ratios."""
    parser = argparse.ArgumentParser(description="legs of two-party bridges on one core")
    parser.add_argument("--legs", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--serve", choices=VARIANTS, help=argparse.SUPPRESS)
    parser.add_argument("--generator", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.legs, options.seconds, options.generator)
        return
    with tempfile.TemporaryDirectory() as folder:
        generator = str(Path(folder) / "rtp_generator")
        source = Path(__file__).with_name("rtp_generator.c")
        subprocess.run(["cc", "-O2", "-o", generator, str(source)], check=True)
        print(f"one tick is {1000 * TICK_SECONDS:.0f} ms; a quarter of the legs is served in each")
        legs = {"plane": options.legs, "plain": options.legs // 2, "obvious": options.legs // 4}
        capacity = {}
        for variant, number in legs.items():
            found = measure(variant, number // 2 * 2, options.seconds, generator)
            capacity[variant] = found["capacity"]
    for variant in ("plain", "obvious"):
        print(f"plane : {variant} = {capacity['plane'] / capacity[variant]:.1f} : 1")


if __name__ == "__main__":
    main()
