"""The signal SIGHUP has two meanings: the terminal has closed, or the center file is to be read again.

Whoever had a terminal at the start and has none any more ends, as programs do. Everybody else, a service
above all, reads the file again; so does a program that was started with the signal ignored (nohup).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Final

TERMINAL: Final = "/dev/tty"


def has_terminal(path: str = TERMINAL) -> bool:
    """Does this process belong to a terminal that is open?"""
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


class Hangup:
    """Tells one meaning from the other; made at the start."""

    def __init__(self, end: Callable[[], None], read_again: Callable[[], None]) -> None:
        ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        self._end = end
        self._read_again = read_again
        self._ends_with_terminal = not ignored and has_terminal()

    def __call__(self) -> None:
        """The signal has come."""
        if self._ends_with_terminal and not has_terminal():
            self._end()
        else:
            self._read_again()
