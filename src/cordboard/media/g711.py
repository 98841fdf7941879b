"""The two ways the telephone network squeezes a sample into eight bits: µ-law and A-law (ITU-T G.711).

Everything is a table made once: one look-up per sample to encode, one per two samples to decode.
"""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import Octets, Samples

_ULAW_BIAS = 0x84
_ULAW_CLIP = 32635
_ALAW_TOGGLE = 0x55


class Law(Enum):
    """A companding law under its SDP name (RFC 3551)."""

    PCMU = "PCMU"
    PCMA = "PCMA"

    @property
    def payload_type(self) -> int:
        """The static RTP payload type (RFC 3551, section 6)."""
        return 0 if self is Law.PCMU else 8

    @property
    def silence(self) -> int:
        """The octet that stands for a sample of (almost) zero."""
        return 0xFF if self is Law.PCMU else 0xD5


def _bit_lengths(values: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.frexp(values.astype(np.float64))[1].astype(np.int32)


def _ulaw_decoding() -> Samples:
    code = ~np.arange(256, dtype=np.int32) & 0xFF
    magnitude = (((code & 15) << 3) + _ULAW_BIAS) << ((code & 0x70) >> 4)
    return np.where(code & 0x80, _ULAW_BIAS - magnitude, magnitude - _ULAW_BIAS).astype(np.int16)


def _alaw_decoding() -> Samples:
    code = np.arange(256, dtype=np.int32) ^ _ALAW_TOGGLE
    segment, mantissa = (code >> 4) & 7, code & 15
    curved = ((mantissa << 4) + 0x108) << np.maximum(segment - 1, 0)
    magnitude = np.where(segment == 0, (mantissa << 4) + 8, curved)
    return np.where(code & 0x80, magnitude, -magnitude).astype(np.int16)


def _every_sample() -> NDArray[np.int32]:
    """All 16-bit samples, in the order of their unsigned bit patterns: the index of an encoding table."""
    return np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)


def _ulaw_encoding() -> Octets:
    sample = _every_sample()
    magnitude = np.minimum(np.abs(sample), _ULAW_CLIP) + _ULAW_BIAS
    segment = _bit_lengths(magnitude) - 8
    mantissa = (magnitude >> (segment + 3)) & 15
    sign = np.where(sample < 0, 0x80, 0)
    codes: Octets = (~(sign | (segment << 4) | mantissa) & 0xFF).astype(np.uint8)
    return codes


def _alaw_encoding() -> Octets:
    sample = _every_sample()
    magnitude = np.where(sample < 0, ~sample, sample) >> 4
    length = _bit_lengths(magnitude)
    curved = ((length - 4) << 4) | ((magnitude >> np.maximum(length - 5, 0)) & 15)
    code = np.where(magnitude < 32, magnitude, curved)
    return ((code | np.where(sample < 0, 0, 0x80)) ^ _ALAW_TOGGLE).astype(np.uint8)


def _pairs(decoding: Samples) -> NDArray[np.uint32]:
    """Two neighbouring octets, read as one little- or big-endian word, to two samples in the same order."""
    octets = np.arange(65536, dtype=np.uint16).view(np.uint8)
    pairs: NDArray[np.uint32] = decoding[octets].view(np.uint32)
    return pairs


_DECODING = {Law.PCMU: _ulaw_decoding(), Law.PCMA: _alaw_decoding()}
_ENCODING = {Law.PCMU: _ulaw_encoding(), Law.PCMA: _alaw_encoding()}
_PAIRS = {law: _pairs(table) for law, table in _DECODING.items()}


def decode(octets: Octets | bytes, law: Law) -> Samples:
    """Turn octets of any shape into samples of the same shape."""
    return _DECODING[law][np.frombuffer(octets, np.uint8) if isinstance(octets, bytes) else octets]


def encode(samples: Samples, law: Law) -> Octets:
    """Turn samples of any shape into octets of the same shape."""
    return _ENCODING[law][samples.view(np.uint16)]


def decode_into(octets: Octets, samples: Samples, law: Law) -> None:
    """Decode contiguous frames in place: `octets` (n, 160) to `samples` (n, 160), two at a time."""
    np.take(_PAIRS[law], octets.view(np.uint16), out=samples.view(np.uint32), mode="clip")


def encode_into(samples: Samples, octets: Octets, law: Law) -> None:
    """Encode contiguous frames in place: `samples` (n, 160) to `octets` (n, 160)."""
    np.take(_ENCODING[law], samples.view(np.uint16), out=octets, mode="clip")
