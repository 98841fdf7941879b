"""Verbs about bridges: who talks with whom. A leg is in one bridge at most; joining another moves it."""

from __future__ import annotations

from dataclasses import replace

from cordboard.vcc.ids import BridgeId, LegId
from cordboard.vcc.telephony import AddToBridge, CreateBridge, DestroyBridge, RemoveFromBridge, Role

from .board import Board
from .ports import CannotDo, Failure


def create_bridge(board: Board, verb: CreateBridge) -> None:
    """Mix legs with each other; all of them live, or nothing is done."""
    if verb.bridge in board.bridges:
        raise CannotDo(Failure.BRIDGE_EXISTS, f"bridge {verb.bridge} lives already")
    for leg in verb.legs:
        board.leg(leg)
    board.sound.create_bridge(verb.bridge)
    board.bridges[verb.bridge] = []
    for leg in dict.fromkeys(verb.legs):
        _join(board, verb.bridge, leg)
    board.done(verb.id)


def add_to_bridge(board: Board, verb: AddToBridge) -> None:
    """Let a leg join, move, or change its role."""
    board.bridge(verb.bridge)
    board.leg(verb.leg)
    ear = _ear(board, verb)
    if board.leg(verb.leg).bridge != verb.bridge:
        _join(board, verb.bridge, verb.leg)
    board.sound.set_role(verb.bridge, verb.leg, verb.role, ear)
    board.keep(replace(board.leg(verb.leg), role=verb.role, whisper_to=ear))
    board.done(verb.id)


def _ear(board: Board, verb: AddToBridge) -> LegId | None:
    """Whom a whisperer speaks to."""
    if verb.role is not Role.WHISPERER:
        return None
    if verb.whisper_to is None or verb.whisper_to == verb.leg:
        raise CannotDo(Failure.NO_TARGET, "a whisperer whispers to one other leg; say which")
    return board.leg(verb.whisper_to).id


def _join(board: Board, bridge: BridgeId, leg: LegId) -> None:
    found = board.leave_bridge(board.leg(leg))
    board.sound.join(bridge, leg)
    board.bridges[bridge].append(leg)
    board.keep(replace(found, bridge=bridge))


def remove_from_bridge(board: Board, verb: RemoveFromBridge) -> None:
    """Take a leg out; one that is not in it is as wished."""
    leg = board.legs.get(verb.leg)
    if leg is not None and leg.bridge == verb.bridge:
        board.leave_bridge(leg)
    board.done(verb.id)


def destroy_bridge(board: Board, verb: DestroyBridge) -> None:
    """End a bridge, what is played to it and what records it; one that is gone is as wished."""
    if verb.bridge in board.bridges:
        board.cut_plays(bridge=verb.bridge)
        for leg in tuple(board.bridges[verb.bridge]):
            board.leave_bridge(board.legs[leg])
        for recording, taping in tuple(board.recordings.items()):
            if taping.bridge == verb.bridge:
                board.end_recording(recording)
        board.sound.destroy_bridge(verb.bridge)
        del board.bridges[verb.bridge]
    board.done(verb.id)
