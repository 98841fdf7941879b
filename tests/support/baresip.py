"""baresip as a registered desk phone: it lifts by itself, plays a file and keeps what it hears."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ports import reserved_port

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
_CONTROL = """\
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{port}
"""
_HEADER = 44
_ACCOUNT = (
    '<sip:{user}@{domain}>;auth_user={user};auth_pass={secret};outbound="sip:{server};transport=udp"'
    ";regint=60;answermode=auto;call_transfer=yes;audio_codecs=PCMU\n"
)


@dataclass(frozen=True)
class Baresip:
    """One baresip process, and the folder of its sound files."""

    process: asyncio.subprocess.Process
    folder: Path
    control: int
    """The TCP port of 127.0.0.1 where it takes commands."""

    @classmethod
    async def start(
        cls, folder: Path, server: str, user: str, domain: str, secret: str, hertz: float
    ) -> Baresip:
        """Register at `server` (HOST:PORT) as `user`; its owner hums a tone of so many hertz."""
        account = _ACCOUNT.format(user=user, domain=domain, secret=secret, server=server)
        control = reserved_port()
        _furnish(folder, account, hertz, control)
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
        return cls(process, folder, control)

    def is_registered(self) -> bool:
        """Whether the center took its registration."""
        return b"200 OK" in (self.folder / "baresip.out").read_bytes()

    async def press(self, command: str, params: str = "") -> None:
        """Do what one of its keys does, such as `transfer` with a number; AssertionError if it will not."""
        body = json.dumps({"command": command, "params": params}).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.control)
        writer.write(b"%d:%s," % (len(body), body))
        said = {"event": True}
        while said.get("event"):  # it tells all that happens on the same connection
            length = int((await reader.readuntil(b":"))[:-1])
            said = json.loads((await reader.readexactly(length + 1))[:-1])
        writer.close()
        assert said["ok"], said

    def said(self) -> str:
        """What it has printed so far, its SIP among it."""
        return (self.folder / "baresip.out").read_text("utf-8", "replace")

    def heard(self) -> Samples:
        """What came out of its loudspeaker so far; the file's header is right only in the end."""
        (dump,) = self.folder.glob("dump-*-dec.wav")
        sound = dump.read_bytes()[_HEADER:]
        return np.frombuffer(sound[: len(sound) // 2 * 2], "<i2")

    async def stop(self) -> None:
        """Hang up the phone for good; its files are whole."""
        self.process.terminate()
        await self.process.wait()


def _furnish(folder: Path, account: str, hertz: float, control: int) -> None:
    folder.mkdir()
    (folder / "config").write_text(_CONFIG.format(folder=folder) + _CONTROL.format(port=control))
    (folder / "accounts").write_text(account)
    (folder / "says.wav").write_bytes(wav.write(tones.sine(hertz, 60_000)))
