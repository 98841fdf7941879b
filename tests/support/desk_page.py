"""The desk in a browser, as stories use it: who logs in and out there, and what page and customer hear."""

from __future__ import annotations

import asyncio
import wave
from pathlib import Path
from typing import Any

from browser import Browser, Window
from ears import hears_tone

from cordboard.media.tones import sine
from cordboard.simulator.person import Conversation

CUSTOMERS_NOTE, AGENTS_NOTE = 700, 1100
LISTEN = 0.2
WATCHING = """
  try {
    localStorage.setItem("cordboard.desk.audio", '{"echo": false, "noise": false, "gain": false}');
  } catch {}
  window.peers = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) { super(...given); window.peers.push(this); }
  };
  const now = Date.now;
  window.later = 0;
  Date.now = () => now() + window.later;
"""
"""The microphone as it is (what cleans speech takes a steady tone for noise), the page's audio in reach of a
story, and a clock that can be put forward."""
KEY_IN_REACH = """
  const ask = window.fetch;
  window.fetch = (address, asked) => {
    const key = new Headers(asked?.headers).get("authorization");
    if (key) window.key = [new URL(address, location.href).origin, key.split(" ")[1]];
    return ask(address, asked);
  };
"""
"""Let a story have the token that the desk shows to the center, and where that is."""
REVOKE = """(async () => {
  const [center, token] = window.key;
  const body = JSON.stringify({ token });
  const headers = { "content-type": "application/json" };
  await fetch(`${center}/api/v2/tokens/revoke`, { method: "POST", headers, body });
})()"""
"""Somebody ends the session of a desk whose key is in reach."""
HEARD = """(async () => {
  const context = window.ears ??= new AudioContext({ sampleRate: 8000 });
  await context.resume();
  const { track } = window.peers.at(-1).getReceivers()[0];
  const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  await new Promise((resolve) => setTimeout(resolve, 280));
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  const loudest = bins.indexOf(Math.max(...bins));
  return bins[loudest] > -60 ? Math.round((loudest * 8000) / 2048) : 0;
})()"""
"""The pitch of what the page hears, 0 for silence."""


def write_hum(path: Path) -> str:
    """What the browser's microphone hears, over and over; the flag that says so."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(sine(AGENTS_NOTE, 2000).astype("<i2").tobytes())
    return f"--use-file-for-fake-audio-capture={path}"


async def open_desk(browser: Browser, name: str, address: str, before: str = "", **options: Any) -> Window:
    """Somebody opens a page in a window of their own; `before`: a program that runs before it, as well."""
    window = browser.window(name, viewport={"width": 480, "height": 800}, **options)
    await window.before(WATCHING + before)
    await window.open(address)
    return window


async def log_in(window: Window, user: str, station: str = "", password: str = "") -> None:
    """Come to work; this browser is the agent's phone, where there is no `station` of theirs."""
    await window.fill("User name", user)
    await window.fill("Password", password or f"demo-{user}-1")
    if station:
        await window.pick("Desk phone")
        await window.fill("Extension", station)
    await window.ask(["locator", "#desk-log-in"], ["click"])


async def finish(window: Window, outcome: str) -> None:
    """Say how the call ended."""
    await window.is_in("Wrap-up")
    await window.pick(outcome)
    await window.ask(["locator", "#desk-finish"], ["click"])


async def log_out(window: Window) -> None:
    """Go home."""
    await window.ask(["locator", "#desk-ready-menu"], ["click"])
    await window.ask(["locator", "#desk-log-out"], ["click"])
    await window.is_in("Logged out")


async def is_told(window: Window, words: str) -> None:
    """Wait until the agent is told of a trouble, in these words among others."""
    await window.ask(["locator", "#desk-trouble", {"hasText": words}], ["waitFor"])


async def is_heard(window: Window, customer: Conversation) -> None:
    """Wait until customer and page hear each other."""
    async with asyncio.timeout(30):
        while not await hears_tone(customer, AGENTS_NOTE):
            pass
        while abs(await window.run(HEARD) - CUSTOMERS_NOTE) > 20:
            pass


async def falls_silent(customer: Conversation) -> None:
    """Wait until the customer hears the agent no more."""
    async with asyncio.timeout(20):
        while await hears_tone(customer, AGENTS_NOTE):
            pass


async def has_keys(customer: Conversation, keys: list[str]) -> None:
    """Wait until the customer's side has these keys, and no others."""
    async with asyncio.timeout(20):
        while customer.heard.keys != keys:  # noqa: ASYNC110 - what arrives by UDP announces nothing
            await asyncio.sleep(LISTEN)
