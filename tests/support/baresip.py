"""baresip as a registered desk phone: it lifts by itself, plays a file and keeps what it hears."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cordboard.media import tones, wav
from cordboard.media.samples import Samples

_CONFIG = """\
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
module_app account.so
module_app menu.so
sip_listen 127.0.0.1:0
net_interface 127.0.0.1
audio_source aufile,{folder}/says.wav
audio_player aubridge,nowhere
snd_path {folder}
"""
_HEADER = 44
_ACCOUNT = (
    '<sip:{user}@{domain}>;auth_user={user};auth_pass={secret};outbound="sip:{server};transport=udp"'
    ";regint=60;answermode=auto;audio_codecs=PCMU\n"
)


@dataclass(frozen=True)
class Baresip:
    """One baresip process, and the folder of its sound files."""

    process: asyncio.subprocess.Process
    folder: Path

    @classmethod
    async def start(
        cls, folder: Path, server: str, user: str, domain: str, secret: str, hertz: float
    ) -> Baresip:
        """Register at `server` (HOST:PORT) as `user`; its owner hums a tone of so many hertz."""
        account = _ACCOUNT.format(user=user, domain=domain, secret=secret, server=server)
        _furnish(folder, account, hertz)
        with (folder / "baresip.out").open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                "baresip",
                "-f",
                str(folder),
                "-s",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        return cls(process, folder)

    def is_registered(self) -> bool:
        """Whether the center took its registration."""
        return b"200 OK" in (self.folder / "baresip.out").read_bytes()

    def heard(self) -> Samples:
        """What came out of its loudspeaker so far; the file's header is right only in the end."""
        (dump,) = self.folder.glob("dump-*-dec.wav")
        sound = dump.read_bytes()[_HEADER:]
        return np.frombuffer(sound[: len(sound) // 2 * 2], "<i2")

    async def stop(self) -> None:
        """Hang up the phone for good; its files are whole."""
        self.process.terminate()
        await self.process.wait()


def _furnish(folder: Path, account: str, hertz: float) -> None:
    folder.mkdir()
    (folder / "config").write_text(_CONFIG.format(folder=folder))
    (folder / "accounts").write_text(account)
    (folder / "says.wav").write_bytes(wav.write(tones.sine(hertz, 60_000)))
