"""The center's side of a switchboard: attach, obey each verb once, acknowledge, let go.

An engine with a switchboard is an `Engine` (see `telephony.port`) by this class.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from cordboard.telephony.fence import Fence
from cordboard.telephony.port import (
    EngineUnavailable,
    Provision,
    SignalSink,
    SoftphoneAnswer,
    SoftphoneOffer,
)
from cordboard.telephony.wishes import subject
from cordboard.vcc import telephony as words
from cordboard.vcc.ids import AttachmentId, EngineId
from cordboard.vcc.telephony import AnyVerb

from . import verbs_bridges, verbs_legs, verbs_recordings, verbs_sounds, verbs_stations, verbs_transfers
from .board import Board
from .ports import CannotDo, Failure
from .reports import Reports

log = logging.getLogger(__name__)

VERBS: dict[type[Any], Callable[[Board, Any], None]] = {
    words.Originate: verbs_legs.originate,
    words.Ring: verbs_legs.ring,
    words.Answer: verbs_legs.answer,
    words.Lift: verbs_legs.lift,
    words.HangUp: verbs_legs.hang_up,
    words.Hold: verbs_legs.hold,
    words.Unhold: verbs_legs.unhold,
    words.Mute: verbs_legs.mute,
    words.Echo: verbs_legs.echo,
    words.StopEcho: verbs_legs.stop_echo,
    words.MeasureLeg: verbs_legs.measure,
    words.SendDtmf: verbs_legs.send_dtmf,
    words.CreateBridge: verbs_bridges.create_bridge,
    words.AddToBridge: verbs_bridges.add_to_bridge,
    words.RemoveFromBridge: verbs_bridges.remove_from_bridge,
    words.DestroyBridge: verbs_bridges.destroy_bridge,
    words.Play: verbs_sounds.play,
    words.StopPlay: verbs_sounds.stop_play,
    words.PausePlay: verbs_sounds.pause_play,
    words.ResumePlay: verbs_sounds.resume_play,
    words.SeekPlay: verbs_sounds.seek_play,
    words.SetPlayVolume: verbs_sounds.set_play_volume,
    words.StartRecording: verbs_recordings.start_recording,
    words.RecordLeg: verbs_recordings.record_leg,
    words.MoveRecording: verbs_recordings.move_recording,
    words.PauseRecording: verbs_recordings.pause_recording,
    words.ResumeRecording: verbs_recordings.resume_recording,
    words.StopRecording: verbs_recordings.stop_recording,
    words.ProbeStation: verbs_stations.probe_station,
    words.Refer: verbs_transfers.refer,
    words.ReportRefer: verbs_transfers.report_refer,
}


class Control:
    """An engine's obedience to one controller at a time, the youngest."""

    def __init__(self, board: Board, reports: Reports) -> None:
        self._board = board
        self._reports = reports
        self._fence = Fence()

    async def attach(
        self, epoch: int, provision: Provision, engine: EngineId | None, heard: int, sink: SignalSink
    ) -> None:
        """Obey this controller from now on; see `Engine.attach`."""
        self._fence.admit(epoch)
        self._board.line.provision(provision)
        self._board.sound.provision(provision)
        self._reports.softphones.provision(provision)
        self._board.outbox.attach(sink, engine, heard)
        self._reports.attendance_changed()
        self._board.tell(self._board.inventory())

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        """Do these verbs, in order, each once."""
        for verb in verbs:
            self._obey(verb)

    def acknowledge(self, number: int) -> None:
        """Forget the signals up to `number`."""
        self._board.outbox.acknowledge(number)

    async def detach(self) -> None:
        """Go on without a controller."""
        self._board.outbox.detach()
        self._reports.attendance_changed()

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        """See `Engine.attach_audio`."""
        self._require_center()
        return SoftphoneAnswer(sdp=self._reports.softphones.attach(offer))

    async def restart_audio(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """See `Engine.restart_audio`."""
        self._require_center()
        return self._reports.softphones.restart(attachment, sdpfrag)

    async def detach_audio(self, attachment: AttachmentId) -> None:
        """See `Engine.detach_audio`."""
        self._require_center()
        self._reports.softphones.detach(attachment)

    def _require_center(self) -> None:
        if not self._board.outbox.attached:
            raise EngineUnavailable("ENGINE_UNATTENDED: attach first")

    def _obey(self, verb: AnyVerb) -> None:
        about = subject(verb)
        if not self._board.wishes.take(verb.id, about):
            return
        try:
            VERBS[type(verb)](self._board, verb)
        except CannotDo as reason:
            self._board.failed(verb.id, reason.code, reason.text)
        except Exception:
            log.exception("verb %s broke", type(verb).__name__)
            self._board.failed(verb.id, Failure.ENGINE_FAULT, "the engine's log has the reason")
        if not self._board.lives(about):
            self._board.wishes.ended(about)
