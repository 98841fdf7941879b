"""Verbs about agents' phones: is it there?"""

from __future__ import annotations

from cordboard.vcc.telephony import ProbeStation, is_softphone

from .board import Board


def probe_station(board: Board, verb: ProbeStation) -> None:
    """Ask the phone; several that ask at once share one question."""
    waiting = board.probes.setdefault(verb.station, [])
    waiting.append(verb.id)
    if len(waiting) == 1:
        (board.softphones if is_softphone(verb.station) else board.line).probe(verb.station)
