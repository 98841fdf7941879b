"""The peer of the SOAP figures: a server in C that gSOAP generates from our WSDL.

It is compiled once, in under a minute, and kept in `build/` under the hash of what it is made from.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from cordboard.contract.emit import wsdl, xsd

TOOLS = {"wsdl2h": "gsoap", "soapcpp2": "gsoap", "cc": "gcc"}
HEADER = Path("/usr/include/stdsoap2.h")
CACHE = Path(__file__).parents[1] / "build" / "benchmarks"
SOURCE = Path(__file__).with_name("gsoap_server.c")
SERVED = {"getStatus", "makeCall"}


class PeerMissing(Exception):
    """gSOAP is not here; the text names the Debian package."""


def gsoap_server(optimised: str = "-O2") -> Path:
    """The server, compiled that well; raises PeerMissing."""
    for tool, package in TOOLS.items():
        if shutil.which(tool) is None:
            raise PeerMissing(f"needs {tool} of Debian package {package}")
    if not HEADER.exists():
        raise PeerMissing(f"needs {HEADER} of Debian package libgsoap-dev")
    documents = {"cti.wsdl": wsdl("http://127.0.0.1/agent/v2", "cti.xsd"), "cti.xsd": xsd()}
    made_from = optimised + "".join(documents.values()) + SOURCE.read_text("utf-8")
    folder = CACHE / f"gsoap-{hashlib.sha256(made_from.encode()).hexdigest()[:12]}"
    server = folder / "server"
    if not server.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in documents.items():
            (folder / name).write_text(text, "utf-8")
        _generate(folder)
        _compile(folder, optimised)
    return server


def _generate(folder: Path) -> None:
    _run(folder, "wsdl2h", "-c", "-o", "cti.h", "cti.wsdl")
    _run(folder, "soapcpp2", "-c", "-S", "-L", "-x", "-w", "cti.h")
    declared = re.findall(r"int SOAP_FMAC6 (__ns1__(\w+)\(.*\));", (folder / "soapStub.h").read_text("utf-8"))
    unserved = (head for head, name in declared if name not in SERVED)
    text = "".join(f"int {head} {{ return SOAP_NO_METHOD; }}\n" for head in unserved)
    (folder / "others.h").write_text(text, "utf-8")


def _compile(folder: Path, optimised: str) -> None:
    sources = [str(SOURCE), "soapC.c", "soapServer.c"]
    _run(folder, "cc", optimised, "-w", "-I", ".", "-o", "server.new", *sources, "-lgsoap")
    (folder / "server.new").rename(folder / "server")


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout[-2000:]}")
