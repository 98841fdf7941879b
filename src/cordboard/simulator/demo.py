"""`cordboard demo`: a call through a real center, told as it happens, then a center to play with.

Everything is real: the center runs as `cordboard up`, SIP and RTP cross loopback, the agent's program
speaks SOAP. The exit status is 0 only if every step was seen and heard.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import httpx
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from cordboard import contract
from cordboard.contract import Event, fields_of, wire_name
from cordboard.simulator import cast
from cordboard.simulator.application import Application, SoapFault
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import NotConnected
from cordboard.simulator.running import StartFailed
from cordboard.simulator.scenes import Demo, RecordingLevels
from cordboard.simulator.story import NotSeen, Step, Story

_CALL_EVERY = 60.0
_PATIENCE = 45.0
_TALK = 180.0
"""An agent's program may have died in the call: the next customer must not wait for ever."""
_TROUBLE = (NotSeen, NotConnected, SoapFault, TimeoutError, OSError, StopIteration)


async def run(console: Console, data: Path | None, *, once: bool, options: tuple[str, ...] = ()) -> int:
    """Tell the story, then keep the center up until interrupted unless `once`; the exit status.

    Everything lands in `data`; without one, in a fresh folder that goes with the demo, unless something
    went wrong that one may want to look into.
    """
    folder = data or Path(tempfile.mkdtemp(prefix="cordboard-demo-"))
    console.print(f"Starting a call center in [bold]{folder}[/] …")
    went_well = True
    try:
        went_well = await _play(console, folder, options, once=once, stays=data is not None)
    finally:
        if data is None:
            _leave(console, folder, keep=not went_well)
    return 0 if went_well else 1


async def _play(console: Console, folder: Path, options: tuple[str, ...], *, once: bool, stays: bool) -> bool:
    try:
        players = await Cast.gather(folder, *options)
    except StartFailed as error:
        console.print(Panel(str(error), title="The center did not start", border_style="red"))
        return False
    console.print(f"The agents' desk is at [bold]{players.center.ready.web}desk[/]; first, a story.")
    try:
        seen = await _tell(console, players, stays=stays or not once)
        if not once and seen:
            await _stay(console, players)
    finally:
        await players.part()
    return seen


def _leave(console: Console, folder: Path, *, keep: bool) -> None:
    if keep:
        console.print(f"What it wrote is in {folder}.", soft_wrap=True)
        return
    shutil.rmtree(folder, ignore_errors=True)
    console.print("Its folder is removed; [bold]--data DIR[/] keeps recordings, journal and logs.")


async def _tell(console: Console, players: Cast, *, stays: bool) -> bool:
    """Tell the story; where the recording lies is said if it `stays`. Answer: whether all was seen."""
    story = Story(told=lambda step: _print_step(console, step))
    soap = players.center.ready.soap
    desk, listener = Application(soap), Application(soap)
    witness = Earwitness(desk)
    bystander = Earwitness(listener, heard=lambda event: _print_event(console, event))
    demo = Demo(story, players, desk, witness)
    console.print("A second, independent program listens and prints each event as it arrives ([cyan]•[/]).\n")
    try:
        await witness.start("agent's application")
        await bystander.start("bystander")
        await demo.tell()
    except _TROUBLE as error:
        console.print(f"[red]The story stops here: {error}[/]")
    finally:
        for each in (witness, bystander):
            await each.stop()
        for application in (desk, listener):
            await application.close()
    console.print(_table(story))
    if demo.recording is not None:
        console.print(_levels(demo.recording))
    if demo.recording is not None and stays:
        console.print(demo.recording.path, soft_wrap=True, highlight=False)  # whole, to be copied
    return story.complete


async def _stay(console: Console, players: Cast) -> None:
    """Keep the center up; a customer calls every minute and leaves after 45 s without an answer."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    await _make_known(players)
    console.print(_how_to_play(players))
    seat = f"{players.center.ready.web}seat/{cast.HUMAN}/agent/v2"
    desk = Application(seat, cast.HUMAN, cast.HUMAN_PASSWORD)
    calling = loop.create_task(_keep_calling(console, players, desk))
    await stop.wait()
    calling.cancel()
    await asyncio.gather(calling, return_exceptions=True)
    await desk.close()
    console.print("\nClosing the center.")


async def _make_known(players: Cast) -> None:
    """Who calls is a customer whom the center knows."""
    center = players.center
    file = center.data / "customers.csv"
    file.write_text(cast.CUSTOMERS_RECORD, "utf-8")
    words = ("contacts", "import", str(file), "--center", str(center.center), "--data", str(center.data))
    quiet = asyncio.subprocess.DEVNULL
    importing = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cordboard", *words, stdin=quiet, stdout=quiet, stderr=quiet
    )
    await importing.wait()


async def _keep_calling(console: Console, players: Cast, desk: Application) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        begun = clock()
        with contextlib.suppress(NotConnected):
            await _call_once(console, players, desk)
        await asyncio.sleep(max(0.0, begun + _CALL_EVERY - clock()))


async def _call_once(console: Console, players: Cast, desk: Application) -> None:
    """One more customer; who is not answered by an agent leaves after a while, who is talks for minutes."""
    console.print(f"[dim]A customer calls {cast.NUMBER}.[/]")
    answered_before = players.phone.rings
    conversation = await players.customer.call(players.center.ready.sip_address, cast.NUMBER)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(conversation.over.wait(), _PATIENCE)
    if players.phone.rings == answered_before and not await speaks(desk):
        await players.customer.hang_up()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(conversation.over.wait(), _TALK)
    await players.customer.hang_up()
    console.print("[dim]The customer is gone.[/]")


async def speaks(desk: Application) -> bool:
    """Whether the agent at the desk is in a call."""
    try:
        status = await desk.ask(contract.GetStatus())
    except (SoapFault, httpx.HTTPError):
        return False
    return bool(status.onCall)


def _print_step(console: Console, step: Step) -> None:
    mark = "[green]✓[/]" if step.ok else "[red]✗[/]"
    console.print(f"{mark} {step.title}" + (f" [dim]· {step.seen}[/]" if step.seen else ""))


def _print_event(console: Console, event: Event) -> None:
    simple = [
        f"{field.name}={value}"
        for field in fields_of(type(event))
        if field.name != "timestamp"
        and isinstance(value := getattr(event, field.attribute), str | int | bool)
    ]
    console.print(f"    [cyan]•[/] {wire_name(type(event))} [dim]{' '.join(simple)}[/]", highlight=False)


def _table(story: Story) -> Table:
    table = Table(title="What was seen and heard", title_justify="left")
    for heading in ("", "Step", "At", "Took", "Seen"):
        table.add_column(heading, justify="right" if heading in {"At", "Took"} else "left")
    start = story.steps[0].began if story.steps else 0.0
    for step in story.steps:
        mark = "[green]✓[/]" if step.ok else "[red]✗[/]"
        table.add_row(mark, step.title, f"{step.began - start:.2f} s", f"{step.took:.2f} s", step.seen)
    return table


def _levels(levels: RecordingLevels) -> Table:
    table = Table(title=f"The recording, {levels.seconds:.1f} s (-127 dBov is silence)", title_justify="left")
    for heading in ("Channel", "Customer's voice", "Agent's voice"):
        table.add_column(heading)
    table.add_row("left (customer)", f"{levels.customer_left:.1f} dBov", f"{levels.agent_left:.1f} dBov")
    table.add_row("right (agent)", f"{levels.customer_right:.1f} dBov", f"{levels.agent_right:.1f} dBov")
    return table


def _how_to_play(players: Cast) -> Panel:
    ready = players.center.ready
    lines = [
        "The center stays up. Be the agent, in your browser, with headset and microphone:",
        "",
        f"  desk      [bold]{ready.web}desk[/]",
        f"  login     [bold]{cast.HUMAN}[/], password [bold]{cast.HUMAN_PASSWORD}[/]",
        "  then      press Ready, and answer the next call",
        "",
        "Or with any SOAP tool; the agent's desk phone is registered and answers:",
        "",
        f"  WSDL      {ready.soap}?wsdl",
        f"  login     userName [bold]{cast.AGENT}[/]  password [bold]{cast.PASSWORD}[/]",
        f"            stationId [bold]{cast.STATION}[/]  stationType [bold]VoIP[/]",
        "  then      setReadyState stateId 1, wait for incomingCall,",
        "            softphonePickupPhone, disconnectCall, finishCall",
        f"  SIP       {ready.sip}",
        f"  data      {players.center.data}, recordings in recordings/",
        "",
        f"A customer calls every minute and leaves after {_PATIENCE:.0f} s if nobody answers.",
        "Ctrl-C closes the center.",
    ]
    return Panel("\n".join(lines), title="Your turn", border_style="green", expand=False)
