"""What listeners hear of a softphone: its link, its levels, what is wrong with it.

Choices that the contract leaves open:

- CONNECTED is a softphone whose audio flows: told when it begins, and at a login with it. CONNECTING is one
  whose audio is gone while a leg of the agent waits for it; DISCONNECTED, where nothing waits (any more). Who
  takes the audio over connects at once, so that nothing is told in between.
- An agent who is logged in elsewhere hears of it there, everybody else at their hosted seat.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes, x1
from cordboard.seat import views
from cordboard.vcc import agents, softphones
from cordboard.vcc.kernel import Fact
from cordboard.vcc.softphones import FOLLOWED, Level

from .rows import Row, row


def _is_softphone(fact: Any) -> bool:
    return fact.agent.station_type is agents.StationType.SOFTPHONE


def _is_over(fact: softphones.AudioDetached) -> bool:
    return fact.cause not in FOLLOWED


def _without(fact: softphones.AudioDetached) -> str:
    status = codes.SoftphoneStatus
    return (status.CONNECTING if fact.awaited else status.DISCONNECTED).value


def _connected(_fact: object) -> str:
    return codes.SoftphoneStatus.CONNECTED.value


SOFTPHONE_IS_THERE: Final = row(contract.SetSoftphoneStatus, when=_is_softphone, status=_connected)
SOFTPHONE_IS_GONE: Final = row(
    contract.SetSoftphoneStatus,
    when=lambda fact: fact.for_good and _is_softphone(fact),
    status=lambda _fact: codes.SoftphoneStatus.DISCONNECTED.value,
)

SOFTPHONES: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    softphones.AudioAttached: (
        row(contract.SetSoftphoneStatus, status=_connected),
        row(
            x1.AudioHolderChanged,
            audio=lambda fact: views.held_audio(fact.attachment),
            takenFrom=lambda fact: fact.taken_from or None,
        ),
    ),
    softphones.AudioDetached: (
        row(contract.SetSoftphoneStatus, when=_is_over, status=_without),
        row(
            x1.AudioHolderChanged,
            when=_is_over,
            audio=lambda _fact: views.held_audio(None),
            cause=lambda fact: fact.cause.value,
        ),
    ),
    softphones.SoftphoneLevelChanged: (
        row(
            contract.SoftphoneVolumeChanged,
            microphone=lambda fact: fact.level is Level.MICROPHONE,
            speaker=lambda fact: fact.level is Level.SPEAKER,
            value=lambda fact: fact.value,
        ),
    ),
    softphones.SoftphoneTroubled: (
        row(contract.SoftphoneError, message=lambda fact: fact.attachment.trouble),
    ),
}
