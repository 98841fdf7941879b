"""sipp as a carrier or a desk phone: scenarios in a few words, a run, and what crossed the wire.

A scenario is a list of steps. Each transaction of sipp's has a branch of its own by its CSeq number, so
that ACK and CANCEL match their INVITE (RFC 3261 sections 9.1 and 17.1.1.3).
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from staging.telephones import eventually
from wire_reader import WireMessage, faults_of, read_sipp_log

from cordboard.media import g711, tones

PATIENCE = 60.0
"""Seconds for a whole run."""
_UDP_PORTS = Path("/proc/net/udp")
_PORTS = range(11_000, 19_000)
_TURN = cycle(sorted(range(len(_PORTS)), key=lambda place: (place - os.getpid() * 1009) % len(_PORTS)))
"""Each process begins elsewhere."""
SDP = """
v=0
o=sipp 53655765 2353687637 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [auto_media_port] RTP/AVP 0 96
a=rtpmap:0 PCMU/8000
a=rtpmap:96 telephone-event/8000
a=fmtp:96 0-15
a=ptime:20
"""
OUTSIDE = "sip:[service]@[remote_ip]:[remote_port]"
SEEN_AS = "[local_ip]:[local_port]"


# -- steps ----------------------------------------------------------------------------------------


def ask(
    method: str, number: int, *headers: str, uri: str = OUTSIDE, body: str = "", again: bool = True
) -> str:
    """A request of sipp's outside a dialog, or with `uri="[next_url]"` in it; retransmitted by sipp."""
    tag = "[peer_tag_param]" if uri == "[next_url]" else ""
    lines = [
        f"{method} {uri} SIP/2.0",
        _via(number),
        f'From: "Sipp Caller" <sip:[caller]@{SEEN_AS}>;tag=[pid]SIPp[call_number]',
        f"To: <{OUTSIDE}>{tag}",
        "Call-ID: [call_id]",
        f"CSeq: {number} {method}",
        "Contact: <sip:[caller]@[contact]>",
        "Max-Forwards: 70",
        *headers,
    ]
    return _send(lines, body, 'retrans="500"' if again else "")


def acknowledge(number: int, *, failed: bool = False) -> str:
    """ACK: for a refusal in the INVITE's own transaction, for an answer in the dialog."""
    branch = number if failed else number + 900
    lines = [
        f"ACK {OUTSIDE if failed else '[next_url]'} SIP/2.0",
        _via(branch),
        f'From: "Sipp Caller" <sip:[caller]@{SEEN_AS}>;tag=[pid]SIPp[call_number]',
        f"To: <{OUTSIDE}>[peer_tag_param]",
        "Call-ID: [call_id]",
        f"CSeq: {number} ACK",
        "Max-Forwards: 70",
    ]
    return _send(lines, "", "")


def reply(status: int, reason: str, *headers: str, body: str = "", to: str | None = None) -> str:
    """sipp's answer to the last request; `to` names the method where it is an earlier one."""
    tag = "" if status == 100 else ";tag=[pid]SIPp[call_number]"
    cseq = f"CSeq: [last_cseq_number] {to}" if to else "[last_CSeq:]"
    known = ["[last_Via:]", "[last_From:]", f"[last_To:]{tag}", "[last_Call-ID:]", cseq]
    return _send([f"SIP/2.0 {status} {reason}", *known, "Contact: <sip:sipp@[contact]>", *headers], body, "")


def accept(status: int = 200, reason: str = "OK", *headers: str) -> str:
    """200, or another answer, to a request in a dialog."""
    known = ["[last_Via:]", "[last_From:]", "[last_To:]", "[last_Call-ID:]", "[last_CSeq:]"]
    return _send([f"SIP/2.0 {status} {reason}", *known, *headers], "", "")


def answer_call() -> str:
    """200 with a description to an INVITE, until the ACK is here."""
    known = ["[last_Via:]", "[last_From:]", "[last_To:];tag=[pid]SIPp[call_number]"]
    rest = ["[last_Call-ID:]", "[last_CSeq:]", "Contact: <sip:sipp@[contact]>"]
    return _send(["SIP/2.0 200 OK", *known, *rest], SDP, 'retrans="500"')


def hear(status: int, *, maybe: bool = False, auth: bool = False, begins: bool = False) -> str:
    """A response; `auth` keeps its challenge, `begins` keeps the dialog that it begins."""
    optional = ' optional="true"' if maybe else ""
    proof = ' auth="true"' if auth else ""
    dialog = ' rrs="true"' if begins else ""
    return f'<recv response="{status}"{optional}{proof}{dialog}/>'


def expect(method: str) -> str:
    """A request."""
    return f'<recv request="{method}"/>'


def be_called() -> str:
    """An INVITE, with its dialog kept for `ask_back`."""
    tag = '<ereg regexp=";tag=.*" search_in="hdr" header="From:" assign_to="theirs"/>'
    return f'<recv request="INVITE" rrs="true"><action>{tag}</action></recv>'


def ask_back(method: str, number: int, *headers: str, body: str = "") -> str:
    """A request of sipp's in a call that it took."""
    return ask(method, number, *headers, uri="[next_url]", body=body).replace("[peer_tag_param]", "[$theirs]")


def pause(milliseconds: int) -> str:
    """Time passes."""
    return f'<pause milliseconds="{milliseconds}"/>'


def wait(milliseconds: int) -> str:
    """The call is over; only what is sent again is answered again."""
    return f'<timewait milliseconds="{milliseconds}"/>'


def act(what: str) -> str:
    """An action of sipp's, such as `play_dtmf="123"`."""
    return f"<nop><action><exec {what}/></action></nop>"


def talk(sound: Path) -> str:
    """A sound file over and over, as RTP."""
    return act(f'rtp_stream="{sound},-1,0,PCMU/8000"')


def stop_talking() -> str:
    """No more RTP."""
    return act('rtp_stream="pause"')


def call(number: int = 1, *headers: str) -> list[str]:
    """INVITE, and perhaps 100."""
    return [ask("INVITE", number, *headers, body=SDP), hear(100, maybe=True)]


def get_through(number: int = 1, *headers: str) -> list[str]:
    """INVITE, 200 and ACK."""
    return [*call(number, *headers), hear(180, maybe=True), hear(200, begins=True), acknowledge(number)]


def part(number: int = 2) -> list[str]:
    """BYE, and its answer."""
    return [ask("BYE", number, uri="[next_url]"), hear(200)]


def tone(folder: Path, hertz: float) -> Path:
    """A second of a tone, as sipp wants it."""
    sound = folder / f"{hertz:.0f}.ulaw"
    sound.write_bytes(g711.encode(tones.sine(hertz, 1000), g711.Law.PCMU).tobytes())
    return sound


def _via(number: int) -> str:
    return f"Via: SIP/2.0/[transport] {SEEN_AS};branch=z9hG4bK[pid]-[call_number]-{number};rport"


def _send(lines: list[str], body: str, options: str) -> str:
    length = ["Content-Type: application/sdp"] if body == SDP else []
    text = "\n".join([*lines, *length, "Content-Length: [len]", "", body.strip("\n")])
    return f"<send {options}>\n<![CDATA[\n{text}\n{'' if body else chr(10)}]]>\n</send>"


# -- a run ----------------------------------------------------------------------------------------


@dataclass
class Sipp:
    """One sipp process at work, and where it writes."""

    process: asyncio.subprocess.Process
    folder: Path

    @classmethod
    async def start(
        cls,
        steps: list[str],
        folder: Path,
        port: int,
        server: str,
        *options: str,
        service: str = "+15550100300",
        calls: int = 1,
        contact: str = "[local_ip]:[local_port]",
        caller: str = "+14155550177",
    ) -> Sipp:
        """Run a scenario at 127.0.0.1:`port` with `server` (HOST:PORT), for so many calls."""
        _write(folder, "\n".join(steps).replace("[contact]", contact).replace("[caller]", caller))
        place = f"-i 127.0.0.1 -p {port} -mi 127.0.0.1 -nostdin -timeout {PATIENCE:.0f}s -timeout_error"
        log = "-trace_msg -message_file messages.log -trace_err -error_file errors.log"
        run = ["sipp", server, "-sf", "scenario.xml", "-s", service, "-m", str(calls)]
        with (folder / "sipp.out").open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *run, *place.split(), *log.split(), *options, stdout=output, stderr=output, cwd=folder
            )
        sipp = cls(process, folder)
        await sipp._listens(port)
        return sipp

    def crossed(self) -> tuple[list[WireMessage], list[WireMessage]]:
        """What it has sent so far, and what it has received."""
        log = self.folder / "messages.log"
        return read_sipp_log(log.read_text("utf-8")) if log.exists() else ([], [])

    async def has_sent(self, text: str) -> None:
        """Wait until it has sent a message with this text."""
        await eventually(lambda: any(text in one.start or _has(one, text) for one in self.crossed()[0]), text)

    async def ends_well(self) -> list[WireMessage]:
        """The scenario ran to its end; all that it received, each message by the book."""
        status = await self.process.wait()
        assert status == 0, self._complaint()
        _, ours = self.crossed()
        assert ours
        assert [(message.start, faults_of(message)) for message in ours if faults_of(message)] == []
        return ours

    async def _listens(self, port: int) -> None:
        """Wait for the port: the kernel tells nobody when one is bound."""
        await eventually(lambda: self.process.returncode is not None or _is_bound(port), "sipp's port")

    def _complaint(self) -> str:
        errors = self.folder / "errors.log"
        return errors.read_text("utf-8", "replace")[-4000:] if errors.exists() else "sipp says nothing"


def kinds(messages: list[WireMessage]) -> set[str]:
    """`METHOD` for requests, `METHOD STATUS` for responses."""
    return {f"{one.method} {one.status}" if one.is_response else one.method for one in messages}


def _has(message: WireMessage, line: str) -> bool:
    return any(line == f"{name}: {value}" for name, value in message.headers)


def _write(folder: Path, steps: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    scenario = f'<?xml version="1.0"?>\n<scenario name="test">\n{steps}\n</scenario>'
    (folder / "scenario.xml").write_text(scenario, "utf-8")


def _is_bound(port: int) -> bool:
    return f":{port:04X} " in _UDP_PORTS.read_text()


def free_port() -> int:
    """A UDP port of 127.0.0.1 that is free now.

    It is none that the kernel gives to who wants any: somebody would have it before sipp is up.
    """
    return next(port for port in map(_PORTS.__getitem__, _TURN) if not _is_bound(port))
