"""Key presses that come by SIP INFO, in the two forms that phones and carriers use.

`application/dtmf-relay` has lines `Signal=5` and `Duration=160` (ms); `application/dtmf` is the key alone.
No standard describes either; whatever is not one key is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cordboard.vcc.ids import Milliseconds

_SIGNAL = re.compile(rb"(?im)^[ \t]*signal[ \t]*=[ \t]*([0-9A-D*#]|1[01])[ \t]*\r?$")
_DURATION = re.compile(rb"(?im)^[ \t]*duration[ \t]*=[ \t]*([0-9]{1,5})[ \t]*\r?$")
_ALONE = re.compile(rb"\s*([0-9A-Da-d*#])\s*")
_NUMBERED = {"10": "*", "11": "#"}
_USUAL = 100
_LONGEST_BODY = 256


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key, and how long it was down."""

    digit: str
    duration: Milliseconds


def dtmf_of(content_type: str, body: bytes) -> KeyPress | None:
    """The key press that an INFO tells of; None where it tells of something else."""
    kind = content_type.partition(";")[0].strip().lower()
    if len(body) > _LONGEST_BODY:
        return None
    if kind == "application/dtmf":
        alone = _ALONE.fullmatch(body)
        return None if alone is None else KeyPress(alone[1].decode().upper(), Milliseconds(_USUAL))
    signal = _SIGNAL.search(body) if kind == "application/dtmf-relay" else None
    if signal is None:
        return None
    word = signal[1].decode().upper()
    duration = _DURATION.search(body)
    lasted = _USUAL if duration is None else int(duration[1])
    return KeyPress(_NUMBERED.get(word, word), Milliseconds(lasted))
