"""What comes in: each datagram is told to its leg, or dropped and counted by reason.

Ordinary sound of a known source goes all at once; everything else is looked at one by one. A source is
learned only briefly after the SDP, then address and SSRC are pinned: a stranger who sends to an open port is
not heard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cordboard.media import rtp, telephone_event
from cordboard.media.rtp import RtpError, RtpPacket
from cordboard.media.samples import FRAME, Integers
from cordboard.media.telephone_event import KeyListener, PressedKey, TelephoneEventError
from cordboard.telephony.embedded.plane.legs import Address, Leg, LegTable
from cordboard.telephony.embedded.plane.model import DtmfReceived, LegMediaHeard, PlaneEvent
from cordboard.telephony.embedded.plane.wire import PACKET, SLOT, Inbox

_SSRC_PATIENCE = 0.5
"""Seconds of silence after which the pinned address may go on under another SSRC."""
_LEARNING_PATIENCE = 0.1
"""The same shortly after the SDP, when a last packet of the old stream may still be under way."""

_CALM = 64
"""Odd datagrams of one drain that are no flood yet."""
_MOST_ODD = 300
"""Odd datagrams of one drain that are looked at."""


def packed(socket: int, address: Address) -> int:
    """Local socket and remote address as one number."""
    return socket << 48 | address[0] << 16 | address[1]


class Intake:
    """Takes a full inbox apart."""

    def __init__(
        self, legs: LegTable, tell: Callable[[PlaneEvent], None], moved: Callable[[Leg], None]
    ) -> None:
        self.dropped: Counter[str] = Counter()
        self._legs = legs
        self._tell = tell
        self._moved = moved
        self._known: dict[int, list[Leg]] = {}
        self._learning: dict[int, Leg] = {}
        self._pressed: dict[str, Leg] = {}
        self._keys: NDArray[np.uint64] = np.zeros(1, np.uint64)
        self._key_rows: Integers = np.zeros(1, np.int64)
        self._stale = True

    # --- who is where -------------------------------------------------------------------------------------

    def learning(self, socket: int) -> bool:
        """Whether a leg on this socket still waits for its source."""
        return socket in self._learning

    def reserve(self, leg: Leg) -> None:
        """Keep the leg's socket free of other legs that wait for their source."""
        self._learning.setdefault(leg.socket, leg)

    def listen(self, leg: Leg, remote: Address) -> None:
        """Expect a leg's packets from `remote`, and for a while from anywhere.

        When the SDP names the same address again, a source that was learned is kept until another speaks.
        """
        source = leg.source if leg.source is not None and leg.announced == remote else remote
        self.forget(leg)
        leg.announced = remote
        self._place(leg, source)
        self.reserve(leg)

    def forget(self, leg: Leg) -> None:
        """Expect nothing of a leg any more."""
        if leg.source is not None:
            key = packed(leg.socket, leg.source)
            self._known[key].remove(leg)
            if not self._known[key]:
                del self._known[key]
        leg.source = None
        self._legs.fast[leg.row] = False
        self._legs.ssrc_in[leg.row] = -1
        self._stop_learning(leg)
        self._pressed.pop(leg.leg_id, None)
        self._stale = True

    def _stop_learning(self, leg: Leg) -> None:
        if self._learning.get(leg.socket) is leg:
            del self._learning[leg.socket]

    def _place(self, leg: Leg, source: Address) -> None:
        leg.source = source
        key = packed(leg.socket, source)
        self._known.setdefault(key, []).append(leg)
        self._legs.key[leg.row] = key
        self._stale = True

    def _move(self, leg: Leg, source: Address) -> None:
        learning = self._learning.get(leg.socket) is leg
        self.forget(leg)
        self._place(leg, source)
        if learning:
            self._learning[leg.socket] = leg
        self._moved(leg)

    def _rebuild_keys(self) -> None:
        """Sort the keys of the legs that may go the fast way: pinned, and alone behind their address."""
        table = self._legs
        rows = np.nonzero(table.fast)[0]
        alone = [len(self._known.get(int(key), ())) == 1 for key in table.key[rows]]
        rows = rows[alone] if len(rows) else rows
        order = np.argsort(table.key[rows])
        self._key_rows = rows[order]
        self._keys = table.key[self._key_rows]
        self._stale = False

    # --- all at once --------------------------------------------------------------------------------------

    def take(self, inbox: Inbox, now: float) -> None:
        """Tell every datagram of the inbox to its leg."""
        count = inbox.count
        if not count:
            return
        if self._stale:
            self._rebuild_keys()
        rows = self._rows_of(inbox, count)
        plain = rows >= 0
        if plain.all():
            self._take_frames(rows, inbox, slice(0, count), now)
            return
        if plain.any():
            self._take_frames(rows[plain], inbox, np.nonzero(plain)[0], now)
        self._take_odd(inbox, np.nonzero(~plain)[0], now)

    def _rows_of(self, inbox: Inbox, count: int) -> Integers:
        """The row of each datagram that is a plain 20 ms of sound from a pinned source, else -1."""
        if not len(self._keys):
            return np.full(count, -1, np.int64)
        key = inbox.ips[:count].astype(np.uint64) << np.uint64(16)
        key |= inbox.ports[:count].astype(np.uint64)
        key |= inbox.sockets[:count].astype(np.uint64) << np.uint64(48)
        place = np.searchsorted(self._keys, key)
        place[place == len(self._keys)] = 0
        rows = self._key_rows[place]
        header = inbox.headers[:count]
        plain = (self._keys[place] == key) & (header["first"] == 0x80) & (inbox.lengths[:count] == PACKET)
        plain &= (header["second"] & 0x7F) == self._legs.payload_type[rows]
        plain &= header["ssrc"] == self._legs.ssrc_in[rows]
        plain &= self._legs.fast[rows]
        rows[~plain] = -1
        return rows

    def _take_frames(self, rows: Integers, inbox: Inbox, chosen: Any, now: float) -> None:
        header = inbox.headers[chosen]
        timestamps = header["timestamp"].astype(np.int64)
        self._count(rows, header["sequence"].astype(np.int64), timestamps, FRAME, now)
        self._legs.rings.push_frames(rows, timestamps, inbox.octets[chosen, PACKET - FRAME : PACKET])

    def _count(
        self, rows: Integers, sequences: Integers, timestamps: Integers, octets: int, now: float
    ) -> None:
        """Sequence and jitter accounts (RFC 3550, appendices A.1 and A.8); a row may occur twice."""
        table = self._legs
        highest = table.highest_sequence[rows]
        ahead = ((sequences - highest + 0x8000) & 0xFFFF) - 0x8000
        np.maximum.at(table.highest_sequence, rows, highest + ahead)
        np.add.at(table.packets_in, rows, 1)
        np.add.at(table.octets_in, rows, octets)
        transit = now * 8000.0 - timestamps
        change = np.abs((transit - table.transit[rows] + 2.0**31) % 2.0**32 - 2.0**31)
        np.minimum(change, 8000.0, out=change)
        table.jitter[rows] += (change - table.jitter[rows]) / 16
        table.transit[rows] = transit
        table.heard_at[rows] = now

    # --- one by one ---------------------------------------------------------------------------------------

    def _take_odd(self, inbox: Inbox, odd: Integers, now: float) -> None:
        """Look at each; in a flood first leave out the strangers, then whatever is too much."""
        if len(odd) > _CALM:
            odd = self._without_strangers(inbox, odd)
        if len(odd) > _MOST_ODD:
            self.dropped["flood"] += len(odd) - _MOST_ODD
        for index in odd[:_MOST_ODD]:
            self._take_one(inbox, int(index), now)

    def _without_strangers(self, inbox: Inbox, odd: Integers) -> Integers:
        sockets = inbox.sockets[odd].astype(np.int64)
        key = sockets << 48 | inbox.ips[odd].astype(np.int64) << 16 | inbox.ports[odd].astype(np.int64)
        expected = np.isin(key, list(self._known)) | np.isin(sockets, list(self._learning))
        if not expected.all():
            self.dropped["source"] += int((~expected).sum())
        return odd[expected]

    def _take_one(self, inbox: Inbox, index: int, now: float) -> None:
        if inbox.lengths[index] >= SLOT:
            self.dropped["too_long"] += 1
            return
        source = (int(inbox.ips[index]), int(inbox.ports[index]))
        try:
            packet = rtp.parse(inbox.datagram(index))
            self._dispatch(packet, int(inbox.sockets[index]), source, now)
        except (RtpError, TelephoneEventError) as error:
            self.dropped[error.code] += 1

    def _dispatch(self, packet: RtpPacket, socket: int, source: Address, now: float) -> None:
        leg = self._leg_of(packet, socket, source, now)
        if leg is None:
            self.dropped["source"] += 1
        elif not leg.receive:
            self.dropped["not_receiving"] += 1
        elif packet.payload_type not in (leg.law.payload_type, leg.dtmf_payload):
            self.dropped["payload_type"] += 1
        elif not self._same_stream(leg, packet, source, now):
            self.dropped["ssrc"] += 1
        else:
            self._accept(leg, packet, now)

    def _leg_of(self, packet: RtpPacket, socket: int, source: Address, now: float) -> Leg | None:
        known = self._known.get(packed(socket, source), [])
        ssrc = self._legs.ssrc_in
        best = sorted(known, key=lambda leg: (ssrc[leg.row] != packet.ssrc, ssrc[leg.row] >= 0))
        return best[0] if best else self._learn(packet, socket, source, now)

    def _learn(self, packet: RtpPacket, socket: int, source: Address, now: float) -> Leg | None:
        """Believe a new source: the first one that is heard, or the one of the SDP when it speaks at last."""
        leg = self._learning.get(socket)
        if leg is None or not leg.connected or now > leg.learn_until:
            return None
        if packet.payload_type not in (leg.law.payload_type, leg.dtmf_payload):
            return None
        if source != leg.announced and self._legs.ssrc_in[leg.row] >= 0:
            return None
        self._move(leg, source)
        return leg

    def _same_stream(self, leg: Leg, packet: RtpPacket, source: Address, now: float) -> bool:
        table, row = self._legs, leg.row
        if table.ssrc_in[row] == packet.ssrc:
            return True
        patience = _LEARNING_PATIENCE if now <= leg.learn_until else _SSRC_PATIENCE
        if table.ssrc_in[row] >= 0 and now - table.heard_at[row] < patience:
            return False
        if table.ssrc_in[row] < 0 or leg.media_lost:
            self._tell(LegMediaHeard(now, leg.leg_id))
            leg.media_lost = False
        self._press(leg, leg.keys.give_up(), now)
        leg.keys = KeyListener()  # timestamps start anew
        self._begin_stream(row, packet, now)
        if source == leg.announced:
            self._stop_learning(leg)
        return True

    def _begin_stream(self, row: int, packet: RtpPacket, now: float) -> None:
        table = self._legs
        table.expected_before[row], table.packets_before[row] = self.expected(row), table.packets_in[row]
        table.ssrc_in[row] = packet.ssrc
        table.first_sequence[row] = table.highest_sequence[row] = packet.sequence
        table.transit[row] = now * 8000.0 - packet.timestamp
        table.fast[row] = True
        table.rings.pause(row)
        self._stale = True

    def expected(self, row: int) -> int:
        """Packets that the far end has sent, by their sequence numbers."""
        table = self._legs
        if table.first_sequence[row] < 0:
            return 0
        return int(table.expected_before[row] + table.highest_sequence[row] - table.first_sequence[row] + 1)

    def _accept(self, leg: Leg, packet: RtpPacket, now: float) -> None:
        if leg.media_lost:
            leg.media_lost = False
            self._legs.fast[leg.row] = True
            self._stale = True
            self._tell(LegMediaHeard(now, leg.leg_id))
        row = np.array([leg.row])
        sequence = np.array([packet.sequence], np.int64)
        timestamp = np.array([packet.timestamp], np.int64)
        if packet.payload_type == leg.dtmf_payload:
            event = telephone_event.decode(packet.payload)
            self._count(row, sequence, timestamp, len(packet.payload), now)
            self._press(leg, leg.keys.receive(packet.timestamp, event, now), now)
        else:
            self._count(row, sequence, timestamp, len(packet.payload), now)
            self._legs.rings.push_packet(leg.row, packet.timestamp, packet.payload, leg.law.silence)

    def _press(self, leg: Leg, over: list[PressedKey], now: float) -> None:
        if leg.keys.pressed or over:
            self._legs.rings.pause(leg.row)
        if leg.keys.pressed:
            self._pressed[leg.leg_id] = leg
        else:
            self._pressed.pop(leg.leg_id, None)
        for key in over:
            self._tell(DtmfReceived(now, leg.leg_id, key.digit, key.duration_ms))

    def pass_time(self, now: float) -> None:
        """End the presses whose end was lost, and the learning that has lasted long enough."""
        for leg in list(self._pressed.values()):
            over = leg.keys.expire(now)
            if over:
                self._press(leg, over, now)
        for leg in [leg for leg in self._learning.values() if leg.connected and now > leg.learn_until]:
            self._stop_learning(leg)
