"""A machine's sound system, PulseAudio, whose loudspeakers and microphones are plugged in and out by a test.

What is played on a loudspeaker is heard by whoever asks, and by nobody else. Each microphone hears a tone of
its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from cordboard.media.samples import RATE, Samples
from cordboard.media.tones import tone_level

LISTEN = 0.25
AUDIBLE = -45.0
"""dBov"""
_PATIENCE = 20.0
_LISTENING = ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20")


class SoundCard:
    """What is plugged in, by the names that programs show."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self._plugged: dict[str, list[str]] = {}
        self._sinks: dict[str, str] = {}
        self._ids = count(1)

    async def plug(self, name: str, hum: float = 0.0) -> None:
        """A loudspeaker; with a `hum`, in hertz, a headset, whose microphone hears that.

        Each time under another id: only the name is the same.
        """
        sink = f"device{next(self._ids)}"
        self._plugged[name] = [await self._sink(sink, name)]
        self._sinks[name] = sink
        if hum:
            self._plugged[name] += [
                await self._sink(f"{sink}_mouth", f"{name} (within)"),
                await self._load("module-sine", f"sink={sink}_mouth", f"frequency={hum:.0f}"),
                await self._load(
                    "module-remap-source",
                    f"master={sink}_mouth.monitor",
                    f"source_name={sink}_microphone",
                    f"source_properties=device.description={name}",
                ),
            ]

    async def unplug(self, name: str) -> None:
        """Pull it out, in whatever it is used."""
        for module in reversed(self._plugged.pop(name)):
            await self._control("unload-module", module)

    async def plays(self, name: str, frequency: float) -> None:
        """Wait until a tone can be heard on a loudspeaker."""
        async with asyncio.timeout(_PATIENCE):
            while tone_level(await self.hear(name), frequency) < AUDIBLE:
                pass

    async def hear(self, name: str) -> Samples:
        """What a loudspeaker plays, for a quarter of a second."""
        ear = await asyncio.create_subprocess_exec(
            "parec",
            *_LISTENING,
            f"--device={self._sinks[name]}.monitor",
            stdout=asyncio.subprocess.PIPE,
            env=dict(self.environment),
        )
        assert ear.stdout is not None
        heard = await ear.stdout.readexactly(int(2 * RATE * LISTEN))
        ear.terminate()
        await ear.wait()
        return np.frombuffer(heard, dtype="<i2")

    async def microphone_is_open(self) -> bool:
        """Whether some program hears through a microphone."""
        names = {each["index"]: each["name"] for each in await self._list("sources")}
        streams = await self._list("source-outputs")
        return any(str(names.get(each["source"])).endswith("_microphone") for each in streams)

    async def microphone_becomes(self, *, open: bool) -> None:  # noqa: A002 - it is the word for it
        """Wait until a program has opened a microphone, or all have let go."""
        async with asyncio.timeout(_PATIENCE):
            while await self.microphone_is_open() != open:  # noqa: ASYNC110 - pactl is asked
                await asyncio.sleep(0.05)

    async def _sink(self, sink: str, name: str) -> str:
        properties = f"sink_properties='device.description=\"{name}\"'"
        return await self._load("module-null-sink", f"sink_name={sink}", properties)

    async def _load(self, *module: str) -> str:
        return (await self._control("load-module", *module)).strip()

    async def _list(self, what: str) -> list[dict[str, Any]]:
        return list(json.loads(await self._control("--format=json", "list", what) or "[]"))

    async def _control(self, *order: str) -> str:
        asked = await asyncio.create_subprocess_exec(
            "pactl",
            *order,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=dict(self.environment),
        )
        said, complaint = await asked.communicate()
        assert asked.returncode == 0, f"pactl {' '.join(order)}: {complaint.decode()}"
        return said.decode()


@asynccontextmanager
async def sound_card(folder: Path) -> AsyncIterator[SoundCard]:
    """A sound system of our own, with nothing plugged in; a socket lies in `folder`, whose path is short."""
    program = shutil.which("pulseaudio")
    assert program is not None
    address = folder / "native"
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_SERVER": f"unix:{address}",
    }
    process = await asyncio.create_subprocess_exec(
        program,
        *("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
        f"--load=module-native-protocol-unix socket={address} auth-anonymous=1",
        "--load=module-rescue-streams",
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
    )
    try:
        async with asyncio.timeout(_PATIENCE):
            while not address.exists():  # noqa: ASYNC110 - a socket announces nothing
                await asyncio.sleep(0.02)
        yield SoundCard(environment)
    finally:
        process.terminate()
        await process.wait()
