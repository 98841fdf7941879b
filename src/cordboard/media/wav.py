"""Sound files that any player opens: 16-bit PCM WAV at 8 kHz, as bytes.

A header can be written again at any time while a file grows, so that even a broken-off one is readable.
"""

from __future__ import annotations

import struct

import numpy as np

from cordboard.media.samples import RATE, AudioError, Samples

HEADER_OCTETS = 44
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_PCM = 1
_EXTENSIBLE = 0xFFFE
_LARGEST = 0xFFFFFFFF - 36


def header(channels: int, data_octets: int) -> bytes:
    """The 44 octets before the samples; beyond 4 GiB the sizes stay at their largest value."""
    size, align = min(data_octets, _LARGEST), 2 * channels
    return _HEADER.pack(
        b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, _PCM, channels, RATE, RATE * align, align, 16, b"data", size
    )


def write(samples: Samples) -> bytes:
    """A whole file: `samples` of shape (n,) for mono or (n, 2) for stereo."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    body = samples.astype("<i2").tobytes()
    return header(channels, len(body)) + body


def read(data: bytes) -> Samples:
    """Read a file: shape (n,) for mono, (n, channels) otherwise; AudioError says what to convert."""
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise AudioError("wav_not_wav", "this is not a WAV file; convert it to 16-bit PCM WAV at 8000 Hz")
    chunks = _chunks(data)
    if b"fmt " not in chunks or len(chunks[b"fmt "]) < 16:
        raise AudioError("wav_no_format", "the WAV file does not say its format; export it again")
    if b"data" not in chunks:
        raise AudioError("wav_no_data", "the WAV file holds no sound; export it again")
    channels = _checked_channels(chunks[b"fmt "])
    body = chunks[b"data"]
    whole = len(body) - len(body) % (2 * channels)
    samples = np.frombuffer(body[:whole], "<i2").astype(np.int16)
    return samples if channels == 1 else samples.reshape(-1, channels)


def read_prompt(data: bytes) -> Samples:
    """Read a file that is to be played to a caller: mono, not empty."""
    samples = read(data)
    if samples.ndim != 1:
        raise AudioError(
            "wav_channels", f"a prompt has one channel, this file has {samples.shape[1]}; mix it to mono"
        )
    if len(samples) == 0:
        raise AudioError("wav_empty", "the WAV file is empty; export it again")
    return samples


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """The first chunk of each name; a cut-off last chunk counts as far as it goes."""
    found: dict[bytes, bytes] = {}
    position = 12
    while position + 8 <= len(data):
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        found.setdefault(data[position : position + 4], data[position + 8 : position + 8 + size])
        position += 8 + size + size % 2
    return found


def _checked_channels(form: bytes) -> int:
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if kind == _EXTENSIBLE and len(form) >= 26:
        kind = int.from_bytes(form[24:26], "little")
    if kind != _PCM or bits != 16:
        raise AudioError(
            "wav_encoding", f"the WAV file is not 16-bit PCM (format {kind}, {bits} bits); convert it"
        )
    if rate != RATE:
        raise AudioError("wav_rate", f"the WAV file has {rate} samples a second; resample it to {RATE}")
    if channels < 1:
        raise AudioError("wav_channels", "the WAV file has no channel; export it again")
    return int(channels)
