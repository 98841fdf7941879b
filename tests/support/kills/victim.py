"""The process that is killed: `cordboard up` on one data folder and one port, started again and again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import msgspec
import yaml
from argon2 import PasswordHasher
from ports import reserved_port

AGENTS = ("anna", "bob", "cara")
COLLEAGUES = ("2000", "2001", "2002")
"""Their extensions."""
PASSWORD = "quick"
NUMBER = "+15550100100"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Nobody attacks this center, and a hash of its own strength would be most of what it does."""
SNAPSHOT_FACTS = 200
PATIENCE = 90.0


class NotUp(Exception):
    """The center did not come up, or ended by itself; the text is the end of its log."""


def write_center(folder: Path) -> Path:
    """The center file: three agents of one skill, a desk phone each."""
    document = {
        "domain": "demo",
        "country": "US",
        "options": {"offer_timeout": "2s", "may_select_none": True},
        "skills": [{"name": "Support"}],
        "users": [
            {
                "name": name,
                "extension": extension,
                "password_hash": CHEAP.hash(PASSWORD),
                "permissions": ["all"],
                "skills": {"Support": 1},
            }
            for name, extension in zip(AGENTS, COLLEAGUES, strict=True)
        ],
        "stations": [
            {"extension": f"100{index}", "secret": f"phone-100{index}"} for index, _ in enumerate(AGENTS)
        ],
        "trunks": [{"name": "carrier", "host": "127.0.0.1", "port": 5070}],
        "dispositions": [{"name": "Solved"}],
        "campaigns": [
            {
                "name": "Care",
                "numbers": [NUMBER],
                "skills": ["Support"],
                "caller_number": NUMBER,
                "auto_record": True,
                "dispositions": ["Solved"],
            }
        ],
    }
    path = folder / "center.yaml"
    path.write_text(yaml.safe_dump(document), "utf-8")
    return path


class Victim:
    """One `cordboard up` after the other."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.center = write_center(data)
        self.log = data / "up.out"
        self.http = f"127.0.0.1:{reserved_port()}"
        self._ready = data / "ready.json"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://{self.http}"

    async def launch(self) -> None:
        """Start a process; it is not up yet."""
        self._ready.unlink(missing_ok=True)
        options = {
            "center": self.center,
            "data": self.data,
            "http": self.http,
            "sip": "127.0.0.1:0",
            "ready-file": self._ready,
        }
        flags = [f"--{name}={value}" for name, value in options.items()]
        environment = {**os.environ, "CORDBOARD_SNAPSHOT_FACTS": str(SNAPSHOT_FACTS)}
        with self.log.open("ab") as sink:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "cordboard", "up", *flags, stdout=sink, stderr=sink, env=environment
            )

    async def up(self) -> None:
        """Wait until it answers. Raises NotUp."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            while not self._ready.exists():
                if self._process.returncode is not None:
                    raise NotUp(self._tail())
                await asyncio.sleep(0.01)
        ready = msgspec.json.decode(self._ready.read_bytes())
        self.http = ready["web"].split("//")[1].rstrip("/")

    async def kill(self) -> None:
        """SIGKILL. Raises NotUp where it had ended by itself."""
        assert self._process is not None
        if self._process.returncode is not None:
            raise NotUp(self._tail())
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM, and its exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def bury(self) -> None:
        """Leave nothing running, whatever has happened."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def _tail(self) -> str:
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-40:])
