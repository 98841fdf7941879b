"""The SOAP toolkits of other languages: how each makes a program out of the WSDL of a living seat.

Nothing is kept of an earlier WSDL: each toolkit reads it again. Only node's packages are kept, by the
digest of their lock file.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).parent.parent / "interop"
_OWN = Path(sys.executable).parent
_JARS = "/usr/share/jaxws/lib/*"
_GSOAP_IMPORTS = "/usr/share/gsoap/import"
Command = list[str]


@dataclass(frozen=True)
class Workshop:
    """Where a peer is built: an empty folder, one that is kept between runs, the seat's SOAP address."""

    folder: Path
    kept: Path
    url: str


Build = Callable[[Workshop], Awaitable[Command]]


async def php(shop: Workshop) -> Command:
    """PHP's SoapClient reads the WSDL when it runs."""
    return ["php", str(PROGRAMS / "php" / "agent.php"), shop.url]


async def node(shop: Workshop) -> Command:
    """node's soap reads the WSDL when it runs; npm installs exactly what the lock file says."""
    lock = PROGRAMS / "node" / "package-lock.json"
    place = shop.kept / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    done = place / "installed"
    if not done.exists():
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(PROGRAMS / "node", place)
        await run([tool("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts"], place)
        done.touch()
    shutil.copy(PROGRAMS / "node" / "agent.mjs", place)
    return [tool("node"), str(place / "agent.mjs"), shop.url]


async def jaxws(shop: Workshop) -> Command:
    """wsimport writes classes for the WSDL, javac compiles them with the program."""
    path = f"{_JARS}:{shop.folder}"
    await run(["wsimport", "-Xnocompile", "-p", "cti", "-s", ".", f"{shop.url}?wsdl"], shop.folder)
    sources = [
        "javac",
        "-nowarn",
        "-proc:none",
        "-encoding",
        "UTF-8",
        "-cp",
        path,
        "-sourcepath",
        ".",
        "-d",
        ".",
    ]
    await run([*sources, "cti/ObjectFactory.java", str(PROGRAMS / "jaxws" / "Agent.java")], shop.folder)
    return ["java", "-cp", path, "Agent", shop.url]


async def gsoap(shop: Workshop) -> Command:
    """wsdl2h and soapcpp2 write C++ for the WSDL, g++ compiles it with the program."""
    await run(["wsdl2h", "-o", "cti.h", f"{shop.url}?wsdl"], shop.folder)
    await run(["soapcpp2", "-C", "-L", "-w", "-x", "-i", f"-I{_GSOAP_IMPORTS}", "cti.h"], shop.folder)
    sources = [str(PROGRAMS / "gsoap" / "agent.cpp"), "soapC.cpp", "soapCtiPortBindingProxy.cpp"]
    await run(["g++", "-O0", "-w", "-I.", *sources, "-lgsoap++", "-o", "agent"], shop.folder)
    return [str(shop.folder / "agent"), shop.url]


async def run(command: Command, folder: Path) -> str:
    """What the program printed; raise AssertionError with its complaint where it fails."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, complaint = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    said = output.decode()
    assert process.returncode == 0, f"{command[0]} failed:\n{said[-2000:]}\n{complaint.decode()[-4000:]}"
    return said


def tool(name: str) -> str:
    """A program of this virtual environment, else of the machine."""
    return shutil.which(name, path=str(_OWN)) or name
